package loader_test

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"golang.org/x/text/unicode/norm"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// nested is a tree of lists and mappings, n deep, in the flow YAML that is JSON
// too, as a Go value and by the innermost value.
func nested(n int, leaf any, isMap func(level int) bool) any {
	for level := n; level > 0; level-- {
		if isMap(level) {
			leaf = map[string]any{"k": leaf}
		} else {
			leaf = []any{leaf}
		}
	}
	return leaf
}

// ways are all ways for a value of passthrough_kwargs.a into a config.
var ways = map[string]func(a any) []loader.Layer{
	"yaml": func(a any) []loader.Layer {
		return []loader.Layer{loader.Bytes("a.yaml", []byte("model: gpt2\npassthrough_kwargs:\n  a: "+flow(a)+"\n"))}
	},
	"json": func(a any) []loader.Layer {
		return []loader.Layer{loader.Bytes("a.json", []byte(`{"model": "gpt2", "passthrough_kwargs": {"a": `+flow(a)+`}}`))}
	},
	"set": func(a any) []loader.Layer {
		return []loader.Layer{loader.Bytes("a.yaml", []byte("model: gpt2")), loader.Set("--set", "passthrough_kwargs.a="+flow(a))}
	},
	"path": func(a any) []loader.Layer {
		path := "passthrough_kwargs.a"
		for {
			m, ok := a.(map[string]any)
			if !ok {
				break
			}
			path, a = path+".k", m["k"]
		}
		return []loader.Layer{loader.Bytes("a.yaml", []byte("model: gpt2")), loader.Set("--set", path+"="+flow(a))}
	},
	"map": func(a any) []loader.Layer {
		return []loader.Layer{loader.Map("program", map[string]any{"model": "gpt2", "passthrough_kwargs": map[string]any{"a": a}})}
	},
	"typed map": func(a any) []loader.Layer {
		a = nestedPointers(a)
		return []loader.Layer{loader.Map("program", map[string]any{"model": "gpt2", "passthrough_kwargs": map[string]any{"a": a}})}
	},
}

// nestedPointers puts every list behind a pointer.
func nestedPointers(a any) any {
	if list, ok := a.([]any); ok {
		list = []any{nestedPointers(list[0])}
		return &list
	}
	return a
}

func flow(a any) string {
	text, err := json.Marshal(a)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// TestDepthLimit holds that a config may be nested 64 deep, with the mappings of
// the file itself, whichever way it comes, and that all of it is kept; and that
// what is deeper is refused.
func TestDepthLimit(t *testing.T) {
	t.Parallel()
	kinds := map[string]func(int) bool{
		"lists":    func(int) bool { return false },
		"mappings": func(int) bool { return true },
		"both":     func(level int) bool { return level%2 == 0 },
	}
	for way, layers := range ways {
		for kind, isMap := range kinds {
			for _, depth := range []int{15, 30, 31, 32, 33, 61, 62, 63, 64, 65, 100, 200} {
				t.Run(fmt.Sprintf("%s/%s/%d", way, kind, depth), func(t *testing.T) {
					a := nested(depth, int64(1), isMap)
					e, err := loader.New().LoadLayers(layers(a)...)
					if deep := depth > 62; deep != (err != nil) { // the file, and passthrough_kwargs
						t.Fatalf("%d deep: %v", depth+2, err)
					} else if deep {
						if ds := diag.Of(err); len(ds) != 1 || !strings.Contains(ds[0].Message, "nested more than 64 deep") {
							t.Fatalf("%v", err)
						}
						return
					}
					if !reflect.DeepEqual(e.PassthroughKwargs["a"], a) {
						t.Fatalf("the Go value is %s", flow(e.PassthroughKwargs["a"]))
					}
					other, err := loader.New().LoadLayers(layers(nested(depth, int64(2), isMap))...)
					if err != nil {
						t.Fatal(err)
					}
					if e.Fingerprint() == other.Fingerprint() || e.ConfigHash() == other.ConfigHash() {
						t.Error("two configs have one identity")
					}
					if len(loader.Diff(e, other)) != 1 {
						t.Errorf("the difference is %v", loader.Diff(e, other))
					}
					checkShown(t, e)
				})
			}
		}
	}
}

var cueContext = cuecontext.New()

// shown are the ways of printing a config, each with how it is read again.
var shown = map[string]func(e *loader.Experiment) (loader.Layer, error){
	"yaml": func(e *loader.Experiment) (loader.Layer, error) {
		text, err := e.YAML()
		return loader.Bytes("shown.yaml", text), err
	},
	"json": func(e *loader.Experiment) (loader.Layer, error) {
		text, err := json.Marshal(e)
		return loader.Bytes("shown.json", text), err
	},
	"cue": func(e *loader.Experiment) (loader.Layer, error) {
		text, err := e.CUE()
		if err != nil {
			return loader.Layer{}, err
		}
		v := cueContext.CompileBytes(text)
		text, err = v.MarshalJSON()
		return loader.Bytes("shown.json", text), err
	},
}

// checkShown holds that reading what is printed, in any format, gives an equal
// config.
func checkShown(t interface {
	Helper()
	Errorf(string, ...any)
}, e *loader.Experiment) {
	t.Helper()
	for format, print := range shown {
		if format == "cue" && hasNegativeZero(reflect.ValueOf(e.PassthroughKwargs)) {
			continue // CUE has none
		}
		layer, err := print(e)
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		again, err := loader.New().LoadLayers(layer)
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if again.Fingerprint() != e.Fingerprint() || again.ConfigHash() != e.ConfigHash() {
			t.Errorf("%s: read again, the config has another identity: %v", format, loader.Diff(e, again))
		}
		if changes := loader.Diff(e, again); len(changes) > 0 {
			t.Errorf("%s: read again, the config differs: %v", format, changes)
		}
		if !reflect.DeepEqual(again.ExperimentConfig, e.ExperimentConfig) {
			t.Errorf("%s: read again, the Go value is\n%+v\nand not\n%+v", format, again.ExperimentConfig, e.ExperimentConfig)
		}
	}
}

func hasNegativeZero(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Interface:
		return hasNegativeZero(v.Elem())
	case reflect.Float64:
		return v.Float() == 0 && math.Signbit(v.Float())
	case reflect.Slice:
		for i := range v.Len() {
			if hasNegativeZero(v.Index(i)) {
				return true
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if hasNegativeZero(v.MapIndex(key)) {
				return true
			}
		}
	}
	return false
}

// TestNothingIsLost holds, for random values that a config can hold, that they
// come out of it as they went in, whichever way they come and are printed, and
// that two different ones never share an identity.
func TestNothingIsLost(t *testing.T) {
	seen := map[string]string{}
	rapid.Check(t, func(t *rapid.T) {
		a := normal(aGoValue(3).Draw(t, "value"))
		a = nested(rapid.IntRange(0, 58).Draw(t, "depth"), a, func(int) bool { return rapid.Bool().Draw(t, "mapping") })
		e, err := loader.New().LoadLayers(ways["map"](a)...)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(e.PassthroughKwargs["a"], a) {
			t.Fatalf("%#v became %#v", a, e.PassthroughKwargs["a"])
		}
		checkShown(t, e)
		is, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, identity := range []string{e.Fingerprint(), e.ConfigHash()} {
			if was, ok := seen[identity]; ok && was != string(is) {
				t.Fatalf("one identity for\n%s\n%s", was, is)
			}
			seen[identity] = string(is)
		}
	})
}

// normal replaces the numbers that no config can hold, and empty slices and maps
// by those that are not nil.
func normal(a any) any {
	switch a := a.(type) {
	case float64:
		if math.IsInf(a, 0) || math.IsNaN(a) {
			return 0.5
		}
	case string:
		return strings.ToValidUTF8(a, "?")
	case []any:
		out := make([]any, len(a))
		for i := range a {
			out[i] = normal(a[i])
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for k, v := range a {
			out[norm.NFC.String(strings.ToValidUTF8(k, "?"))] = normal(v)
		}
		return out
	}
	return a
}

// TestUnholdable holds that what a program puts into an experiment, and no config
// can hold, is an error when it is printed, and has no identity.
func TestUnholdable(t *testing.T) {
	cycle := map[string]any{}
	cycle["a"] = cycle
	type pointer *pointer
	var self pointer
	self = &self
	for name, spoil := range map[string]func(e *loader.Experiment){
		"channel":         func(e *loader.Experiment) { e.PassthroughKwargs = map[string]any{"a": []any{make(chan int)}} },
		"function":        func(e *loader.Experiment) { e.PassthroughKwargs = map[string]any{"a": func() {}} },
		"cycle":           func(e *loader.Experiment) { e.PassthroughKwargs = cycle },
		"pointer cycle":   func(e *loader.Experiment) { e.PassthroughKwargs = map[string]any{"a": self} },
		"nan":             func(e *loader.Experiment) { e.Decoder.Temperature = math.NaN() },
		"infinity":        func(e *loader.Experiment) { e.PassthroughKwargs = map[string]any{"a": math.Inf(1)} },
		"not UTF-8":       func(e *loader.Experiment) { e.Model = "\xff" },
		"key not UTF-8":   func(e *loader.Experiment) { e.PassthroughKwargs = map[string]any{"\xff": 1} },
		"key of integers": func(e *loader.Experiment) { e.PassthroughKwargs = map[string]any{"a": map[int]int{1: 1}} },
		"past 64 bits":    func(e *loader.Experiment) { e.PassthroughKwargs = map[string]any{"a": uint64(math.MaxUint64)} },
	} {
		t.Run(name, func(t *testing.T) {
			e := mustLoad(t, "model: gpt2")
			spoil(e)
			for format, print := range shown {
				if _, err := print(e); err == nil {
					t.Errorf("%s prints it", format)
				}
			}
			if _, err := e.MarshalYAML(); err == nil {
				t.Error("MarshalYAML prints it")
			}
			if e.Fingerprint() != "" || e.ConfigHash() != "" {
				t.Errorf("it has the identities %q and %q", e.Fingerprint(), e.ConfigHash())
			}
		})
	}
}

// TestSizeLimits holds that a config just within a limit of size is whole in all
// that is printed of it, and that one just over it is refused, whichever way it
// comes. What is printed may itself be over the limit, with the defaults that it
// has, so that others read it here.
func TestSizeLimits(t *testing.T) {
	t.Parallel()
	integers := func(n int) any {
		list := make([]any, n)
		for i := range list {
			list[i] = int64(i % 7)
		}
		return list
	}
	text := func(n int) any { return strings.Repeat("é", n/2) + strings.Repeat("x", n%2) }
	texts := func(n int) any {
		return []any{text(n / 17), nested(3, integers(5), func(int) bool { return true }), repeated(text(n/17), 16)}
	}
	for _, test := range []struct {
		of   string
		a    func(n int) any
		most int // the greatest n that is accepted, whichever way the config comes
	}{
		{"nodes", integers, 99_993},
		{"bytes of a value", text, 65_536},
		{"bytes", texts, 1_048_457},
	} {
		for way, layers := range ways {
			if way == "typed map" || way == "path" || test.of == "bytes" && way != "yaml" && way != "json" {
				continue // the same as "map", the same as "set", or no bytes to count
			}
			t.Run(test.of+"/"+way, func(t *testing.T) {
				_, err := loader.New().LoadLayers(layers(test.a(test.most + 1))...)
				if !slices.ContainsFunc(diag.Of(err), func(d diag.Diagnostic) bool { return d.Code == diag.Limit }) {
					t.Errorf("%d: %.300v", test.most+1, err)
				}
				a := test.a(test.most)
				e, err := loader.New().LoadLayers(layers(a)...)
				if err != nil {
					t.Fatalf("%d: %.300v", test.most, err)
				}
				if !reflect.DeepEqual(e.PassthroughKwargs["a"], a) {
					t.Error("the Go value is another one")
				}
				if way == "yaml" {
					checkPrinted(t, e, a, test.of != "nodes") // CUE takes seconds for so many
				}
			})
		}
	}
}

func repeated(a any, n int) any {
	list := make([]any, n)
	for i := range list {
		list[i] = a
	}
	return list
}

// checkPrinted holds that other readers find a in all that is printed of e.
func checkPrinted(t *testing.T, e *loader.Experiment, a any, byCUE bool) {
	t.Helper()
	want := flow(a)
	var config struct {
		PassthroughKwargs struct {
			A any `json:"a" yaml:"a"`
		} `json:"passthrough_kwargs" yaml:"passthrough_kwargs"`
	}
	printed, err := json.Marshal(e)
	if err != nil || json.Unmarshal(printed, &config) != nil || flow(config.PassthroughKwargs.A) != want {
		t.Errorf("the JSON has another value, error %v", err)
	}
	config.PassthroughKwargs.A = nil
	printed, err = e.YAML()
	if err != nil || yaml.Unmarshal(printed, &config) != nil || flow(config.PassthroughKwargs.A) != want {
		t.Errorf("the YAML has another value, error %v", err)
	}
	printed, err = e.CUE()
	if err != nil {
		t.Fatal(err)
	}
	if !byCUE {
		return
	}
	printed, err = cueContext.CompileBytes(printed).LookupPath(cue.ParsePath("passthrough_kwargs.a")).MarshalJSON()
	if err != nil || string(printed) != want {
		t.Errorf("the CUE has another value, error %v", err)
	}
}

// TestMapLimits holds that a Go map is held to the limits of a file.
func TestMapLimits(t *testing.T) {
	for name, test := range map[string]struct {
		a    any
		want string
	}{
		"items":  {make([]int, 100_000), "more than 100000 keys, values and items"},
		"string": {strings.Repeat("x", 1<<16+1), "a single key or value has 65537 bytes"},
		"key":    {map[string]int{strings.Repeat("x", 1<<16+1): 1}, "a single key or value has 65537 bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := loader.New().LoadLayers(ways["map"](test.a)...)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%.300v", err)
			}
		})
	}
}

// TestNormalForm holds that a key in which CUE would read another one is refused,
// whichever way it comes.
func TestNormalForm(t *testing.T) {
	for way, layers := range ways {
		if way == "path" {
			continue // it has another key
		}
		_, err := loader.New().LoadLayers(layers(map[string]any{"\u2000": int64(1)})...)
		if err == nil || !strings.Contains(err.Error(), "is not in the normal form NFC of Unicode") {
			t.Errorf("%s: %v", way, err)
		}
	}
	_, err := loader.New().LoadLayers(loader.Bytes("a.yaml", []byte("model: gpt2")), loader.Set("--set", "passthrough_kwargs.\"\u2000\"=1"))
	if err == nil || !strings.Contains(err.Error(), "is not in the normal form NFC of Unicode") {
		t.Errorf("%v", err)
	}
}

// TestGoNumbers holds that all Go integers of a map are integers.
func TestGoNumbers(t *testing.T) {
	e, err := loader.New().LoadLayers(ways["map"]([]any{
		int8(-8), uint8(8), int16(-16), uint16(16), int32(-32), uint32(math.MaxUint32), uint(1), uint64(math.MaxInt64), float32(0.5), json.Number("7"), json.Number("7.0"),
	})...)
	if err != nil {
		t.Fatal(err)
	}
	want := []any{int64(-8), int64(8), int64(-16), int64(16), int64(-32), int64(math.MaxUint32), int64(1), int64(math.MaxInt64), 0.5, int64(7), 7.0}
	if got := e.PassthroughKwargs["a"]; !reflect.DeepEqual(got, want) {
		t.Errorf("%#v", got)
	}
}

// TestOriginOfNothing holds that what is not a path of a value has no origin.
func TestOriginOfNothing(t *testing.T) {
	e := mustLoad(t, "model: gpt2\npassthrough_kwargs: {a: [1, {b: 2}], \"[0]\": 3}\n")
	for _, path := range []string{"", ".", "modle", "model.x", "decoder.x", "decoder.top_p.x", "a", "a[", "passthrough_kwargs.a[", "passthrough_kwargs.a[2]", "passthrough_kwargs.a[0].b", "passthrough_kwargs.a.b", "passthrough_kwargs[0]", "model=gpt2", "model ", "lora.adapter_id"} {
		if o, ok := e.Origin(path); ok {
			t.Errorf("%s: %v", path, o)
		}
	}
	for path, want := range map[string]string{"passthrough_kwargs.a[1].b": "2", `passthrough_kwargs."[0]"`: "3", "passthrough_kwargs.a[1]": "{b: 2}", "decoder.top_p": "1.0"} {
		if o, ok := e.Origin(path); !ok || o.Flow() != want || o.Path != path {
			t.Errorf("%s: %v %s", path, ok, o.Flow())
		}
	}
	if _, ok := (&loader.Experiment{}).Origin("model"); ok {
		t.Error("an experiment that was not loaded has an origin")
	}
}
