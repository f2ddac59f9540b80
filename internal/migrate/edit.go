package migrate

import (
	"errors"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
)

// editor carries out the operations of a plan on a text.
type editor struct {
	*yamledit.Document
	*plan
	source map[*op]*yamledit.Entry
	// top is the entry of the root that each entry stands in.
	top map[*yamledit.Entry]*yamledit.Entry
	// behind is what was last put behind an entry of the root.
	behind map[*yamledit.Entry]*yamledit.Entry
}

// edit changes a document as a plan has it.
func edit(d *yamledit.Document, p *plan) error {
	ed := &editor{
		Document: d, plan: p,
		source: map[*op]*yamledit.Entry{}, top: map[*yamledit.Entry]*yamledit.Entry{}, behind: map[*yamledit.Entry]*yamledit.Entry{},
	}
	for _, o := range p.ops {
		if o.entry == nil || o.action == Kept {
			continue
		}
		e := d.Find(o.path...)
		if e == nil {
			return errors.New(value.Keys(o.path...).Short() + " comes from a merge")
		}
		ed.source[o], ed.top[e] = e, d.Root.Entry(o.path[0])
	}
	renamed := ed.renameSections()
	for _, o := range p.ops {
		// A mapping has its new name before more is put into it.
		if whole(o) {
			d.Rename(ed.source[o], o.to[0])
		}
	}
	var late []*op
	for _, o := range p.ops {
		switch {
		case o.action == Kept || o.entry == nil || whole(o):
		case o.action == Dropped || o.merged:
			d.Remove(ed.source[o])
		case len(o.to) < len(o.path) && slices.Equal(o.to, o.path[:len(o.to)]):
			late = append(late, o)
		default:
			ed.move(o, renamed)
		}
	}
	for _, o := range late {
		if o.now != nil {
			d.Set(ed.source[o], o.value())
		}
		d.Collapse(d.Find(o.to...), ed.source[o])
	}
	ed.writeDefaults()
	return nil
}

// whole reports whether a mapping at the top gets another name, and no more.
func whole(o *op) bool {
	return o.action == Moved && !o.merged && o.now == nil && len(o.path) == 1 && len(o.to) == 1 && o.entry.Value.Kind == value.Map
}

// renameSections gives a section its new name where all that is left of it goes
// to one and the same new section, so that its comments stay in it. It returns
// the mappings that it renamed.
func (ed *editor) renameSections() map[*yamledit.Mapping]string {
	targets := map[string]map[string]bool{} // by section: where its entries go
	for _, o := range ed.ops {
		if len(o.path) < 2 || o.entry == nil || o.action == Dropped || o.merged {
			continue
		}
		to := ""
		if o.action == Moved && len(o.path) == 2 && len(o.to) == 2 {
			to = o.to[0]
		}
		if targets[o.path[0]] == nil {
			targets[o.path[0]] = map[string]bool{}
		}
		targets[o.path[0]][to] = true
	}
	renamed := map[*yamledit.Mapping]string{}
	for e := range ed.Root.Entries() {
		to := targets[e.Name]
		if len(to) != 1 || to[""] || to[e.Name] || e.Map == nil {
			continue
		}
		for name := range to {
			if ed.Root.Entry(name) == nil {
				ed.Rename(e, name)
				renamed[e.Map] = name
			}
		}
	}
	return renamed
}

// move puts an entry where it goes: under another name in its mapping, or in
// another one.
func (ed *editor) move(o *op, renamed map[*yamledit.Mapping]string) {
	e := ed.source[o]
	if o.now != nil || o.list != nil {
		ed.Set(e, o.value())
	}
	last := len(o.to) - 1
	name, to := o.to[last], o.to[:last]
	if slices.Equal(o.path[:len(o.path)-1], to) || len(to) == 1 && renamed[e.In()] == to[0] {
		ed.Rename(e, name)
		return
	}
	top := ed.top[e]
	if last == 0 {
		ed.behind[top] = ed.MoveAfter(e, ed.after(top), name)
		return
	}
	ed.Move(e, ed.section(to, top), name)
}

// after is the entry behind which the next one goes that is to stand behind top.
func (ed *editor) after(top *yamledit.Entry) *yamledit.Entry {
	if last := ed.behind[top]; last != nil {
		return last
	}
	return top
}

// section is the mapping at a path, added behind top if it is not there.
func (ed *editor) section(path []string, top *yamledit.Entry) *yamledit.Mapping {
	m, added := ed.Section(path, ed.after(top))
	if added != nil && top != nil {
		ed.behind[top] = added
	}
	return m
}

// writeDefaults writes what v1 took where the file is silent: behind the field
// that marks a file of v1.
func (ed *editor) writeDefaults() {
	var top *yamledit.Entry
	for e := range ed.Root.Entries() {
		top = e
		break
	}
	for _, o := range ed.ops {
		if old := ed.OldName(o.path); o.entry != nil && old != nil && old.Required {
			if e := ed.Root.Entry(strings.Split(old.To, ".")[0]); e != nil {
				top = e
			}
		}
	}
	for _, o := range ed.ops {
		if o.action != Written {
			continue
		}
		last := len(o.to) - 1
		if last > 0 || top == nil {
			ed.Insert(ed.section(o.to[:last], top), o.to[last], o.value(), o.comment)
		} else {
			ed.behind[top] = ed.InsertAfter(ed.after(top), o.to[last], o.value(), o.comment)
		}
	}
}
