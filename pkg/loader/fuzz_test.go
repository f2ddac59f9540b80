package loader_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// FuzzLoad holds, for any text, that loading gives an experiment or one of the
// two errors, with diagnostics in order, of codes that are in the catalogue;
// and that what an experiment prints is an experiment again, and the same.
func FuzzLoad(f *testing.F) {
	addInputs(f, "invalid", "valid")
	l := loader.New()
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<12 {
			t.Skip()
		}
		experiment, err := l.LoadBytes("m.yaml", text)
		if err != nil {
			checkRefusal(t, err)
			return
		}
		printed, err := json.Marshal(experiment)
		if err != nil {
			t.Fatal(err)
		}
		again, err := l.LoadBytes("m.json", printed)
		if err != nil {
			t.Fatalf("%v of\n%s", err, printed)
		}
		reprinted, err := json.Marshal(again)
		if err != nil || !bytes.Equal(printed, reprinted) {
			t.Errorf("%v: %s became %s", err, printed, reprinted)
		}
	})
}

// FuzzShow holds, for any text that is a config, that reading what is printed of
// it, in any format, gives an equal config.
func FuzzShow(f *testing.F) {
	addInputs(f, "valid")
	l := loader.New()
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<12 {
			t.Skip()
		}
		e, err := l.LoadBytes("m.yaml", text)
		if err != nil {
			t.Skip()
		}
		checkShown(t, e)
	})
}

func addInputs(f *testing.F, folders ...string) {
	for _, folder := range folders {
		for i, file := range inputs(f, folder) {
			if i%5 != 0 {
				continue // many are alike
			}
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text)
		}
	}
}

func checkRefusal(t *testing.T, err error) {
	t.Helper()
	var config *loader.ConfigError
	var validation *loader.ValidationError
	if errors.As(err, &config) == errors.As(err, &validation) {
		t.Fatalf("%T", err)
	}
	ds := diag.Of(err)
	if len(ds) == 0 {
		t.Fatal("refused without a reason")
	}
	for i, d := range ds {
		if entry, ok := diag.Find(d.Code); !ok || entry.Code == diag.SchemaError {
			t.Errorf("the code of %v", d)
		}
		if d.File != "m.yaml" || d.Line < 1 || d.Column < 1 || d.Message == "" {
			t.Errorf("%#v", d)
		}
		if n := len([]rune(d.Message)); n > 800 {
			t.Errorf("a message of %d characters: %s", n, d.Message)
		}
		if i > 0 && (ds[i-1].Line > d.Line || ds[i-1].Line == d.Line && ds[i-1].Column > d.Column) {
			t.Errorf("out of order: %v, %v", ds[i-1], d)
		}
	}
}
