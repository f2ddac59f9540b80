package yamledit_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
)

// TestRoundTrip cuts all files of testdata that hold a mapping into pieces, and
// holds that the pieces are the text, and its mappings those that a parser sees.
func TestRoundTrip(t *testing.T) {
	files, refused := 0, []string{}
	err := filepath.WalkDir("../../../testdata", func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch filepath.Ext(path) {
		case ".yaml", ".json", ".migrated", ".fixed":
		default:
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		root := mappingOf(text)
		if root == nil {
			return nil
		}
		files++
		d, err := yamledit.Parse(string(text), filepath.Ext(path) == ".json")
		if err != nil {
			refused = append(refused, filepath.Base(path)+": "+err.Error())
			return nil
		}
		if got := d.String(); got != string(text) {
			t.Errorf("%s:\n%q\nbecame\n%q", path, text, got)
		}
		if difference := differs(d.Root, root); difference != "" {
			t.Errorf("%s: %s", path, difference)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files; refused:\n%s", files, strings.Join(refused, "\n"))
	if files < 300 || len(refused) > files/50 {
		t.Errorf("%d of %d files are refused", len(refused), files)
	}
}

// mappingOf is the mapping that a text holds, or nil.
func mappingOf(text []byte) *yaml.Node {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	return doc.Content[0]
}

// differs says where a mapping does not have the keys that a parser reads.
func differs(m *yamledit.Mapping, n *yaml.Node) string {
	i := 0
	for e := range m.Entries() {
		if i == len(n.Content) {
			return fmt.Sprintf("%q is one key too many", e.Name)
		}
		key, v := n.Content[i], n.Content[i+1]
		if key.Value != e.Name {
			return fmt.Sprintf("line %d: the key %q is read as %q", key.Line, key.Value, e.Name)
		}
		if (e.Map != nil) != (v.Kind == yaml.MappingNode) {
			return fmt.Sprintf("line %d: whether the value of %q is a mapping", key.Line, key.Value)
		}
		if e.Map != nil {
			if difference := differs(e.Map, v); difference != "" {
				return difference
			}
		}
		i += 2
	}
	if i < len(n.Content) {
		return fmt.Sprintf("line %d: the key %q is missing", n.Content[i].Line, n.Content[i].Value)
	}
	return ""
}

// FuzzParse holds that what Parse accepts is whole, and that of what a parser
// reads as a mapping it sees the same keys, or refuses the text.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"a: 1\n", "a: {b: 1, c: [1, 2]}\n", "a:\n  - b: 1\n    c: 2\n", "a: |\n  x\n\nb: >+\n  y\n\n", "a: b\n  c\n",
		"%YAML 1.1\n---\na: &x 1\nb: *x\n...\n", "{a: 1, 'b': \"c\", d}\n", "\ufeffa: 1\r\nb:\r\n  c: # d\r\n    1", "a:\n- 1\n- - 2\n  - 3\nb: 'x''y\n  z'\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := yamledit.Parse(text, false)
		if err != nil {
			return
		}
		root := mappingOf([]byte(text))
		if root == nil || strings.ContainsAny(text, "\u0085\u2028\u2029\x00") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
			return // no such text is ever edited
		}
		if got := d.String(); got != text {
			t.Errorf("%q became %q", text, got)
		}
		if difference := differs(d.Root, root); difference != "" {
			t.Errorf("%q: %s", text, difference)
		}
	})
}
