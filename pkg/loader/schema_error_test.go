package loader

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/explain"
	"github.com/llenergymeasure/llemcfg/internal/engine/judge"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestSchemaError holds what becomes of a refusal of CUE's that the description
// of the schema knows nothing of: it is not lost. A description without rules,
// and with a bound that CUE does not have, stands for one that falls short.
func TestSchemaError(t *testing.T) {
	short := *schema.Experiment()
	short.Rules = nil
	short.Sections = slices.Clone(short.Sections)
	root := short.Experiment()
	root.Fields = slices.Clone(root.Fields)
	root.Field("n").Max = "5"

	l := New()
	l.schema = &short
	l.plan = judge.New(&short)
	l.explainer = explain.New(&short, l.plan, l.authority)

	_, err := l.LoadBytes("m.yaml", []byte("model: gpt2\nn: 50\nbackend: vllm\npytorch: {}\n"))
	var refused *ValidationError
	if !errors.As(err, &refused) || len(refused.Diagnostics) != 1 {
		t.Fatalf("%T %v", err, err)
	}
	if d := refused.Diagnostics[0]; d.Code != diag.SchemaError || d.Line != 1 || d.Column != 1 || !strings.Contains(d.Message, "pytorch") {
		t.Errorf("%v", d)
	}
	if experiment, err := l.LoadBytes("m.yaml", []byte("model: gpt2\nn: 50\n")); err != nil || experiment.N != 50 {
		t.Errorf("%v", err)
	}
}
