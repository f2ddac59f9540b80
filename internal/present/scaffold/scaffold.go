// Package scaffold writes the experiment file that somebody begins with: valid
// as it is, with comments from the schema. It knows no field by name.
package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// Options say what to write.
type Options struct {
	// Backend is the one to run on; empty for the default one.
	Backend string
	// Full writes every field, as a comment with its default.
	Full bool
	// Schema is where an editor finds the JSON Schema; empty for where it is published.
	Schema string
}

// Experiment writes the file. A field that is left to its default is a comment
// that begins with #, and one that goes with another backend, or instead of
// another field, with ##. The comments that describe begin with # and a space.
func Experiment(r *reference.Reference, o Options) string {
	if o.Schema == "" {
		o.Schema = r.SchemaURL
	}
	w := writer{ref: r, Options: o, chosen: o.Backend}
	for _, p := range r.Section("").Parameters {
		if p.Selects && w.chosen == "" {
			w.chosen = p.Default.Value.YAML
		}
	}
	if o.Schema != "" {
		fmt.Fprintf(&w.b, "# yaml-language-server: $schema=%s\n", o.Schema)
	}
	w.comment("", r.Section("").Doc)
	for i := range r.Section("").Parameters {
		if p := &r.Section("").Parameters[i]; w.shows(p) {
			w.b.WriteString("\n")
			w.field(p, "", "")
		}
	}
	return w.b.String()
}

type writer struct {
	Options
	ref *reference.Reference
	// chosen is the backend of the file.
	chosen string
	b      strings.Builder
}

// shows reports whether a field is in the file: every one in a full file, but
// for those that the backend asked for does not heed; else what has to be
// written, what chooses the backend, the settings at the top, and the section
// of the backend that was asked for.
func (w *writer) shows(p *reference.Parameter) bool {
	if w.Backend != "" && !slices.Contains(p.Backends, w.Backend) {
		return false
	}
	return w.Full || p.Required || p.Section == "" && p.Default.Kind == reference.Fixed && !p.Nullable ||
		w.Backend != "" && (p.Path == w.Backend || p.Section == w.Backend)
}

// field writes a field after what makes a comment of it, or nothing, and an indent.
func (w *writer) field(p *reference.Parameter, mark, indent string) {
	w.comment(mark+indent, p.Doc+" "+about(p))
	live := mark == ""
	if live {
		mark = "#"
		if w.chosen != "" && !slices.Contains(p.Backends, w.chosen) {
			mark = "##"
		}
	}
	inner := w.ref.Section(p.Path)
	line := func(mark, text string) { fmt.Fprintf(&w.b, "%s%s%s: %s\n", mark, indent, p.Name, text) }
	switch {
	case p.Selects && live:
		line("", w.chosen)
	case p.Required && live && inner != nil && p.Example == nil:
		mark = "" // its own fields, some of which have to be written
	case p.Required && live:
		line("", valueOf(p))
	case p.Required, p.Default.Kind == reference.Absent:
		if inner == nil || p.Example != nil {
			line(mark, valueOf(p))
		}
	case inner == nil && p.Default.Backend != nil:
		line(mark, p.Default.Backend.YAML)
	case inner == nil:
		line(mark, p.Default.Value.YAML)
	case p.Default.Value != nil && p.Default.Value.Go != nil:
		line(mark, p.Default.Value.YAML)
		mark = "##" // a mapping instead
	}
	if inner == nil || !w.Full && p.Path != w.Backend && mark != "" {
		return
	}
	fmt.Fprintf(&w.b, "%s%s%s:\n", mark, indent, p.Name)
	for i := range inner.Parameters {
		if w.shows(&inner.Parameters[i]) {
			w.field(&inner.Parameters[i], mark, indent+"  ")
		}
	}
}

// valueOf is the example of a field, or null where there is none.
func valueOf(p *reference.Parameter) string {
	if p.Example == nil {
		return "null"
	}
	return p.Example.YAML
}

// about says on one line what the comment on a field says beside its description.
func about(p *reference.Parameter) string {
	var parts []string
	typ := p.Shape
	typ.Nullable = false // which is said below
	a := p.Allowed()
	if a == "" || p.Items != nil || p.Entries != nil {
		parts = append(parts, typ.Type())
	}
	if a != "" {
		parts = append(parts, a)
	}
	if p.Unit != "" {
		parts = append(parts, p.Unit)
	}
	if p.Nullable {
		parts = append(parts, "or null")
	}
	switch p.Default.Kind {
	case reference.None, reference.Defaults, reference.Absent:
		parts = append(parts, p.Default.String())
	default:
		parts = append(parts, "default: "+p.Default.String())
	}
	return "(" + strings.Join(parts, "; ") + ")"
}

// comment writes text in lines of 80 columns.
func (w *writer) comment(prefix, text string) {
	for _, line := range words.Lines(text, 80-len(prefix+"# ")) {
		w.b.WriteString(prefix + "# " + line + "\n")
	}
}
