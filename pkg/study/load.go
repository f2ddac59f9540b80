package study

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	engine "github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study/internal/expand"
)

// Load reads a study file: JSON if its name ends in .json, and YAML otherwise.
// The error is a *loader.ConfigError or a *loader.ValidationError. What only
// the points show, such as that none of them runs, is in the Outcome.
func Load(name string, opts ...Option) (*Study, error) {
	return load(reading{newOptions(opts), nil}, name, nil)
}

// LoadBytes is Load of a file that has been read. Its base is found from the
// folder of name.
func LoadBytes(name string, data []byte, opts ...Option) (*Study, error) {
	if data == nil {
		data = []byte{}
	}
	return load(reading{newOptions(opts), nil}, name, data)
}

// LoadFS is Load in a file system. The base has to be in it too.
func LoadFS(fsys fs.FS, name string, opts ...Option) (*Study, error) {
	r := reading{newOptions(opts), fsys}
	if fsys == nil {
		r.misuse("LoadFS", "the file system is nil")
	}
	return load(r, name, nil)
}

// nameOfStudy is how the names of study files end, by the convention of the docs.
var nameOfStudy = lazy.Regexp(`\.study\.(ya?ml|json)$`)

// Is reports whether a document, which messages call name, is a study: one whose
// name ends in .study.yaml, .study.yml or .study.json, or a mapping that has a
// sweep or experiments. It need not be a valid one.
func Is(name string, data []byte) bool {
	if nameOfStudy().MatchString(name) {
		return true
	}
	// A key that is written with escapes has a backslash.
	if !bytes.Contains(data, []byte(schema.StudySweep)) && !bytes.Contains(data, []byte(schema.StudyExperiments)) && !bytes.Contains(data, []byte(`\`)) {
		return false
	}
	root, _ := yamldoc.Parse(&value.Source{Name: name, Text: data}, yamldoc.DefaultLimits())
	return root.Lookup(schema.StudySweep) != nil || root.Lookup(schema.StudyExperiments) != nil
}

// machinery is what all studies are judged with.
type machinery struct {
	schema    *expand.Schema
	own       *explain.Explainer // of the keys of a study itself
	ownPlan   *judge.Plan
	explainer *explain.Explainer
}

var shared = sync.OnceValue(func() *machinery {
	authority := cuelang.AuthorityOf(cue.Files)
	experiment, own := schema.Experiment(), schema.Study()
	plan, ownPlan := judge.New(experiment, authority.Field), judge.New(own, authority.Field)
	x := explain.New(experiment, plan)
	return &machinery{
		schema:    expand.NewSchema(experiment, plan, x, yamldoc.DefaultLimits()),
		own:       explain.New(own, ownPlan),
		ownPlan:   ownPlan,
		explainer: x,
	}
})

// reading is how files are read.
type reading struct {
	options
	fsys fs.FS // nil for that of the operating system
}

func (r *reading) read(name string) ([]byte, error) {
	if r.fsys == nil {
		return files.ReadConfig(name, r.maxBytes)
	}
	f, err := r.fsys.Open(name)
	if err != nil {
		return nil, files.Unreadable(name, err)
	}
	defer f.Close()
	data, err := readUpTo(f, r.maxBytes)
	if err != nil {
		return nil, files.Unreadable(name, err)
	}
	return data, nil
}

func (r *reading) limits() yamldoc.Limits {
	limits := yamldoc.DefaultLimits()
	limits.Bytes = r.maxBytes
	return limits
}

// parse reads a document; part is what its values are in the study.
func (r *reading) parse(name, part string, data []byte) (*value.Value, []diag.Diagnostic, error) {
	source := &value.Source{Name: name, Text: data, Part: part}
	root, problems := yamldoc.Parse(source, r.limits())
	if len(data) > longestFixed {
		source.Text = nil
	}
	if root == nil {
		return nil, nil, &loader.ConfigError{File: name, Diagnostics: problems}
	}
	return root, problems, nil
}

// longestFixed is how many bytes a study may have for fixes of it: each wrong item
// of an axis is explained by itself, and has the text cut into pieces.
const longestFixed = 16 << 10

// load reads a study; data is nil if the file is yet to be read.
func load(r reading, name string, data []byte) (*Study, error) {
	m := shared()
	if r.wrong != nil {
		return nil, r.wrong
	}
	if data == nil {
		var err error
		if data, err = r.read(name); err != nil {
			return nil, err
		}
	}
	root, problems, err := r.parse(name, "shared", data)
	if err != nil {
		return nil, err
	}
	s := &Study{File: name, options: r.options, Files: []File{{name, data}}}
	own := ownKeys(root)
	problems = append(problems, sayGroup(root, m.own.Explain(own))...)
	problems = append(problems, m.unknownKeys(root)...)

	var below, above []*value.Value
	for _, file := range r.defaults {
		layer, found, err := r.layer(s, file, "defaults")
		if err != nil {
			return nil, err
		}
		below, problems = append(below, layer), append(problems, found...)
	}
	base, found := r.base(s, root)
	problems = append(problems, found...)
	if base != nil {
		below = append(below, base)
	}
	for _, assignment := range r.sets {
		source := &value.Source{Name: "--set " + assignment, Synthetic: true}
		layer, found, err := layers.Override(schema.Experiment(), source, assignment, r.limits())
		if err != nil {
			return nil, &loader.ConfigError{File: source.Name, Diagnostics: []diag.Diagnostic{{
				Severity: diag.Error, Code: diag.Syntax, File: source.Name, Message: err.Error(),
			}}}
		}
		above, problems = append(above, layer), append(problems, found...)
	}

	s.cyclesAt = root.At
	if e := root.Lookup(schema.StudyExecution); e != nil {
		s.cyclesAt = e.KeyAt
		if e := e.Value.Lookup("n_cycles"); e != nil {
			s.cyclesAt = e.At()
		}
	}
	resolved := m.ownPlan.Resolve(own)
	experiments, settings := m.schema, []loader.Option{}
	in := expand.Input{Name: name, Root: root, Below: below, Above: above, MaxPoints: r.maxPoints, Strict: r.strict}
	if resolved != nil {
		s.fill(resolved)
		in.KeepEquivalents = !s.Execution.DeduplicateEquivalent
	}
	if r.policy != nil {
		s.Files = append(s.Files, r.policy.file)
		settings = append(settings, loader.WithPolicy(r.policy.Policy))
		judge := engine.FromNarrowed(schema.Experiment(), r.policy.narrowing, engine.WithMaxBytes(r.maxBytes))
		in.Judge = func(root *value.Value) (resolved *value.Value, problems []diag.Diagnostic) {
			err := judge.Judge(name, root, nil, func(_, v *value.Value) { resolved = v })
			return resolved, diag.Of(err)
		}
		for _, defaults := range []*value.Value{r.policy.narrowing.Preferred, r.policy.narrowing.Implied} {
			if e := defaults.Lookup(m.schema.Choice()); e != nil {
				experiments = m.schema.WithFallback(e.Value.Text)
			}
		}
	}
	defer func() { root.Source.Text = nil }() // what is found later is about points, not about the text
	expanded, found := expand.Read(experiments, expand.Keys{Sweep: schema.StudySweep, Exclude: schema.StudyExclude, Experiments: schema.StudyExperiments}, in)
	problems = append(problems, found...)
	diag.Sort(problems)
	if slices.ContainsFunc(problems, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }) {
		return nil, &loader.ValidationError{File: name, Diagnostics: problems}
	}
	s.Warnings, s.expanded, s.loader = problems, expanded, loader.New(settings...)
	s.prepare()
	return s, nil
}

// ownKeys is what a study has beside the fields of an experiment, by its name or
// by that of another tool.
func ownKeys(root *value.Value) *value.Value {
	out := *root
	out.Entries = nil
	for _, e := range root.Entries {
		if isOwn(e.Key) {
			out.Entries = append(out.Entries, e)
		}
	}
	return &out
}

// sayGroup says of a sweep that is a list of rows that it is a group without a name.
func sayGroup(root *value.Value, problems []diag.Diagnostic) []diag.Diagnostic {
	e := root.Lookup(schema.StudySweep)
	if e == nil || e.Value.Kind != value.List || len(e.Value.Entries) == 0 {
		return problems
	}
	for i := range problems {
		if d := &problems[i]; d.Path == schema.StudySweep && d.Code == diag.WrongType && d.Suggestion == "" {
			d.Suggestion = "give the rows a name, which makes a group of them: " + schema.StudySweep + ": {rows: [" + encode.Flow(e.Value.Entries[0].Value) + ", …]}"
		}
	}
	return problems
}

func isOwn(key string) bool {
	return schema.Study().Root().Field(key) != nil || schema.Study().OtherName(key) != nil && schema.Experiment().Root().Field(key) == nil
}

// unknownKeys are about keys that neither a study nor an experiment has.
func (m *machinery) unknownKeys(root *value.Value) []diag.Diagnostic {
	var names []string
	for _, s := range []*spec.Schema{schema.Study(), schema.Experiment()} {
		for i := range s.Root().Fields {
			names = append(names, s.Root().Fields[i].Name)
		}
	}
	var ds []diag.Diagnostic
	for i := range root.Entries {
		e := &root.Entries[i]
		if slices.Contains(names, e.Key) || isOwn(e.Key) {
			continue
		}
		d := diag.Diagnostic{
			Severity: diag.Error, Code: diag.UnknownField, Path: value.Keys(e.Key).Short(), File: root.Source.Name,
			Line: int(e.KeyAt.Start.Line), Column: int(e.KeyAt.Start.Column), EndLine: int(e.KeyAt.End.Line), EndColumn: int(e.KeyAt.End.Column),
			Message: "there is no such field in a study or an experiment",
		}
		rename := func(to string, safe bool) {
			if root.Source.Synthetic || root.Source.Text == nil || root.Lookup(to) != nil {
				return
			}
			text := to
			if d.EndColumn-d.Column > utf8.RuneCountInString(e.Key) { // it has quotes, which JSON needs
				text = strconv.Quote(to)
			}
			d.Fixes = []diag.Fix{{Message: "write " + to, Safe: safe, Edits: []diag.Edit{{
				Line: d.Line, Column: d.Column, EndLine: d.EndLine, EndColumn: d.EndColumn, NewText: text,
			}}}}
		}
		if path, ok := m.schema.IsPath(e.Key); ok {
			d.Suggestion = fmt.Sprintf("write it in its section, %s: {%s: …}, or as an axis below %s", path[0], path[len(path)-1], schema.StudySweep)
		} else if near, certain := explain.NearestOf(e.Key, names); near != "" {
			d.Suggestion = "did you mean " + near + "?"
			rename(near, certain)
		} else if old, ok := m.schema.Formerly(e); ok {
			d = old
		} else if near := m.schema.Nearest(e.Key); near != "" {
			d.Suggestion = "did you mean " + near + "?"
		} else {
			d.Suggestion = "remove it"
		}
		ds = append(ds, d)
	}
	return ds
}

// layer reads a file of fields.
func (r *reading) layer(s *Study, name, part string) (*value.Value, []diag.Diagnostic, error) {
	data, err := r.read(name)
	if err != nil {
		return nil, nil, err
	}
	s.Files = append(s.Files, File{name, data})
	return r.parse(name, part, data)
}

// base reads the base of a study, if it has one.
func (r *reading) base(s *Study, root *value.Value) (*value.Value, []diag.Diagnostic) {
	e := root.Lookup(schema.StudyBase)
	if e == nil || e.Value.Kind != value.String || e.Value.Text == "" {
		return nil, nil
	}
	at := e.At()
	refuse := func(message, suggestion string) (*value.Value, []diag.Diagnostic) {
		return nil, []diag.Diagnostic{{
			Severity: diag.Error, Code: diag.InvalidBase, Path: schema.StudyBase, File: s.File,
			Line: int(at.Start.Line), Column: int(at.Start.Column), EndLine: int(at.End.Line), EndColumn: int(at.End.Column), Message: message, Suggestion: suggestion,
		}}
	}
	name := r.beside(s.File, e.Value.Text)
	if r.isSame(name, s.File) {
		return refuse("the study cannot be its own base", "name an experiment file with what the experiments share, or remove the key")
	}
	base, problems, err := r.layer(s, name, "base")
	var config *loader.ConfigError
	if errors.As(err, &config) {
		if config.Err == nil { // it is there, and is no config
			return nil, config.Diagnostics
		}
		return refuse(fmt.Sprintf("%s cannot be read: %s", safe.Quote(name), config.Diagnostics[0].Message),
			"write the path of an experiment file, from the folder of the study")
	}
	for _, key := range schema.Study().Root().Fields {
		if own := base.Lookup(key.Name); own != nil {
			problems = append(problems, diag.Diagnostic{
				Severity: diag.Error, Code: diag.InvalidBase, Path: key.Name, File: name,
				Line: int(own.KeyAt.Start.Line), Column: int(own.KeyAt.Start.Column), EndLine: int(own.KeyAt.End.Line), EndColumn: int(own.KeyAt.End.Column),
				Message:    "is a key of a study, and a base has only fields of an experiment",
				Suggestion: "move it to the study, or remove it",
			})
		}
	}
	out := *base
	out.Entries = slices.DeleteFunc(slices.Clone(base.Entries), func(e value.Entry) bool {
		return schema.Study().Root().Field(e.Key) != nil
	})
	return &out, problems
}

// beside is a path from the folder of a file.
func (r *reading) beside(file, name string) string {
	if r.fsys != nil {
		return path.Join(path.Dir(file), name)
	}
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(file), filepath.FromSlash(name))
}

func (r *reading) isSame(a, b string) bool {
	stat := os.Stat
	if r.fsys != nil {
		stat = func(name string) (os.FileInfo, error) { return fs.Stat(r.fsys, name) }
	}
	x, err := stat(a)
	if err != nil {
		return false
	}
	y, err := stat(b)
	return err == nil && (os.SameFile(x, y) || r.fsys != nil && a == b)
}
