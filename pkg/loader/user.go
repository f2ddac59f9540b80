package loader

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// UserSettings are the settings of this machine's user, resolved: every field
// has a value. They are never part of an experiment.
//
// Marshalled to JSON or YAML they are a file of settings again.
type UserSettings struct {
	UserConfig

	origins
}

// YAML is the settings as YAML, whichever YAML library a program uses.
func (s *UserSettings) YAML() ([]byte, error) { return yamlOf(s.tree()) }

// Origin returns the value at a path such as ui.verbosity and where it came from.
// It is false if there is no such value.
func (s *UserSettings) Origin(path string) (Origin, bool) { return s.origin(s.tree(), path) }

// Origins returns those of all values, in the order of the schema.
func (s *UserSettings) Origins() []Origin { return s.all(s.tree()) }

// UserConfigPath returns the path of the settings file: llenergymeasure/config.yaml
// in os.UserConfigDir, which is $XDG_CONFIG_HOME or ~/.config on Linux.
func UserConfigPath() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("there is no folder for settings: %w", err)
	}
	return filepath.Join(dir, filepath.FromSlash(schema.User().File)), nil
}

// LoadUserConfig loads the settings from the file at UserConfigPath and from the
// environment of this process. Where the environment names no folder for
// settings, as in a container without $HOME, there is no file.
func (l *Loader) LoadUserConfig() (*UserSettings, error) {
	path, err := UserConfigPath()
	if err != nil && os.Getenv("XDG_CONFIG_HOME") != "" { // it is no absolute path
		return nil, files.Unreadable(schema.User().File, err)
	}
	return l.LoadUserConfigFrom(path, os.Getenv)
}

// LoadUserConfigFrom loads the settings from the file at path and from the
// environment, which getenv looks up as os.Getenv does. A variable takes
// precedence over the file; an empty one is not set. If the file is missing or
// empty, or path is empty, the settings are the defaults. The error is a
// *ConfigError or a *ValidationError; a diagnostic of a value in the environment
// has the name of the variable as its file.
func (l *Loader) LoadUserConfigFrom(path string, getenv func(string) string) (*UserSettings, error) {
	if _, err := l.ready(); err != nil {
		return nil, err
	}
	user := engineOf(schema.User().Root().Name)
	if l.user != nil {
		user = l.user()
	}
	s := &UserSettings{}
	all := append([]load.Layer{optionalFile(path)}, user.Environment(getenv)...)
	err := user.Resolve(all, func(root, resolved *value.Value) {
		s.origins = origins{user, root}
		s.fill(resolved)
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// optionalFile is the layer of a file that may be missing or empty.
func optionalFile(path string) load.Layer {
	return load.Layer{Name: path, Read: func(e *load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) {
		if path == "" { // which to WASI is an invalid name rather than an absent file
			return e.ParseOptional(path, nil)
		}
		data, err := files.Read(path, e.Limits().Bytes)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, nil, files.Unreadable(path, err)
		}
		return e.ParseOptional(path, data)
	}}
}
