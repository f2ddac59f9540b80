package loader

import (
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// ConfigError says that there is no config to judge: the file is missing or
// cannot be read, is not YAML, is over a limit, or is no mapping.
type ConfigError = diag.ConfigError

// ValidationError says what the schema refuses in a config.
type ValidationError = diag.ValidationError

// misuse is the error of a program that uses this package wrongly.
func misuse(what, message string) *ConfigError {
	return &ConfigError{File: what, Diagnostics: []diag.Diagnostic{{
		Severity: diag.Error, Code: diag.Unreadable, File: what, Message: message,
	}}}
}
