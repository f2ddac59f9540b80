package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	cobradoc "github.com/spf13/cobra/doc"

	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/internal/version"
)

func (c *Command) man() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write the manual pages into a folder",
		Long: `Write the manual pages into a folder: llemcfg(1) and a page for each command in
DIR/man1, and llemcfg-experiment(5), the reference of experiment files, in
DIR/man5. man finds them if DIR is in MANPATH; ~/.local/share/man usually is.`,
		Example: "  llemcfg man ~/.local/share/man\n  man llemcfg-vet",
		Args:    needs(1, "man needs a folder to write to"),
		RunE: func(cmd *cobra.Command, args []string) error {
			pages, err := manPages(cmd.Root())
			if err != nil {
				return err
			}
			for name, text := range pages {
				file := filepath.Join(args[0], filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					return err
				}
				if err := c.write(destination{file: file}, text); err != nil {
					return err
				}
			}
			_, err = fmt.Fprintf(c.Stderr, "%d manual pages are in %s\n", len(pages), args[0])
			return err
		},
	}
}

// manPages are the manual pages by their path in a folder of man's.
func manPages(root *cobra.Command) (map[string][]byte, error) {
	document, err := docs.New()
	if err != nil {
		return nil, err
	}
	reference, err := document.Render("man")
	if err != nil {
		return nil, err
	}
	pages := map[string][]byte{"man5/llemcfg-experiment.5": reference}
	commands := []*cobra.Command{root}
	for len(commands) > 0 {
		cmd := commands[0]
		commands = append(commands[1:], cmd.Commands()...)
		if !cmd.IsAvailableCommand() && cmd != root || cmd.Name() == "help" {
			continue
		}
		if jobs := cmd.Flags().Lookup("jobs"); jobs != nil {
			jobs.DefValue = "one per core" // the page is for every machine
		}
		// The page ends with a date that no reader needs and that would make two
		// builds differ.
		cmd.DisableAutoGenTag = true
		var b bytes.Buffer
		header := &cobradoc.GenManHeader{Section: "1", Source: "llemcfg " + version.String(), Manual: "User Commands"}
		if err := cobradoc.GenMan(cmd, header, &b); err != nil {
			return nil, err
		}
		pages["man1/"+strings.ReplaceAll(cmd.CommandPath(), " ", "-")+".1"] = b.Bytes()
	}
	return pages, nil
}
