package diag_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestErrors holds what errors.Is, errors.As and Of find in each error, alone and
// wrapped.
func TestErrors(t *testing.T) {
	ds := []diag.Diagnostic{{Code: diag.OutOfRange, File: "a", Line: 1, Column: 2, Message: "no"}, {Code: diag.WrongType, File: "a", Message: "not that"}}
	cause := errors.New("no disk")
	for _, c := range []struct {
		err  error
		want string
	}{
		{&diag.ConfigError{File: "a", Diagnostics: ds, Err: cause}, "a is not a config"},
		{&diag.ValidationError{File: "a", Diagnostics: ds}, "a is not valid"},
	} {
		for _, err := range []error{c.err, fmt.Errorf("at work: %w", c.err)} {
			if want := c.want + "\n" + ds[0].String() + "\n" + ds[1].String(); !strings.HasSuffix(err.Error(), want) {
				t.Errorf("%q does not end with %q", err, want)
			}
			var one diag.Diagnostic
			var reference *diag.Diagnostic
			var other diag.Code
			if !errors.As(err, &one) || one.Message != "no" || !errors.As(err, &reference) || reference.Message != "no" || errors.As(err, &other) {
				t.Errorf("%T: %v, %v, %v", c.err, one, reference, other)
			}
			if !errors.Is(err, diag.OutOfRange) || !errors.Is(err, diag.WrongType) || errors.Is(err, diag.Syntax) || errors.Is(err, errors.New("out-of-range")) {
				t.Errorf("%T: other codes", c.err)
			}
			if got := diag.Of(err); len(got) != 2 || got[1].Message != "not that" {
				t.Errorf("%T: %v", c.err, got)
			}
			if _, is := c.err.(*diag.ConfigError); errors.Is(err, cause) != is {
				t.Errorf("%T: the cause", c.err)
			}
		}
	}
	var one diag.Diagnostic
	if errors.As(&diag.ConfigError{}, &one) || diag.Of(cause) != nil || (&diag.ValidationError{}).CUEError() != nil {
		t.Error("there is something in nothing")
	}
	if err := (&diag.ValidationError{CUE: func() error { return cause }}).CUEError(); err != cause {
		t.Error(err)
	}
}

// TestCatalogue holds that each entry is complete, that it is found, and that an
// example has a name if and only if it has a text.
func TestCatalogue(t *testing.T) {
	for _, e := range diag.Catalogue() {
		if found, ok := diag.Find(e.Code); !ok || found != e {
			t.Errorf("%s is not found", e.Code)
		}
		for _, sentence := range []string{e.Means, e.Remedy} {
			if !strings.HasSuffix(sentence, ".") {
				t.Errorf("%s: %q is no sentence", e.Code, sentence)
			}
		}
		if (e.Example.Name == "") != (e.Example.Text == "") {
			t.Errorf("%s: the example %q", e.Code, e.Example)
		}
	}
	if e, ok := diag.Find("no-such-code"); ok || e != (diag.Entry{}) {
		t.Error(e)
	}
}

// TestSources holds that the text of another file is asked for once for each
// result, and only if there is a place in it to show.
func TestSources(t *testing.T) {
	asked := ""
	var b bytes.Buffer
	r := diag.Text(&b, diag.WithoutSummary(), diag.WithSources(func(file string) []byte {
		asked += file + " "
		return map[string][]byte{"other": []byte("n: 1\n")}[file]
	}))
	at := func(file string, line int) diag.Diagnostic {
		return diag.Diagnostic{Severity: diag.Error, File: file, Line: line, Column: 4, EndLine: line, EndColumn: 5, Message: "no", Code: "c"}
	}
	all := []diag.Diagnostic{at("own", 1), at("other", 1), at("other", 1), at("gone", 1), at("gone", 1), at("nowhere", 0)}
	if err := errors.Join(r.Render(diag.Result{File: "own", Source: []byte("n: 2\n"), Diagnostics: all}), r.Close()); err != nil {
		t.Fatal(err)
	}
	const want = `own:1:4: error: no [c]
  1 | n: 2
    |    ^
other:1:4: error: no [c]
  1 | n: 1
    |    ^
other:1:4: error: no [c]
  1 | n: 1
    |    ^
gone:1:4: error: no [c]
gone:1:4: error: no [c]
nowhere: error: no [c]
`
	if b.String() != want || asked != "other gone " {
		t.Errorf("asked for %s\n%s", asked, b.String())
	}
}

// TestURIs has names of files with their URIs in SARIF.
func TestURIs(t *testing.T) {
	absolute, err := filepath.Abs("a b.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"a b.yaml":   "a%20b.yaml",
		"x/é?.yaml":  "x/%C3%A9%3F.yaml",
		absolute:     "file://" + strings.ReplaceAll(filepath.ToSlash(absolute), " ", "%20"),
		"a:b/c.yaml": "./a:b/c.yaml",
	} {
		text := render(t, "sarif", []diag.Result{{File: name, Diagnostics: []diag.Diagnostic{{Severity: diag.Error, Code: diag.Syntax, File: name, Line: 1, Column: 1, EndLine: 1, EndColumn: 2, Message: "no"}}}})
		if !strings.Contains(text, `"uri":"`+want+`"`) {
			t.Errorf("%s is not %s in %s", name, want, text)
		}
	}
}
