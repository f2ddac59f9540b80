package explain

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// ExplainParts is Explain for a config that lacks parts: of what is missing, and
// of the rules, it says nothing. There is no problem if every value that is
// there is one that some config may have.
func (x *Explainer) ExplainParts(root *value.Value) []diag.Diagnostic {
	x = x.explaining(root)
	var problems []diag.Diagnostic
	x.plan.Report(root, func(p judge.Problem) (string, *value.Value) {
		if p.Rule != nil || p.Field != nil && p.Value == nil {
			return "", nil
		}
		ds, meant, as := x.diagnose(p)
		problems = append(problems, ds...)
		return meant, as
	})
	return problems
}
