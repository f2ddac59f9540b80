// Package yaml_test holds that every YAML library for Go writes an experiment so
// that it is read back as the same experiment, or returns an error. It is a module
// of its own, so that the libraries are no requirement of llemcfg.
package yaml_test

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	goccy "github.com/goccy/go-yaml"
	forkv3 "go.yaml.in/yaml/v3"
	forkv4 "go.yaml.in/yaml/v4"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
	sigs "sigs.k8s.io/yaml"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// library is a library that writes and reads Go values.
type library struct {
	marshal   func(any) ([]byte, error)
	unmarshal func([]byte, any) error
	// json is set where values go through encoding/json, and are decoded from JSON
	// without what they were: 1.0 becomes 1. No method of a type can change that.
	json bool
	// refuses is set where some values can only be refused.
	refuses bool
}

var libraries = map[string]library{
	"gopkg.in/yaml.v3":         {marshal: yaml.Marshal, unmarshal: yaml.Unmarshal},
	"go.yaml.in/yaml/v3":       {marshal: forkv3.Marshal, unmarshal: forkv3.Unmarshal, refuses: true},
	"go.yaml.in/yaml/v4":       {marshal: forkv4.Marshal, unmarshal: forkv4.Unmarshal, refuses: true},
	"github.com/goccy/go-yaml": {marshal: goccy.Marshal, unmarshal: goccy.Unmarshal},
	"sigs.k8s.io/yaml":         {marshal: sigs.Marshal, unmarshal: func(b []byte, x any) error { return sigs.UnmarshalStrict(b, x) }, json: true},
}

// job is how a program holds an experiment and sections.
type job struct {
	Name       string                         `json:"name" yaml:"name"`
	Experiment loader.Experiment              `json:"experiment" yaml:"experiment"`
	Decoder    loader.DecoderConfig           `json:"decoder" yaml:"decoder"`
	VLLM       *loader.VLLMConfig             `json:"vllm" yaml:"vllm"`
	LoRA       []loader.LoRAConfig            `json:"lora" yaml:"lora"`
	UI         *loader.UserUIConfig           `json:"ui" yaml:"ui"`
	Warmup     map[string]loader.WarmupConfig `json:"warmup" yaml:"warmup"`
}

// hard are strings that a careless writer would write as something else.
var hard = []string{
	"", " ", "a", "~", "null", "yes", "No", "on", "y", "N", "true", "TRUE", "1", "-1", "1.0", "1e3", ".5", "0x10", "0o17", "017", "08", "0b1", "1_000", ".inf",
	"-.Inf", ".nan", "12:30:45", "190:20", "2026-01-01", "2026-01-01T10:00:00Z", "=", "<<", "-", "- a", "? a", "a: b", "a:", ": a", "#", "a # b", "a #", "&a", "*a", "!a", "!!str a",
	"%a", "@a", "`a`", "|", ">", ">-", "[a", "{a", "]", "}", ",", "'", "''", `"`, `""`, `\`, `\n`, "a\nb", "a\n", "a\n\n", "\na", "\n", "  a", "a ", "\ta", "a\t", "a\n  b\n", "a\r\nb",
	"\r", "\x00", "\x1b", "\u0085", "\u2028", "\u00a0", "\ufeff", "\ufffe", "é", "日本", "🙂", "---", "--- a", "...", "---\na", "a\n---\nb", "None", "1.", "+1", "+.5", "1e", "0x", "- ", "--",
}

func text() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(hard), rapid.StringOfN(rapid.RuneFrom([]rune("ab1 .:#-'\"\\\n,[]{}é")), 0, 8, -1))
}

// kwarg draws a value that a config can hold.
func kwarg(depth int) *rapid.Generator[any] {
	kinds := []*rapid.Generator[any]{
		rapid.Just[any](nil), rapid.Bool().AsAny(), rapid.Int64().AsAny(), text().AsAny(),
		rapid.SampledFrom([]float64{0.1, 0.5, -2.25, 1e-9, 1.5e300, 5e-324, 123456.789}).AsAny(),
		rapid.SampledFrom([]float64{0, 1, -3, 1e6, 1e15, 1e21, 1e300}).AsAny(),
	}
	if depth > 0 {
		more := rapid.Deferred(func() *rapid.Generator[any] { return kwarg(depth - 1) })
		kinds = append(kinds, rapid.SliceOfN(more, 0, 3).AsAny(), rapid.MapOfN(text(), more, 0, 3).AsAny())
	}
	return rapid.OneOf(kinds...)
}

// integers is a value as a library that goes through JSON hands it on: every
// float that is whole is an integer.
func integers(a any) any {
	switch a := a.(type) {
	case float64:
		if a == math.Trunc(a) && math.Abs(a) < 1e18 {
			return int64(a)
		}
	case []any:
		out := make([]any, len(a))
		for i := range a {
			out[i] = integers(a[i])
		}
		return out
	case map[string]any:
		if a == nil {
			return a
		}
		out := map[string]any{}
		for k, v := range a {
			out[k] = integers(v)
		}
		return out
	}
	return a
}

// refused reports whether a value has what the forks of gopkg.in/yaml.v3 would
// write as another value: a whole float, a string of several lines that begins
// with a space or a line end, one with a line separator, and the key <<.
func refused(a any) bool {
	switch a := a.(type) {
	case float64:
		return a == math.Trunc(a)
	case string:
		return strings.Contains(a, "\n") && strings.ContainsAny(a[:1], " \n") || strings.ContainsAny(a, "\u2028\u2029")
	case []any:
		return slices.ContainsFunc(a, refused)
	case map[string]any:
		for k, v := range a {
			if k == "<<" || refused(k) || refused(v) {
				return true
			}
		}
	}
	return false
}

// loud reports whether sigs.k8s.io/yaml, or who reads what it writes, returns an
// error: of these characters, and of the key <<.
func loud(a any) bool {
	switch a := a.(type) {
	case string:
		return strings.ContainsAny(a, "\u2028\u2029\ufffe")
	case []any:
		return slices.ContainsFunc(a, loud)
	case map[string]any:
		for k, v := range a {
			if k == "<<" || loud(k) || loud(v) {
				return true
			}
		}
	}
	return false
}

func experiment(t *rapid.T) (*loader.Experiment, error) {
	return loader.New().LoadLayers(loader.Map("program", map[string]any{
		"model": rapid.OneOf(rapid.Just("gpt2"), text()).Draw(t, "model"),
		"n":     rapid.Int64Range(1, math.MaxInt64).Draw(t, "n"),
		"decoder": map[string]any{
			"temperature": rapid.SampledFrom([]float64{0, 0.5, 1, 2, 1e-9}).Draw(t, "temperature"),
			"preset":      rapid.SampledFrom([]any{nil, "creative"}).Draw(t, "preset"),
		},
		"backend":            "vllm",
		"vllm":               map[string]any{"max_num_seqs": rapid.Int64Range(1, 9).Draw(t, "seqs")},
		"dataset":            rapid.SampledFrom([]any{"aienergyscore", map[string]any{"n": 3}}).Draw(t, "dataset"),
		"passthrough_kwargs": rapid.SampledFrom([]any{nil, map[string]any{}, map[string]any{"a": kwarg(3).Draw(t, "a")}}).Draw(t, "kwargs"),
	}))
}

// TestReadBack holds that what a library writes is the experiment, to the library
// and to llemcfg, or that writing it is an error.
func TestReadBack(t *testing.T) {
	for name, lib := range libraries {
		t.Run(name, func(t *testing.T) {
			errs, written := 0, 0
			rapid.Check(t, func(t *rapid.T) {
				e, err := experiment(t)
				if err != nil {
					t.Skip(err)
				}
				same := func(a, b loader.ExperimentConfig) bool {
					if lib.json {
						a.PassthroughKwargs, _ = integers(a.PassthroughKwargs).(map[string]any)
						b.PassthroughKwargs, _ = integers(b.PassthroughKwargs).(map[string]any)
					}
					return reflect.DeepEqual(a, b)
				}
				in := job{"x", *e, e.Decoder, e.VLLM, []loader.LoRAConfig{{AdapterID: &e.Model}}, &loader.UserUIConfig{Verbosity: loader.VerbosityQuiet}, map[string]loader.WarmupConfig{"w": e.Warmup}}
				if lib.refuses && (refused(e.Model) || refused(e.PassthroughKwargs)) {
					errs++
					if text, err := lib.marshal(in); err == nil || !strings.Contains(err.Error(), "use the YAML method") {
						t.Fatalf("%v\n%s", err, text)
					}
					return
				}
				alone, read, err := alone(lib, e)
				if lib.json && (loud(e.Model) || loud(e.PassthroughKwargs)) && err != nil {
					errs++
					return
				}
				if err != nil {
					t.Fatalf("%v\n%s", err, alone)
				}
				written++
				if !same(read.ExperimentConfig, e.ExperimentConfig) {
					t.Fatalf("llemcfg: %v\n%s", loader.Diff(e, read), alone)
				}
				text, err := lib.marshal(in)
				if err != nil {
					t.Fatal(err)
				}
				var out job
				if err := lib.unmarshal(text, &out); err != nil {
					t.Fatalf("%v\n%s", err, text)
				}
				if !same(out.Experiment.ExperimentConfig, e.ExperimentConfig) {
					t.Fatalf("%v\n%s", loader.Diff(e, &out.Experiment), text)
				}
				in.Experiment, out.Experiment = loader.Experiment{}, loader.Experiment{}
				if !reflect.DeepEqual(out, in) {
					t.Fatalf("sections differ\n%s", text)
				}
			})
			t.Logf("%d written, %d errors", written, errs)
		})
	}
}

// alone is an experiment as a library writes it, and as llemcfg reads that.
func alone(lib library, e *loader.Experiment) ([]byte, *loader.Experiment, error) {
	text, err := lib.marshal(e)
	if err != nil {
		return nil, nil, err
	}
	read, err := loader.New().LoadLayers(loader.Bytes("written.yaml", text))
	return text, read, err
}

// TestForm holds what the libraries write: every field, in the order of the
// schema but for sigs.k8s.io/yaml, which sorts.
func TestForm(t *testing.T) {
	e, err := loader.New().LoadLayers(loader.Bytes("e.yaml", []byte("model: gpt2\nbackend: vllm\nvllm: {max_num_seqs: 8}\ndecoder: {temperature: 0.5}\n")))
	if err != nil {
		t.Fatal(err)
	}
	text, err := e.YAML()
	if err != nil {
		t.Fatal(err)
	}
	want := keys(t, text)
	for name, lib := range libraries {
		text, err := lib.marshal(e)
		if err != nil {
			t.Fatal(name, err)
		}
		got, want := keys(t, text), slices.Clone(want)
		if lib.json {
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s writes the keys\n%q\nand not\n%q", name, got, want)
		}
	}
}

// keys are those of a document, in its order.
func keys(t *testing.T, text []byte) []string {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	var all []string
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		for i, child := range n.Content {
			if n.Kind == yaml.MappingNode && i%2 == 0 {
				all = append(all, child.Value)
			}
			walk(child)
		}
	}
	walk(&doc)
	return all
}

// TestReadingIsStrict holds that what is no section and no experiment is an error
// with its code, and leaves the variable as it was.
func TestReadingIsStrict(t *testing.T) {
	for text, want := range map[string]diag.Code{
		`{"max_num_seqs": 0}`:      diag.OutOfRange,
		`{"max_num_seqs": 1.5}`:    diag.WrongType,
		`{"max_num_seq": 1}`:       diag.UnknownField,
		`{"MaxNumSeqs": 1}`:        diag.UnknownField,
		`{"quantization": "int3"}`: diag.NotAllowed,
		`[]`:                       diag.NotAMap,
		`1`:                        diag.NotAMap,
	} {
		for name, lib := range libraries {
			var c loader.VLLMConfig
			if err := lib.unmarshal([]byte(text), &c); !errors.Is(err, want) || c != (loader.VLLMConfig{}) {
				t.Errorf("%s of %s: %v, %v", name, text, err, c)
			}
		}
	}
	for text, want := range map[string]diag.Code{
		`{"model": "gpt2", "n": 0}`:     diag.OutOfRange,
		`{"model": "gpt2", "vllm": {}}`: diag.SectionMismatch,
		`{"n": 1}`:                      diag.MissingField,
	} {
		for name, lib := range libraries {
			var e loader.Experiment
			if err := lib.unmarshal([]byte(text), &e); !errors.Is(err, want) || e.Model != "" {
				t.Errorf("%s of %s: %v, model %q", name, text, err, e.Model)
			}
		}
	}
}
