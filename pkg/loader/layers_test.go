package loader_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestLayers holds what layers come to: where a value came from, or what is
// wrong and which layer is at fault.
func TestLayers(t *testing.T) {
	file := func(name, text string) loader.Layer { return loader.Bytes(name, []byte(text)) }
	set := func(assignment string) loader.Layer { return loader.Set("--set", assignment) }
	for name, test := range map[string]struct {
		layers []loader.Layer
		// path, value and origin, with what was overridden behind <
		want []string
		// or diagnostics
		problems []string
	}{
		"a written key beats a preset in a higher layer": {
			[]loader.Layer{file("low.yaml", "decoder: {top_p: 0.7}"), file("high.yaml", "model: gpt2\ndecoder: {preset: creative}")},
			[]string{
				"decoder.top_p: 0.7 low.yaml:1:11 < 0.9 preset creative < 1.0 default",
				"decoder.temperature: 0.8 preset creative < 1.0 default",
				"decoder.top_k: 50 default",
				"decoder.preset: creative high.yaml:2:11 < null default",
			}, nil,
		},
		"a preset that names the default": {
			[]loader.Layer{file("a.yaml", "{model: gpt2, decoder: {preset: standard}}")},
			[]string{"decoder.temperature: 1.0 preset standard < 1.0 default", "decoder.do_sample: true preset standard < true default"}, nil,
		},
		"a preset that is taken back": {
			[]loader.Layer{file("low.yaml", "decoder: {preset: creative}"), file("a.yaml", "{model: gpt2, decoder: {preset: null}}")},
			[]string{
				"decoder.preset: null a.yaml:1:25 < creative low.yaml:1:11 < null default",
				"decoder.top_p: 1.0 default",
			}, nil,
		},
		"null over a section": {
			[]loader.Layer{file("low.yaml", "pytorch: {batch_size: 8}"), file("a.yaml", "{model: gpt2, pytorch: null}")},
			[]string{"pytorch: null a.yaml:1:15 < {batch_size: 8} low.yaml:1:1 < null default"}, nil,
		},
		"a section over null over a section": {
			[]loader.Layer{file("1.yaml", "pytorch: {batch_size: 8}"), file("2.yaml", "{model: gpt2, pytorch: null}"), set("pytorch.num_processes=2")},
			[]string{
				"pytorch.batch_size: null default",
				"pytorch.num_processes: 2 --set pytorch.num_processes=2 < null default",
			}, nil,
		},
		"a synthetic dataset over a name": {
			[]loader.Layer{file("low.yaml", "dataset: alpaca"), file("a.yaml", "{model: gpt2, dataset: {n: 5}}")},
			[]string{"dataset.n: 5 a.yaml:1:25", "dataset.seed: 42 default"}, nil,
		},
		"part of a section over nothing": {
			[]loader.Layer{file("a.yaml", "model: gpt2"), set("dataset.seed=3")},
			nil, []string{"--set dataset.seed=3: error: dataset.n: is required: it must be an integer of at least 1 [missing-field]"},
		},
		"what a section lacks is missing in the file": {
			[]loader.Layer{file("a.yaml", "model: gpt2\ndataset: {seed: 1}"), set("dataset.input_len=3")},
			nil, []string{"a.yaml:2:1: error: dataset.n: is required: it must be an integer of at least 1 [missing-field]"},
		},
		"null resets nothing that cannot be null": {
			[]loader.Layer{file("low.yaml", "n: 5"), file("a.yaml", "{model: gpt2, n: null}")},
			nil, []string{"a.yaml:1:18: error: n: must be an integer of at least 1, not null [wrong-type]"},
		},
		"what is overridden need not be right": {
			[]loader.Layer{file("low.yaml", "n: many"), file("a.yaml", "{model: gpt2, n: 5}")},
			[]string{"n: 5 a.yaml:1:15 < many low.yaml:1:1 < 100 default"}, nil,
		},
		"a rule broken by two layers": {
			[]loader.Layer{file("low.yaml", "model: gpt2\npytorch: {load_in_4bit: true}"), set("pytorch.load_in_8bit=true")},
			nil, []string{"--set pytorch.load_in_8bit=true: error: pytorch.load_in_8bit: load_in_4bit and load_in_8bit cannot both be true: BitsAndBytes loads the weights in one width. Keep the one you want and remove the other. [conflict]"},
		},
		"a section that another layer's backend forbids": {
			[]loader.Layer{file("low.yaml", "# defaults\npytorch: {batch_size: 8}"), file("a.yaml", "{model: gpt2, backend: vllm}")},
			nil, []string{`low.yaml:2:1: error: pytorch: config section provided but backend="vllm". Remove the pytorch: section or set backend: pytorch. [section-mismatch]`},
		},
		"each problem in its layer": {
			[]loader.Layer{
				file("low.yaml", "n: 0\ndecoder: {tempp: 1}\nn0: 017"), file("a.yaml", "precision: float16\nwarmup: {n_warmup: 0}"),
				loader.Map("sweep", map[string]any{"baseline": map[string]any{"duration_seconds": 500}}), set("decoder.top_q=1"),
			},
			nil, []string{
				`--set decoder.top_q=1: error: decoder.top_q: there is no such field in decoder [unknown-field]`,
				"a.yaml:1:1: error: model: is required: it must be a string that is not empty [missing-field]",
				`a.yaml:1:12: error: precision: must be one of fp32, fp16, bf16, not "float16" [not-allowed]`,
				"a.yaml:2:20: error: warmup.n_warmup: must be an integer of at least 1, not 0 [out-of-range]",
				"low.yaml:1:4: error: n: must be an integer of at least 1, not 0 [out-of-range]",
				"low.yaml:2:11: error: decoder.tempp: there is no such field in decoder [unknown-field]",
				"low.yaml:3:1: error: n0: there is no such field [unknown-field]",
				"low.yaml:3:5: error: n0: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]",
				"sweep: error: baseline.duration_seconds: must be a number from 5 to 120, not 500 [out-of-range]",
			},
		},
		"text of every type": {
			[]loader.Layer{
				set("model=007"), set("n=200"), set("decoder.do_sample=false"), set("decoder.temperature=1"), set("lora.adapter_id=007"),
				set("precision=fp16"), set("output_dir=null"), set("passthrough_kwargs.a.b=[1, 2]"), set(`passthrough_kwargs."x.y"=null`),
				set("dataset={n: 5, seed: 1}"), set(`lora.adapter_id="null"`), set("pytorch={batch_size: 2}"), set("pytorch.num_processes=null"),
			},
			[]string{
				"model: \"007\" --set model=007", "n: 200 --set n=200 < 100 default",
				"decoder.do_sample: false --set decoder.do_sample=false < true default",
				"decoder.temperature: 1.0 --set decoder.temperature=1 < 1.0 default",
				`lora.adapter_id: "null" --set lora.adapter_id="null" < "007" --set lora.adapter_id=007 < null default`,
				"precision: fp16 --set precision=fp16 < bf16 default",
				"output_dir: null --set output_dir=null < null default",
				"passthrough_kwargs.a.b: [1, 2] --set passthrough_kwargs.a.b=[1, 2]",
				"passthrough_kwargs.a.b[1]: 2 --set passthrough_kwargs.a.b=[1, 2]",
				`passthrough_kwargs."x.y": null --set passthrough_kwargs."x.y"=null`,
				"dataset.seed: 1 --set dataset={n: 5, seed: 1} < 42 default",
				"pytorch.batch_size: 2 --set pytorch={batch_size: 2} < null default",
				"pytorch.num_processes: null --set pytorch.num_processes=null < null default",
			}, nil,
		},
		"text of the wrong type": {
			[]loader.Layer{
				file("a.yaml", "model: gpt2"), set("n=many"), set("n=50.0"), set("random_seed=017"), set("decoder.do_sample=yes"), set("decoder.top_k="),
				set("backend=vlm"), set("warmup=3"), set("max_input_tokens=[1"), set("baseline.enabled=null"), set("n.m=1"), set("precison=fp16"),
			},
			nil, []string{
				`--set backend=vlm: error: backend: must be one of pytorch, vllm, tensorrt, not "vlm" [not-allowed]`,
				"--set baseline.enabled=null: error: baseline.enabled: must be true or false, not null [wrong-type]",
				`--set decoder.do_sample=yes: error: decoder.do_sample: must be true or false, not the string "yes" [wrong-type]`,
				"--set decoder.top_k=: error: decoder.top_k: must be an integer of at least 0, not an empty string [wrong-type]",
				"--set max_input_tokens=[1: error: max_input_tokens: the text is not YAML: the list that begins here is not closed, or a comma is missing in it [syntax]",
				"--set n.m=1: error: n: must be an integer of at least 1, not a mapping [wrong-type]",
				"--set precison=fp16: error: precison: there is no such field [unknown-field]",
				"--set random_seed=017: error: random_seed: 017 with its leading zero is octal in YAML 1.1 and decimal in YAML 1.2 [ambiguous-value]",
				"--set warmup=3: error: warmup: must be a mapping of n_warmup, thermal_floor_seconds, not 3 [wrong-type]",
			},
		},
		"anchors": {
			[]loader.Layer{file("a.yaml", `model: gpt2
passthrough_kwargs:
  base: &base
    x: 1
    deep: {y: [2]}
  direct: *base
  merged:
    <<: *base
    z: 3
`)},
			[]string{
				"passthrough_kwargs.base.x: 1 a.yaml:4:5",
				"passthrough_kwargs.direct.x: 1 a.yaml:6:3, anchor a.yaml:4:5",
				"passthrough_kwargs.direct.deep.y: [2] a.yaml:6:3, anchor a.yaml:5:12",
				"passthrough_kwargs.direct.deep.y[0]: 2 a.yaml:6:3, anchor a.yaml:5:16",
				"passthrough_kwargs.merged.x: 1 a.yaml:8:9, anchor a.yaml:4:5",
				"passthrough_kwargs.merged.deep.y: [2] a.yaml:8:9, anchor a.yaml:5:12",
				"passthrough_kwargs.merged.z: 3 a.yaml:9:5",
			}, nil,
		},
		"an anchor in a layer that is merged": {
			[]loader.Layer{
				file("low.yaml", "passthrough_kwargs:\n  a: &a {x: 1}\n  b: *a\n"),
				file("a.yaml", "model: gpt2\npassthrough_kwargs: {b: {z: 2}}"),
			},
			[]string{
				"passthrough_kwargs.b.x: 1 low.yaml:3:6, anchor low.yaml:2:10",
				"passthrough_kwargs.b.z: 2 a.yaml:2:26",
			}, nil,
		},
		"a Go map": {
			[]loader.Layer{loader.Map("sweep", map[string]any{
				"model": "gpt2", "n": uint8(7), "decoder": map[string]float64{"top_p": 0.5}, "passthrough_kwargs": map[string]any{"l": []string{"a"}},
			})},
			[]string{
				"n: 7 sweep < 100 default", "decoder.top_p: 0.5 sweep < 1.0 default", "passthrough_kwargs.l[0]: a sweep",
			}, nil,
		},
		"no layer": {nil, nil, []string{"no layers: error: model: is required: it must be a string that is not empty [missing-field]"}},
		"no config": {
			[]loader.Layer{loader.File("testdata/missing.yaml"), file("a.yaml", "- 1"), set("n"), set("passthrough_kwargs.a[0]=1"), set("=1"), loader.Map("go", map[string]any{"n": func() {}})},
			nil, []string{
				"--set =1: error: \"=1\" is not a path: the name of a field is missing [syntax]",
				`--set n: error: "n" is not an assignment: write path=value, such as n=200 [syntax]`,
				"--set passthrough_kwargs.a[0]=1: error: passthrough_kwargs.a[0] is an item of a list, and a list can only be set as a whole [syntax]",
				"a.yaml:1:1: error: the file holds a list and not a mapping of fields [not-a-mapping]",
				"go: error: n: a config cannot hold a value of the Go type func() [syntax]",
				"testdata/missing.yaml: error: there is no such file [unreadable]",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			e, err := loader.New().LoadLayers(test.layers...)
			var got []string
			if err != nil {
				for _, d := range diag.Of(err) {
					got = append(got, d.String())
				}
				if diff := cmp.Diff(test.problems, got); diff != "" {
					t.Errorf("(-want +got)\n%s", diff)
				}
				return
			}
			if test.problems != nil {
				t.Fatal("accepted")
			}
			for _, want := range test.want {
				path, _, _ := strings.Cut(want, ": ")
				o, ok := e.Origin(path)
				if !ok {
					t.Errorf("there is no %s", path)
					continue
				}
				line := fmt.Sprintf("%s: %s %s", path, o.Flow(), o.Statement.Origin)
				for _, over := range o.Overrode {
					line += fmt.Sprintf(" < %s %s", over.Flow(), over.Origin)
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestLayerErrors holds that an error names the layer, and the reason for it.
func TestLayerErrors(t *testing.T) {
	_, err := loader.New().LoadLayers(loader.File("testdata/missing.yaml"), loader.Bytes("a.yaml", []byte("model: gpt2")))
	var config *loader.ConfigError
	if !errors.As(err, &config) || config.File != "testdata/missing.yaml" || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	_, err = loader.New().LoadLayers(loader.Bytes("low.yaml", nil), loader.Bytes("a.yaml", []byte("model: gpt2")))
	if !errors.As(err, &config) || config.File != "low.yaml" {
		t.Errorf("%v", err)
	}
	_, err = loader.New().LoadLayers(loader.Bytes("low.yaml", []byte("n: 0")), loader.Bytes("a.yaml", []byte("model: gpt2")))
	var validation *loader.ValidationError
	if !errors.As(err, &validation) || validation.File != "a.yaml" || validation.CUEError() == nil {
		t.Errorf("%v", err)
	}
}

// TestCUEOnlyOrigins holds that origins are the same where CUE has resolved the
// config.
func TestCUEOnlyOrigins(t *testing.T) {
	t.Parallel()
	byCUE := loader.New(loader.WithCUEVerdicts())
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(aConfig().Draw(t, "config"))
		if !testkit.InSample(len(text), 3) {
			return // CUE takes its time, and one valid config is like another
		}
		all := []loader.Layer{loader.Bytes("low.yaml", []byte("n: 7")), loader.Bytes("a.yaml", text)}
		want, err := loader.New().LoadLayers(all...)
		if err != nil {
			t.Fatal(err)
		}
		got, err := byCUE.LoadLayers(all...)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(jsonOf(t, want.Origins()), jsonOf(t, got.Origins())); diff != "" {
			t.Fatal(diff)
		}
	})
}

func jsonOf(t *rapid.T, v any) string {
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// leaves are the paths of the values of a resolved config that have no parts.
func leaves(path string, v any) map[string]any {
	m, isMap := v.(map[string]any)
	if !isMap || len(m) == 0 {
		return map[string]any{path: v}
	}
	all := map[string]any{}
	for key, child := range m {
		below := key
		if path != "" {
			below = path + "." + key
		}
		for p, leaf := range leaves(below, child) {
			all[p] = leaf
		}
	}
	return all
}

// TestOriginIsTotal holds that every value of a resolved config has an origin,
// that nothing else has, and that the origin is what the layers said.
func TestOriginIsTotal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		base, top := aConfig().Draw(t, "base"), aConfig().Draw(t, "top")
		e, err := loader.New().LoadLayers(loader.Bytes("base.yaml", []byte(base)), loader.Bytes("top.yaml", []byte(top)), loader.Set("--set", "n=200"))
		if err != nil {
			t.Skip("the layers do not fit") // each is valid, but not both together
		}
		compact, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var resolved map[string]any
		if err := json.Unmarshal(compact, &resolved); err != nil {
			t.Fatal(err)
		}
		want := len(leaves("", resolved))
		for _, o := range e.Origins() {
			if m, isMap := o.Value.(map[string]any); isMap && len(m) > 0 {
				continue
			}
			want--
			again, ok := e.Origin(o.Path)
			if !ok || jsonOf(t, again) != jsonOf(t, o) {
				t.Fatalf("Origin(%s) is %v", o.Path, again)
			}
			switch from := o.Statement.Origin; {
			case from == "default", strings.HasPrefix(from, "preset "),
				strings.HasPrefix(from, "base.yaml:1:"), strings.HasPrefix(from, "top.yaml:1:"), from == "--set n=200":
			default:
				t.Fatalf("%s is from %q", o.Path, from)
			}
		}
		if want != 0 {
			t.Fatalf("%d values have no origin", want)
		}
	})
}

// TestShowOfShow holds that a resolved config, loaded again, is the same, and
// that all of it is then written.
func TestShowOfShow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := mustLoad(t, aConfig().Draw(t, "config"))
		shown, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		again := mustLoad(t, string(shown))
		if diff := cmp.Diff(string(shown), jsonCompact(t, again)); diff != "" {
			t.Fatal(diff)
		}
		if again.ConfigHash() != e.ConfigHash() || again.Fingerprint() != e.Fingerprint() {
			t.Fatal("another identity")
		}
		for _, o := range again.Origins() {
			if o.IsDefault() {
				t.Fatalf("%s is a default", o.Path)
			}
		}
	})
}

func jsonCompact(t *rapid.T, v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestSetIsAFile holds that an assignment says what a file would say: of every
// field, by the value that another config has there.
func TestSetIsAFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := mustLoad(t, aConfig().Draw(t, "config"))
		var all []loader.Layer
		for _, o := range want.Origins() {
			text := o.Flow()
			if s, isString := o.Value.(string); isString && s != "null" && schema.Experiment().FieldAt(mustParse(t, o.Path)) != nil {
				text = s // as it stands; one in quotes loses them
				if len(s) > 1 && (s[0] == '"' || s[0] == '\'') {
					text = o.Flow()
				}
			}
			if m, isMap := o.Value.(map[string]any); isMap && len(m) > 0 {
				continue
			}
			all = append(all, loader.Set("--set", o.Path+"="+text))
		}
		got, err := loader.New().LoadLayers(all...)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(jsonCompact(t, want), jsonCompact(t, got)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func mustParse(t rapid.TB, path string) value.Path {
	t.Helper()
	steps, err := value.ParsePath(path)
	if err != nil {
		t.Fatal(err)
	}
	return steps
}
