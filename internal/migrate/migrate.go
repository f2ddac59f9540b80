// Package migrate turns a v1 experiment file into a v2.0 file: a plan of what
// becomes of each value, from the data in cue/migration.cue, and an edit of the
// text that leaves everything else as its author wrote it. It knows no name of
// either version itself.
package migrate

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// Options change what a migration does.
type Options struct {
	// Passthrough hands options of the backend that v2.0 has no field for to
	// it in passthrough_kwargs, where they are otherwise dropped.
	Passthrough bool
}

// MaxBytes is the size up to which a file is migrated.
var MaxBytes = yamldoc.DefaultLimits().Bytes

// Migrator migrates files. It is safe for concurrent use.
type Migrator struct {
	experiment, user *target
	study            *tables
	options          Options
}

// target is a schema of v2.0 with what it takes to migrate to it.
type target struct {
	*tables
	engine *load.Engine
}

func newTarget(s *spec.Schema) *target { return &target{newTables(s), load.New(s, cue.Files)} }

// New makes a Migrator to the schemas that this module was built with.
func New(options Options) *Migrator {
	return &Migrator{experiment: newTarget(schema.Experiment()), user: newTarget(schema.User()), study: newTables(schema.Study()), options: options}
}

// Verdict is what came of a migration.
type Verdict string

// The verdicts.
const (
	Unchanged Verdict = "unchanged" // nothing in the file is of v1
	Migrated  Verdict = "migrated"  // Text is the v2.0 file
	Refused   Verdict = "refused"   // there is no Text; Diagnostics say why
)

// Result is what came of migrating one file.
type Result struct {
	File    string
	Verdict Verdict
	// Text is the v2.0 file; nil if the file is refused.
	Text []byte
	// User is set where the file holds the settings of a user.
	User bool
	// Steps account for every value of the file, in the order of their places;
	// none if it is refused.
	Steps []Step
	// Comments are those that went with the values that they stood beside.
	Comments []string
	// Diagnostics are what is wrong with the file, if it is refused, and
	// otherwise what vet says of Text. Their places are in the file that is
	// migrated; the line in Text is in the message.
	Diagnostics []diag.Diagnostic
}

// Lost reports whether the file says something that Text does not.
func (r *Result) Lost() bool {
	return slices.ContainsFunc(r.Steps, func(s Step) bool { return s.Lost() })
}

// Valid reports whether Text is a valid v2.0 file.
func (r *Result) Valid() bool {
	return r.Verdict != Refused && diag.Result{Diagnostics: r.Diagnostics}.Valid()
}

// Migrate migrates the text of a file, which messages call name: JSON if name
// ends in .json, and YAML otherwise.
func (m *Migrator) Migrate(name string, text []byte) *Result {
	r := &Result{File: name, Verdict: Refused}
	root, problems := parse(name, text)
	if root == nil || len(problems) > 0 {
		// What cannot be read cannot be migrated.
		diag.Sort(problems)
		r.Diagnostics = problems
		return r
	}
	to := m.experiment
	if r.User = m.isUser(name, root); r.User {
		to = m.user
	}
	p, vet := m.campaign(root), m.vetStudy
	if p == nil {
		p, vet = newPlan(to.tables, root, m.options), to.vet
	}
	if r.Diagnostics = p.refusals(name); len(r.Diagnostics) > 0 {
		return r
	}
	r.Steps = p.steps()
	if !p.changes() {
		r.Verdict, r.Text = Unchanged, text
		r.Diagnostics = vet(name, text, root)
		return r
	}
	out, err := rewrite(name, text, p)
	if err != nil {
		r.Steps = nil
		r.Diagnostics = []diag.Diagnostic{{
			Severity: diag.Error, Code: diag.SchemaError, File: name,
			Message:    "the text cannot be edited as it is written: " + err.Error(),
			Suggestion: "write it without anchors, merges and explicit keys (?), and migrate again",
		}}
		return r
	}
	r.Verdict, r.Text, r.Comments = Migrated, out.text, out.comments
	r.Diagnostics = vet(name, out.text, out.root)
	p.cite(r.Diagnostics, out.root)
	return r
}

// isUser reports whether a file holds the settings of a user: by its name, or by
// a key that stands only there, in v1 or in v2.0.
func (m *Migrator) isUser(name string, root *value.Value) bool {
	if filepath.Base(name) == m.user.OldFile {
		return true
	}
	user := false
	for _, e := range root.Entries {
		path := []string{e.Key}
		field, old := m.experiment.FieldAt(value.Keys(path...)), m.experiment.OldName(path)
		if field != nil && field.Required || old != nil && old.Required {
			return false
		}
		user = user || field == nil && old == nil && (m.user.FieldAt(value.Keys(path...)) != nil || m.user.HasOldNamesIn(path))
	}
	return user
}

func parse(name string, text []byte) (*value.Value, []diag.Diagnostic) {
	return yamldoc.Parse(&value.Source{Name: name, Text: text}, yamldoc.DefaultLimits())
}

// changes reports whether any operation changes the text.
func (p *plan) changes() bool {
	return slices.ContainsFunc(p.ops, func(o *op) bool { return o.action != Kept })
}

// rewritten is a text that has what a plan says.
type rewritten struct {
	text     []byte
	root     *value.Value
	comments []string // those that are gone
}

// rewrite edits the text, and holds that the result has what the plan says. A
// text whose anchors stand in the way is edited with its aliases written out.
func rewrite(name string, text []byte, p *plan) (*rewritten, error) {
	out, err := rewriteWith(name, text, p, false)
	if err != nil {
		return rewriteWith(name, text, p, true)
	}
	return out, nil
}

func rewriteWith(name string, text []byte, p *plan, expand bool) (*rewritten, error) {
	d, err := yamledit.Parse(string(text), strings.HasSuffix(strings.ToLower(name), ".json"))
	if err != nil {
		return nil, err
	}
	had := d.Comments()
	if expand {
		if err := d.Expand(); err != nil {
			return nil, err
		}
	}
	if err := edit(d, p); err != nil {
		return nil, err
	}
	out := &rewritten{text: []byte(d.String())}
	var problems []diag.Diagnostic
	if out.root, problems = parse(name, out.text); len(problems) > 0 {
		return nil, errors.New(problems[0].Message)
	}
	if difference := p.result.differs(out.root, nil); difference != "" {
		return nil, errors.New(difference)
	}
	out.comments = without(had, d.Comments())
	return out, nil
}

// vet says what is wrong with a file.
func (t *target) vet(name string, _ []byte, root *value.Value) []diag.Diagnostic {
	var ds []diag.Diagnostic
	err := t.engine.Judge(name, root, nil, func(_, resolved *value.Value) { ds = t.engine.Advise(resolved) })
	if err != nil {
		return diagnosticsOf(name, err)
	}
	return ds
}

// diagnosticsOf returns the error of loading a file as diagnostics.
func diagnosticsOf(name string, err error) []diag.Diagnostic {
	if ds := diag.Of(err); ds != nil {
		return ds
	}
	return []diag.Diagnostic{{Severity: diag.Error, Code: diag.SchemaError, File: name, Message: err.Error()}}
}

// refusals say why the file cannot be migrated at all.
func (p *plan) refusals(name string) []diag.Diagnostic {
	var ds []diag.Diagnostic
	report := func(o *op, code diag.Code, message, suggestion string) {
		d := diag.Diagnostic{Severity: diag.Error, Code: code, Path: value.Keys(o.path...).Short(), File: name, Message: message, Suggestion: suggestion}
		d.Line, d.Column, d.EndLine, d.EndColumn = o.entry.KeyAt.Coordinates()
		ds = append(ds, d)
	}
	if len(p.studies) > 0 {
		names := make([]string, 0, len(p.studies))
		for _, o := range p.studies {
			names = append(names, o.path[0])
		}
		report(p.studies[0], diag.RemovedField,
			"keys of a study stand in an experiment of v1: "+strings.Join(names, ", "),
			"remove them, migrate again, and write a study whose base is the result")
		return ds
	}
	for _, e := range p.errors {
		if e.op.misspelt && !p.changes() {
			continue // vet says all that there is to say of a file of v2.0
		}
		report(e.op, e.code, e.message, e.suggestion)
	}
	for _, o := range p.ops {
		if o.action == Conflict {
			report(o, diag.Conflict, o.why, "keep the one that is meant, remove the other, and migrate again")
		}
	}
	if len(ds) > 0 {
		for _, o := range p.unknown {
			report(o, diag.UnknownField, "there is no such field"+inSection(o.path), "remove it")
		}
	}
	slices.SortStableFunc(ds, func(a, b diag.Diagnostic) int { return cmp.Compare(a.Line, b.Line) })
	return ds
}
