package yamldoc_test

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// FuzzParse holds, for any text, that there is a tree or a reason why not; that
// every problem can be shown; and that every value of the tree has a place in
// the text.
func FuzzParse(f *testing.F) {
	for _, folder := range []string{"invalid", "valid"} {
		for _, ending := range []string{".yaml", ".json"} {
			files, err := filepath.Glob("../../../testdata/" + folder + "/*" + ending)
			if err != nil {
				f.Fatal(err)
			}
			for i, file := range files {
				if i%5 != 0 && ending == ".yaml" {
					continue // many are alike
				}
				text, err := os.ReadFile(file)
				if err != nil {
					f.Fatal(err)
				}
				f.Add("m"+ending, text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		if len(text) > 1<<14 {
			t.Skip()
		}
		root, problems := yamldoc.Parse(&value.Source{Name: name, Text: text}, yamldoc.DefaultLimits())
		if root == nil && len(problems) == 0 {
			t.Fatal("nothing, and no reason")
		}
		checkProblems(t, problems)
		lines := int32(1)
		for _, c := range text {
			if c == '\n' || c == '\r' {
				lines++
			}
		}
		checkPlaces(t, root, lines, int32(utf8.RuneCount(text))+2)
		if len(problems) == 0 {
			checkWritten(t, root)
		}
	})
}

// checkWritten holds that reading what is written of a tree gives an equal one.
func checkWritten(t *testing.T, root *value.Value) {
	block, err := encode.YAML(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{"a.yaml": block, "a.json": encode.JSON(root), "flow.yaml": []byte(encode.Flow(root))} {
		again, problems := yamldoc.Parse(&value.Source{Name: name, Text: text}, yamldoc.DefaultLimits())
		if len(problems) > 0 || !value.Equal(root, again) {
			t.Fatalf("%s: %v, read again from\n%s", name, problems, text)
		}
	}
}

func checkPlaces(t *testing.T, v *value.Value, lines, columns int32) {
	if v == nil {
		return
	}
	places := []value.Range{v.At}
	for i := range v.Entries {
		places = append(places, v.Entries[i].KeyAt, v.Entries[i].At())
	}
	for _, r := range places {
		if r.End.Compare(r.Start) < 0 {
			t.Fatalf("%v ends before it begins", r)
		}
	}
	for _, r := range places {
		for _, at := range []value.Pos{r.Start, r.End} {
			if at.Line < 1 || at.Line > lines || at.Column < 1 || at.Column > columns {
				t.Fatalf("the place %v is not in a text of %d lines", at, lines)
			}
		}
	}
	for i := range v.Entries {
		if v.Entries[i].Alias != nil {
			continue // what it stands for has been visited
		}
		checkPlaces(t, v.Entries[i].Value, lines, columns)
	}
}
