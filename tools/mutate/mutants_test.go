package main

import (
	"bytes"
	"go/format"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMutants holds what mutants a small function has.
func TestMutants(t *testing.T) {
	const source = `package p

import "fmt"

func f(n int) bool {
	if n < 2 && ok {
		fmt.Println("few")
		return true
	}
	n = n - 1
	seen := make(map[int]bool, 8)
	return false
}
`
	const unchanged = ""
	all, err := mutantsOf("p.go", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range all {
		text := m.apply()
		if _, err := format.Source(text); err != nil {
			t.Errorf("%s: %v\n%s", m.what, err, text)
		}
		now := strings.Split(string(text), "\n")
		line := strings.TrimSpace(now[m.line-1])
		if line == "" {
			line = "(none)"
		}
		got = append(got, line)
		if string(text) == source {
			t.Error(m.what, unchanged)
		}
	}
	want := []string{
		"(none)", "(none)", // n = n - 1 and return false
		"if !(n < 2 && ok) {", "if n < 2 || ok {", "if n <= 2 && ok {", "if n >= 2 && ok {", "if n < 3 && ok {", "if n < 1 && ok {",
		"(none)", "(none)", `fmt.Println("")`, "return false", // the block of the if
		"n = n + 1", "n = n - 2", "n = n - 0", "return true",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestDiff holds how a mutant is shown.
func TestDiff(t *testing.T) {
	source := []byte("package p\n\nvar x = 1 +\n\t2\n")
	all, err := mutantsOf("p.go", source)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := all[0].diff(), "      package p\n    - var x = 1 +\n    + var x = 1 -\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestReport holds that a mutant is found again from its report, in another place.
func TestReport(t *testing.T) {
	source := []byte("package p\n\nvar x = 1 +\n\t2\n")
	all, err := mutantsOf("internal/p.go", source)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "report")
	report := "5 mutants in 1 packages; seed 1\n# a reason\n   6 SURVIVED internal/p.go:30 + becomes -\n" + all[0].diff() + "   7 killed   internal/p.go:3 1 plus 1 by internal\n"
	if err := os.WriteFile(name, []byte(report), 0o600); err != nil {
		t.Fatal(err)
	}
	keys, err := readReport(name)
	if err != nil {
		t.Fatal(err)
	}
	if len(keys) != 1 || !keys[all[0].key()] || keys[all[1].key()] {
		t.Errorf("%v has not only %q", keys, all[0].key())
	}
}

// TestBranch holds what a mutant is beside others: a branch that ends as the
// function does.
func TestBranch(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"func f() int {\n\treturn 1\n}", "if mutantOn == \"7\" {\n\treturn 2\n\n}\n"},
		{"func f() {\n\tg(1) // why\n}", "if mutantOn == \"7\" {\n\tg(2) // why\n\nreturn\n}\n"},
		{"var f = func() int { return 1 }", "(alone)"},
	} {
		all, err := mutantsOf("p.go", []byte("package p\n"+c.source))
		if err != nil {
			t.Fatal(err)
		}
		x := &all[slices.IndexFunc(all, func(m mutant) bool { return m.what == "1 plus 1" })]
		got := "(alone)"
		if x.outer > 0 {
			got = x.branch(7)
		}
		if got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.source, got, c.want)
		}
	}
}

// TestRun holds the report on a small module. The mutants of few are built
// together; those of named, where a branch would declare another n, and of the
// constant are built alone.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module small\n\ngo 1.26\n",
		"small.go": `package small

const most = 10

func few(n int) bool {
	return n < most
}

func named(s []int) (n int) {
	more, n := s, len(s)+0
	_ = more
	return
}
`,
		"small_test.go": `package small

import "testing"

func Test(t *testing.T) {
	if !few(9) || few(11) || named([]int{1}) != 1 {
		t.Error("few")
	}
}
`,
		"equivalent.txt": "# -0 is 0\n 0 SURVIVED small.go:10 + becomes -\n      func named(s []int) (n int) {\n    - more, n := s, len(s)+0\n    + more, n := s, len(s)-0\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	o := options{dir: dir, only: ".", equivalent: filepath.Join(dir, "equivalent.txt"), seed: 1, count: 100, limit: time.Minute}
	survived, err := o.run(t.Context(), &out)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(out.String()) {
		if reported.MatchString(line) {
			got = append(got, strings.Join(strings.Fields(line)[1:], " "))
		}
	}
	slices.Sort(got)
	want := []string{
		"SURVIVED small.go:3 10 plus 1",
		"SURVIVED small.go:6 < becomes <=",
		"killed small.go:10 0 minus 1 by . Test",
		"killed small.go:10 0 plus 1 by . Test",
		"killed small.go:3 10 minus 1 by . Test",
		"killed small.go:6 < becomes >= by . Test",
		"same small.go:10 + becomes -",
	}
	if !slices.Equal(got, want) || survived != 2 {
		t.Errorf("%d survived in\n%s\nwant\n%s", survived, out.String(), strings.Join(want, "\n"))
	}
}
