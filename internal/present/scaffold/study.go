package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// Study writes the study file that somebody begins with: valid as it is, with
// two axes and a comment on each key. Of the options only Backend and Schema
// count.
func Study(r *reference.Reference, o Options) string {
	if o.Schema == "" {
		o.Schema = schema.Study().URL
	}
	w := writer{ref: r, Options: o, chosen: o.Backend}
	for _, p := range r.Section("").Parameters {
		if p.Selects && w.chosen == "" {
			w.chosen = p.Default.Value.YAML
		}
	}
	fmt.Fprintf(&w.b, "# yaml-language-server: $schema=%s\n", o.Schema)
	study := &reference.Reference{Sections: r.Study}
	w.comment("", study.Section("").Doc)
	for i := range study.Section("").Parameters {
		p := &study.Section("").Parameters[i]
		if p.Name == schema.StudySweep {
			w.shared()
		}
		w.b.WriteString("\n")
		w.comment("", p.Doc)
		switch inner := study.Section(p.Path); {
		case p.Name == schema.StudySweep:
			w.sweep()
		case inner != nil:
			fmt.Fprintf(&w.b, "%s:\n", p.Name)
			for j := range inner.Parameters {
				f := &inner.Parameters[j]
				w.comment("  ", f.Doc+" "+about(f))
				fmt.Fprintf(&w.b, "  %s: %s\n", f.Name, f.Default.Value.YAML)
			}
		case p.Name == schema.StudyName:
			fmt.Fprintf(&w.b, "%s: %s\n", p.Name, p.Example.YAML)
		default:
			fmt.Fprintf(&w.b, "#%s: %s\n", p.Name, p.Default.Value.YAML)
		}
	}
	return w.b.String()
}

// shared writes what every experiment needs.
func (w *writer) shared() {
	for i := range w.ref.Section("").Parameters {
		if p := &w.ref.Section("").Parameters[i]; p.Required || p.Selects {
			w.b.WriteString("\n")
			w.field(p, "", "")
		}
	}
}

// sweep writes two axes: the first choice of words at the top, and the first
// integer of the backend.
func (w *writer) sweep() {
	fmt.Fprintf(&w.b, "%s:\n", schema.StudySweep)
	for _, p := range w.ref.Section("").Parameters {
		if len(p.Enum) == 0 || p.Selects {
			continue
		}
		w.comment("  ", p.Doc)
		fmt.Fprintf(&w.b, "  %s: [%s]\n", p.Path, strings.Join(w.supported(&p), ", "))
		break
	}
	section := w.ref.Section(w.chosen)
	if section == nil {
		return
	}
	for _, p := range section.Parameters {
		if slices.Contains(p.Types, "integer") {
			w.comment("  ", p.Doc)
			fmt.Fprintf(&w.b, "  %s: {pow2: {min: 1, max: 8}}\n", p.Path)
			return
		}
	}
}

// supported are the words of a parameter that the backend supports, as far as a
// table of capabilities says so.
func (w *writer) supported(p *reference.Parameter) []string {
	var words []string
	for _, c := range p.Enum {
		words = append(words, c.Value)
	}
	for _, t := range w.ref.Capabilities {
		for _, row := range t.Rows {
			isOther := func(word string) bool { return !slices.Contains(words, word) }
			if row.Backend == w.chosen && !slices.ContainsFunc(row.Values, isOther) {
				return row.Values
			}
		}
	}
	return words
}
