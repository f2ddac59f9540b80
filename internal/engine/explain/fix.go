package explain

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"

	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// advice is what to do about one entry, in words and, where that can be told, as
// one change of the entry.
type advice struct {
	says string
	// safe is set where it is certain that the author means this.
	safe bool

	// does says what the fix does, where that is not what is said.
	does string
	// now is the scalar to write in place of the value, and tail the text after it.
	now  *value.Value
	tail string
	// field is the field of the section that is written as its value.
	field string
	// to is the path at which the entry is to stand.
	to []string
	// remove is set where the entry is to go.
	remove bool
}

// namesOf are the keys of a path to a section, in memory of their own.
func namesOf(section value.Path) []string {
	names, _ := section.Names() // no section stands in a list
	return names
}

// texts are the documents whose problems are explained, cut into pieces when the
// first fix needs them.
type texts struct {
	docs map[*value.Source]*document
}

type document struct {
	*yamledit.Document
	text  string
	json  bool
	lines []int // where each line starts
	// changes is how many fixes may still be made by cutting the text anew.
	changes int
	// claims are the keys that fixes add, and where the first one that adds a key
	// changes the text.
	claims map[string]diag.Edit
}

// Cutting a text anew for a fix costs as much as reading it. Few fixes need that,
// and far fewer names have another place than a file may have entries.
const (
	maxChanges = 100
	maxChanged = 2 << 20 // bytes
)

func newTexts() *texts { return &texts{} }

// of is the document that a source is, or nil if it has no text that is known how
// to edit.
func (t *texts) of(s *value.Source) *document {
	if t == nil || s == nil || s.Synthetic || s.Text == nil {
		return nil
	}
	if d, ok := t.docs[s]; ok {
		return d
	}
	d := &document{text: string(s.Text), json: strings.HasSuffix(strings.ToLower(s.Name), ".json"), changes: min(maxChanges, 1+maxChanged/(1+len(s.Text)))}
	var err error
	if d.Document, err = yamledit.Parse(d.text, d.json); err != nil || hasOtherLineEnd(d.text) {
		d = nil
	}
	if t.docs == nil {
		t.docs = map[*value.Source]*document{}
	}
	t.docs[s] = d
	return d
}

// hasOtherLineEnd reports whether a text has a line end of YAML 1.1 that is none
// here.
func hasOtherLineEnd(text string) bool {
	return strings.Contains(text, "\u0085") || strings.Contains(text, "\u2028") || strings.Contains(text, "\u2029")
}

// fixes are the fixes that follow from an advice; none if the text does not let
// them be made.
func (x *Explainer) fixes(p judge.Problem, a advice) []diag.Fix {
	if a.now == nil && a.field == "" && a.to == nil && !a.remove {
		return nil
	}
	d := x.texts.of(p.Source)
	if d == nil || a.to != nil && !x.mayMove(p, a) {
		return nil
	}
	var edits []diag.Edit
	path, ok := p.Path.Names()
	var e *yamledit.Entry
	if ok {
		e = d.Find(path...)
	}
	if e != nil && d.stands(e, p) {
		var keeps bool
		edits, keeps = d.editsFor(path, e, a)
		a.safe = a.safe && keeps
	} else {
		edits = d.editsAt(p, a)
	}
	if len(edits) == 0 {
		return nil
	}
	if a.does == "" {
		a.does = a.says
	}
	return []diag.Fix{{Message: a.does, Safe: a.safe, Edits: d.claim(edits, d.added(a)...)}}
}

// added are the keys that an advice adds to the text, by their paths.
func (d *document) added(a advice) []value.Path {
	var keys []value.Path
	for i := range a.to {
		if e := d.Find(a.to[:i+1]...); e == nil || e.Map == nil {
			keys = append(keys, value.Keys(a.to[:i+1]...))
		}
	}
	return keys
}

// claim returns the edits of a fix that adds keys, such that those of another fix
// that adds one of them overlap with them: both would write it twice. The second
// one inserts nothing where the first one begins.
func (d *document) claim(edits []diag.Edit, keys ...value.Path) []diag.Edit {
	if d.claims == nil {
		d.claims = map[string]diag.Edit{}
	}
	for _, key := range keys {
		first, ok := d.claims[key.String()]
		if !ok {
			d.claims[key.String()] = edits[0]
			continue
		}
		mark := diag.Edit{Line: first.Line, Column: first.Column, EndLine: first.Line, EndColumn: first.Column}
		i := slices.IndexFunc(edits, func(e diag.Edit) bool {
			return cmp.Or(cmp.Compare(e.EndLine, mark.Line), cmp.Compare(e.EndColumn, mark.Column)) >= 0
		})
		if i < 0 {
			i = len(edits)
		} else if e := edits[i]; cmp.Or(cmp.Compare(e.Line, mark.Line), cmp.Compare(e.Column, mark.Column)) <= 0 {
			continue // they overlap as they are
		}
		edits = slices.Insert(slices.Clone(edits), i, mark)
	}
	return edits
}

// mayMove reports whether an entry can stand at the path that is meant. In its own
// section its value is judged under the name that is meant; in another one the
// value, or the section if another is in use, would be a new mistake.
func (x *Explainer) mayMove(p judge.Problem, a advice) bool {
	last := len(a.to) - 1
	if section := p.Path[:len(p.Path)-1]; value.Keys(a.to[:last]...).Equal(section) {
		return true
	}
	v := a.now
	if v == nil {
		v = p.Value
	}
	if f := x.schema.FieldAt(value.Keys(a.to...)); f != nil && v.Kind&(value.Map|value.List) == 0 && !x.plan.Takes(&f.Type, v) {
		return false
	}
	isWritten := x.root != nil && x.root.Lookup(a.to[0]) != nil
	return last == 0 || isWritten || !x.isSelected(a.to[0]) || a.to[0] == x.selected()
}

// isSelected reports whether a section is one of those of which one is selected.
func (x *Explainer) isSelected(section string) bool {
	return slices.ContainsFunc(x.schema.Root().Fields, func(f spec.Field) bool {
		return f.Selects && slices.ContainsFunc(f.Words, func(w spec.Word) bool { return w.Name == section })
	})
}

// stands reports whether an entry of the text is where a problem is: a path may
// be that of an entry in a part of the text, such as an axis.
func (d *document) stands(e *yamledit.Entry, p judge.Problem) bool {
	at := p.At.Start
	if p.Rule == nil && p.Field != nil && !p.At.IsValid() {
		return true
	}
	start, _ := e.Key()
	keyLine, keyColumn := d.place(start)
	start, _ = e.Value()
	line, _ := d.place(start)
	return int(at.Line) == keyLine && int(at.Column) >= keyColumn || int(at.Line) > keyLine && int(at.Line) <= line
}

// editsAt replace a scalar or a key where it stands, if that is in a list or in a
// part of the text that is no config by itself.
func (d *document) editsAt(p judge.Problem, a advice) []diag.Edit {
	v := p.Value
	switch {
	case v == nil || a.field != "" || a.remove || p.At.Start.Line != p.At.End.Line:
		return nil
	case a.to != nil:
		section, ok := p.Path[:len(p.Path)-1].Names()
		last := len(a.to) - 1
		if !ok || a.now != nil || !slices.Equal(a.to[:last], section) {
			return nil
		}
		return d.replace(p.At, func(was string) string { return d.ScalarLike(value.OfString(a.to[last]), was) })
	case p.At != v.At || a.now.Kind == value.List || v.Kind&(value.Map|value.List|value.Invalid) != 0:
		return nil
	default:
		return d.replace(p.At, func(was string) string { return d.ScalarLike(a.now, was) + a.tail })
	}
}

// replace replaces a key or a scalar that has neither an anchor nor a tag.
func (d *document) replace(at value.Range, by func(was string) string) []diag.Edit {
	start, end := d.offset(at.Start), d.offset(at.End)
	if start < 0 || end <= start || strings.IndexByte("&!*|>?", d.text[start]) >= 0 {
		return nil
	}
	return []diag.Edit{d.edit(start, end, by(d.text[start:end]))}
}

// offset is that of a place, or -1.
func (d *document) offset(at value.Pos) int {
	d.place(0)
	if at.Line < 1 || int(at.Line) > len(d.lines) {
		return -1
	}
	offset := d.lines[at.Line-1]
	for range at.Column - 1 {
		_, size := utf8.DecodeRuneInString(d.text[offset:])
		offset += size
	}
	return offset
}

// editsFor are the edits of an entry, and whether no comment is lost by them.
func (d *document) editsFor(path []string, e *yamledit.Entry, a advice) (_ []diag.Edit, keeps bool) {
	switch {
	case a.to != nil && slices.Equal(a.to[:len(a.to)-1], path[:len(path)-1]):
		if e.In().Entry(a.to[len(a.to)-1]) != nil {
			return nil, false // it is there already, and both cannot be
		}
		start, end := e.Key()
		edits := []diag.Edit{d.edit(start, end, d.KeyText(e, a.to[len(a.to)-1]))}
		if a.now != nil {
			if !e.IsPlain() {
				return nil, false
			}
			edits = append(edits, d.set(e, a.now))
		}
		return edits, true
	case a.to != nil:
		return d.change(func(c *yamledit.Document) bool { return moveTo(c, path, a) })
	case a.field != "":
		return d.change(func(c *yamledit.Document) bool {
			e := c.Find(path...)
			if e.Map != nil {
				return false
			}
			if a.now != nil {
				c.Set(e, a.now)
			}
			c.Wrap(e, a.field)
			return true
		})
	case a.remove:
		if start, end, ok := e.Lines(); ok {
			start, end = d.withGap(start, min(end, len(d.text))) // the last line may not end
			return []diag.Edit{d.edit(start, end, "")}, !strings.Contains(d.text[start:end], "#")
		}
		return d.change(func(c *yamledit.Document) bool {
			c.Remove(c.Find(path...))
			return true
		})
	case !e.IsPlain():
		return d.change(func(c *yamledit.Document) bool {
			c.Set(c.Find(path...), a.now)
			return true
		})
	default:
		edit := d.set(e, a.now)
		edit.NewText += a.tail
		return []diag.Edit{edit}, true
	}
}

// moveTo moves an entry to the path that is meant, if nothing is there.
func moveTo(c *yamledit.Document, path []string, a advice) bool {
	last := len(a.to) - 1
	if c.Find(a.to...) != nil {
		return false
	}
	for i := 1; i <= last; i++ {
		if e := c.Find(a.to[:i]...); e != nil && e.Map == nil && !e.IsEmpty() {
			return false // something else is written there
		}
	}
	e := c.Find(path...)
	if e == nil {
		return false // it is in a section that is misspelt
	}
	if a.now != nil {
		c.Set(e, a.now)
	}
	top := c.Root.Entry(path[0])
	if last == 0 {
		c.MoveAfter(e, top, a.to[0])
		return true
	}
	m, _ := c.Section(a.to[:last], top)
	c.Move(e, m, a.to[last])
	return true
}

// set replaces a value by a scalar.
func (d *document) set(e *yamledit.Entry, now *value.Value) diag.Edit {
	start, end := e.Value()
	text := d.Scalar(now, e)
	if start == end && !strings.HasSuffix(d.text[:start], " ") {
		text = " " + text // nothing is written
	}
	return d.edit(start, end, text)
}

// withGap are lines that go, with the blank lines after them if there are some
// before them too, or with those before them at the end of the text.
func (d *document) withGap(start, end int) (int, int) {
	const blanks = " \t\r\n"
	before := d.text[:start]
	above := len(strings.TrimRight(before, blanks)) // the last line that is not blank ends here
	if i := strings.IndexByte(before[above:], '\n'); i >= 0 {
		above += i + 1
	}
	after := d.text[end:]
	below := strings.TrimLeft(after, blanks)
	switch {
	case above == start:
		return start, end // there is no gap before
	case below == "":
		return above, end
	default:
		gap := after[:len(after)-len(below)]
		return start, end + strings.LastIndexByte(gap, '\n') + 1
	}
}

// change makes the edits that a change of the pieces comes to, and reports whether
// no comment is lost by them.
func (d *document) change(change func(*yamledit.Document) bool) (edits []diag.Edit, keeps bool) {
	if d.changes == 0 {
		return nil, false
	}
	d.changes--
	c, err := yamledit.Parse(d.text, d.json)
	if err != nil || !change(c) {
		return nil, false
	}
	after := c.String()
	return d.editsTo(after), strings.Count(after, "#") >= strings.Count(d.text, "#")
}

func (d *document) editsTo(after string) []diag.Edit {
	var edits []diag.Edit
	for _, e := range udiff.Lines(d.text, after) {
		edits = append(edits, d.edit(e.Start, e.End, e.New))
	}
	return edits
}

// edit replaces bytes of the text. A byte order mark stays: it has no place.
func (d *document) edit(start, end int, text string) diag.Edit {
	if start == 0 {
		text = strings.TrimPrefix(text, byteOrderMark)
	}
	start, end = min(start, len(d.text)), min(end, len(d.text))
	line, column := d.place(start)
	endLine, endColumn := d.place(end)
	return diag.Edit{Line: line, Column: column, EndLine: endLine, EndColumn: endColumn, NewText: text}
}

const byteOrderMark = "\ufeff"

func (d *document) place(at int) (line, column int) {
	if d.lines == nil {
		d.lines = []int{len(d.text) - len(strings.TrimPrefix(d.text, byteOrderMark))}
		for i := range len(d.text) {
			if d.text[i] == '\n' || d.text[i] == '\r' && (i+1 == len(d.text) || d.text[i+1] != '\n') {
				d.lines = append(d.lines, i+1)
			}
		}
	}
	i := sort.SearchInts(d.lines, at+1) - 1
	if i < 0 {
		return 1, 1
	}
	return i + 1, utf8.RuneCountInString(d.text[d.lines[i]:at]) + 1
}

// unnested is a section that nothing is written below, while the fields that
// follow it are its own.
type unnested struct {
	section *value.Entry
	keys    []string
	entries []value.Entry
	first   *value.Value
}

// unnested finds such sections, by the values that are part of the mistake.
func (x *Explainer) unnested(root *value.Value) map[*value.Value]*unnested {
	var found map[*value.Value]*unnested
	for i := 0; i < len(root.Entries); i++ {
		e := &root.Entries[i]
		f := x.schema.Root().Field(e.Key)
		if f == nil || f.Section == spec.NoSection || e.Value.Kind != value.Null || e.Value.Text != "" {
			continue
		}
		u := &unnested{section: e}
		for i+1 < len(root.Entries) {
			next := &root.Entries[i+1]
			if x.schema.Root().Field(next.Key) != nil || x.schema.Sections[f.Section].Field(next.Key) == nil || next.Value.Source != e.Value.Source {
				break
			}
			if found == nil {
				found = map[*value.Value]*unnested{}
			}
			if u.first == nil {
				u.first = next.Value
			}
			u.keys = append(u.keys, next.Key)
			u.entries = append(u.entries, *next)
			found[next.Value] = u
			i++
		}
		if u.first != nil {
			found[e.Value] = u
		}
	}
	return found
}

// notNested is the one diagnostic of a section whose fields are not indented.
func (x *Explainer) notNested(p judge.Problem, u *unnested) []diag.Diagnostic {
	if p.Value != u.first {
		return nil
	}
	d := at(p, diag.UnknownField, "there is no such field at the top of the file, and nothing is written below "+u.section.Key,
		"indent "+strings.Join(u.keys, ", ")+" below "+u.section.Key+":")
	if doc := x.texts.of(p.Source); doc != nil {
		edits, keeps := doc.change(func(c *yamledit.Document) bool {
			section := c.Root.Entry(u.section.Key)
			if c.Root.IsFlow() || section == nil {
				return false
			}
			var entries []*yamledit.Entry
			for _, key := range u.keys {
				e := c.Root.Entry(key)
				if e == nil {
					return false
				}
				entries = append(entries, e)
			}
			c.Nest(section, entries...)
			return true
		})
		if len(edits) > 0 {
			d.Fixes = []diag.Fix{{Message: d.Suggestion, Safe: keeps, Edits: edits}}
		}
	}
	ds := []diag.Diagnostic{d}
	// What is wrong with the fields themselves is wrong all the same.
	section := *u.section
	section.Value = &value.Value{Kind: value.Map, At: u.section.Value.At, Source: u.section.Value.Source, Entries: u.entries}
	meant := &value.Value{Kind: value.Map, Source: section.Value.Source, Entries: []value.Entry{section}}
	inside, _ := (&Explainer{schema: x.schema, plan: x.plan}).explain(meant)
	for _, d := range inside {
		if path, ok := strings.CutPrefix(d.Path, value.Keys(section.Key).Short()+"."); ok && d.Code != diag.MissingField {
			d.Path = path
			ds = append(ds, d)
		}
	}
	return ds
}

// wrapper is the diagnostic of a key above the whole config, or nil.
func (x *Explainer) wrapper(root *value.Value) []diag.Diagnostic {
	if len(root.Entries) != 1 {
		return nil
	}
	e := &root.Entries[0]
	if e.Value.Kind != value.Map || x.schema.Root().Field(e.Key) != nil || x.schema.OldName([]string{e.Key}) != nil || x.schema.HasOldNamesIn([]string{e.Key}) {
		return nil
	}
	if !slices.ContainsFunc(e.Value.Entries, func(inner value.Entry) bool {
		f := x.schema.Root().Field(inner.Key)
		old := x.schema.OldName([]string{inner.Key})
		return f != nil && f.Required || old != nil && old.Required
	}) {
		return nil
	}
	p := judge.Problem{Path: value.Keys(e.Key), At: e.KeyAt, Source: e.Value.Source, Value: e.Value}
	d := at(p, diag.UnknownField, "there is no such field; the fields of the config stand at the top of the file", "remove the line "+e.Key+": and move what is below it to the left")
	if doc := x.texts.of(p.Source); doc != nil {
		edits, keeps := doc.change(func(c *yamledit.Document) bool {
			wrapper := c.Root.Entry(e.Key)
			if wrapper == nil || wrapper.Map == nil {
				return false
			}
			c.Unwrap(wrapper) // which leaves braces alone
			return true
		})
		if len(edits) > 0 {
			d.Fixes = []diag.Fix{{Message: d.Suggestion, Safe: keeps, Edits: edits}}
		}
	}
	return []diag.Diagnostic{d}
}
