package main

import (
	"errors"
	"os"
	"path/filepath"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/load"
	cueyaml "cuelang.org/go/encoding/yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// peer is one way of checking a file. It gives an error for a file that is not
// valid.
type peer struct {
	name  string
	check func(text []byte) error
	// floor is set on what checks nothing: its verdicts do not count.
	floor bool
}

func newPeers() ([]peer, error) {
	byCUE, err := newPlainCUE()
	if err != nil {
		return nil, err
	}
	byPlan, onlyCUE := loader.New(), loader.New(loader.WithCUEVerdicts())
	peers := []peer{
		{"yaml.v3 to yaml.Node, nothing else", parseOnly, true},
		{"llemcfg", func(text []byte) error { _, err := byPlan.LoadBytes("experiment.yaml", text); return err }, false},
		{"hand-written struct, yaml.v3, go-playground/validator", newHandwritten(), false},
		{"llemcfg, CUE judging every file", func(text []byte) error { _, err := onlyCUE.LoadBytes("experiment.yaml", text); return err }, false},
		{"plain CUE, one context for 500 files", byCUE.check, false},
	}
	bySchema, err := newJSONSchema(filepath.Join("..", jsonSchema))
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return nil, err
	default:
		peers = append(peers, peer{"yaml.v3, santhosh-tekuri/jsonschema", bySchema, false})
	}
	return peers, nil
}

// jsonSchema is where the module has the JSON Schema that it generates.
const jsonSchema = "schema/experiment.schema.json"

func parseOnly(text []byte) error {
	var node yaml.Node
	return yaml.Unmarshal(text, &node)
}

// plainCUE is the CUE package used as any Go program would use it. Its context
// keeps what it has seen, so it is made anew now and then.
type plainCUE struct {
	instance   *load.Config
	ctx        *cue.Context
	experiment cue.Value
	asked      int
}

func newPlainCUE() (*plainCUE, error) {
	p := &plainCUE{instance: &load.Config{Dir: ".."}}
	return p, p.renew()
}

func (p *plainCUE) renew() error {
	p.ctx = cuecontext.New()
	root := p.ctx.BuildInstance(load.Instances([]string{"./cue"}, p.instance)[0])
	p.experiment = root.LookupPath(cue.ParsePath("#ExperimentConfig"))
	return root.Err()
}

func (p *plainCUE) check(text []byte) error {
	if p.asked++; p.asked%500 == 0 {
		if err := p.renew(); err != nil {
			return err
		}
	}
	file, err := cueyaml.Extract("experiment.yaml", text)
	if err != nil {
		return err
	}
	return p.experiment.Unify(p.ctx.BuildFile(file)).Validate(cue.Concrete(true))
}

// newJSONSchema checks by the JSON Schema that llemcfg generates.
func newJSONSchema(path string) (func([]byte) error, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	schema, err := jsonschema.NewCompiler().Compile(path)
	if err != nil {
		return nil, err
	}
	return func(text []byte) error {
		var config any
		if err := yaml.Unmarshal(text, &config); err != nil {
			return err
		}
		return schema.Validate(config)
	}, nil
}
