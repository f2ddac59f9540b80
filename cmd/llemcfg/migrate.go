package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/internal/migrate"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// migration is one run of the command.
type migration struct {
	*Command
	diff, write, drop, check bool
	format, stdinName        string
	options                  migrate.Options

	migrator *migrate.Migrator
	several  bool
	report   []migratedFile
	status   exitStatus
}

func (c *Command) migrate() *cobra.Command {
	m := migration{Command: c}
	cmd := &cobra.Command{
		Use:   "migrate FILE...",
		Short: "Turn v1 experiment and campaign files into v2.0 files",
		Long: `Print the v2.0 file for a v1 file. Comments, order, quoting and everything else
that v2.0 does not require to change stay as they are. A default of v1 is written
out where v2.0 has another default.

What has no equivalent in v2.0 is reported on standard error, one line per value.
With --write, a file with such values is not changed unless --drop is given.
A campaign with a grid becomes a study. A file that refers to other files, or that
sets one field twice, is refused. The result is checked as by llemcfg vet.

FILE may be a folder, a pattern such as 'configs/**/*.yaml', or - for standard
input. Exit status: 0 all became valid v2.0 files, 1 some did not (or, with
--check, some need migration), 2 the command failed.`,
		Example: `  llemcfg migrate old.yaml > new.yaml
  llemcfg migrate --diff configs/
  llemcfg migrate --write --drop configs/*.yaml
  llemcfg migrate --check configs/`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("migrate needs a file, a folder, a pattern, or - for standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return m.run(cmd.Context(), args) },
	}
	cmd.Flags().BoolVar(&m.diff, "diff", false, "print a unified diff")
	cmd.Flags().BoolVar(&m.write, "write", false, "replace the files, each atomically, keeping its mode")
	cmd.Flags().BoolVar(&m.drop, "drop", false, "with --write, replace a file even if values in it are lost")
	cmd.Flags().BoolVar(&m.check, "check", false, "only list the files that need migration; exit with 1 if there are any")
	cmd.Flags().BoolVar(&m.options.Passthrough, "passthrough", false, "pass backend options that have no field in v2.0 to the backend")
	cmd.Flags().StringVar(&m.format, "format", "text", "text, or json to report each step")
	cmd.Flags().StringVar(&m.stdinName, "stdin-name", "<stdin>", "what messages call standard input; a `name` that ends in .json makes it JSON")
	cmd.MarkFlagsMutuallyExclusive("diff", "write", "check")
	completeWords(cmd, "format", "text", "json")
	cmd.ValidArgsFunction = completeFiles(anyNumber)
	return cmd
}

func (m *migration) run(ctx context.Context, args []string) error {
	if err := oneOf("format", m.format, "text", "json"); err != nil {
		return err
	}
	if m.drop && !m.write {
		return errors.New("--drop needs --write")
	}
	if m.write && slices.Contains(args, inputs.Stdin) {
		return errors.New("--write cannot replace standard input")
	}
	set, err := inputs.New(args, nil, nil)
	if err != nil {
		return err
	}
	files := slices.Collect(set.All())
	m.several = len(files) > 1
	m.migrator = migrate.New(m.options)
	if m.write { // a file that is being written is finished
		var stop context.CancelFunc
		ctx, stop = untilInterrupted(ctx)
		defer stop()
	}
	for _, in := range files {
		if ctx.Err() != nil {
			return m.interrupted()
		}
		if err := m.file(in); err != nil {
			return err
		}
	}
	if m.format == "json" {
		if err := m.renderJSON(); err != nil {
			return err
		}
	}
	if m.status != exitOK {
		return m.status
	}
	return nil
}

func (m *migration) fail(status exitStatus) { m.status = max(m.status, status) }

func (m *migration) file(in inputs.Input) error {
	name := in.Name
	if in.Stdin {
		name = m.stdinName
	}
	text, err := m.read(in)
	if err != nil {
		fmt.Fprintf(m.Stderr, "llemcfg: %s: %s\n", safe.Text(name), safe.Text(files.Reason(err)))
		m.fail(exitTrouble)
		return nil
	}
	r := m.migrator.Migrate(name, text)
	if !m.check && !r.Valid() || m.check && r.Verdict != migrate.Unchanged {
		m.fail(exitInvalid)
	}
	written := ""
	if m.write && r.Verdict == migrate.Migrated {
		if written, err = m.replace(name, text, r); err != nil {
			// The other files are migrated all the same.
			m.fail(exitTrouble)
			written = files.Reason(err)
		}
	}
	if m.format == "json" {
		m.report = append(m.report, newMigratedFile(r, m.write && written == "" && r.Verdict == migrate.Migrated, written))
		return nil
	}
	if m.check {
		return m.sayCheck(r)
	}
	if err := m.say(r, text); err != nil {
		return err
	}
	if written != "" {
		fmt.Fprintf(m.Stderr, "%s: not written: %s\n", safe.Text(name), safe.Text(written))
	}
	return m.print(text, r)
}

// read reads a file or standard input, but no more of it than tells that it is
// over the limit.
func (m *migration) read(in inputs.Input) ([]byte, error) {
	if in.Err != nil {
		return nil, in.Err
	}
	if in.Stdin {
		return io.ReadAll(io.LimitReader(m.Stdin, int64(migrate.MaxBytes)+1))
	}
	return files.Read(in.Name, migrate.MaxBytes)
}

// replace writes a migrated file in the place of its source, or says why not.
func (m *migration) replace(file string, text []byte, r *migrate.Result) (whyNot string, err error) {
	switch {
	case r.User:
		m.fail(exitInvalid)
		return "the settings of a user stand in another file in v2.0, " + userConfigName(), nil
	case !r.Valid():
		return "the result is not valid", nil
	case r.Lost() && !m.drop:
		m.fail(exitInvalid)
		return "something would be lost; --drop drops it", nil
	}
	return "", files.Replace(file, text, r.Text)
}

func (m *migration) sayCheck(r *migrate.Result) error {
	if r.Verdict == migrate.Unchanged {
		return nil
	}
	what := "needs migration"
	if r.Verdict == migrate.Refused {
		what = "cannot be migrated"
	}
	_, err := fmt.Fprintf(m.Stdout, "%s: %s\n", safe.Text(r.File), what)
	return err
}

// say reports to people: what is lost, added, or worth knowing, and what is
// wrong, with the lines of the source.
func (m *migration) say(r *migrate.Result, source []byte) error {
	name := safe.Text(r.File)
	if r.Verdict != migrate.Refused {
		for _, s := range r.Steps {
			if s.Action == migrate.Dropped || s.Lost() || s.Action == migrate.Written || s.Action == migrate.Passed || s.Action == migrate.Noted {
				place := name
				if s.Line > 0 {
					place = fmt.Sprintf("%s:%d:%d", name, s.Line, s.Column)
				}
				fmt.Fprintf(m.Stderr, "%s: %s\n", place, safe.Text(fmt.Sprint(s)))
			}
		}
	}
	if r.User && r.Verdict == migrate.Migrated && !m.write {
		fmt.Fprintf(m.Stderr, "%s: these are the settings of a user; in v2.0 they stand in %s\n", name, safe.Text(userConfigName()))
	}
	for _, c := range r.Comments {
		fmt.Fprintf(m.Stderr, "%s: dropped with the value beside it: %s\n", name, safe.Text(c))
	}
	return m.text(m.Stderr, diag.WithoutSummary()).Render(diag.Result{File: r.File, Diagnostics: r.Diagnostics, Source: source})
}

// print writes the result, or what it changes, to standard output.
func (m *migration) print(text []byte, r *migrate.Result) error {
	if m.write || r.Verdict == migrate.Refused {
		return nil
	}
	if m.diff {
		name := filepath.ToSlash(r.File)
		_, err := fmt.Fprint(m.Stdout, udiff.Unified(patchName("a/"+name), patchName("b/"+name), string(text), string(r.Text)))
		return err
	}
	if m.several {
		// Documents of one stream, each with its name.
		if _, err := fmt.Fprintf(m.Stdout, "--- # %s\n", safe.Text(r.File)); err != nil {
			return err
		}
	}
	_, err := m.Stdout.Write(r.Text)
	return err
}

// patchName is a name in the header of a patch, in quotes as git has it where it
// has to be escaped.
func patchName(name string) string {
	if escaped := safe.Literal(name); escaped != name {
		return `"` + strings.ReplaceAll(escaped, `"`, `\"`) + `"`
	}
	return name
}

// migratedFile is a result as JSON has it.
type migratedFile struct {
	File        string            `json:"file"`
	Verdict     migrate.Verdict   `json:"verdict"`
	Valid       bool              `json:"valid"`
	Lost        bool              `json:"lost"`
	Written     bool              `json:"written"`
	WhyNot      string            `json:"why_not_written"`
	Steps       []migrate.Step    `json:"steps"`
	Comments    []string          `json:"comments"`
	Diagnostics []diag.Diagnostic `json:"diagnostics"`
	Text        string            `json:"text"`
}

func newMigratedFile(r *migrate.Result, written bool, whyNot string) migratedFile {
	f := migratedFile{
		File: r.File, Verdict: r.Verdict, Valid: r.Valid(), Lost: r.Lost(), Written: written, WhyNot: whyNot,
		Steps: r.Steps, Comments: r.Comments, Diagnostics: r.Diagnostics, Text: string(r.Text),
	}
	// Empty lists, not nulls.
	if f.Steps == nil {
		f.Steps = []migrate.Step{}
	}
	if f.Comments == nil {
		f.Comments = []string{}
	}
	if f.Diagnostics == nil {
		f.Diagnostics = []diag.Diagnostic{}
	}
	return f
}

// renderJSON writes one document:
//
//	{"files":[{"file","verdict","valid","lost","written","why_not_written","steps":[…],"comments":[…],"diagnostics":[…],"text"}]}
func (m *migration) renderJSON() error {
	if m.report == nil {
		m.report = []migratedFile{}
	}
	return printJSON(m.Stdout, map[string]any{"files": m.report})
}
