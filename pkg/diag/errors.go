package diag

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
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

// Is reports whether a diagnostic has the Code target.
func (e *ConfigError) Is(target error) bool { return hasCode(e.Diagnostics, target) }

// As finds the first diagnostic, for a *Diagnostic or a **Diagnostic.
func (e *ConfigError) As(target any) bool { return first(e.Diagnostics, target) }

// ValidationError says what the schema refuses in a config.
type ValidationError struct {
	// File is the name that was loaded.
	File string
	// Diagnostics are all the problems of the file, in order of position.
	Diagnostics []Diagnostic
	// CUE asks CUE for its own error about the whole config; nil if CUE cannot be
	// asked. CUEError calls it.
	CUE func() error
}

func (e *ValidationError) Error() string { return summary(e.File, "is not valid", e.Diagnostics) }

// CUEError is CUE's own error about the whole config, unaltered: a
// cuelang.org/go/cue/errors.Error. It is nil where CUE cannot see the problem,
// such as a key that is written twice. CUE is asked by the first call.
func (e *ValidationError) CUEError() error {
	if e.CUE == nil {
		return nil
	}
	return e.CUE()
}

// Is reports whether a diagnostic has the Code target.
func (e *ValidationError) Is(target error) bool { return hasCode(e.Diagnostics, target) }

// As finds the first diagnostic, for a *Diagnostic or a **Diagnostic, and CUE's own
// error, for a *cuelang.org/go/cue/errors.Error. Nothing else has CUE asked.
func (e *ValidationError) As(target any) bool {
	if reflect.TypeOf(target).Elem().PkgPath() == "cuelang.org/go/cue/errors" {
		return errors.As(e.CUEError(), target)
	}
	return first(e.Diagnostics, target)
}

// Of returns the diagnostics of the *ConfigError or *ValidationError in err's
// tree; none if there is neither.
func Of(err error) []Diagnostic {
	var config *ConfigError
	var validation *ValidationError
	switch {
	case errors.As(err, &validation):
		return validation.Diagnostics
	case errors.As(err, &config):
		return config.Diagnostics
	default:
		return nil
	}
}

func hasCode(ds []Diagnostic, target error) bool {
	code, ok := target.(Code)
	return ok && slices.ContainsFunc(ds, func(d Diagnostic) bool { return d.Code == code })
}

func first(ds []Diagnostic, target any) bool {
	if len(ds) == 0 {
		return false
	}
	switch d := target.(type) {
	case *Diagnostic:
		*d = ds[0]
	case **Diagnostic:
		*d = &ds[0]
	default:
		return false
	}
	return true
}

func summary(file, what string, ds []Diagnostic) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", file, what)
	for _, d := range ds {
		b.WriteString("\n" + d.String())
	}
	return b.String()
}
