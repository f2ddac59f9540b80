package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func (c *Command) config() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show, check and create your own settings",
		Long: `Show, check and create your own settings: where results go, where each backend
runs, how energy is measured on this machine. They are not part of an experiment.
Environment variables take precedence over the file:

` + variables(schema.User()),
		Example: "  llemcfg config init\n  llemcfg config show --origin\n  llemcfg config vet",
		Args:    known,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.configPath(), c.configShow(), c.configVet(), c.configInit())
	return cmd
}

// userSettings loads the user's settings. The error is an exit status if they are
// at fault, and then all has been said.
func (c *Command) userSettings() (*loader.UserSettings, error) {
	settings, err := loader.New().LoadUserConfig()
	if err != nil {
		return nil, c.complain(userConfigName(), nil, err)
	}
	return settings, nil
}

// userConfigName is what messages call the file of the settings.
func userConfigName() string {
	path, err := loader.UserConfigPath()
	if err != nil {
		return schema.User().File
	}
	return path
}

// variables is a line for each variable of the environment.
func variables(schema *spec.Schema) string {
	var b bytes.Buffer
	for _, f := range schema.Root().Fields {
		for _, g := range schema.Sections[f.Section].Fields {
			switch {
			case g.Env == "":
			case g.EnvMeans != "":
				fmt.Fprintf(&b, "  %-22s %s.%s is %s, whatever it holds\n", g.Env, f.Name, g.Name, g.EnvMeans)
			default:
				fmt.Fprintf(&b, "  %-22s %s.%s\n", g.Env, f.Name, g.Name)
			}
		}
	}
	return b.String()
}

func (c *Command) configPath() *cobra.Command {
	return &cobra.Command{
		Use:     "path",
		Short:   "Print the path of your settings file",
		Example: "  $EDITOR \"$(llemcfg config path)\"",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			path, err := loader.UserConfigPath()
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(c.Stdout, path)
			return err
		},
	}
}

func (c *Command) configShow() *cobra.Command {
	var format string
	var origin, onlyChanged bool
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Print your settings, with every default",
		Long: `Print the settings in effect: from the file, from the environment, and the
defaults. With --origin, each line shows one setting and where it comes from.`,
		Example: "  llemcfg config show\n  llemcfg config show --origin\n  llemcfg config show --changed --format json",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("format", format, "yaml", "json"); err != nil {
				return err
			}
			settings, err := c.userSettings()
			if err != nil {
				return err
			}
			switch {
			case origin || onlyChanged:
				return c.printOrigins(settings.Origins(), format, onlyChanged)
			case format == "json":
				return printJSON(c.Stdout, settings)
			}
			text, err := settings.YAML()
			if err != nil {
				return err
			}
			_, err = c.Stdout.Write(text)
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "yaml", "yaml or json")
	completeWords(cmd, "format", "yaml", "json")
	cmd.Flags().BoolVar(&origin, "origin", false, "print where each value came from, and what it overrode")
	cmd.Flags().BoolVar(&onlyChanged, "changed", false, "print, with its origin, only what is not a default")
	return cmd
}

func (c *Command) configVet() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "vet",
		Short: "Report everything that is wrong with your settings",
		Long: `Report everything that is wrong with your settings, in the file and in the
environment.`,
		Example: "  llemcfg config vet\n  LLEM_DATACENTER_PUE=1.8 llemcfg config vet",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			_, err := loader.New().LoadUserConfig()
			result, readable := diag.Result{File: userConfigName()}, true
			if err != nil {
				result, readable = resultOf(userConfigName(), nil, err)
			}
			renderer := c.text(c.Stdout, "auto")
			if format == "json" {
				renderer = diag.JSON(c.Stdout)
			} else {
				for i := range result.Diagnostics {
					result.Diagnostics[i].Fixes = nil // the summary would count them, and there is no --fix
				}
			}
			if err := errors.Join(renderer.Render(result), renderer.Close()); err != nil {
				return err
			}
			switch {
			case !readable:
				return exitStatus(exitTrouble)
			case err != nil:
				return exitStatus(exitInvalid)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	completeWords(cmd, "format", "text", "json")
	return cmd
}

func (c *Command) configInit() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Write a settings file to start from",
		Long: `Write a file that lists every setting as a comment, with its purpose and its
default. To set one, remove the # from its line and from the line of its section.
An existing file is replaced only with --force. The path of the file is printed.`,
		Example: "  llemcfg config init",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			path, err := loader.UserConfigPath()
			if err != nil {
				return err
			}
			if err := writeNew(path, template(schema.User()), force); err != nil {
				if errors.Is(err, fs.ErrExist) {
					return fmt.Errorf("%s exists already; --force replaces it", path)
				}
				return err
			}
			_, err = fmt.Fprintln(c.Stdout, path)
			return err
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace an existing file")
	return cmd
}

// writeNew writes a file whole or not at all. One that exists stays, unless it is
// to be replaced.
func writeNew(path string, text []byte, replace bool) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if replace {
		return files.Write(path, text, 0o600)
	}
	return files.Create(path, text, 0o600)
}

// marshalYAML is yaml.Marshal with an indent of two.
func marshalYAML(v any) ([]byte, error) {
	var b bytes.Buffer
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("writing YAML: %w", err)
	}
	err := e.Close()
	return b.Bytes(), err
}
