package migrate

import (
	"fmt"
	"slices"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// tree is what a migrated file has to hold: a value that one operation puts
// there, or fields that several do.
type tree struct {
	op     *op
	fields map[string]*tree
}

func newTree() *tree { return &tree{fields: map[string]*tree{}} }

// put puts what o says at path, unless something is there, which it returns.
func (t *tree) put(path []string, o *op) *op {
	for i, key := range path {
		if t.fields == nil {
			if !t.open() {
				return t.op
			}
		}
		next := t.fields[key]
		if i == len(path)-1 {
			if next != nil {
				return next.first()
			}
			t.fields[key] = &tree{op: o}
			return nil
		}
		if next == nil {
			next = newTree()
			t.fields[key] = next
		}
		t = next
	}
	return nil
}

// open turns a mapping that was put as a whole, or null, into fields, so that
// more can be put beside them.
func (t *tree) open() bool {
	v := t.op.value()
	if v.Kind == value.Null {
		t.fields = map[string]*tree{}
		return true
	}
	if v.Kind != value.Map {
		return false
	}
	t.fields = map[string]*tree{}
	for i := range v.Entries {
		e := &v.Entries[i]
		t.fields[e.Key] = &tree{op: &op{path: append(slices.Clone(t.op.path), e.Key), entry: e}}
	}
	return true
}

// first is some operation of the tree, for a message.
func (t *tree) first() *op {
	if t.fields == nil {
		return t.op
	}
	var first *op
	for _, field := range t.fields {
		if o := field.first(); o != nil && (first == nil || before(o, first)) {
			first = o
		}
	}
	if first == nil {
		return t.op
	}
	return first
}

func before(a, b *op) bool {
	if a.entry == nil || b.entry == nil {
		return b.entry == nil
	}
	return a.entry.KeyAt.Start.Line < b.entry.KeyAt.Start.Line
}

func (t *tree) has(path []string) bool { return t.at(path) != nil }

// says reports whether there is a value at a path, other than an empty one.
func (t *tree) says(path []string) bool {
	there := t.at(path)
	return there != nil && (len(there.fields) > 0 || there.fields == nil && !isEmpty(there.op.value()))
}

// at is what is at a path, or nil.
func (t *tree) at(path []string) *tree {
	for _, key := range path {
		if t = t.fields[key]; t == nil {
			return nil
		}
	}
	return t
}

// is reports whether there is a value at a path, and whether it is a string if
// one is given.
func (t *tree) is(path []string, text string) bool {
	for _, key := range path {
		if t.fields == nil {
			e := t.op.value().Lookup(key)
			if e == nil {
				return false
			}
			t = &tree{op: &op{entry: e}}
			continue
		}
		if t = t.fields[key]; t == nil {
			return false
		}
	}
	return text == "" || t.fields == nil && t.op.value().Kind == value.String && t.op.value().Text == text
}

// differs says where a value is not what the tree has, or nothing.
func (t *tree) differs(v *value.Value, path value.Path) string {
	if t.fields == nil {
		if !value.Equivalent(t.op.value(), v) {
			return path.Short() + " has another value"
		}
		return ""
	}
	if v.Kind != value.Map {
		if len(t.fields) == 0 && v.Kind == value.Null {
			return ""
		}
		return path.Short() + " is no mapping"
	}
	for _, e := range v.Entries {
		field := t.fields[e.Key]
		here := path.With(value.Key(e.Key))
		if field == nil {
			return here.Short() + " is there"
		}
		if difference := field.differs(e.Value, here); difference != "" {
			return difference
		}
	}
	if len(v.Entries) == len(t.fields) {
		return ""
	}
	for key := range t.fields {
		if v.Lookup(key) == nil {
			return path.With(value.Key(key)).Short() + " is not there"
		}
	}
	return ""
}

func conflict(first, second *op) string {
	said := func(o *op) string {
		return fmt.Sprintf("%s on line %d says %s", value.Keys(o.path...).Short(), o.entry.KeyAt.Start.Line, literal(o.entry.Value))
	}
	where := value.Keys(second.to...).Short()
	return fmt.Sprintf("%s and %s, and both are %s in v2.0", said(first), said(second), where)
}
