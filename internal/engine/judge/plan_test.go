package judge_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

func of(kinds value.Kind) spec.Type { return spec.Type{Kinds: kinds, Section: spec.NoSection} }

func scalar(kind value.Kind, text string) spec.Scalar { return spec.Scalar{Kind: kind, Text: text} }

func fallback(kind value.Kind, text string) *spec.Scalar { return &spec.Scalar{Kind: kind, Text: text} }

func withItems(items spec.Type) spec.Type {
	t := of(value.List)
	t.Items = &items
	return t
}

func withEntries(entries ...spec.Entry) spec.Type {
	t := of(value.Map)
	t.Entries = entries
	return t
}

func inSection(i int, kinds value.Kind) spec.Type { return spec.Type{Kinds: kinds, Section: i} }

var null = fallback(value.Null, "null")

// oven is a schema with a field of each kind that a plan tells apart, with rules
// about them and with an advisory.
var oven = &spec.Schema{
	Sections: []spec.Section{
		{Name: "Oven", Fields: []spec.Field{
			{Name: "dish", Required: true, Type: of(value.String)},
			{Name: "mode", Default: fallback(value.String, "fan"), Type: spec.Type{Kinds: value.String, Section: spec.NoSection, Words: []spec.Word{{Name: "fan"}, {Name: "grill"}}}},
			{Name: "heat", Default: fallback(value.Int, "180"), DefaultBy: []spec.DefaultBy{{Field: "mode", Is: "grill", Default: scalar(value.Int, "250")}}, Type: spec.Type{Kinds: value.Int, Section: spec.NoSection, Max: "300"}},
			{Name: "grill", Default: null, Type: inSection(1, value.Map|value.Null)},
			{Name: "door", Type: inSection(2, value.Map)},
			{Name: "timer", Optional: true, Type: of(value.Int)},
			{Name: "racks", Default: fallback(value.List, ""), Type: withItems(inSection(3, value.Map))},
			{Name: "sizes", Default: fallback(value.List, ""), Type: withItems(withItems(of(value.Int | value.Float)))},
			{Name: "notes", Default: null, Type: of(value.Map | value.Null)},
			{Name: "times", Default: fallback(value.Map, ""), Type: withEntries(spec.Entry{Pattern: "^t", Type: of(value.Int)}, spec.Entry{Pattern: "^n$", Type: of(value.String)})},
			{Name: "asked", Default: null, AskCUE: "why", Type: spec.Any()},
			{Name: "label", Default: fallback(value.String, ""), Type: of(value.String)},
		}},
		{Name: "Grill", Fields: []spec.Field{
			{Name: "rods", Default: fallback(value.Int, "2"), Type: of(value.Int)},
			{Name: "power", Required: true, Type: of(value.Int | value.Float)},
		}},
		{Name: "Door", Fields: []spec.Field{
			{Name: "lock", Optional: true, Type: of(value.Bool)},
			{Name: "glass", Default: fallback(value.Int, "2"), Type: of(value.Int)},
		}},
		{Name: "Rack", Fields: []spec.Field{
			{Name: "level", Required: true, Type: of(value.Int)},
			{Name: "tray", Default: null, Type: of(value.String | value.Null)},
		}},
	},
	Rules: []spec.Rule{
		{Code: "no-grill", At: []string{"grill"}, Shows: 0, Forbids: []spec.Condition{
			{Path: []string{"mode"}, Test: spec.IsNot, Values: []spec.Scalar{scalar(value.String, "grill")}},
			{Path: []string{"grill"}, Test: spec.Set},
		}},
		{Code: "too-hot", At: []string{"heat"}, Shows: -1, Forbids: []spec.Condition{
			{Path: []string{"heat"}, Test: spec.Above, Values: []spec.Scalar{scalar(value.Int, "200")}},
			{Path: []string{"mode"}, Test: spec.Is, Values: []spec.Scalar{scalar(value.String, "fan")}},
		}},
		{Code: "shadows", At: []string{"notes"}, Shows: 0, Forbids: []spec.Condition{{Path: []string{"notes"}, Test: spec.NamesAField}}},
		{Code: "rods", At: []string{"grill", "rods"}, Shows: 1, Forbids: []spec.Condition{
			{Path: []string{"grill", "rods"}, Test: spec.Above, Values: []spec.Scalar{scalar(value.Int, "3")}},
			{Path: []string{"door", "lock"}, Test: spec.Unset},
		}},
		{Code: "glass", At: []string{"door", "glass"}, Shows: 0, Forbids: []spec.Condition{
			{Path: []string{"door", "glass"}, Test: spec.DiffersFrom, Other: []string{"timer"}},
			{Path: []string{"timer"}, Test: spec.Below, Values: []spec.Scalar{scalar(value.Int, "2")}},
		}},
	},
	Advisories: []spec.Rule{
		{Code: "idle", At: []string{"heat"}, Shows: 0, Forbids: []spec.Condition{{Path: []string{"timer"}, Test: spec.Is, Values: []spec.Scalar{scalar(value.Int, "0")}}, {Path: []string{"heat"}, Test: spec.Written}}},
		{Code: "plain", At: []string{"label"}, Shows: -1, Forbids: []spec.Condition{{Path: []string{"label"}, Test: spec.Matches, Values: []spec.Scalar{scalar(value.String, "^x")}}}},
	},
}

// asker is what CUE would say: it cannot be asked of an integer, and takes bools.
func asker(section *spec.Section, field *spec.Field, v *value.Value) (*value.Value, string, error) {
	switch {
	case section.Name != "Oven" || field.Name != "asked":
		return nil, "", fmt.Errorf("asked of %s.%s", section.Name, field.Name)
	case v.Kind == value.Int:
		return nil, "", errors.New("no CUE")
	case v.Kind != value.Bool:
		return nil, "must be a bool", nil
	}
	return value.OfString("yes"), "", nil
}

func parsed(t *testing.T, text string) *value.Value {
	t.Helper()
	root, problems := yamldoc.Parse(&value.Source{Name: "oven.yaml", Text: []byte(text)}, yamldoc.DefaultLimits())
	if root == nil {
		t.Fatal(text, problems)
	}
	return root
}

// shown is a value with ! for what is Invalid in it.
func shown(v *value.Value) string {
	var parts []string
	for _, e := range v.Entries {
		part := shown(e.Value)
		if v.Kind == value.Map {
			part = e.Key + ": " + part
		}
		parts = append(parts, part)
	}
	switch v.Kind {
	case value.Invalid:
		return "!"
	case value.Map:
		return "{" + strings.Join(parts, ", ") + "}"
	case value.List:
		return "[" + strings.Join(parts, ", ") + "]"
	default:
		return v.Text
	}
}

// said is a problem in a line.
func said(p judge.Problem) string {
	text := fmt.Sprintf("%v %s %s", p.At.Start, p.Path, p.Code)
	if p.Section != nil {
		text += " in " + p.Section.Name
	}
	if p.Field != nil {
		text += " of " + p.Field.Name
	}
	if p.Value != nil {
		text += " is " + shown(p.Value)
	}
	if p.Finding != "" {
		text += " finds " + p.Finding
	}
	if p.Decides != nil {
		text += " decided by " + p.Decides.Key + " at " + p.Decides.KeyAt.Start.String()
	}
	if p.Message != "" || p.Err != nil {
		text += fmt.Sprintf(" since %s%v", p.Message, p.Err)
	}
	if p.Source == nil || p.Source.Name != "oven.yaml" {
		text += " from nowhere"
	}
	return text
}

// TestPlan has configs with what is reported of each, and then with what is
// resolved of it. An unknown field "dsh" means dish, and "hot" means heat with
// what it says as an integer.
func TestPlan(t *testing.T) {
	plan := judge.New(oven, asker)
	steps := plan.NewStepwise()
	for _, c := range []struct{ text, want string }{
		{"dish: pie", `
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"{}", `
1:1 dish missing-field in Oven of dish
{dish: !, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: 7\nmode: x\nheat: 301", `
1:7 dish wrong-type in Oven of dish is 7
2:7 mode not-allowed in Oven of mode is x
3:7 heat out-of-range in Oven of heat is 301
{dish: !, mode: !, heat: !, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dsh: pie", `
1:1 dsh unknown-field in Oven is pie
{dish: !, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dsh: pie\ndish: 7", `
1:1 dsh unknown-field in Oven is pie
2:7 dish wrong-type in Oven of dish is 7
{dish: !, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nhot: 270\nx: 1", `
2:1 hot unknown-field in Oven is 270
3:1 x unknown-field in Oven is 1
2:1 heat too-hot is 270
{dish: pie, mode: fan, heat: 270, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nhot: x\nheat: 5", `
2:1 hot unknown-field in Oven is x
{dish: pie, mode: fan, heat: 5, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nhot: 301", `
2:1 hot unknown-field in Oven is 301
2:6 hot out-of-range in Oven of heat is 301
{dish: pie, mode: fan, heat: !, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nmode: grill", `
{dish: pie, mode: grill, heat: 250, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nmode: grill\nheat: 180\ngrill: {power: 3}", `
{dish: pie, mode: grill, heat: 180, grill: {rods: 2, power: 3.0}, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\ngrill: {power: 1}", `
2:1 grill no-grill is {rods: 2, power: 1.0} finds fan decided by mode at 0:0
{dish: pie, mode: fan, heat: 180, grill: {rods: 2, power: 1.0}, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\ngrill: {}\nmode: grill", `
2:1 grill.power missing-field in Grill of power
{dish: pie, mode: grill, heat: 250, grill: {rods: 2, power: !}, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nheat: 201", `
2:1 heat too-hot is 201
{dish: pie, mode: fan, heat: 201, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nmode: 5\nheat: 201", `
2:7 mode wrong-type in Oven of mode is 5
{dish: pie, mode: !, heat: 201, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nnotes: {b: 1, mode: x, dish: y}", `
2:15 notes shadows is {b: 1, mode: x, dish: y} finds dish, mode
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: {b: 1, mode: x, dish: y}, times: {}, asked: null, label: }`},
		{"dish: pie\nnotes: {timer: 1}", `
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: {timer: 1}, times: {}, asked: null, label: }`},
		{"dish: pie\nnotes: {timer: 1, a: [2]}\ntimer: 5", `
2:9 notes shadows is {timer: 1, a: [2]} finds timer
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, timer: 5, racks: [], sizes: [], notes: {timer: 1, a: [2]}, times: {}, asked: null, label: }`},
		{"dish: pie\nmode: grill\ngrill: {power: 2, rods: 4}", `
3:19 grill.rods rods is 4 finds null decided by  at 0:0
{dish: pie, mode: grill, heat: 250, grill: {rods: 4, power: 2.0}, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nmode: grill\ngrill: {power: 2, rods: 4}\ndoor: {lock: true}", `
{dish: pie, mode: grill, heat: 250, grill: {rods: 4, power: 2.0}, door: {lock: true, glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nmode: grill\ngrill: {power: x, rods: 4}", `
3:16 grill.power wrong-type in Grill of power is x
3:19 grill.rods rods is 4 finds null decided by  at 0:0
{dish: pie, mode: grill, heat: 250, grill: {rods: 4, power: !}, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nmode: grill\ngrill: {power: 2, rods: x}", `
3:25 grill.rods wrong-type in Grill of rods is x
{dish: pie, mode: grill, heat: 250, grill: {rods: !, power: 2.0}, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\ntimer: 1", `
0:0 door.glass glass is 2 finds 2
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, timer: 1, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\ntimer: 1\ndoor: {glass: 1}", `
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 1}, timer: 1, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\ntimer: 0\nheat: 5\ndoor: {glass: 0}", `
{dish: pie, mode: fan, heat: 5, grill: null, door: {glass: 0}, timer: 0, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }
warn 3:1 heat idle is 5 finds 0 decided by timer at 2:1`},
		{"dish: pie\nlabel: xy", `
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: xy}
warn 2:1 label plain is xy`},
		{"dish: pie\ndoor: {lock: 1, glas: 2}", `
2:14 door.lock wrong-type in Door of lock is 1
2:17 door.glas unknown-field in Door is 2
{dish: pie, mode: fan, heat: 180, grill: null, door: {lock: !, glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\ndoor: null", `
2:7 door wrong-type in Oven of door is null
{dish: pie, mode: fan, heat: 180, grill: null, door: !, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nracks: [{level: 1}, {tray: x}, 5, {level: 2, y: 3}]", `
2:21 racks[1].level missing-field in Rack of level
2:32 racks[2] wrong-type in Oven of racks is 5
2:46 racks[3].y unknown-field in Rack is 3
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [{level: 1, tray: null}, {level: !, tray: x}, !, {level: 2, tray: null}], sizes: [], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\nsizes: [[1, 2.5], [], [x], 3]", `
2:24 sizes[2][0] wrong-type in Oven of sizes is x
2:28 sizes[3] wrong-type in Oven of sizes is 3
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [[1.0, 2.5], [], [!], !], notes: null, times: {}, asked: null, label: }`},
		{"dish: pie\ntimes: {t1: 5, n: x, z: 1, t2: x}", `
2:22 times.z unknown-field in Oven is 1
2:32 times.t2 wrong-type in Oven of times is x
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {t1: 5, n: x, z: !, t2: !}, asked: null, label: }`},
		{"dish: pie\nasked: true", `
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: yes, label: }`},
		{"dish: pie\nasked: x", `
2:8 asked not-allowed in Oven of asked is x since must be a bool<nil>
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: !, label: }`},
		{"dish: pie\nasked: 5", `
2:8 asked not-allowed in Oven of asked is 5 since no CUE
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: !, label: }`},
		{"dish: pie\nasked: [017]", `
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: !, label: }`},
		{"dish: 017\nnotes: {a: 018}", `
{dish: !, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: {a: !}, times: {}, asked: null, label: }`},
		{"dish: pie\nnotes: [1]", `
2:8 notes wrong-type in Oven of notes is [1]
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: !, times: {}, asked: null, label: }`},
		{"dish: pie\nracks: &r [{level: 1}]\nsizes: *r", `
2:12 sizes[0] wrong-type in Oven of sizes is {level: 1}
{dish: pie, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [{level: 1, tray: null}], sizes: [!], notes: null, times: {}, asked: null, label: }`},
		{"label: &l 5\ndish: *l", `
1:8 label wrong-type in Oven of label is 5
2:7 dish wrong-type in Oven of dish is 5
{dish: !, mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: !}`},
	} {
		root := parsed(t, c.text)
		var lines []string
		parts := plan.Report(root, func(p judge.Problem) (string, *value.Value) {
			lines = append(lines, said(p))
			switch last, _ := p.Path[len(p.Path)-1].Key(); {
			case p.Code == "unknown-field" && last == "dsh":
				return "dish", nil
			case p.Code == "unknown-field" && last == "hot":
				meant := *p.Value
				meant.Kind = value.Int
				return "heat", &meant
			}
			return "", nil
		})
		isRefused := len(lines) > 0 || strings.Contains(shown(parts), "!")
		lines = append(lines, shown(parts))
		resolved := plan.Resolve(root)
		if (resolved == nil) != isRefused {
			t.Errorf("%s: accepted: %v", c.text, resolved != nil)
		}
		if resolved != nil {
			if !value.Equal(resolved, parts) {
				t.Errorf("%s: resolved as %s", c.text, shown(resolved))
			}
			for _, p := range plan.Advise(resolved) {
				lines = append(lines, "warn "+said(p))
			}
		}
		if got := "\n" + strings.Join(lines, "\n"); got != c.want {
			t.Errorf("%s\ngot%s\nwant%s", c.text, got, c.want)
		}
		used := ""
		if accepted := plan.With(root, func(v *value.Value) { used = shown(v) }); accepted != (resolved != nil) || accepted && used != shown(resolved) {
			t.Errorf("%s: With: %v, %s", c.text, accepted, used)
		}
		// Step by step, the verdict is the same, whatever the configs before were.
		for range 2 {
			before := append([]int(nil), steps.Changes()...)
			config, ok := steps.Resolve(root)
			if accepted := ok && !steps.Breaks(config); accepted != (resolved != nil) || accepted && !value.Equal(config, resolved) {
				t.Errorf("%s: step by step %v, %s", c.text, accepted, shown(config))
			}
			for j, f := range oven.Root().Fields {
				e := config.Lookup(f.Name)
				if v := steps.Field(j); (e == nil) != (v == nil) || e != nil && e.Value != v {
					t.Errorf("%s: %s is %v", c.text, f.Name, v)
				}
				if resolved != nil && e != nil && steps.Changes()[j] < before[j] {
					t.Errorf("%s: %s has changed %d times, and %d times before", c.text, f.Name, steps.Changes()[j], before[j])
				}
			}
			if resolved == nil {
				continue
			}
			var broken []string
			steps.Advisories(config, func(i int) { broken = append(broken, oven.Advisories[i].Code) })
			for i, p := range plan.Advise(resolved) {
				if i >= len(broken) || broken[i] != string(p.Code) {
					t.Errorf("%s: step by step, %v is broken", c.text, broken)
				}
			}
			if len(broken) != len(plan.Advise(resolved)) {
				t.Errorf("%s: step by step, %v is broken", c.text, broken)
			}
		}
	}
}

// TestStepwiseJudgesWhatChanged holds that a field whose value is the same as in
// the config before is not judged again.
func TestStepwiseJudgesWhatChanged(t *testing.T) {
	asked := 0
	plan := judge.New(oven, func(section *spec.Section, field *spec.Field, v *value.Value) (*value.Value, string, error) {
		asked++
		return asker(section, field, v)
	})
	steps := plan.NewStepwise()
	root := parsed(t, "dish: pie\nasked: true\ntimer: 3")
	was := []int{}
	for i, c := range []struct {
		change func()
		fields string
	}{
		{func() {}, "dish mode heat grill door timer racks sizes notes times asked label"},
		{func() {}, ""},
		{func() { root.Entries[0].Value = value.OfString("cake") }, "dish"},
		{func() { root.Entries[1].Value = value.OfBool(false) }, "asked"},
		{func() { root.Entries = root.Entries[:2] }, "timer"},
		{func() { root.Entries = append(root.Entries, parsed(t, "mode: grill").Entries...) }, "mode"},
		{func() { root.Entries = root.Entries[1:] }, "dish"},
		{func() { root.Entries = append(parsed(t, "heat: 3").Entries, root.Entries...) }, "heat"},
	} {
		c.change()
		steps.Resolve(root)
		var changed []string
		for j, n := range steps.Changes() {
			if i == 0 || n != was[j] {
				changed = append(changed, oven.Root().Fields[j].Name)
			}
		}
		was = append(was[:0], steps.Changes()...)
		// A default that another field chooses is made each time.
		got := strings.Join(changed, " ")
		if i > 0 && c.fields != "heat" {
			got = strings.TrimSpace(strings.ReplaceAll(" "+got+" ", " heat ", " "))
		}
		if got != c.fields {
			t.Errorf("step %d changed %s, want %s", i, got, c.fields)
		}
	}
	if asked != 2 {
		t.Errorf("CUE was asked %d times", asked)
	}
}

// TestDefaults holds that the defaults are those of the fields that have one.
func TestDefaults(t *testing.T) {
	const want = "{mode: fan, heat: 180, grill: null, door: {glass: 2}, racks: [], sizes: [], notes: null, times: {}, asked: null, label: }"
	if got := shown(judge.New(oven, asker).Defaults()); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestFree has configs with the scalars in them where the schema takes any text, or
// with a star any value, but for a 7 that is a text.
func TestFree(t *testing.T) {
	plan := judge.New(oven, asker)
	for text, want := range map[string]string{
		"{}":                               "",
		"dish: pie":                        "dish",
		"mode: fan\nheat: 3\ntimer: 4":     "",
		"label: x\ndish: '7'":              "label",
		"notes: {a: 1, b: [x, {c: null}]}": "notes.a* notes.b[0]* notes.b[1].c*",
		"notes: null":                      "",
		"racks: [{level: 1, tray: x}, {tray: 2, level: a}, {tray: y}]": "racks[0].tray racks[2].tray",
		"times: {t1: 5, n: x, z: y, t2: a}":                            "times.n",
		"sizes: [[1, x], [2]]":                                         "",
		"asked: [true, {x: y}]":                                        "asked[0]* asked[1].x*",
		"grill: {power: x}\ndoor: {lock: x}":                           "",
	} {
		var got []string
		for _, f := range plan.Free(parsed(t, text), func(v *value.Value, open bool) bool { return v.Text != "7" || open }) {
			star := ""
			if f.Open {
				star = "*"
			}
			if f.Entry == nil || f.Entry.Value.Kind&(value.Map|value.List) != 0 {
				t.Errorf("%s: %v", text, f)
			}
			got = append(got, f.Path.String()+star)
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestTakes holds that a type takes a scalar and no collection.
func TestTakes(t *testing.T) {
	plan := judge.New(oven, asker)
	any := spec.Any()
	for _, c := range []struct {
		of   *spec.Type
		v    *value.Value
		want bool
	}{
		{&oven.Root().Fields[1].Type, value.OfString("fan"), true}, {&oven.Root().Fields[1].Type, value.OfString("x"), false},
		{&any, value.OfNull(), true}, {&any, &value.Value{}, false}, {&any, &value.Value{Kind: value.Map}, false}, {&any, &value.Value{Kind: value.List}, false},
	} {
		if got := plan.Takes(c.of, c.v); got != c.want {
			t.Errorf("%v: %v", c.v, got)
		}
	}
}

// TestSameValues has constants of any kind with the values that a rule takes for
// them, and the ones that it does not.
func TestSameValues(t *testing.T) {
	tree := func(text string) *value.Value { return parsed(t, "v: "+text).Entries[0].Value }
	schema := &spec.Schema{Sections: []spec.Section{{Fields: []spec.Field{{Name: "v", Type: spec.Any()}}}}}
	for _, c := range []struct{ is, same, others string }{
		{"1", "1 1.0 1e0", "2 '1' true null [1]"},
		{"'1'", "'1' \"1\"", "1 '10' 1.0"},
		{"null", "null ~", "false '' 0 [] {}"},
		{"true", "true", "false 'true' 1"},
		{"[1,x]", "[1,x] [1.0,x]", "[x,1] [1] [1,x,2] [1,y]"},
		{"{a: 1,b: [x]}", "{a: 1,b: [x]} {b: [x],a: 1.0}", "{a: 1} {a: 1,b: [y]} {a: 1,c: [x]} {a: 2,b: [x]}"},
		{"[]", "[]", "{} null ''"},
	} {
		condition := judge.NewCondition(schema, &spec.Condition{Path: []string{"v"}, Test: spec.Is, Values: []spec.Scalar{scalarOf(tree(c.is))}})
		for want, texts := range map[bool]string{true: c.same, false: c.others} {
			for text := range strings.SplitSeq(strings.ReplaceAll(texts, ": ", ":\t"), " ") {
				text = strings.ReplaceAll(text, "\t", " ")
				if got := condition.Holds(&value.Value{Kind: value.Map, Entries: []value.Entry{{Key: "v", Value: tree(text)}}}); got != want {
					t.Errorf("%s is %s: %v", text, c.is, got)
				}
			}
		}
	}
	if unset := judge.NewCondition(schema, &spec.Condition{Path: []string{"v"}, Test: spec.Unset}); !unset.Holds(&value.Value{Kind: value.Map}) {
		t.Error("what is absent is set")
	}
}

// scalarOf is a value as a constant of a schema.
func scalarOf(v *value.Value) spec.Scalar {
	s := spec.Scalar{Kind: v.Kind, Text: v.Text}
	for _, e := range v.Entries {
		s.Parts = append(s.Parts, spec.Part{Key: e.Key, Value: scalarOf(e.Value)})
	}
	return s
}

// TestListBesideEntries holds that a list is free where only a mapping has entries of
// a type.
func TestListBesideEntries(t *testing.T) {
	of := withEntries(spec.Entry{Type: of(value.Int)})
	of.Kinds |= value.List
	plan := judge.New(&spec.Schema{Sections: []spec.Section{{Fields: []spec.Field{{Name: "v", Required: true, Type: of}}}}}, nil)
	for text, want := range map[string]string{"v: [x, {y: 1}]": "{v: [x, {y: 1}]}", "v: {a: 1}": "{v: {a: 1}}", "v: {a: x}": "{v: {a: !}}"} {
		got := shown(plan.Report(parsed(t, text), func(judge.Problem) (string, *value.Value) { return "", nil }))
		if accepted := plan.Resolve(parsed(t, text)) != nil; got != want || accepted != !strings.Contains(want, "!") {
			t.Errorf("%s: %s, %v", text, got, accepted)
		}
	}
}
