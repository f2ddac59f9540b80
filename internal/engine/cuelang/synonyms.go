package cuelang

import (
	"cuelang.org/go/cue"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
)

func (d *describer) otherNames(table cue.Value) []spec.OtherName {
	var names []spec.OtherName
	for _, f := range d.fields(table) {
		name := spec.OtherName{Name: f.name(), SameValue: d.truth(f.value, "sameValue")}
		name.Means, name.Nearly = d.paths(f.value, "means"), d.paths(f.value, "nearly")
		if instead := f.value.LookupPath(cue.ParsePath("instead")); instead.Exists() {
			name.Instead = d.str(instead)
		}
		if (len(name.Means) > 0) == (name.Instead != "") {
			d.defectAt(f.value, "%s: a name has either fields that it means or something to do instead", name.Name)
		}
		names = append(names, name)
	}
	return names
}

func (d *describer) otherValues(table cue.Value) []spec.OtherValue {
	var values []spec.OtherValue
	for _, field := range d.fields(table) {
		d.pathOf(field.value, field.name())
		for _, word := range d.fields(field.value) {
			other := spec.OtherValue{Path: field.name(), Word: word.name()}
			now := word.value
			if nearly := now.LookupPath(cue.ParsePath("nearly")); nearly.Exists() {
				now, other.Nearly = nearly, true
			}
			other.Now = d.scalar(now)
			values = append(values, other)
		}
	}
	return values
}

// paths are those of fields, in a list of a table.
func (d *describer) paths(table cue.Value, list string) [][]string {
	var texts []string
	v := table.LookupPath(cue.ParsePath(list))
	d.check(v, v.Decode(&texts))
	var paths [][]string
	for _, text := range texts {
		paths = append(paths, d.pathOf(v, text))
	}
	return paths
}
