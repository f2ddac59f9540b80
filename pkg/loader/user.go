package loader

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
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

// UserConfigPath is where the settings stand: llenergymeasure/config.yaml in
// the platform's folder for the settings of programs, which is
// $XDG_CONFIG_HOME or ~/.config on Linux.
func UserConfigPath() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, filepath.FromSlash(schema.User().File)), nil
}

// LoadUserConfig loads the settings from where they stand and from the
// environment of this process.
func (l *Loader) LoadUserConfig() (*UserSettings, error) {
	path, err := UserConfigPath()
	if err != nil {
		return nil, Unreadable(schema.User().File, err)
	}
	return l.LoadUserConfigFrom(path, os.Getenv)
}

// LoadUserConfigFrom loads the settings from a file and from the environment
// that getenv tells of, as os.Getenv does. Variables of the environment stand
// above the file; one that is empty is not set. A file that is missing or empty
// says nothing, and then there are the defaults. The error is a *ConfigError
// or a *ValidationError; a diagnostic of a value that is wrong in the
// environment has the name of the variable for its file.
func (l *Loader) LoadUserConfigFrom(path string, getenv func(string) string) (*UserSettings, error) {
	user := newLoader(schema.User(), cue.Files, nil)
	user.limits, user.cueOnly = l.limits, user.cueOnly || l.cueOnly
	s := &UserSettings{}
	all := append([]Layer{optionalFile(path)}, environment(user.schema, getenv)...)
	err := user.resolve(all, func(root, resolved *value.Value) {
		s.origins = origins{user, root}
		s.fill(resolved)
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// optionalFile is the layer of a file that may be missing or empty.
func optionalFile(path string) Layer {
	return Layer{path, func(l *Loader) (*value.Value, []diag.Diagnostic, *ConfigError) {
		data, err := readFile(path, l.limits.Bytes)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, nil, Unreadable(path, err)
		}
		source := &value.Source{Name: path, Text: data}
		root, problems := yamldoc.ParseOptional(source, l.limits)
		source.Text = nil
		if root == nil {
			return nil, nil, &ConfigError{File: path, Diagnostics: problems}
		}
		return root, problems, nil
	}}
}

// environment gives the layers of the variables that are set.
func environment(schema *spec.Schema, getenv func(string) string) []Layer {
	var all []Layer
	var walk func(section *spec.Section, path value.Path)
	walk = func(section *spec.Section, path value.Path) {
		for i := range section.Fields {
			f := &section.Fields[i]
			below := path.With(value.Key(f.Name))
			if f.Section != spec.NoSection {
				walk(&schema.Sections[f.Section], below)
			}
			if f.Env == "" {
				continue
			}
			text := getenv(f.Env)
			if text == "" {
				continue
			}
			if f.EnvMeans != "" {
				text = f.EnvMeans
			}
			all = append(all, variable(f.Env, below, text))
		}
	}
	walk(schema.Root(), nil)
	return all
}

func variable(name string, path value.Path, text string) Layer {
	return Layer{"", func(l *Loader) (*value.Value, []diag.Diagnostic, *ConfigError) {
		source := &value.Source{Name: name, Synthetic: true}
		v, problems := layers.Typed(l.schema, source, path, text, l.limits)
		return layers.At(source, path, v), problems, nil
	}}
}
