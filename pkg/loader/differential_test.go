package loader_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"sync"
	"testing"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/load"
	"cuelang.org/go/encoding/yaml"
	"github.com/google/go-cmp/cmp"
	yamlv3 "gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// plainCUE is the schema as anybody's program would use it: compiled from the
// files of the package, with nothing of this module's Go.
type plainCUE struct {
	mu                 sync.Mutex
	ctx                *cue.Context
	experiment, strict cue.Value
	asked              int
}

// fresh returns the definitions in a context that has not seen many configs:
// what a context has seen stays in memory.
func (p *plainCUE) fresh(t testing.TB) {
	if p.ctx != nil && p.asked%200 != 0 {
		return
	}
	instance := load.Instances([]string{"./cue"}, &load.Config{Dir: "../.."})[0]
	if instance.Err != nil {
		t.Fatal(instance.Err)
	}
	p.ctx = cuecontext.New()
	root := p.ctx.BuildInstance(instance)
	p.experiment = root.LookupPath(cue.ParsePath("#ExperimentConfig"))
	p.strict = root.LookupPath(cue.ParsePath("#StrictExperimentConfig"))
}

// judge returns CUE's verdict on a YAML text, by both definitions, and the
// resolved config.
func (p *plainCUE) judge(t testing.TB, text string) (resolved any, err, strictErr error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fresh(t)
	p.asked++
	file, err := yaml.Extract("config.yaml", text)
	if err != nil {
		return nil, err, err
	}
	config := p.ctx.BuildFile(file)
	whole := p.experiment.Unify(config)
	if err := whole.Validate(cue.Concrete(true)); err != nil {
		return nil, err, err
	}
	compact, err := whole.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return decodeJSON(t, compact), nil, p.strict.Unify(config).Validate(cue.Concrete(true))
}

func decodeJSON(t testing.TB, text []byte) any {
	t.Helper()
	var decoded any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(&decoded); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return decoded
}

// sameNumber compares integers to the last digit, and others as the floats that
// they are in an Experiment.
var sameNumber = cmp.Comparer(func(a, b json.Number) bool {
	x, errX := strconv.ParseInt(string(a), 10, 64)
	y, errY := strconv.ParseInt(string(b), 10, 64)
	if errX == nil && errY == nil {
		return x == y
	}
	f, errF := a.Float64()
	g, errG := b.Float64()
	return errF == nil && errG == nil && f == g
})

// fataler is a test, or one of the many that rapid makes of it.
type fataler interface {
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// agree checks that the loader and plain CUE say the same of a config.
func (p *plainCUE) agree(t fataler, tb testing.TB, l *loader.Loader, text string) {
	want, cueErr, strictErr := p.judge(tb, text)
	experiment, err := l.LoadBytes("config.yaml", []byte(text))
	if (err == nil) != (cueErr == nil) {
		t.Fatalf("%s\nloader: %v\nCUE: %v", text, err, cueErr)
	}
	if err != nil {
		return
	}
	got, err := json.Marshal(experiment)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, decodeJSON(tb, got), sameNumber); diff != "" {
		t.Fatalf("%s\nresolved (-CUE +loader):\n%s", text, diff)
	}
	if strictErr != nil && len(experiment.Advisories()) == 0 {
		t.Fatalf("%s\nno advisory, but strictly CUE says %v", text, strictErr)
	}
}

var shared plainCUE

// TestAgreesWithCUE holds that the loader and plain CUE come to the same
// verdict and the same resolved config. Try more with -rapid.checks=100000.
func TestAgreesWithCUE(t *testing.T) {
	l := loader.New()
	for name, broken := range map[string]int{"valid": 0, "one mistake or so": 4, "many mistakes": 25} {
		t.Run(name, func(t *testing.T) {
			g := testkit.Generator{Schema: schema.Experiment(), Broken: broken}
			rapid.Check(t, func(rt *rapid.T) {
				shared.agree(rt, t, l, g.Experiment().Draw(rt, "config"))
			})
		})
	}
}

// TestOrderDoesNotMatter holds that a config says the same in whatever order
// its keys stand.
func TestOrderDoesNotMatter(t *testing.T) {
	l := loader.New()
	g := testkit.Generator{Schema: schema.Experiment()}
	rapid.Check(t, func(t *rapid.T) {
		text := g.Experiment().Draw(t, "config")
		var config map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &config); err != nil {
			t.Skip("not JSON")
		}
		reordered := "{"
		for _, key := range rapid.Permutation(slices.Sorted(maps.Keys(config))).Draw(t, "order") {
			reordered += strconv.Quote(key) + ": " + string(config[key]) + ", "
		}
		one, err1 := l.LoadBytes("a.yaml", []byte(text))
		two, err2 := l.LoadBytes("b.yaml", []byte(reordered+"}"))
		if (err1 == nil) != (err2 == nil) {
			t.Fatalf("%v\n%v", err1, err2)
		}
		if err1 == nil && !cmp.Equal(one.ExperimentConfig, two.ExperimentConfig) {
			t.Fatal(cmp.Diff(one.ExperimentConfig, two.ExperimentConfig))
		}
	})
}

// TestResolvingIsIdempotent holds that a resolved config, loaded again, is the
// same config, to the byte.
func TestResolvingIsIdempotent(t *testing.T) {
	l := loader.New()
	g := testkit.Generator{Schema: schema.Experiment()}
	rapid.Check(t, func(t *rapid.T) {
		experiment, err := l.LoadBytes("a.yaml", []byte(g.Experiment().Draw(t, "config")))
		if err != nil {
			t.Skip("it breaks a rule")
		}
		for name, marshal := range map[string]func(any) ([]byte, error){"b.yaml": yamlv3.Marshal, "b.json": json.Marshal} {
			once, err := marshal(experiment)
			if err != nil {
				t.Fatal(err)
			}
			again, err := l.LoadBytes(name, once)
			if err != nil {
				t.Fatalf("%v\n%s", err, once)
			}
			twice, err := marshal(again)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(once), string(twice)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}
