package migrate_test

import (
	"fmt"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/migrate"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestV1Behaviour holds that a migrated file does what v1 did with its source.
// The comments name the commit of v1, and the function in it, that says so.
func TestV1Behaviour(t *testing.T) {
	for _, test := range []struct {
		name, text string
		// want are fields of the migrated file, resolved; null is not set.
		want map[string]string
		// says are parts of what is reported.
		says []string
	}{
		{
			// cf53c52c, core/inference_backends/vllm.py, _get_tensor_parallel_size
			"the GPUs of vllm are its tensor parallel size",
			"model_name: gpt2\nbackend: vllm\ngpus: [0, 1]\n",
			map[string]string{"vllm.tensor_parallel_size": "2"},
			[]string{"written: vllm.tensor_parallel_size: 2"},
		},
		{
			"unless it is written", // the same
			"model_name: gpt2\nbackend: vllm\ngpus: [0, 1, 2, 3]\nvllm: {tensor_parallel_size: 2}\n",
			map[string]string{"vllm.tensor_parallel_size": "2"},
			nil,
		},
		{
			"one GPU is no reason to write it", // the same
			"model_name: gpt2\nbackend: vllm\ngpus: [3]\n",
			map[string]string{"vllm": "null"},
			nil,
		},
		{
			"and pytorch ran one process", // fc3bec27, core/parallelism.py
			"model_name: gpt2\ngpus: [0, 1]\n",
			map[string]string{"pytorch": "null"},
			nil,
		},
		{
			// 41759419, core/inference_backends/vllm.py: the module's comment, and
			// _build_engine_kwargs, which has no batch size
			"the batch size was a hint to vllm",
			"model_name: gpt2\nbackend: vllm\nbatching: {batch_size: 8}\n",
			map[string]string{"vllm": "null"},
			[]string{"dropped: batching.batch_size: 8"},
		},
		{
			"and did not contradict its own setting", // the same
			"model_name: gpt2\nbackend: vllm\nbatching: {batch_size: 8}\nvllm: {max_num_seqs: 256}\n",
			map[string]string{"vllm.max_num_seqs": "256"},
			nil,
		},
		{
			// 41759419, core/inference_backends/tensorrt.py, the engine's build
			"tensorrt was built for 8 whatever the batch size",
			"model_name: gpt2\nbackend: tensorrt\nbatching: {batch_size: 4}\n",
			map[string]string{"tensorrt.max_batch_size": "8"},
			[]string{"dropped: batching.batch_size: 4", "written: tensorrt.max_batch_size: 8"},
		},
		{
			// 1209e5c5, config/models.py, ExperimentConfig: extra fields are
			// allowed, and neither name is a field
			"names at the top that v1 did not know",
			"model_name: gpt2\nmax_new_tokens: 64\nbatch_size: 2\n",
			map[string]string{"max_output_tokens": "128", "pytorch": "null"},
			[]string{"max_output_tokens", "pytorch.batch_size"},
		},
		{
			// cf53c52c, cli/experiment.py, resolve_prompts
			"a dataset without a count ran whole",
			"model_name: gpt2\ndataset: {name: alpaca}\n",
			map[string]string{"dataset": "alpaca", "n": "100"},
			[]string{"noted: n (v1 ran the whole dataset"},
		},
		{
			"the sample size held", // the same: num_input_prompts is not read there
			"model_name: gpt2\nnum_input_prompts: 100\ndataset: {name: alpaca, sample_size: 20}\n",
			map[string]string{"n": "20"},
			[]string{"dropped: num_input_prompts: 100"},
		},
		{
			"without a dataset there was one prompt", // 1209e5c5, cli.py, resolve_prompts
			"model_name: gpt2\n",
			map[string]string{"n": "1"},
			[]string{"written: n: 1", "noted: dataset"},
		},
		{
			// 1209e5c5 to 8ff3ada3, config/models.py, the presets; not in d9396b16
			"factual had top_k 10 for a while",
			"model_name: gpt2\ndecoder: {preset: factual}\n",
			map[string]string{"decoder.top_k": "50"},
			[]string{"noted: decoder.top_k"},
		},
		{
			// 0ff22f6f has no WarmupConfig and no BaselineConfig; eb73167f has both
			"neither warm-up nor baseline before the end of January",
			"model_name: gpt2\n",
			map[string]string{"baseline.enabled": "true"},
			[]string{"noted: warmup", "noted: baseline"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := migrate.New(migrate.Options{}).Migrate("v1.yaml", []byte(test.text))
			if !r.Valid() {
				t.Fatalf("%s: %v", r.Verdict, r.Diagnostics)
			}
			experiment, err := loader.New().LoadBytes("v2.yaml", r.Text)
			if err != nil {
				t.Fatal(err)
			}
			text, err := experiment.YAML()
			if err != nil {
				t.Fatal(err)
			}
			var resolved map[string]any
			if err := yaml.Unmarshal(text, &resolved); err != nil {
				t.Fatal(err)
			}
			for path, want := range test.want {
				var v any = resolved
				for name := range strings.SplitSeq(path, ".") {
					section, _ := v.(map[string]any)
					v = section[name]
				}
				got := strings.TrimSuffix(strings.ReplaceAll(fmt.Sprint(v), "<nil>", "null"), ".0")
				if got != want {
					t.Errorf("%s is %s, want %s\n%s", path, got, want, r.Text)
				}
			}
			all := report(r)
			for _, want := range test.says {
				if !strings.Contains(all, want) {
					t.Errorf("nothing says %q:\n%s", want, all)
				}
			}
		})
	}
}

// TestOverTheLimit holds that a file over the size limit is refused, and not cut
// there.
func TestOverTheLimit(t *testing.T) {
	text := []byte("model_name: gpt2\nnum_input_prompts: 1\n" + strings.Repeat("# filler\n", migrate.MaxBytes/9+1))
	r := migrate.New(migrate.Options{}).Migrate("v1.yaml", text)
	if r.Verdict != migrate.Refused || r.Text != nil || len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != diag.Limit {
		t.Errorf("%s, %d bytes: %v", r.Verdict, len(r.Text), r.Diagnostics)
	}
	// What the command has read of such a file is one byte more than the limit.
	if r := migrate.New(migrate.Options{}).Migrate("v1.yaml", text[:migrate.MaxBytes+1]); r.Verdict != migrate.Refused {
		t.Errorf("what was read of it: %s", r.Verdict)
	}
}
