package expand

import (
	"fmt"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// place is where something is written.
type place struct {
	source *value.Source
	at     value.Pos
}

func keyPlace(e *value.Entry) place   { return place{e.Value.Source, e.KeyAt} }
func valuePlace(e *value.Entry) place { return place{e.Value.Source, e.At()} }

// near says where the place is, for a message about another place.
func (p place) near(other place) string {
	switch {
	case p.source == nil:
		return "elsewhere"
	case p.source.Placeless:
		return "in " + p.source.Name
	case other.source == nil || p.source.Name != other.source.Name:
		return fmt.Sprintf("in %s on line %d, column %d", p.source.Name, p.at.Line, p.at.Column)
	default:
		return fmt.Sprintf("on line %d, column %d", p.at.Line, p.at.Column)
	}
}

// say builds a diagnostic at a place.
func say(at place, severity diag.Severity, code diag.Code, path yamldoc.Path, message, suggestion string) diag.Diagnostic {
	d := diag.Diagnostic{Severity: severity, Code: code, Path: path.String(), Message: message, Suggestion: suggestion}
	if at.source != nil {
		d.File = at.source.Name
		if !at.source.Placeless {
			d.Line, d.Column = int(at.at.Line), int(at.at.Column)
		}
	}
	return d
}
