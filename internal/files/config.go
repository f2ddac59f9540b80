package files

import "github.com/llenergymeasure/llemcfg/pkg/diag"

// ReadConfig returns the content of a regular file, up to limit+1 bytes, so that its
// parser can tell that it is over the limit. The error is a *diag.ConfigError.
func ReadConfig(path string, limit int) ([]byte, error) {
	data, err := Read(path, limit)
	if err != nil {
		return nil, Unreadable(path, err)
	}
	return data, nil
}

// Unreadable is the ConfigError of a file that cannot be read because of err.
func Unreadable(file string, err error) *diag.ConfigError {
	return &diag.ConfigError{File: file, Err: err, Diagnostics: []diag.Diagnostic{{
		Severity: diag.Error, Code: diag.Unreadable, File: file, Message: Reason(err),
	}}}
}
