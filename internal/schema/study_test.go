package schema_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// TestStudyKeys holds that the keys that code knows are those of the schema, and
// that none of them is the name of a field of an experiment.
func TestStudyKeys(t *testing.T) {
	known := []string{
		schema.StudyName, schema.StudyVersion, schema.StudyBase, schema.StudySweep, schema.StudyExclude,
		schema.StudyExperiments, schema.StudyExecution, schema.StudyRunners,
	}
	var keys []string
	for _, f := range schema.Study().Root().Fields {
		keys = append(keys, f.Name)
		if schema.Experiment().Root().Field(f.Name) != nil {
			t.Errorf("%s is a field of an experiment too", f.Name)
		}
	}
	if !slices.Equal(keys, known) {
		t.Errorf("the keys of a study are %v, want %v", keys, known)
	}
}

// TestStudyLimits holds that the limits that code knows are those of the schema.
func TestStudyLimits(t *testing.T) {
	known := []string{schema.StudyPoints, schema.StudyRangeValues, schema.StudyRuns}
	if got := slices.Sorted(maps.Keys(schema.Study().Limits)); !slices.Equal(got, known) {
		t.Errorf("the limits of a study are %v, want %v", got, known)
	}
}
