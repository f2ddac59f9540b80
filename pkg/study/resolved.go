package study

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// Resolved is what a program needs to run the experiment of a point.
type Resolved struct {
	// JSON is the resolved config on one line: every field in the order of the
	// schema.
	JSON []byte
	// ConfigHash is that of LLenergyMeasure v2.0: 16 hex digits.
	ConfigHash string
	// Backend is the backend that runs it.
	Backend string
	// GPUs is how many GPUs it needs: from 1 to 1,048,576.
	GPUs int

	python []byte // the config as Python's json module writes it
}

// Resolve resolves the experiment of a point that runs. It is quicker than
// Experiment, which also knows where values come from.
func (p Point) Resolve() Resolved {
	v := p.study.expanded.Resolved(p.Number - 1)
	python := encode.Python(v)
	r := Resolved{JSON: encode.JSON(v), ConfigHash: encode.ConfigHashOf(python), GPUs: 1, python: python}
	s := schema.Experiment()
	r.take(s, s.Root(), v)
	return r
}

// maxGPUs is more than any machine has.
const maxGPUs = 1 << 20

// take takes what fields say by their roles. The numbers of GPUs multiply: each
// of so many processes may be split across several.
func (r *Resolved) take(s *spec.Schema, section *spec.Section, v *value.Value) {
	for i := range section.Fields {
		f := &section.Fields[i]
		e := v.Lookup(f.Name)
		if e == nil {
			continue
		}
		switch {
		case f.Selects:
			r.Backend = e.Value.Text
		case f.GPUs && e.Value.Kind == value.Int:
			r.GPUs = int(min(int64(r.GPUs)*min(e.Value.Int(), maxGPUs), maxGPUs))
		case f.Section != spec.NoSection && e.Value.Kind == value.Map:
			r.take(s, &s.Sections[f.Section], e.Value)
		}
	}
}
