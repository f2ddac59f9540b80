package main

import (
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"
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
	if got, want := all[0].diff(), "    - var x = 1 +\n    + var x = 1 -\n"; got != want {
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
