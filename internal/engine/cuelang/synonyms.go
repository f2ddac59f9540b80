package cuelang

import (
	"cuelang.org/go/cue"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
)

func (d *describer) otherNames(table cue.Value) []spec.OtherName {
	var names []spec.OtherName
	for _, f := range d.fields(table) {
		name := spec.OtherName{Name: f.name(), SameValue: d.truth(f.value, "sameValue")}
		var means []string
		v := f.value.LookupPath(cue.ParsePath("means"))
		d.check(v, v.Decode(&means))
		for _, path := range means {
			name.Means = append(name.Means, d.pathOf(v, path))
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
			values = append(values, spec.OtherValue{Path: field.name(), Word: word.name(), Now: d.scalar(word.value)})
		}
	}
	return values
}
