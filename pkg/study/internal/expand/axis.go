package expand

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// axis is a path with its values.
type axis struct {
	target
	key  place
	path value.Path // of the values, in the file
	// items are the values, each as the entry that it becomes in an experiment.
	// Those of a range are there after fill.
	items   []value.Entry
	single  bool // the only value, which stands in no list
	numbers numbers
	span    *value.Entry // of a range
	role    *value.Source
}

func (a *axis) len() int {
	if a.span != nil {
		return a.numbers.count
	}
	return len(a.items)
}

// row is a set of axes that stands for their product.
type row struct {
	axes []*axis
	at   place
}

func (r *row) size() *big.Int {
	size := big.NewInt(1)
	for _, a := range r.axes {
		size.Mul(size, big.NewInt(int64(a.len())))
	}
	return size
}

// dimension is an axis or a group: an axis has one row of one axis. What varies
// is one dimension after the other.
type dimension struct {
	index int // the order in the file
	name  string
	key   place
	path  value.Path
	rows  []row
	only  string // of an axis in a section: the word whose experiments have it
	group bool
	// first is the option with which each row begins, and the end; after count.
	first []int
}

func (d *dimension) size() *big.Int {
	size := new(big.Int)
	for i := range d.rows {
		size.Add(size, d.rows[i].size())
	}
	return size
}

// count notes where rows begin. Sizes fit in an int.
func (d *dimension) count() {
	d.first = make([]int, len(d.rows)+1)
	for i := range d.rows {
		d.first[i+1] = d.first[i] + int(d.rows[i].size().Int64())
	}
}

func (d *dimension) options() int { return d.first[len(d.rows)] }

// row returns the row of an option, and which combination of the row it is.
func (d *dimension) row(option int) (*row, int) {
	i, found := slices.BinarySearch(d.first, option)
	if !found {
		i--
	}
	return &d.rows[i], option - d.first[i]
}

// each calls use with every axis of an option and the item that it has there, in
// the order written.
func (d *dimension) each(option int, use func(a *axis, item *value.Entry)) {
	r, combination := d.row(option)
	divisor := d.first[0] + 1
	for _, a := range r.axes {
		divisor *= a.len()
	}
	for _, a := range r.axes {
		divisor /= a.len()
		use(a, &a.items[combination/divisor%a.len()])
	}
}

// readAxis reads what is written for a path: a list, a single value or a range.
func (f *reader) readAxis(t target, e *value.Entry, path value.Path, role *value.Source) *axis {
	a := &axis{target: t, key: keyPlace(e), path: path, role: role}
	switch v := e.Value; {
	case v.Kind == value.List:
		if len(v.Entries) == 0 {
			f.report(valuePlace(e), diag.EmptyList, path, "the list is empty: "+t.text+" has no value to take",
				"write at least one value, or remove the key")
			return nil
		}
		for i := range v.Entries {
			item := v.Entries[i]
			if e.Alias != nil && item.Alias == nil {
				item.Alias = e.Alias
			}
			a.items = append(a.items, a.item(item))
		}
	case v.Kind == value.Map && t.takesRange():
		n, problem := readRange(v)
		if problem != nil {
			f.reportRange(e, path, problem)
			return nil
		}
		a.numbers, a.span = n, e
		return f.checkRange(a)
	default:
		a.items, a.single = []value.Entry{a.item(value.Entry{KeyAt: v.At, Alias: e.Alias, Value: v})}, true
	}
	if !f.checkItems(a) {
		return nil
	}
	return a
}

// item is the entry of an experiment that an item of the axis becomes.
func (a *axis) item(e value.Entry) value.Entry {
	return value.Entry{Key: a.names[len(a.names)-1], KeyAt: e.KeyAt, Alias: e.Alias, Value: withSource(e.Value, a.role)}
}

// takesRange reports whether a mapping stands for a range, and not for a value.
func (t *target) takesRange() bool {
	return t.field != nil && t.field.Kinds&(value.Int|value.Float) != 0 && !t.field.Kinds.Has(value.Map)
}

func (f *reader) reportRange(e *value.Entry, path value.Path, p *rangeProblem) {
	if p.entry != nil && p.entry.Value.Kind == value.Invalid {
		return // what is wrong with it has been reported with the text
	}
	at := valuePlace(e)
	if p.entry != nil && e.Alias == nil {
		at = keyPlace(p.entry)
		if p.entry.Value.Kind != value.Map {
			at = valuePlace(p.entry)
		}
	}
	f.report(at, diag.InvalidRange, slices.Concat(path, value.Keys(p.path...)), p.message, p.suggestion)
}

// checkRange judges the ends of a range, and whether its values are integers where
// the field takes no others. What is between two values that a field takes is
// judged when it is computed.
func (f *reader) checkRange(a *axis) *axis {
	last := a.numbers.count - 1
	// A range of even steps has integers alone if the first two are; one of even
	// ratios soon has another number.
	some := []int{0, min(1, last)}
	for i := 2; a.numbers.near != nil && i < last; i++ {
		some = append(some, i)
	}
	for _, i := range append(some, last) {
		v, problem := a.numbers.value(i, a.field.Kinds)
		if problem != "" {
			f.reportNotInteger(a, problem)
			return nil
		}
		if (i == 0 || i == last) && !f.checkItem(a, a.computed(v), a.path) {
			return nil
		}
	}
	return a
}

func (f *reader) reportNotInteger(a *axis, which string) {
	f.report(valuePlace(a.span), diag.InvalidRange, a.path,
		fmt.Sprintf("%s takes integers, and the range has the value %s", a.text, which), "write a list of the values that are meant")
}

// computed is the item of a value of a range, which stands where the range does.
func (a *axis) computed(v *value.Value) value.Entry {
	v.At, v.Source = a.span.Value.At, a.role
	return value.Entry{Key: a.names[len(a.names)-1], KeyAt: a.span.Value.At, Alias: a.span.Alias, Value: v}
}

// fill computes the values of a range.
func (f *reader) fill(a *axis) {
	if a.span == nil || a.items != nil {
		return
	}
	items := make([]value.Entry, a.numbers.count)
	for i := range items {
		v, problem := a.numbers.value(i, a.field.Kinds)
		if problem != "" {
			f.reportNotInteger(a, problem)
			return
		}
		items[i] = a.computed(v)
		if i > 0 && i < len(items)-1 && !f.checkItem(a, items[i], a.path) {
			return
		}
	}
	a.items = items
}

// checkItems judges the values of an axis, each once.
func (f *reader) checkItems(a *axis) bool {
	ok := true
	for i := range a.items {
		path := a.path
		if !a.single {
			path = a.path.With(value.Index(i))
		}
		ok = f.checkItem(a, a.items[i], path) && ok
	}
	return ok
}

// checkItem judges a value for the target of an axis, and reports what is wrong
// at its place in the file.
func (f *reader) checkItem(a *axis, item value.Entry, path value.Path) bool {
	problems := f.schema.explainer.ExplainParts(tree(a.names, item))
	if len(problems) == 1 && problems[0].Code == diag.WrongType && a.takesRange() {
		sayRange(&problems[0], item.Value, a.field.Kinds, a.single)
	}
	if a.span != nil { // what a fix would write stands in place of one value, and not of the range
		for i := range problems {
			problems[i].Fixes = nil
		}
	}
	f.reportAs(problems, a.text, path)
	return len(problems) == 0 && item.Value.Kind != value.Invalid
}

// tree is the experiment that has nothing but an entry at a path.
func tree(names []string, item value.Entry) *value.Value {
	source := item.Value.Source
	v := &value.Value{Kind: value.Map, At: item.KeyAt, Source: source, Entries: []value.Entry{item}}
	for i := len(names) - 2; i >= 0; i-- {
		v = &value.Value{Kind: value.Map, At: item.KeyAt, Source: source, Entries: []value.Entry{{Key: names[i], KeyAt: item.KeyAt, Value: v}}}
	}
	return v
}

// wordOf returns the word of an item of the field that chooses a section.
func wordOf(item *value.Entry) string { return item.Value.Text }
