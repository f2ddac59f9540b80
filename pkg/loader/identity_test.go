package loader_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

func mustLoad(t interface{ Fatalf(string, ...any) }, text string) *loader.Experiment {
	e, err := loader.New().LoadBytes("experiment.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return e
}

// TestConfigHash holds the hashes that LLenergyMeasure v2.0 gives.
func TestConfigHash(t *testing.T) {
	for text, want := range map[string]string{
		"{model: gpt2}": "d3a6123d2486d343",
		"{model: gpt2, pytorch: {batch_size: 8}}":    "a425f2acd56f1d9a",
		"{model: gpt2, decoder: {preset: creative}}": "e57bc1a098f28772",
	} {
		if got := mustLoad(t, text).ConfigHash(); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// program makes of each line of JSON what the definition of config_hash says,
// and of the fingerprint what can be done without a library for RFC 8785.
const program = `
import sys, json, hashlib
for line in sys.stdin:
    text = json.dumps(json.loads(line), sort_keys=True)
    print(hashlib.sha256(text.encode()).hexdigest()[:16])
`

// TestConfigHashByPython holds that Python computes the same hashes of the
// resolved configs: of all of testdata, and of random ones with text, numbers
// and keys of every kind.
func TestConfigHashByPython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3")
	}
	l := loader.New()
	var input bytes.Buffer
	var names, want []string
	add := func(name string, e *loader.Experiment) {
		compact, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		input.Write(append(compact, '\n'))
		names, want = append(names, name), append(want, e.ConfigHash())
	}
	for _, file := range inputs(t, "valid") {
		e, err := l.Load(file)
		if err != nil {
			t.Fatal(err)
		}
		add(filepath.Base(file), e)
	}
	for i := range 200 {
		kwargs := rapid.MapOf(rapid.Map(rapid.String(), norm.NFC.String), aGoValue(3)).Example(i)
		for _, f := range schema.Experiment().Root().Fields {
			delete(kwargs, f.Name)
		}
		e, err := l.LoadLayers(loader.Map("go", map[string]any{"model": "gpt2", "passthrough_kwargs": kwargs}))
		if err != nil {
			t.Fatal(err)
		}
		add(fmt.Sprint(kwargs), e)
	}
	cmd := exec.CommandContext(t.Context(), python, "-c", program)
	cmd.Stdin, cmd.Stderr = &input, os.Stderr
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Fields(string(output))
	if len(got) != len(want) {
		t.Fatalf("Python gives %d hashes of %d configs", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: %s, and Python says %s", names[i], want[i], got[i])
		}
	}
	t.Logf("%d configs", len(want))
}

// aGoValue draws what a config can hold.
func aGoValue(depth int) *rapid.Generator[any] {
	scalars := []*rapid.Generator[any]{
		rapid.Map(rapid.String(), toAny), rapid.Map(rapid.Int64(), toAny), rapid.Map(rapid.Float64(), toAny),
		rapid.Map(rapid.Bool(), toAny), rapid.Just[any](nil),
		rapid.SampledFrom([]any{"\U0001F600\u007f\u0000\"\\/\b\f\n\r\té", 1e16, 1e-5, 123456789012345680.0, math.Copysign(0, -1), 0.1, 5e-324}),
	}
	if depth == 0 {
		return rapid.OneOf(scalars...)
	}
	return rapid.OneOf(append(scalars,
		rapid.Map(rapid.SliceOfN(rapid.Deferred(func() *rapid.Generator[any] { return aGoValue(depth - 1) }), 0, 3), toAny),
		rapid.Map(rapid.MapOfN(rapid.Map(rapid.String(), norm.NFC.String), rapid.Deferred(func() *rapid.Generator[any] { return aGoValue(depth - 1) }), 0, 3), toAny),
	)...)
}

func toAny[T any](x T) any { return x }

// aConfig draws a valid experiment.
func aConfig() *rapid.Generator[string] {
	l := loader.New()
	return testkit.Generator{Schema: schema.Experiment()}.Experiment().Filter(func(text string) bool {
		_, err := l.LoadBytes("experiment.yaml", []byte(text))
		return err == nil
	})
}

// essence is the resolved config without what is no part of the experiment.
func essence(t *rapid.T, e *loader.Experiment) string {
	compact, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(compact))
	decoder.UseNumber() // 1 and 1.0 are not the same, nor are large seeds
	var config map[string]any
	if err := decoder.Decode(&config); err != nil {
		t.Fatal(err)
	}
	delete(config, "output_dir")
	delete(config["decoder"].(map[string]any), "preset")
	sorted, err := json.Marshal(config)
	if err != nil {
		t.Fatal(err)
	}
	return string(sorted)
}

// TestFingerprintTellsApart holds that two experiments have one fingerprint
// just when they are the same.
func TestFingerprintTellsApart(t *testing.T) {
	seen := map[string]string{}
	rapid.Check(t, func(t *rapid.T) {
		a := mustLoad(t, aConfig().Draw(t, "config"))
		is := essence(t, a)
		if was, ok := seen[a.Fingerprint()]; ok && was != is {
			t.Fatalf("one fingerprint for\n%s\n%s", was, is)
		}
		seen[a.Fingerprint()] = is

		// Another output_dir, an added comment, and all defaults spelt out.
		all, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		other, err := loader.New().LoadLayers(
			loader.Bytes("shown.yaml", append([]byte("# comment\n"), all...)),
			loader.Map("elsewhere", map[string]any{"output_dir": rapid.String().Draw(t, "output_dir")}),
			loader.Set("--set", "decoder.preset=null"),
		)
		if err != nil {
			t.Fatal(err)
		}
		if other.Fingerprint() != a.Fingerprint() {
			t.Fatalf("the same experiment has two fingerprints:\n%s\n%s", is, essence(t, other))
		}
	})
}

// TestFingerprintOfChange holds that changing one value changes the fingerprint.
func TestFingerprintOfChange(t *testing.T) {
	all := map[string]string{}
	for _, text := range []string{
		"model: gpt2", "model: gpt3", "{model: gpt2, random_seed: 43}",
		// Past 2^53, where a float takes two integers for one.
		"{model: gpt2, random_seed: 9007199254740992}", "{model: gpt2, random_seed: 9007199254740993}",
		"{model: gpt2, random_seed: 9223372036854775807}", "{model: gpt2, random_seed: 9223372036854775806}",
		"{model: gpt2, dataset: {n: 1, seed: 9223372036854775806}}", "{model: gpt2, dataset: {n: 1, seed: 9223372036854775807}}",
		// Where the type is open, it matters.
		"{model: gpt2, passthrough_kwargs: {x: 1}}", "{model: gpt2, passthrough_kwargs: {x: 1.0}}",
		"{model: gpt2, passthrough_kwargs: {x: '1'}}", "{model: gpt2, passthrough_kwargs: {x: [1]}}",
		"{model: gpt2, passthrough_kwargs: {x: '9007199254740993'}}", "{model: gpt2, passthrough_kwargs: {x: 9007199254740993}}",
		"{model: gpt2, passthrough_kwargs: {x: 9007199254740992}}", "{model: gpt2, passthrough_kwargs: {x: 9007199254740992.0}}",
		"{model: gpt2, passthrough_kwargs: {x/y: 1.0, x: {y: 1}}}", "{model: gpt2, passthrough_kwargs: {x/y: 1, x: {y: 1.0}}}",
		"{model: gpt2, passthrough_kwargs: {x: null}}",
	} {
		fingerprint := mustLoad(t, text).Fingerprint()
		if other, ok := all[fingerprint]; ok {
			t.Errorf("%s and %s have one fingerprint", other, text)
		}
		all[fingerprint] = text
	}
	if got := slices.Sorted(maps.Keys(all)); len(got[0]) != 64 {
		t.Errorf("a fingerprint of %d digits", len(got[0]))
	}
}

// TestFingerprintIsStable holds the fingerprint of the smallest experiment:
// saved lists depend on it. It changes with the version of the schema, and with
// a new field.
func TestFingerprintIsStable(t *testing.T) {
	testkit.Golden(t, "testdata/fingerprint.txt", mustLoad(t, "model: gpt2").Fingerprint()+"\n")
	// The definition, without this module's code: the resolved config of
	// {model: gpt2} has only numbers that RFC 8785 writes as Python does, but
	// for whole floats, which it writes as integers.
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3")
	}
	compact, err := json.Marshal(mustLoad(t, "model: gpt2"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), python, "-c", `
import sys, json, hashlib
config = json.load(sys.stdin, parse_float=lambda f: int(float(f)) if float(f).is_integer() else float(f))
del config["output_dir"], config["decoder"]["preset"]
whole = {"config": config, "schema_version": sys.argv[1]}
print(hashlib.sha256(json.dumps(whole, sort_keys=True, separators=(",", ":")).encode()).hexdigest())
`, schema.Experiment().Version)
	cmd.Stdin = bytes.NewReader(compact)
	output, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.TrimSpace(string(output)), mustLoad(t, "model: gpt2").Fingerprint()); diff != "" {
		t.Errorf("(-Python +Go) %s", diff)
	}
}
