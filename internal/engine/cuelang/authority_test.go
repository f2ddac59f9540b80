package cuelang

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	mapfs "testing/fstest"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// shop is a schema with a field of every kind.
const shop = `package shop

#Shop: {
	// Name.
	name!: string & !=""
	// Size.
	size: int & >=1 | *2
	// Rate.
	rate: number & >=0 | *0.5
	// Word.
	word: *"a" | "b" | error("no such word")
	// Note.
	note?: string
	// Open.
	open: *null | bool
	// Items.
	items: *[] | [...#Item]
	// Prices.
	prices: *{} | {[=~"^x"]: number}
	// Ratios.
	ratios: *[1.5] | [...float]
	// Free.
	free: *null | {...}
	// Door.
	door: #Door
}

#Item: {
	// Kind.
	kind!: "p" | "q"
	// Count.
	count: int | *1
}

#Door: {
	// Wide.
	wide: number | *1.0
}
`

// tree is a value of Go as a tree: a map as its entries in the order of their keys.
func tree(v any) *value.Value {
	switch v := v.(type) {
	case nil:
		return value.OfNull()
	case bool:
		return value.OfBool(v)
	case int:
		return value.OfInt(int64(v))
	case float64:
		return value.OfFloat(v)
	case string:
		return value.OfString(v)
	case []any:
		out := &value.Value{Kind: value.List}
		for _, item := range v {
			out.Entries = append(out.Entries, value.Entry{Value: tree(item)})
		}
		return out
	case map[string]any:
		out := &value.Value{Kind: value.Map}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			out.Entries = append(out.Entries, value.Entry{Key: key, Value: tree(v[key])})
		}
		return out
	}
	panic(fmt.Sprintf("%T", v))
}

// literal is a tree as CUE on one line; a float always looks like one.
func literal(v *value.Value) string {
	switch v.Kind {
	case value.Map:
		var parts []string
		for _, e := range v.Entries {
			parts = append(parts, e.Key+": "+literal(e.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case value.List:
		var parts []string
		for _, e := range v.Entries {
			parts = append(parts, literal(e.Value))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case value.String:
		return fmt.Sprintf("%q", v.Text)
	default:
		return v.Text
	}
}

// TestAuthority has configs with what CUE makes of each, or what it says and of what;
// and the same of single fields.
func TestAuthority(t *testing.T) {
	files := mapfs.MapFS{"shop.cue": {Data: []byte(shop)}}
	source, err := Parse(files)
	if err != nil {
		t.Fatal(err)
	}
	schema, err := source.Describe("#Shop")
	if err != nil {
		t.Fatal(err)
	}
	authority := AuthorityOf(files)
	const defaults = `word: "a", open: null, items: [], prices: {}, ratios: [1.5], free: null, door: {wide: 1.0}}`
	for _, c := range []struct {
		config any
		want   string
	}{
		{map[string]any{"name": "x"}, `{name: "x", size: 2, rate: 0.5, ` + defaults},
		{map[string]any{"name": "x", "size": 7, "rate": 3}, `{name: "x", size: 7, rate: 3.0, ` + defaults},
		{
			map[string]any{"name": "x", "note": "n", "items": []any{map[string]any{"kind": "q", "count": 3}, map[string]any{"kind": "p"}}, "prices": map[string]any{"x1": 2, "x2": 2.5}, "free": map[string]any{"a": []any{1, 1.0, "1", true, nil, map[string]any{}}}, "open": false, "door": map[string]any{"wide": 2}, "ratios": []any{0.25}, "word": "b"},
			`{name: "x", size: 2, rate: 0.5, word: "b", note: "n", open: false, items: [{kind: "q", count: 3}, {kind: "p", count: 1}], prices: {x1: 2.0, x2: 2.5}, ratios: [0.25], free: {a: [1, 1.0, "1", true, null, {}]}, door: {wide: 2.0}}`,
		},
		{map[string]any{}, `name: field is required but not present`},
		{map[string]any{"name": "x", "size": 0}, `size: 2 errors in empty disjunction`},
		{map[string]any{"name": "x", "sise": 1}, `sise: field not allowed`},
		{map[string]any{"name": "x", "word": "c"}, `word: no such word`},
		{map[string]any{"name": "x", "items": []any{map[string]any{"kind": "p", "count": "3"}}}, `items: 4 errors in empty disjunction`},
		{map[string]any{"name": "x", "door": map[string]any{"wide": "w"}}, `door.wide: 2 errors in empty disjunction`},
	} {
		resolved, verdict, err := authority.Whole(schema, tree(c.config))
		got := strings.Join(verdict.Path(), ".") + ": " + verdict.Message()
		if verdict.Err == nil && resolved != nil {
			got = literal(resolved)
			if verdict.Message() != "" || verdict.Path() != nil {
				t.Errorf("%v: %q of %q", c.config, verdict.Message(), verdict.Path())
			}
		} else if resolved != nil {
			t.Errorf("%v is refused and resolved", c.config)
		}
		if got != c.want || err != nil {
			t.Errorf("%v\ngot  %s, %v\nwant %s", c.config, got, err, c.want)
		}
	}
	for _, c := range []struct {
		section, field string
		v              any
		want           string
	}{
		{"Shop", "size", 7, "7"},
		{"Shop", "rate", 0.25, "0.25"},
		{"Shop", "name", "x", `"x"`},
		{"Shop", "note", "x", `"x"`},
		{"Shop", "items", []any{map[string]any{"kind": "p"}}, `[{kind: "p", count: 1}]`},
		{"Item", "count", 5, "5"},
		{"Shop", "word", "c", "no such word"},
		{"Shop", "name", 5, "conflicting values string and 5 (mismatched types string and int)"},
		{"Shop", "nosuch", 5, "the schema has no field Shop.nosuch"},
	} {
		field := &spec.Field{Name: c.field}
		for i := range schema.Sections {
			if schema.Sections[i].Name == c.section && schema.Sections[i].Field(c.field) != nil {
				field = schema.Sections[i].Field(c.field)
			}
		}
		v := tree(c.v)
		v.At = value.Point(value.Pos{Line: 3, Column: 4})
		v.Source = &value.Source{Name: "a.yaml"}
		resolved, message, err := authority.Field(&spec.Section{Name: c.section}, field, v)
		got := message
		switch {
		case err != nil:
			got = err.Error()
		case message == "":
			if got = literal(resolved); resolved.At != v.At || resolved.Source != v.Source {
				t.Errorf("%s.%s: the value is at %v of %v", c.section, c.field, resolved.At, resolved.Source)
			}
		}
		if got != c.want {
			t.Errorf("%s.%s: got %s, want %s", c.section, c.field, got, c.want)
		}
	}
	if _, _, err := authority.Whole(schema, &value.Value{}); err == nil {
		t.Error("a value that cannot be read is judged")
	}
	if _, _, err := authority.Field(&spec.Section{Name: "Shop"}, &spec.Field{Name: "size"}, &value.Value{}); err == nil {
		t.Error("a value that cannot be read is judged")
	}
}

// TestAuthorityFails holds that a package that cannot be read or compiled is an error
// of each question, and that any number of questions may be asked.
func TestAuthorityFails(t *testing.T) {
	gone := errors.New("it is gone")
	for want, source := range map[string]func() (*Source, error){
		"the schema cannot be read: it is gone": func() (*Source, error) { return nil, gone },
		`the schema does not compile: #Shop.f: reference "nosuch" not found`: func() (*Source, error) {
			return Parse(mapfs.MapFS{"a.cue": {Data: []byte("package shop\n#Shop: f: nosuch")}})
		},
	} {
		a := NewAuthority(source)
		for range 3 {
			if _, _, err := a.Field(&spec.Section{Name: "Shop"}, &spec.Field{Name: "f"}, value.OfNull()); err == nil || err.Error() != want {
				t.Errorf("got %v, want %s", err, want)
			}
		}
	}
	compiled := 0
	a := NewAuthority(func() (*Source, error) {
		compiled++
		return Parse(mapfs.MapFS{"a.cue": {Data: []byte("package shop\n#Shop: f: int")}})
	})
	a.idle = make(chan *engine, 1)
	a.idle <- nil
	schema := &spec.Schema{Definition: "#Shop", Sections: []spec.Section{{Name: "Shop", Fields: []spec.Field{{Name: "f", Type: spec.Type{Kinds: value.Int, Section: spec.NoSection}}}}}}
	field := func() {
		if _, message, err := a.Field(&schema.Sections[0], &schema.Sections[0].Fields[0], value.OfInt(1)); message != "" || err != nil {
			t.Fatal(message, err)
		}
	}
	whole := func() {
		if _, verdict, err := a.Whole(schema, tree(map[string]any{"f": 1})); verdict.Err != nil || err != nil {
			t.Fatal(verdict, err)
		}
	}
	for _, step := range []struct {
		ask            func()
		left, compiled int // before and after
	}{
		{field, 0, 1}, {field, questions - 1, 1}, {field, 1, 1}, {field, 0, 2},
		{whole, questions - 1, 2}, {whole, questions - 1 - wholeQuestions, 2}, {whole, wholeQuestions, 2}, {whole, 0, 3},
	} {
		e := <-a.idle
		switch {
		case (e == nil) != (step.left == 0):
			t.Errorf("%v of the questions are left, want %d", e, step.left)
		case e != nil && step.left > wholeQuestions && e.left != step.left:
			t.Errorf("%d questions are left, want %d", e.left, step.left)
		case e != nil:
			e.left = step.left
		}
		a.idle <- e
		if step.ask(); compiled != step.compiled {
			t.Errorf("compiled %d times, want %d", compiled, step.compiled)
		}
	}
}

// TestImports has packages that import another one, each with the fields of its
// definition, or what is wrong.
func TestImports(t *testing.T) {
	const other = "package shelf\n\n// A shelf.\n#Shelf: {\n\t// High.\n\thigh: int | *3\n\t// Board.\n\tboard: #Board\n}\n\n#Board: {\n\t// Wood.\n\twood: \"oak\" | *\"ash\"\n}\n\n_hidden: int\n"
	for text, want := range map[string]string{
		"import \"x.org/shelf\"\n\n#T: {\n\t// S.\n\ts: shelf.#Shelf\n}":                                                                          "s: Shelf{high int64, board Board{wood \"oak\" | \"ash\"}}",
		"import \"x.org/shelf:shelf\"\n\n#T: {\n\t// S.\n\ts: *null | shelf.#Board\n}":                                                            "s: Board{wood \"oak\" | \"ash\"}",
		"import \"strings\"\nimport rack \"x.org/shelf\"\n\n_s: strings.MinRunes(1)\n#T: {\n\t// S.\n\ts: rack.#Shelf\n\t// N.\n\tn: int | *1\n}": "s: Shelf{high int64, board Board{wood \"oak\" | \"ash\"}}; n: int64",
		"import \"x.org/shelf\"\n\n#T: shelf.#Shelf":                                                                                              "high: int64; board: Board{wood \"oak\" | \"ash\"}",
		"import \"x.org/shelf\"\n\n#T: shelf.#Shelf & {\n\thigh: *4 | int\n}":                                                                     "error: shelf.cue:6:8: T.high: cannot be described: CUE does not prove that its values of kind int64 are those of the description, int64;",
		"import \"x.org/shelf\"\n\n#T: {\n\t// S.\n\ts: shelf.#Nosuch\n}":                                                                         "error: t.cue:7:5: T.s: cannot be described: shelf.#Nosuch: reference \"shelf\" not found;",
		"import \"x.org/shelf\"\n\n#T: {\n\t// S.\n\ts: [...(shelf.#Board | null)]\n}":                                                            "s: [...(null | {...})]",
		"import \"x.org/shelf\"\n\n#T: {\n\t// S.\n\ts: {[string]: shelf.#Board}\n}":                                                              "s: {[string]: {...}}",
		"import \"x.org/shelf\"\n\n#T: {\n\t// S.\n\ts: [...(shelf.#Board | 5 | int & >=5)]\n}":                                                   "error: t.cue:7:5: T.s: cannot be described: CUE does not prove that its values of kind int64",
		"import \"x.org/other\"\n\n#T: {\n\t// S.\n\ts: other.#Shelf\n}":                                                                          "error: ",
	} {
		source, err := ParseWith(mapfs.MapFS{"t.cue": {Data: []byte("package t\n\n" + text)}}, map[string]fs.FS{"x.org/shelf": mapfs.MapFS{"shelf.cue": {Data: []byte(other)}}})
		if err != nil {
			t.Fatal(err)
		}
		s, err := source.Describe("#T")
		got := fmt.Sprint("error: ", err)
		if err == nil {
			var show func(section *spec.Section, sign, separator string) string
			show = func(section *spec.Section, sign, separator string) string {
				var parts []string
				for _, f := range section.Fields {
					is := render(f.Type)
					if f.Section != spec.NoSection {
						is = s.Sections[f.Section].Name + "{" + show(&s.Sections[f.Section], " ", ", ") + "}"
					}
					parts = append(parts, f.Name+sign+is)
				}
				return strings.Join(parts, separator)
			}
			got = show(s.Root(), ": ", "; ")
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
	for want, shelf := range map[string]mapfs.MapFS{
		`package name "rack" conflicts with previous package name "shelf"`: {"a.cue": {Data: []byte("package shelf\n")}, "b.cue": {Data: []byte("package rack\n#Shelf: {}\n")}},
		"reference \"nosuch\"":      {"a.cue": {Data: []byte("package shelf\n#Shelf: a: nosuch\n")}},
		"expected '}', found 'EOF'": {"a.cue": {Data: []byte("package shelf\n#Shelf: {\n")}},
		"there is no *.cue file":    {},
	} {
		source, err := ParseWith(oneFile("import \"x.org/shelf\"\n\n#T: {\n\t// S.\n\ts: shelf.#Shelf\n}"), map[string]fs.FS{"x.org/shelf": shelf})
		if err == nil {
			_, err = source.Describe("#T")
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
