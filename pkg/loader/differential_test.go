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
	mu                       sync.Mutex
	ctx                      *cue.Context
	root, experiment, strict cue.Value
	// left is how many more questions it is asked; a whole experiment counts as ten.
	left int
}

// fresh returns the definitions in a context that has not seen many configs:
// what a context has seen stays in memory.
func (p *plainCUE) fresh(t testing.TB) {
	if p.left > 0 {
		return
	}
	instance := load.Instances([]string{"./cue"}, &load.Config{Dir: "../.."})[0]
	if instance.Err != nil {
		t.Fatal(instance.Err)
	}
	p.ctx, p.left = cuecontext.New(), 2000
	p.root = p.ctx.BuildInstance(instance)
	p.experiment = p.root.LookupPath(cue.ParsePath("#ExperimentConfig"))
	p.strict = p.root.LookupPath(cue.ParsePath("#StrictExperimentConfig"))
}

// judge returns CUE's verdict on a YAML text by one of the definitions, and the
// resolved config.
func (p *plainCUE) judge(t testing.TB, text string, strictly bool) (resolved any, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fresh(t)
	definition := p.experiment
	if strictly {
		definition = p.strict
	}
	p.left -= 10
	return p.unify(t, definition, text)
}

// judgeField returns CUE's verdict on a field of the experiment, apart from all
// others and from the rules, and what it resolves to. If section is not empty, it
// is the definition that the field is of when it is a mapping.
func (p *plainCUE) judgeField(t testing.TB, name, section, text string) (resolved any, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fresh(t)
	p.left--
	if section != "" {
		return p.unify(t, p.root.LookupPath(cue.MakePath(cue.Def(section))), text)
	}
	return p.unify(t, p.experiment.LookupPath(cue.MakePath(cue.Str(name).Optional())), text)
}

// unify asks CUE about a YAML text and a definition, or a field of one.
func (p *plainCUE) unify(t testing.TB, definition cue.Value, text string) (resolved any, err error) {
	file, err := yaml.Extract("config.yaml", text)
	if err != nil {
		return nil, err
	}
	whole := definition.Unify(p.ctx.BuildFile(file))
	if err := whole.Validate(cue.Concrete(true)); err != nil {
		return nil, err
	}
	compact, err := whole.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return decodeJSON(t, compact), nil
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

// agree checks that the loader and plain CUE say the same of a config. What has no
// advisory is valid by the strict definition, too, and that implies the other: it
// takes CUE three times as long, so it is asked about some of them.
func (p *plainCUE) agree(t fataler, tb testing.TB, l *loader.Loader, text string) {
	experiment, err := l.LoadBytes("config.yaml", []byte(text))
	strictly := err == nil && len(experiment.Advisories()) == 0 && testkit.InSample(len(text), 2)
	want, cueErr := p.judge(tb, text, strictly)
	if (err == nil) != (cueErr == nil) {
		t.Fatalf("%s\nloader: %v\nCUE, strictly %v: %v", text, err, strictly, cueErr)
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
}

var shared plainCUE

// TestAgreesWithCUE holds that the loader and plain CUE come to the same
// verdict and the same resolved config. Try more with -rapid.checks=100000.
func TestAgreesWithCUE(t *testing.T) {
	t.Parallel()
	l := loader.New()
	for name, broken := range map[string][]int{"valid": {0}, "mistakes": {1, 4, 25}} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				g := testkit.Generator{Schema: schema.Experiment(), Broken: rapid.SampledFrom(broken).Draw(rt, "broken")}
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
