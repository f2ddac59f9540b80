package suppress_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/suppress"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// apply returns what is left of the diagnostics of a file.
func apply(name, text string, ds ...diag.Diagnostic) []diag.Diagnostic {
	return suppress.Apply(name, func(file string) []byte {
		if file != name {
			return nil
		}
		return []byte(text)
	}, yamldoc.DefaultLimits(), ds)
}

func at(line int, code diag.Code, severity diag.Severity) diag.Diagnostic {
	return diag.Diagnostic{Severity: severity, Code: code, File: "a.yaml", Line: line, Column: 1, Message: "about line " + fmt.Sprint(line)}
}

func lines(ds []diag.Diagnostic) string {
	var all []string
	for _, d := range ds {
		all = append(all, fmt.Sprintf("%d:%d %s: %s", d.Line, d.Column, d.Code, d.Message))
	}
	return strings.Join(all, "\n")
}

// TestApply has files with a no-effect warning on line 2, and what is left of it.
func TestApply(t *testing.T) {
	const warning = "2:1 no-effect: about line 2"
	for _, c := range []struct{ name, text, want string }{
		{"no comment", "a: 1\nb: 2\n", warning},
		{"at the end of the line", "a: 1\nb: 2 # llemcfg: ignore[no-effect]\n", ""},
		{"without spaces", "a: 1\nb: 2 #llemcfg:ignore[no-effect]\n", ""},
		{"alone above it", "# llemcfg: ignore[no-effect]\nb: 2\n", ""},
		{"several codes", "a: 1\nb: 2 # llemcfg: ignore[no-effect, no-effect]\n", ""},
		{"on another line", "a: 1 # llemcfg: ignore[no-effect]\nb: 2\n",
			"1:6 unused-ignore: nothing is ignored: there is no no-effect warning on line 1\n" + warning},
		{"below it", "a: 1\nb: 2\n# llemcfg: ignore[no-effect]\n",
			warning + "\n3:1 unused-ignore: nothing is ignored: there is no no-effect warning on line 3"},
		{"another code", "a: 1\nb: 2 # llemcfg: ignore[unsupported]\n",
			warning + "\n2:6 unused-ignore: nothing is ignored: there is no unsupported warning on line 2"},
		{"the code of an error", "a: 1\nb: 2 # llemcfg: ignore[out-of-range]\n",
			warning + "\n2:6 unused-ignore: out-of-range is an error, and only warnings can be ignored"},
		{"no code", "a: 1\nb: 2 # llemcfg: ignore\n", warning + "\n2:6 unused-ignore: names no code of a warning"},
		{"an unknown code", "a: 1\nb: 2 # llemcfg: ignore[x]\n", warning + "\n2:6 unused-ignore: there is no code \"x\""},
		{"in a quoted string", "a: 1\nb: '2 # llemcfg: ignore[no-effect]'\n", warning},
		{"in a key", "a: 1\n'b # llemcfg: ignore[no-effect]': 2\n", warning},
		{"in a block of text", "a: |\n # llemcfg: ignore[no-effect]\nb: 1\n", warning},
		{"part of a word", "a: 1\nb: 2# llemcfg: ignore[no-effect]\n", warning},
		{"another word", "a: 1\nb: 2 # llemcfg: ignored[no-effect]\n", warning},
		{"columns in runes", "a: 1\nb: é # llemcfg: ignore[x]\n", warning + "\n2:6 unused-ignore: there is no code \"x\""},
		{"after a byte order mark", "\uFEFF# llemcfg: ignore[x]\nb: 1\n", "1:1 unused-ignore: there is no code \"x\"\n" + warning},
		{"above other comments", "# llemcfg: ignore[no-effect]\n# why\n\nb: 2\n",
			"1:1 unused-ignore: nothing is ignored: there is no no-effect warning on line 4\n" + warning},
	} {
		if diff := cmp.Diff(c.want, lines(apply("a.yaml", c.text, at(2, diag.NoEffect, diag.Warning)))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.name, diff)
		}
	}
	if got := apply("a.json", "{\"a\": 1} # llemcfg: ignore[x]"); got != nil {
		t.Errorf("JSON has no comments: %v", got)
	}
}

// TestErrors holds that an error is never ignored, and that beside one nobody is
// told that a comment ignores nothing: what it ignores may not have been found.
func TestErrors(t *testing.T) {
	const text = "a: 1 # llemcfg: ignore[no-effect]\nb: 2 # llemcfg: ignore[out-of-range]\n"
	got := lines(apply("a.yaml", text, at(2, diag.OutOfRange, diag.Error)))
	const want = "2:1 out-of-range: about line 2\n2:6 unused-ignore: out-of-range is an error, and only warnings can be ignored"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestOtherFiles holds that a comment is about its own file.
func TestOtherFiles(t *testing.T) {
	other := at(1, diag.NoEffect, diag.Warning)
	other.File = "defaults.yaml"
	texts := map[string]string{"a.yaml": "a: 1 # llemcfg: ignore[no-effect]\n", "defaults.yaml": "a: 1\n"}
	text := func(file string) []byte { return []byte(texts[file]) }
	ds := []diag.Diagnostic{other}
	if got := suppress.Apply("a.yaml", text, yamldoc.DefaultLimits(), ds); len(got) != 2 {
		t.Errorf("%v", got)
	}
	texts["a.yaml"], texts["defaults.yaml"] = "a: 1\n", texts["a.yaml"]
	if got := suppress.Apply("a.yaml", text, yamldoc.DefaultLimits(), ds); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

// TestLaws holds of any lines and warnings that exactly those are left out whose
// line has a comment with their code, and that the rest are in the order of
// their places.
func TestLaws(t *testing.T) {
	codes := []diag.Code{diag.NoEffect, diag.Unsupported, diag.OutOfRange}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "lines")
		ignored := make([]diag.Code, n+1)
		text := ""
		for i := 1; i <= n; i++ {
			text += fmt.Sprintf("k%d: 1", i)
			if rapid.Bool().Draw(t, "comment") {
				ignored[i] = rapid.SampledFrom(codes[:2]).Draw(t, "ignored")
				text += fmt.Sprintf(" # llemcfg: ignore[%s]", ignored[i])
			}
			text += "\n"
		}
		var ds, want []diag.Diagnostic
		for range rapid.IntRange(0, 6).Draw(t, "diagnostics") {
			d := at(rapid.IntRange(1, n).Draw(t, "line"), rapid.SampledFrom(codes).Draw(t, "code"), diag.Warning)
			if d.Code == diag.OutOfRange {
				d.Severity = diag.Error
			}
			ds = append(ds, d)
			if d.Severity == diag.Error || d.Code != ignored[d.Line] {
				want = append(want, d)
			}
		}
		before := slices.Clone(ds)
		got := slices.DeleteFunc(apply("a.yaml", text, ds...), func(d diag.Diagnostic) bool { return d.Code == diag.UnusedIgnore })
		diag.Sort(want)
		if lines(got) != lines(want) {
			t.Fatalf("%s\ngot\n%s\nwant\n%s", text, lines(got), lines(want))
		}
		if lines(ds) != lines(before) {
			t.Fatal("the diagnostics that were given have changed")
		}
	})
}
