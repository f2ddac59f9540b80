//go:build unix

package study_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestHostile holds that studies which would cost too much are refused, each with
// a diagnostic that says why.
func TestHostile(t *testing.T) {
	axes := func(n, values int) string {
		list := strings.TrimSuffix(strings.Repeat("0, ", values), ", ")
		var b strings.Builder
		b.WriteString("model: gpt2\nsweep:\n")
		for i := range n {
			fmt.Fprintf(&b, "  passthrough_kwargs.a%d: [%s]\n", i, list)
		}
		return b.String()
	}
	rows := "model: gpt2\nsweep:\n  g:\n" + strings.Repeat("    - {n: {min: 1, max: 10000, step: 1}, max_input_tokens: {min: 1, max: 10000, step: 1}}\n", 500)
	aliases := "model: gpt2\na: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\nsweep: {passthrough_kwargs.x: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]}\n"
	for _, c := range []struct {
		name, text string
		code       diag.Code
		says       string
	}{
		{"64 axes of 64 values", axes(64, 64), diag.TooManyPoints, "about 10^115 points"},
		{"a billion by step", "model: gpt2\nsweep: {random_seed: {min: 0, max: 999999999, step: 1}}", diag.InvalidRange, "1,000,000,000 values"},
		{"a billion by number", "model: gpt2\nsweep: {random_seed: {min: 0, max: 1, num: 1000000000}}", diag.InvalidRange, "1,000,000,000 values"},
		{"rows of ranges", rows, diag.TooManyPoints, "50,000,000,000 points"},
		{"aliases", aliases, diag.Limit, ""},
		{"a path of 1 MB", "model: gpt2\nsweep: {" + strings.Repeat("a", 1<<20) + ": [1]}", diag.Limit, ""},
		{"a path of 60 KB", "model: gpt2\nsweep:\n  ? " + strings.Repeat("a.", 30_000) + "a\n  : [1]", diag.UnknownField, "there is no such field"},
		{"a deep path", "model: gpt2\nsweep:\n  ? passthrough_kwargs" + strings.Repeat(".a", 30_000) + "\n  : [1]", diag.UnknownField, "there is no such field"},
		{"long numbers", "model: gpt2\nsweep: {decoder.temperature: {min: 0." + strings.Repeat("1", 60_000) + ", max: 1, num: 10000}}", diag.InvalidRange, "more than 400 characters"},
		{"exponents", "model: gpt2\nsweep: {decoder.temperature: {min: 1.0e-300, max: 1.0e+300, step: 1.0e-300}}", diag.InvalidRange, "about 10^600 values"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := study.LoadBytes("study.yaml", []byte(c.text+"\n"))
			expect(t, err, c.code, c.says)
		})
	}
}

// expect holds that an error has a diagnostic of a code, and says something.
func expect(t *testing.T, err error, code diag.Code, says string) {
	t.Helper()
	var validation *loader.ValidationError
	var config *loader.ConfigError
	var ds []diag.Diagnostic
	switch {
	case errors.As(err, &validation):
		ds = validation.Diagnostics
	case errors.As(err, &config):
		ds = config.Diagnostics
	}
	for _, d := range ds {
		if d.Code == code && strings.Contains(d.Message, says) && len(d.String()) < 1000 {
			return
		}
	}
	t.Errorf("got %.500v, want %s: %s", err, code, says)
}

// TestLargePoint holds that a point which holds more than a file may is skipped,
// though neither the study nor its base does.
func TestLargePoint(t *testing.T) {
	policy, err := loader.ParsePolicy("policy.cue", []byte("package policy\nrandom_seed: 42\n"))
	if err != nil {
		t.Fatal(err)
	}
	list := func(n int) string { return "[" + strings.Repeat("1,", n-1) + "1]" }
	for name, test := range map[string]struct {
		base, sweep string
		options     []study.Option
		want        []string
	}{
		"one of two":    {list(60_000), list(60_000) + ", 1", nil, []string{"skipped", "limit", "run"}},
		"with a policy": {list(90_000), list(15_000) + "," + list(15_001), []study.Option{study.WithPolicy(policy)}, []string{"skipped", "limit", "skipped", "limit"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name, text string) string {
				path := filepath.Join(dir, name)
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				return path
			}
			write("base.yaml", "model: gpt2\npassthrough_kwargs: {a: "+test.base+"}\n")
			s, err := study.Load(write("large.study.yaml", "base: base.yaml\nsweep:\n  passthrough_kwargs.b: ["+test.sweep+"]\n"), test.options...)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for p := range s.Points() {
				got = append(got, string(p.Status))
				for _, d := range p.Reasons {
					got = append(got, string(d.Code))
				}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

// TestHostileBase does the same for what is said to be a base.
func TestHostileBase(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "fifo.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	write("large.yaml", "model: gpt2\n#"+strings.Repeat("x", 2<<20))
	write("study.yaml", "model: gpt2\nsweep: {n: [1]}\n")
	for base, want := range map[string]struct {
		code diag.Code
		says string
	}{
		"fifo.yaml":    {diag.InvalidBase, "named pipe"},
		"large.yaml":   {diag.Limit, "bytes"},
		"study.yaml":   {diag.InvalidBase, "key of a study"},
		"missing.yaml": {diag.InvalidBase, "there is no such file"},
		"self.yaml":    {diag.InvalidBase, "its own base"},
		"./self.yaml":  {diag.InvalidBase, "its own base"},
		".":            {diag.InvalidBase, "a directory"},
	} {
		path := write("self.yaml", "model: gpt2\nbase: "+base+"\nsweep: {n: [1]}\n")
		_, err := study.Load(path)
		t.Run(base, func(t *testing.T) { expect(t, err, want.code, want.says) })
	}
}
