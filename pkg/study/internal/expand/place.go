package expand

import (
	"fmt"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// place is where something is written.
type place struct {
	source *value.Source
	at     value.Range
}

func keyPlace(e *value.Entry) place   { return place{e.Value.Source, e.KeyAt} }
func valuePlace(e *value.Entry) place { return place{e.Value.Source, e.At()} }

// near says where the place is, for a message about another place.
func (p place) near(other place) string {
	switch {
	case p.source == nil:
		return "elsewhere"
	case p.source.Synthetic:
		return "in " + p.source.Name
	case other.source == nil || p.source.Name != other.source.Name:
		return fmt.Sprintf("in %s on line %d, column %d", p.source.Name, p.at.Start.Line, p.at.Start.Column)
	default:
		return fmt.Sprintf("on line %d, column %d", p.at.Start.Line, p.at.Start.Column)
	}
}

// say builds a diagnostic at a place.
func say(at place, severity diag.Severity, code diag.Code, path value.Path, message, suggestion string) diag.Diagnostic {
	d := diag.Diagnostic{Severity: severity, Code: code, Path: path.Short(), Message: message, Suggestion: suggestion}
	if at.source != nil {
		d.File = at.source.Name
		if !at.source.Synthetic {
			d.Line, d.Column, d.EndLine, d.EndColumn = at.at.Coordinates()
		}
	}
	return d
}
