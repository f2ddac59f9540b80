package study_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// executionFields are the fields of execution in the schema.
func executionFields() []spec.Field {
	s := schema.Study()
	return s.Sections[s.Root().Field(schema.StudyExecution).Section].Fields
}

// orderWords are the orders that the schema accepts.
func orderWords() []string {
	var words []string
	for _, f := range executionFields() {
		if f.Name == "cycle_order" {
			for _, w := range f.Words {
				words = append(words, w.Name)
			}
		}
	}
	return words
}

// TestOrderWords holds that the orders are those of the schema.
func TestOrderWords(t *testing.T) {
	orders := []study.CycleOrder{study.Sequential, study.Interleaved, study.Shuffled, study.Reversed, study.LatinSquare}
	var names []string
	for _, o := range orders {
		names = append(names, string(o))
	}
	if words := orderWords(); !slices.Equal(words, names) {
		t.Errorf("the schema has the orders %v, and the package %v", words, names)
	}
}

// TestExecutionFields holds that Execution has the fields of the schema, in its
// order, each of a type that has all its values.
func TestExecutionFields(t *testing.T) {
	kinds := map[reflect.Type]value.Kind{
		reflect.TypeFor[int64]():            value.Int,
		reflect.TypeFor[*int64]():           value.Int | value.Null,
		reflect.TypeFor[*float64]():         value.Int | value.Float | value.Null,
		reflect.TypeFor[bool]():             value.Bool,
		reflect.TypeFor[study.CycleOrder](): value.String,
	}
	fields, typ := executionFields(), reflect.TypeFor[study.Execution]()
	if len(fields) != typ.NumField() {
		t.Fatalf("the schema has %d fields, and Execution %d", len(fields), typ.NumField())
	}
	for i, f := range fields {
		field := typ.Field(i)
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != f.Name {
			t.Errorf("%s is %s in JSON, want %s", field.Name, name, f.Name)
		}
		if got, want := kinds[field.Type], f.Kinds; got != want {
			t.Errorf("%s: the type %v holds the kinds %v, want %v", f.Name, field.Type, got, want)
		}
	}
}

// TestExecution holds that each field of a file is the field of Execution.
func TestExecution(t *testing.T) {
	s, err := study.LoadBytes("study.yaml", []byte("model: a/b\nexecution: {n_cycles: 2, cycle_order: shuffled, shuffle_seed: 3, experiment_gap_seconds: 4, cycle_gap_seconds: 5, skip_preflight: true, deduplicate_equivalent: false}\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := study.Execution{
		NCycles: 2, CycleOrder: study.Shuffled, ShuffleSeed: new(int64(3)),
		ExperimentGapSeconds: new(4.0), CycleGapSeconds: new(5.0), SkipPreflight: true,
	}
	if !reflect.DeepEqual(s.Execution, want) {
		t.Errorf("got %+v, want %+v", s.Execution, want)
	}
}
