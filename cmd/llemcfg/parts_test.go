package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestHomeless has what is said where there is no folder for settings.
func TestHomeless(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
	if err := os.WriteFile(".lem-config.yaml", []byte("results_dir: out\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const none = "llemcfg: there is no folder for settings: neither $XDG_CONFIG_HOME nor $HOME are defined\n"
	for _, c := range []struct {
		args   string
		status int
		out    string
		errs   string
	}{
		{"config path", exitTrouble, "", none},
		{"config init", exitTrouble, "", none},
		{"config vet", exitOK, "1 file: 1 valid, 0 invalid\n", ""},
		{"config show --changed", exitOK, "", ""},
		{"migrate .lem-config.yaml", exitOK, "output:\n  results_dir: out\n", ".lem-config.yaml: these are the settings of a user; in v2.0 they stand in llenergymeasure/config.yaml\n"},
	} {
		status, out, errs := called(nil, strings.Fields(c.args))
		if status != c.status || out != c.out || errs != c.errs {
			t.Errorf("%s: %d\n%s\n%s", c.args, status, out, errs)
		}
	}
}

// failing is a writer that fails, each time with another error.
type failing []error

func (f *failing) Write(p []byte) (int, error) {
	err := (*f)[0]
	*f = (*f)[1:]
	return 0, err
}

// TestOutput holds that the first error of a stream is kept.
func TestOutput(t *testing.T) {
	first := errors.New("first")
	o := &output{Writer: &failing{nil, first, errors.New("second"), nil}}
	for range 4 {
		o.Write([]byte("x"))
	}
	if o.err != first {
		t.Error(o.err)
	}
}

// TestLostOutput has commands whose output goes nowhere: a status of theirs does not
// hide it.
func TestLostOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.yaml", []byte("model: gpt2\nn: 0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"vet a.yaml", "--help", "version", "explain n", "show a.yaml", "hash a.yaml"} {
		full := errors.New("the disk is full")
		var errs bytes.Buffer
		all := failing{full, full, full, full, full, full, full, full, full, full}
		c := &Command{Stdin: strings.NewReader(""), Stdout: &all, Stderr: &errs}
		want := "llemcfg: the disk is full\n"
		if args == "show a.yaml" || args == "hash a.yaml" { // which print on standard error
			c.Stdout, c.Stderr = &errs, &all
			want = ""
		}
		if status := c.Main(strings.Fields(args)); status != exitTrouble || errs.String() != want {
			t.Errorf("%s: %d %s", args, status, errs.String())
		}
	}
}

// TestKeptInput holds how much of standard input is kept, and that it is read whole.
func TestKeptInput(t *testing.T) {
	before := keptInput
	keptInput = 5
	defer func() { keptInput = before }()
	in := &input{Reader: io.MultiReader(strings.NewReader("abc"), strings.NewReader("defgh"), strings.NewReader("i"))}
	text, err := io.ReadAll(in)
	if string(text) != "abcdefghi" || string(in.kept) != "abcde" || err != nil {
		t.Errorf("%q %q %v", text, in.kept, err)
	}
}

// TestColumn holds by which texts a column is aligned.
func TestColumn(t *testing.T) {
	sixty := strings.Repeat("x", 60)
	if got := column([]string{"a", "模型", "abc", sixty + "x"}); got != 4 {
		t.Error(got)
	}
	if got := column([]string{"a", sixty}); got != 60 {
		t.Error(got)
	}
	if got := pad("模", 4) + "|" + pad("abc", 2) + "|"; got != "模  |abc|" {
		t.Errorf("%q", got)
	}
}

// TestNearest holds which folder is watched for one that there is not.
func TestNearest(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"", "none", "none/none", "file", "file/none"} {
		if got, info := nearest(filepath.Join(folder, name)); got != folder || info == nil || !info.IsDir() {
			t.Errorf("%s: %s %v", name, got, info)
		}
	}
}

// TestStudyTextFits holds that a study is shown within the columns that there are,
// and is cut only where there are too few.
func TestStudyTextFits(t *testing.T) {
	s, err := study.LoadBytes("s.yaml", []byte("model: gpt2\nbackend: pytorch\nsweep: {n: [1, 2, 3, 4, 5, 6, 7, 8, 9], pytorch.load_in_4bit: [true, false], pytorch.load_in_8bit: [true, false]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	o := s.Outcome()
	longest := func(text string) int {
		n := 0
		for line := range strings.Lines(text) {
			n = max(n, widths.StringWidth(strings.TrimSuffix(line, "\n")))
		}
		return n
	}
	whole := string(studyText(s, o, 1000))
	all := longest(whole)
	if got := string(studyText(s, o, all)); got != whole {
		t.Errorf("in %d columns:\n%s", all, got)
	}
	for width := 50; width < all; width++ {
		if got := string(studyText(s, o, width)); got == whole || longest(got) > width {
			t.Errorf("in %d columns:\n%s", width, got)
		}
	}
}

// TestLockRunsStop holds that the runs of a study can be left in their middle.
func TestLockRunsStop(t *testing.T) {
	s, err := study.LoadBytes("s.yaml", []byte("model: gpt2\nsweep: {n: [1, 2]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	l := &lockedStudy{study: s, outcome: s.Outcome()}
	for r := range l.runs() {
		if r.Index > 0 {
			t.Error(r)
		}
		break
	}
}

// TestExecutionOfLock holds that a lock is refused whose section execution is none.
func TestExecutionOfLock(t *testing.T) {
	t.Chdir(t.TempDir())
	w, err := lock.NewWriter("")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var text bytes.Buffer
	if err := w.Finish(&text, lock.Header{Execution: json.RawMessage("5")}, func(func(lock.Run) bool) {}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("l", text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, errs := called(nil, strings.Fields("study run l --state st -- true"))
	want := "llemcfg: l: its section execution: json: cannot unmarshal number into Go value of type struct { SkipPreflight bool \"json:\\\"skip_preflight\\\"\" }\n"
	if status != exitTrouble || out != "" || errs != want {
		t.Errorf("%d %s%s", status, out, errs)
	}
}

// TestReason has the first reason for which a point is skipped.
func TestReason(t *testing.T) {
	for want, reasons := range map[string][]diag.Diagnostic{
		"": nil, "n: is wrong": {{Path: "n", Message: "is wrong"}, {Message: "another"}}, "is wrong": {{Message: "is wrong"}},
	} {
		if got := reasonOf(study.Point{Reasons: reasons}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestLoaderOfNone holds that a Loader is made where there is no policy.
func TestLoaderOfNone(t *testing.T) {
	l, p, err := (&Command{}).loader(&policy{}, loader.WithMaxBytes(3))
	if err != nil || p != nil {
		t.Fatal(p, err)
	}
	if _, err := l.LoadBytes("a.yaml", []byte("model: gpt2\n")); err == nil {
		t.Error("the option was dropped")
	}
}

// TestLists has lists of hashes in odd forms, with what hash --check says of them.
func TestLists(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("a.yaml", []byte("model: gpt2\nn: 5\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const line = "4243f53f8e6a40ef0f3d0d2ffab942b71397008073fd3a543c2414368d36ae83  e80f25dc9a515db7  a.yaml"
	for _, c := range []struct{ list, want string }{
		{line, "a.yaml: OK\n"},
		{line + "\r\n\r\n" + line + "\r\n", "a.yaml: OK\na.yaml: OK\n"},
		{line + "\n\n" + line + strings.Repeat(" ", 1<<17) + "x\\\n" + line, "a.yaml: OK\na.yaml" + strings.Repeat(" ", 1<<17) + `x\\: FAILED: it cannot be read` + "\na.yaml: OK\n"},
		{"\n\n" + line[1:] + "\n", "llemcfg: --check: -:3: this is not a line that llemcfg hash prints\n"},
		{line[:84] + "\n", "llemcfg: --check: -:1: this is not a line that llemcfg hash prints\n"},
		{"\n", "llemcfg: --check: -: there are no hashes in it\n"},
	} {
		var out, errs bytes.Buffer
		(&Command{Stdin: strings.NewReader(c.list), Stdout: &out, Stderr: &errs}).Main([]string{"hash", "--check", "-"})
		got := out.String()
		if got == "" {
			got = errs.String()
		}
		if got != c.want {
			t.Errorf("%.200s\ngot  %.300s\nwant %.300s", c.list, got, c.want)
		}
	}
}
