package diag

import (
	"fmt"
	"strings"
)

// ConfigError says that there is no config to judge: the file is missing or
// cannot be read, is not YAML, is over a limit, or is no mapping.
type ConfigError struct {
	// File is the name that was loaded.
	File string
	// Diagnostics are the reasons, in order of position; there is at least one.
	Diagnostics []Diagnostic
	// Err is the error of the operating system, if that is the reason.
	Err error
}

func (e *ConfigError) Error() string { return summary(e.File, "is not a config", e.Diagnostics) }

// Unwrap returns the error of the operating system, if that is the reason.
func (e *ConfigError) Unwrap() error { return e.Err }

// ValidationError says what the schema refuses in a config.
type ValidationError struct {
	// File is the name that was loaded.
	File string
	// Diagnostics are all the problems of the file, in order of position.
	Diagnostics []Diagnostic
	// CUE asks CUE for its own error about the whole config; nil if CUE cannot be
	// asked.
	CUE func() error
}

func (e *ValidationError) Error() string { return summary(e.File, "is not valid", e.Diagnostics) }

// Unwrap returns CUE's own error about the whole config, unaltered: a
// cuelang.org/go/cue/errors.Error. It is nil where CUE cannot see the problem,
// such as a key that is written twice. CUE is asked when Unwrap is called.
func (e *ValidationError) Unwrap() error {
	if e.CUE == nil {
		return nil
	}
	return e.CUE()
}

func summary(file, what string, ds []Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", file, what)
	for _, d := range ds {
		b.WriteString("\n" + d.String())
	}
	return b.String()
}
