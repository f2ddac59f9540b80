package glossary_test

import (
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/present/glossary"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// TestPages holds what a terminal shows of a name of each sort: the whole, a
// section, fields with bounds, words, items and rules, a preset, a table, an old
// name and one that the backend knows.
func TestPages(t *testing.T) {
	g := glossary.New(reference.New())
	var b strings.Builder
	for _, name := range []string{"experiment", "decoder", "decoder.top_p", "vllm.quantization", "dataset", "lora", "creative", "PrecisionSupport", "batch_size", "num_input_prompts", "max_model_len", "flash_attention_2", "runners.vllm", "LLEM_NO_PROMPT", "sweep", "latin_square", "wrong-type",
		"settings.output.results_dir", "study.execution.n_cycles", "output", "batching", "io.anything", "vllm.trust_remote_code", "pytorch.num_beams", "Decoder.Top-P", "results_dir", "#DecoderConfig", "preset", "experiments", "null", "defaults"} {
		text, ok := g.Explain(name, strings.HasSuffix(name, "decoder"))
		if !ok {
			t.Errorf("%s is not known", name)
		}
		b.WriteString("==== " + name + "\n" + text)
	}
	testkit.Golden(t, "testdata/pages.txt", b.String())
}
