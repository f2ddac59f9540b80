package study

import (
	"fmt"

	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/study/internal/expand"
)

// Filter selects the points whose experiment has a value at a path.
type Filter struct{ filter *expand.Filter }

// Where returns the filter of an assignment, such as backend=vllm or
// decoder.temperature=0.5. It looks at the resolved experiment of a point, as
// exclude does. The error says that there is no such path, or that no experiment
// may have the value.
func (s *Study) Where(assignment string) (*Filter, error) {
	path, text, err := layers.Assignment(assignment)
	if err != nil {
		return nil, err
	}
	source := &value.Source{Name: assignment, Synthetic: true}
	v, problems := layers.Typed(schema.Experiment(), source, path, text, yamldoc.DefaultLimits())
	if len(problems) > 0 {
		return nil, problems[0]
	}
	names, _ := path.Names() // an assignment has no index
	filter, problems := shared().schema.NewFilter(names, v)
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s: %s", path, problems[0].Message)
	}
	return &Filter{filter}, nil
}

// Matches reports whether the resolved experiment of a point, even of one that
// does not run, has the value.
func (f *Filter) Matches(p Point) bool {
	return f.filter.Matches(p.study.expanded.Resolved(p.Number - 1))
}
