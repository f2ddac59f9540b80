package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/internal/safe"
)

func (c *Command) docs() *cobra.Command {
	var format string
	var out destination
	cmd := &cobra.Command{
		Use:   "docs",
		Short: "Print the reference of every field, rule and preset",
		Long: `Print the reference of experiment files: every field with its type, default,
bounds and description, the presets, what each backend supports, which fields
cannot be used together, and the names from v1. It depends only on the schema.

With --check, nothing is written. The exit status is 1 if the file that --output
names is out of date.`,
		Example: `  llemcfg docs --format html --output reference.html
  llemcfg docs --format html --output reference.html --check
  llemcfg docs --format man | man -l -`,
		Args: none,
		RunE: func(*cobra.Command, []string) error {
			if err := oneOf("format", format, docs.Formats()...); err != nil {
				return err
			}
			document, err := docs.New()
			if err != nil {
				return err
			}
			text, err := document.Render(format)
			if err != nil {
				return err
			}
			return c.write(out, text)
		},
	}
	cmd.Flags().StringVar(&format, "format", "markdown", strings.Join(docs.Formats(), ", "))
	completeWords(cmd, "format", docs.Formats()...)
	out.flags(cmd)
	return cmd
}

// destination is where generated text goes.
type destination struct {
	file  string
	check bool
}

func (o *destination) flags(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to this file instead of standard output")
	completeAnyFile(cmd, "output")
	cmd.Flags().BoolVar(&o.check, "check", false, "only check whether the --output file is up to date")
}

// write writes the text, or says whether the file has it already.
func (c *Command) write(o destination, text []byte) error {
	switch {
	case o.check && o.file == "":
		return errors.New("--check needs --output, the file to check")
	case o.check:
		had, err := files.Read(o.file, len(text))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			fmt.Fprintf(c.Stderr, "%s: there is no such file; run the command without --check\n", safe.Text(o.file))
		case err != nil:
			return err
		case bytes.Equal(had, text):
			return nil
		default:
			fmt.Fprintf(c.Stderr, "%s: is stale; run the command without --check\n", safe.Text(o.file))
		}
		return exitStatus(exitInvalid)
	case o.file == "":
		_, err := c.Stdout.Write(text)
		return err
	default:
		return files.Write(o.file, text, 0o644)
	}
}
