package load_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// lamp is a schema with variables of the environment, at the top, in a section, in
// one that may be null and in one that holds itself.
var lamp = &spec.Schema{Version: "1", Sections: []spec.Section{
	{Name: "Lamp", Fields: []spec.Field{
		{Name: "watts", Env: "LAMP_WATTS", Default: &spec.Scalar{Kind: value.Int, Text: "60"}, Type: spec.Type{Kinds: value.Int, Section: spec.NoSection, Min: "1"}},
		{Name: "on", Env: "LAMP_OFF", EnvMeans: "false", Default: &spec.Scalar{Kind: value.Bool, Text: "true"}, Type: spec.Type{Kinds: value.Bool, Section: spec.NoSection}},
		{Name: "shade", Type: spec.Type{Kinds: value.Map, Section: 1}},
		{Name: "foot", Default: &spec.Scalar{Kind: value.Null, Text: "null"}, Type: spec.Type{Kinds: value.Map | value.Null, Section: 2}},
		{Name: "note", Default: &spec.Scalar{Kind: value.String}, Type: spec.Type{Kinds: value.String | value.Map, Section: 1}},
	}},
	{Name: "Shade", Fields: []spec.Field{{Name: "colour", Env: "LAMP_COLOUR", Default: &spec.Scalar{Kind: value.String, Text: "white"}, Type: spec.Type{Kinds: value.String, Section: spec.NoSection}}}},
	{Name: "Foot", Fields: []spec.Field{
		{Name: "size", Env: "LAMP_FOOT", Default: &spec.Scalar{Kind: value.Int, Text: "3"}, Type: spec.Type{Kinds: value.Int, Section: spec.NoSection}},
		{Name: "foot", Default: &spec.Scalar{Kind: value.Null, Text: "null"}, Type: spec.Type{Kinds: value.Map | value.Null, Section: 2}},
	}},
}}

// TestLayersTogether has layers, the highest last, with what they make together, or all that
// is wrong with them. A text without a line end and with = is an assignment.
func TestLayersTogether(t *testing.T) {
	environment := map[string]string{"LAMP_WATTS": "40", "LAMP_OFF": "1", "LAMP_COLOUR": "017", "LAMP_FOOT": ""}
	for _, c := range []struct {
		layers []string
		env    bool
		want   string
	}{
		{nil, false, "{watts: 60, \"on\": true, shade: {colour: white}, foot: null, note: \"\"}"},
		{[]string{"watts: 10\n", "shade: {colour: red}\n"}, false, `{watts: 10, "on": true, shade: {colour: red}, foot: null, note: ""}`},
		{[]string{"watts: 10\n", "watts=20", "shade.colour=5"}, false, `{watts: 20, "on": true, shade: {colour: "5"}, foot: null, note: ""}`},
		{[]string{"watts: 10\n"}, true, `{watts: 40, "on": false, shade: {colour: "017"}, foot: null, note: ""}`},
		{[]string{"watts: 0\n", "watt=3"}, false, `refused 1.yaml
--set watt=3: error: watt: there is no such field [unknown-field]
1.yaml:1:8: error: watts: must be an integer of at least 1, not 0 [out-of-range]`},
		{[]string{"watts: [\n", "on: {\n", "watts: 017\n"}, false, `config 1.yaml
1.yaml:2:1: error: the text is not YAML: a value is missing here [syntax]
2.yaml:2:1: error: the text is not YAML: a value is missing here [syntax]
3.yaml:1:8: error: watts: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]`},
		{[]string{"watts[0]=5", "watts: [\n"}, false, `config --set watts[0]=5
--set watts[0]=5: error: watts[0] is an item of a list, and a list can only be set as a whole [syntax]
2.yaml:2:1: error: the text is not YAML: a value is missing here [syntax]`},
		{[]string{"watts: 017\n", "on: false\n"}, false, `refused 2.yaml
1.yaml:1:8: error: watts: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]`},
		{[]string{"watts: 1\n", "on: null\n", "on: true\n"}, false, `{watts: 1, "on": true, shade: {colour: white}, foot: null, note: ""}`},
		{[]string{"watts: 123456789\n# longer\n# longer\n# longer\n# longer\n# longer\n# longer\n# longer\n# longer\n# longer\n"}, false, `config 1.yaml
1.yaml:1:1: error: the file is larger than 80 bytes [limit]`},
	} {
		e := load.New(lamp, nil, load.WithMaxBytes(80))
		var all []load.Layer
		for i, text := range c.layers {
			if strings.Contains(text, "=") {
				all = append(all, load.Set("--set", text))
			} else {
				all = append(all, load.Bytes(fmt.Sprintf("%d.yaml", i+1), []byte(text)))
			}
		}
		if c.env {
			all = append(all, e.Environment(func(name string) string { return environment[name] })...)
		}
		got := ""
		err := e.Resolve(all, func(root, resolved *value.Value) {
			got = encode.Flow(resolved)
			if again := e.Resolved(root); !value.Equal(again, resolved) {
				t.Errorf("%v: resolved again it is %s", c.layers, encode.Flow(again))
			}
		})
		var config *diag.ConfigError
		var refused *diag.ValidationError
		switch {
		case errors.As(err, &config):
			got = "config " + config.File
		case errors.As(err, &refused):
			got = "refused " + refused.File
		}
		for _, d := range diag.Of(err) {
			got += "\n" + d.String()
		}
		if got != c.want {
			t.Errorf("%v\ngot\n%s\nwant\n%s", c.layers, got, c.want)
		}
	}
	if got := encode.Flow(load.New(lamp, nil).Defaults()); got != `{watts: 60, "on": true, shade: {colour: white}, foot: null, note: ""}` {
		t.Errorf("the defaults are %s", got)
	}
}

// TestNodesOfAllLayers holds that the layers of a config are bounded together.
func TestNodesOfAllLayers(t *testing.T) {
	e := load.New(lamp, nil)
	list := "[" + strings.Repeat("1,", e.Limits().Nodes/2) + "1]"
	one, two := load.Bytes("a.yaml", []byte("k: "+list)), load.Bytes("b.yaml", []byte("l: "+list))
	err := e.Resolve([]load.Layer{one, two}, nil)
	var config *diag.ConfigError
	if !errors.As(err, &config) || config.File != "b.yaml" || len(config.Diagnostics) != 1 || config.Diagnostics[0].Code != diag.Limit || !strings.HasSuffix(config.Diagnostics[0].Message, ", in all layers together") {
		t.Errorf("%.200v", err)
	}
}

// TestOptionalDocuments holds that only what may be missing may be empty.
func TestOptionalDocuments(t *testing.T) {
	e := load.New(lamp, nil)
	if root, problems, err := e.ParseOptional("a.yaml", nil); err != nil || len(problems) > 0 || root.Kind != value.Map {
		t.Error(root, problems, err)
	}
	for name, text := range map[string]string{"a.yaml": "", "b.yaml": "[", "c.json": "{"} {
		if root, _, err := e.Parse(name, []byte(text)); err == nil || err.File != name || len(err.Diagnostics) != 1 || root != nil {
			t.Errorf("%s: %v, %v", name, root, err)
		}
	}
	if root, problems, err := e.Parse("a.yaml", []byte("watts: 017")); root == nil || len(problems) != 1 || err != nil {
		t.Error(root, problems, err)
	}
}
