package cuelang

import (
	"strings"

	"cuelang.org/go/cue"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
)

func (d *describer) oldNames(table cue.Value) []spec.OldName {
	var names []spec.OldName
	for _, f := range d.fields(table) {
		name := spec.OldName{
			Path:      strings.Split(f.name(), "."),
			To:        d.textIfAny(f.value, "to"),
			Write:     d.textIfAny(f.value, "write"),
			Gone:      d.textIfAny(f.value, "gone"),
			Qualifies: d.textIfAny(f.value, "qualifies"),
			Option:    d.truth(f.value, "option"),
			Options:   d.truth(f.value, "options"),
			OptionOf:  d.textIfAny(f.value, "optionOf"),
			Required:  d.truth(f.value, "required"),
			Ignored:   d.textIfAny(f.value, "ignored"),
			NoEffect:  d.truth(f.value, "noEffect"),
			Inherits:  d.truth(f.value, "inherits"),
			Study:     d.truth(f.value, "study"),
			Campaign:  d.truth(f.value, "campaign"),
			Note:      d.textIfAny(f.value, "note"),
			Message:   d.text(f.value, "message"),
		}
		if yields := f.value.LookupPath(cue.ParsePath("yieldsTo")); yields.Exists() {
			d.check(yields, yields.Decode(&name.YieldsTo))
		}
		if idle := f.value.LookupPath(cue.ParsePath("idle")); idle.Exists() && idle.LookupPath(cue.ParsePath("by")).IsConcrete() {
			name.Idle = &spec.OldIdle{By: d.text(idle, "by"), Is: d.text(idle, "is"), Says: d.text(idle, "says")}
		}
		if name.To != "" {
			name.Homes = append(name.Homes, spec.OldHome{To: name.To})
		}
		for homes, err := f.value.LookupPath(cue.ParsePath("homes")).List(); err == nil && homes.Next(); {
			v := homes.Value()
			name.Homes = append(name.Homes, spec.OldHome{
				To:      d.text(v, "to"),
				Backend: d.textIfAny(v, "selected"),
				By:      d.textIfAny(v, "by"),
				Is:      d.textIfAny(v, "is"),
				Matches: d.textIfAny(v, "matches"),
				Null:    d.truth(v, "null"),
			})
		}
		names = append(names, name)
	}
	return names
}

func (d *describer) oldValues(table cue.Value) []spec.OldValue {
	var values []spec.OldValue
	for _, field := range d.fields(table) {
		for _, old := range d.fields(field.value) {
			v := spec.OldValue{
				Path:  field.name(),
				Old:   old.name(),
				Loses: d.textIfAny(old.value, "loses"),
				Gone:  d.textIfAny(old.value, "gone"),
			}
			if now := old.value.LookupPath(cue.ParsePath("now")); now.Exists() {
				v.Now = new(d.scalar(now))
			}
			values = append(values, v)
		}
	}
	return values
}

func (d *describer) oldDefaults(table cue.Value) []spec.OldDefault {
	var defaults []spec.OldDefault
	for _, f := range d.fields(table) {
		v := spec.OldDefault{
			Path:    f.name(),
			ItemsOf: d.textIfAny(f.value, "itemsOf"),
			Backend: d.textIfAny(f.value, "selected"),
		}
		if v.ItemsOf == "" {
			v.Value = d.scalar(f.value.LookupPath(cue.ParsePath("value")))
		}
		unless := f.value.LookupPath(cue.ParsePath("unless"))
		d.check(unless, unless.Decode(&v.Unless))
		defaults = append(defaults, v)
	}
	return defaults
}

func (d *describer) oldUnset(table cue.Value) []spec.OldUnset {
	var unset []spec.OldUnset
	for _, f := range d.fields(table) {
		unset = append(unset, spec.OldUnset{
			Path: f.name(), Says: d.text(f.value, "says"), With: d.textIfAny(f.value, "with"), Is: d.textIfAny(f.value, "is"),
		})
	}
	return unset
}

// textIfAny is the string at name, or empty where there is none.
func (d *describer) textIfAny(v cue.Value, name string) string {
	if !v.LookupPath(cue.ParsePath(name)).Exists() {
		return ""
	}
	return d.text(v, name)
}

// truth is the bool at name, or false where there is none.
func (d *describer) truth(v cue.Value, name string) bool {
	b := v.LookupPath(cue.MakePath(cue.Str(name)))
	if !b.Exists() {
		return false
	}
	truth, err := b.Bool()
	d.check(b, err)
	return truth
}
