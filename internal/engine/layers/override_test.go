package layers_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// TestOverride has assignments with the layer that each is, or with what is wrong
// with it.
func TestOverride(t *testing.T) {
	limits := yamldoc.DefaultLimits()
	limits.Depth = 4
	for assignment, want := range map[string]string{
		"minutes=5":        "{minutes: 5}",
		"minutes=five":     "{minutes: five}",
		"minutes='5'":      `{minutes: "5"}`,
		"minutes=null":     "{minutes: null}",
		"minutes=":         `{minutes: ""}`,
		"kind=5":           `{kind: "5"}`,
		"kind=null":        "{kind: null}",
		"kind='null'":      `{kind: "null"}`,
		`kind="a b"`:       "{kind: a b}",
		"kind='":           `{kind: ''''}`,
		`kind='a"`:         `{kind: '''a"'}`,
		"kind=a: b # c":    `{kind: 'a: b # c'}`,
		"kind={a: 1}":      `{kind: '{a: 1}'}`,
		"sugar={lumps: 1}": "{sugar: {lumps: 1}}",
		"sugar=two":        "{sugar: two}",
		"pot.litres=1":     "{pot: {litres: 1}}",
		"notes.a.b=[1, x]": "{notes: {a: {b: [1, x]}}}",
		`notes."a b"=1`:    "{notes: {a b: 1}}",
		"notes.a.b.c=1":    "{notes: {a: {b: {c: 1}}}}",
		"gone=1":           "{gone: 1}",
		"minutes":          `"minutes" is not an assignment: write path=value, such as n=200`,
		"cups[0]=a":        "cups[0] is an item of a list, and a list can only be set as a whole",
		"cups[0].b=a":      "cups[0] is an item of a list, and a list can only be set as a whole",
		"notes.a.b.c.d=1":  "notes: limit",
		"minutes=[":        "minutes: syntax",
		"minutes=017":      "minutes: ambiguous-value",
		"kind=\xff":        "kind: encoding",
		"notes=[[[[[]]]]]": "notes: limit",
		"=1":               `"=1" is not a path: the name of a field is missing`,
	} {
		source := &value.Source{Name: "set", Synthetic: true}
		v, problems, err := layers.Override(tea, source, assignment, limits)
		got := ""
		switch {
		case err != nil:
			got = err.Error()
		case len(problems) > 0:
			d := problems[0]
			got = d.Path + ": " + string(d.Code)
			if d.File != "set" || d.Line != 0 || d.Column != 0 || d.EndLine != 0 || d.EndColumn != 0 {
				t.Errorf("%s: %+v", assignment, d)
			}
		default:
			got = encode.Flow(v)
			if e := v.Entries[0]; v.Source != source || !e.KeyAt.IsValid() || e.Value.Source == nil || e.Value.Source.Name != "set" || !e.Value.Source.Synthetic || e.Value.Source.Text != nil {
				t.Errorf("%s: %+v", assignment, e)
			}
		}
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", assignment, got, want)
		}
	}
}
