package loader

import (
	"fmt"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// ConfigError says that there is no config to judge: the file is missing or
// cannot be read, is not YAML, is over a limit, or is no mapping.
type ConfigError struct {
	// File is the name that was loaded.
	File string
	// Diagnostics are the reasons, in order of position; there is at least one.
	Diagnostics []diag.Diagnostic
	// Err is the error of the operating system, if that is the reason.
	Err error
}

func (e *ConfigError) Error() string { return summary(e.File, "is not a config", e.Diagnostics) }

// Unwrap gives the error of the operating system, if that is the reason.
func (e *ConfigError) Unwrap() error { return e.Err }

// Unreadable is the ConfigError of a file that cannot be read because of err.
func Unreadable(file string, err error) *ConfigError {
	return &ConfigError{File: file, Err: err, Diagnostics: []diag.Diagnostic{{
		Severity: diag.Error, Code: diag.Unreadable, File: file, Message: files.Reason(err),
	}}}
}

// ValidationError says what the schema refuses in a config.
type ValidationError struct {
	// File is the name that was loaded.
	File string
	// Diagnostics are all the problems of the file, in order of position.
	Diagnostics []diag.Diagnostic

	// cueError asks CUE for its own error about the whole config.
	cueError func() error
}

func (e *ValidationError) Error() string { return summary(e.File, "is not valid", e.Diagnostics) }

// Unwrap gives CUE's own error about the whole config, unaltered: a
// cuelang.org/go/cue/errors.Error. It is nil where CUE cannot see the problem,
// such as a key that is written twice. CUE is asked when Unwrap is called.
func (e *ValidationError) Unwrap() error {
	if e.cueError == nil {
		return nil
	}
	return e.cueError()
}

func summary(file, what string, ds []diag.Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", file, what)
	for _, d := range ds {
		b.WriteString("\n" + d.String())
	}
	return b.String()
}
