package migrate_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/migrate"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestV1NamesMeanTheSame draws v2.0 experiments, writes them in names of v1, in
// any of the ways of writing YAML, and holds that their migration resolves to
// the same experiment.
func TestV1NamesMeanTheSame(t *testing.T) {
	schema := schema.Experiment()
	generator := testkit.Generator{Schema: schema}
	l := loader.New()
	m := migrate.New(migrate.Options{})
	rapid.Check(t, func(t *rapid.T) {
		text := generator.Experiment().Draw(t, "v2.0")
		want, err := l.LoadBytes("v2.yaml", []byte(text))
		if err != nil {
			t.Skip("not valid")
		}
		root, _ := yamldoc.Parse(&value.Source{Name: "v2.yaml", Text: []byte(text)}, yamldoc.DefaultLimits())
		w := &v1Writer{t: t, schema: schema, backend: string(want.Backend)}
		w.write(nil, root)
		if !w.sayDefaults(root, text) {
			t.Skip("v1 cannot leave this to the backend")
		}
		v1 := w.render()
		r := m.Migrate("v1.yaml", []byte(v1))
		if r.Verdict == migrate.Refused {
			t.Fatalf("%s\n%s\nrefused: %v", text, v1, r.Diagnostics)
		}
		got, err := l.LoadBytes("migrated.yaml", r.Text)
		if err != nil {
			t.Fatalf("%s\n%s\n%s\n%v", text, v1, r.Text, err)
		}
		a, _ := json.Marshal(want)
		b, _ := json.Marshal(got)
		if string(a) != string(b) {
			t.Fatalf("%s\n%s\n%s\nwant %s\ngot  %s", text, v1, r.Text, a, b)
		}
		for _, c := range w.comments {
			if !strings.Contains(string(r.Text), c) && !slices.Contains(r.Comments, c) {
				t.Fatalf("%s\n%s\n%s is neither there nor reported", v1, r.Text, c)
			}
		}
		if again := m.Migrate("migrated.yaml", r.Text); again.Verdict != migrate.Unchanged {
			t.Fatalf("%s\nnot left alone: %s", r.Text, again.Text)
		}
	})
}

// v1Writer writes an experiment in names of v1.
type v1Writer struct {
	t        *rapid.T
	schema   *spec.Schema
	backend  string
	root     v1Map
	comments []string
}

// v1Map is a mapping to be written; its values are literals or *v1Maps.
type v1Map struct {
	keys   []string
	values map[string]any
}

// put puts a literal at a path, unless something else is in the way.
func (m *v1Map) put(path []string, literal string) bool {
	if m.values == nil {
		m.values = map[string]any{}
	}
	key := path[0]
	old, there := m.values[key]
	if len(path) == 1 {
		if there {
			return old == literal
		}
		m.keys, m.values[key] = append(m.keys, key), literal
		return true
	}
	next, isMap := old.(*v1Map)
	if there && !isMap {
		return false
	}
	if !there {
		next = &v1Map{}
		m.keys, m.values[key] = append(m.keys, key), next
	}
	return next.put(path[1:], literal)
}

// write writes the fields of a section under their names, old or new.
func (w *v1Writer) write(path []string, m *value.Value) {
	for _, e := range m.Entries {
		here := append(slices.Clone(path), e.Key)
		if e.Value.Kind == value.Map && len(e.Value.Entries) > 0 && w.isSection(here) {
			w.write(here, e.Value)
			continue
		}
		w.field(here, e.Value)
	}
}

func (w *v1Writer) isSection(path []string) bool {
	f := w.schema.Root().Field(path[0])
	return len(path) == 1 && f != nil && f.Section != spec.NoSection
}

// field writes a field under one of the names that mean it.
func (w *v1Writer) field(path []string, v *value.Value) {
	names := w.names(path, v)
	if len(names) > 0 && rapid.IntRange(0, 3).Draw(w.t, "own name") > 0 {
		old := rapid.SampledFrom(names).Draw(w.t, "name")
		backup := w.root.clone()
		if w.putOld(old, path, v) {
			return
		}
		w.root = backup
	}
	if w.root.put(path, w.literal(v)) {
		return
	}
	// A part of it is there under an old name already.
	for _, old := range names {
		backup := w.root.clone()
		if w.putOld(old, path, v) {
			return
		}
		w.root = backup
	}
	w.t.Fatalf("there is no way to write %v beside %v", path, w.root)
}

func (w *v1Writer) putOld(old oldName, path []string, v *value.Value) bool {
	literal := w.literal(v)
	for _, o := range w.schema.OldValues {
		if o.Path == strings.Join(path, ".") && o.Now != nil && o.Loses == "" && o.Now.Text == v.Text && o.Now.Kind == v.Kind &&
			(len(old.path) != len(path) || rapid.Bool().Draw(w.t, "old value")) {
			literal = strconv.Quote(o.Old)
		}
	}
	if !w.root.put(old.path, literal) {
		return false
	}
	return old.home.By == "" || w.root.put(strings.Split(old.home.By, "."), strconv.Quote(old.home.Is))
}

type oldName struct {
	path []string
	home spec.OldHome
}

// names are the v1 names that mean a field with this value.
func (w *v1Writer) names(path []string, v *value.Value) []oldName {
	var names []oldName
	for _, old := range w.schema.OldNames {
		if old.Ignored != "" {
			continue
		}
		for _, h := range old.Homes {
			if h.Backend != "" && h.Backend != w.backend ||
				h.Matches != "" && (v.Kind != value.String || !regexp.MustCompile(h.Matches).MatchString(v.Text)) ||
				h.Null && v.Kind != value.Null {
				continue
			}
			if h.To == strings.Join(path, ".") {
				names = append(names, oldName{old.Path, h})
			}
			if h.By == "" {
				break // a value goes to the first home that fits
			}
		}
	}
	return names
}

// sayDefaults writes what v1 would otherwise take to be something else.
func (w *v1Writer) sayDefaults(root *value.Value, text string) bool {
	if _, marked := w.root.values["model_name"]; !marked {
		return true
	}
	for _, d := range w.schema.OldDefaults {
		path := strings.Split(d.Path, ".")
		if d.Backend != "" && d.Backend != w.backend {
			continue
		}
		v := root
		for _, key := range path {
			e := v.Lookup(key)
			if v = nil; e != nil {
				v = e.Value
			}
			if v == nil {
				break
			}
		}
		if v != nil {
			continue
		}
		if len(path) > 1 {
			return false
		}
		f := w.schema.Root().Field(path[0])
		w.field(path, &value.Value{Kind: f.Default.Kind, Text: f.Default.Text})
	}
	return true
}

func (w *v1Writer) literal(v *value.Value) string {
	switch v.Kind {
	case value.String:
		return strconv.Quote(v.Text)
	case value.Null:
		return "null"
	case value.Map:
		parts := make([]string, 0, len(v.Entries))
		for _, e := range v.Entries {
			parts = append(parts, strconv.Quote(e.Key)+": "+w.literal(e.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case value.List:
		parts := make([]string, 0, len(v.Entries))
		for _, item := range v.Entries {
			parts = append(parts, w.literal(item.Value))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	default:
		return v.Text
	}
}

func (m v1Map) clone() v1Map {
	c := v1Map{keys: slices.Clone(m.keys), values: map[string]any{}}
	for key, v := range m.values {
		if next, ok := v.(*v1Map); ok {
			copied := next.clone()
			v = &copied
		}
		c.values[key] = v
	}
	return c
}

// render writes the file, with comments, and things that v2.0 has not.
func (w *v1Writer) render() string {
	for _, gone := range [][]string{{"config_name"}, {"gpus"}, {"schedule", "enabled"}, {"warmup", "enabled"}, {"batching", "strategy"}, {"decoder", "min_p"}} {
		if rapid.IntRange(0, 4).Draw(w.t, "with "+gone[0]) == 0 {
			w.root.put(gone, rapid.SampledFrom([]string{"1", "null", "[0, 1]", `"a # b"`}).Draw(w.t, "gone"))
		}
	}
	var b strings.Builder
	if rapid.IntRange(0, 4).Draw(w.t, "flow") == 0 {
		w.flow(&b, &w.root)
		b.WriteString("\n")
	} else {
		w.block(&b, &w.root, "")
	}
	text := b.String()
	if rapid.IntRange(0, 4).Draw(w.t, "crlf") == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if rapid.IntRange(0, 4).Draw(w.t, "no newline at the end") == 0 {
		text = strings.TrimRight(text, "\r\n")
	}
	return text
}

func (w *v1Writer) key(key string) string {
	switch rapid.IntRange(0, 5).Draw(w.t, "key") {
	case 0:
		return `"` + key + `"`
	case 1:
		return "'" + key + "'"
	}
	return key
}

func (w *v1Writer) comment(before string) string {
	if rapid.IntRange(0, 4).Draw(w.t, "comment") > 0 {
		return ""
	}
	c := "# comment " + strconv.Itoa(len(w.comments)) + rapid.SampledFrom([]string{"", ": a", " {", `"`}).Draw(w.t, "text") + ";"
	w.comments = append(w.comments, c)
	return before + c
}

func (w *v1Writer) block(b *strings.Builder, m *v1Map, indent string) {
	step := rapid.SampledFrom([]string{"  ", "    ", " "}).Draw(w.t, "step")
	for _, key := range w.order(m) {
		if rapid.IntRange(0, 4).Draw(w.t, "blank line") == 0 {
			b.WriteString("\n")
		}
		if c := w.comment(indent); c != "" {
			b.WriteString(c + "\n")
		}
		b.WriteString(indent + w.key(key) + ":")
		switch v := m.values[key].(type) {
		case string:
			b.WriteString(" " + w.scalar(v) + w.comment("  ") + "\n")
		case *v1Map:
			if rapid.IntRange(0, 3).Draw(w.t, "inline") == 0 {
				b.WriteString(" ")
				w.flow(b, v)
				b.WriteString(w.comment(" ") + "\n")
			} else {
				b.WriteString(w.comment(" ") + "\n")
				w.block(b, v, indent+step)
			}
		}
	}
	if c := w.comment(indent); c != "" {
		b.WriteString(c + "\n")
	}
}

// scalar writes a literal in one of its ways.
func (w *v1Writer) scalar(literal string) string {
	text, err := strconv.Unquote(literal)
	if err != nil || !regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9_/.-]*$`).MatchString(text) || slices.Contains([]string{"null", "true", "false"}, strings.ToLower(text)) {
		return literal
	}
	return rapid.SampledFrom([]string{literal, text, "'" + text + "'"}).Draw(w.t, "scalar")
}

func (w *v1Writer) flow(b *strings.Builder, m *v1Map) {
	space := rapid.SampledFrom([]string{" ", "", "\n      "}).Draw(w.t, "space")
	b.WriteString("{")
	for i, key := range w.order(m) {
		if i > 0 {
			b.WriteString(",")
			if space == "" {
				b.WriteString(" ")
			}
		}
		b.WriteString(space + w.key(key) + ": ")
		switch v := m.values[key].(type) {
		case string:
			b.WriteString(w.scalar(v))
		case *v1Map:
			w.flow(b, v)
		}
	}
	b.WriteString(space + "}")
}

func (w *v1Writer) order(m *v1Map) []string {
	if len(m.keys) < 2 {
		return m.keys
	}
	return rapid.Permutation(m.keys).Draw(w.t, "order")
}
