package study_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestSentences holds what comes of studies, each of which shows one thing that
// the format says. In an archive a folder is a study with the files that it
// needs, and its file want is what comes of it.
func TestSentences(t *testing.T) {
	archives, err := filepath.Glob("testdata/sentences/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		folders := map[string]fstest.MapFS{}
		for _, f := range archive.Files {
			folder, file, _ := strings.Cut(f.Name, "/")
			if folders[folder] == nil {
				folders[folder] = fstest.MapFS{}
			}
			folders[folder][file] = &fstest.MapFile{Data: f.Data}
		}
		for i, f := range archive.Files {
			folder, file := path.Split(f.Name)
			if file != "want" {
				continue
			}
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar")+"/"+path.Clean(folder), func(t *testing.T) {
				got := account(folders[path.Clean(folder)])
				if testkit.Update() {
					archive.Files[i].Data = got
				} else if !bytes.Equal(got, f.Data) {
					t.Errorf("got\n%s\nwant\n%s", got, f.Data)
				}
			})
		}
		if testkit.Update() {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// account is what comes of a study, as text.
func account(files fstest.MapFS) []byte {
	var b bytes.Buffer
	s, err := study.LoadFS(files, "study.yaml")
	var validation *loader.ValidationError
	var config *loader.ConfigError
	switch {
	case errors.As(err, &validation):
		for _, d := range validation.Diagnostics {
			fmt.Fprintln(&b, d)
			if d.Suggestion != "" {
				fmt.Fprintln(&b, "  help:", d.Suggestion)
			}
			for _, f := range d.Fixes {
				for _, e := range f.Edits {
					fmt.Fprintf(&b, "  %s fix: %d:%d-%d:%d %q\n", map[bool]string{true: "safe", false: "unsafe"}[f.Safe], e.Line, e.Column, e.EndLine, e.EndColumn, e.NewText)
				}
			}
		}
		return b.Bytes()
	case errors.As(err, &config):
		fmt.Fprintln(&b, err)
		return b.Bytes()
	}
	for _, d := range s.Warnings {
		fmt.Fprintln(&b, d)
	}
	const most = 20
	outcome := s.Stream(func(p study.Point) bool {
		if p.Number > most {
			return true
		}
		fmt.Fprintf(&b, "%d %s", p.Number, p.Status)
		if p.Of > 0 {
			fmt.Fprintf(&b, " of %d", p.Of)
		}
		for _, c := range p.Coordinates() {
			fmt.Fprintf(&b, " %s=%s", c.Path, c.Flow())
		}
		fmt.Fprintln(&b)
		for _, d := range p.Reasons {
			fmt.Fprintln(&b, " ", d)
		}
		if p.Status == study.Equivalent {
			fmt.Fprintln(&b, "  without effect:", strings.Join(p.Differs(p.Of), ", "))
		}
		return true
	})
	for _, d := range outcome.Diagnostics {
		fmt.Fprintln(&b, d)
	}
	for r := range outcome.Runs() {
		if s.Execution.NCycles == 1 {
			break
		}
		fmt.Fprintf(&b, "run %d: point %d, cycle %d, pause %g\n", r.Index, r.Number, r.Cycle, r.GapSeconds)
	}
	return b.Bytes()
}
