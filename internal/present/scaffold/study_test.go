package scaffold_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/present/scaffold"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestStudy holds that the study that somebody begins with is valid, and that all
// of its points run without a warning.
func TestStudy(t *testing.T) {
	r := reference.New()
	for _, backend := range append([]string{""}, r.Backends()...) {
		text := scaffold.Study(r, scaffold.Options{Backend: backend})
		s, err := study.LoadBytes("study.yaml", []byte(text))
		if err != nil {
			t.Errorf("%v\n%s", err, text)
			continue
		}
		o := s.Outcome()
		if len(s.Warnings)+len(o.Diagnostics) > 0 || o.Counts.Run != s.Len() || s.Len() < 8 {
			t.Errorf("%s: %+v %v %v", backend, o.Counts, s.Warnings, o.Diagnostics)
		}
	}
}

// TestStudyFile holds the study that somebody begins with on one backend.
func TestStudyFile(t *testing.T) {
	testkit.Golden(t, "testdata/vllm.study.yaml", scaffold.Study(reference.New(), scaffold.Options{Backend: "vllm", Schema: "study.json"}))
}
