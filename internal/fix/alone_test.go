package fix_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// TestFixesThatAddTheSameKey holds that of several fixes that add one section or
// field only one is applied in a round, for whoever has nothing but ApplyFixes:
// the others have their turn once its text is checked.
func TestFixesThatAddTheSameKey(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{
			"a section, from two places",
			"model: gpt2\ntemperature: 0.7\nn: 5\ntop_p: 0.9\n",
			"model: gpt2\ndecoder:\n  temperature: 0.7\n  top_p: 0.9\nn: 5\n",
		},
		{
			"a section, from three places, of which the middle one is a guess",
			"model: gpt2\nwarmup_: {}\ntemp: 0.7\nn: 5\ntop_p: 0.9\n",
			"model: gpt2\nwarmup: {}\ndecoder:\n  temperature: 0.7\n  top_p: 0.9\nn: 5\n",
		},
		{
			"a field under two other names",
			"model: gpt2\nmax_new_tokens: 5\nn: 5\nmax_tokens: 5\n",
			"model: gpt2\nmax_output_tokens: 5\nn: 5\nmax_tokens: 5\n",
		},
		{
			"a field that is misspelt twice",
			"model: gpt2\nprecison: fp16\nn: 5\nprecisoin: fp16\n",
			"model: gpt2\nprecision: fp16\nn: 5\nprecisoin: fp16\n",
		},
		{
			"the backend of two sections",
			"model: gpt2\nvllm: {max_num_seqs: 8}\nn: 5\ntensorrt: {tp_size: 2}\n",
			"model: gpt2\nbackend: vllm\nvllm: {max_num_seqs: 8}\nn: 5\ntensorrt: {tp_size: 2}\n",
		},
		{
			"options for the backend",
			"model: gpt2\ntrust_remote_code: true\nn: 5\nrevision: main\n",
			"model: gpt2\npassthrough_kwargs:\n  trust_remote_code: true\n  revision: main\nn: 5\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			look, text := check("x.yaml"), []byte(test.text)
			for range 5 {
				ds := look(text)
				for _, d := range ds {
					if d.Code == diag.DuplicateKey {
						t.Fatalf("%v\n%s", d, text)
					}
				}
				fixed, count := diag.ApplyFixes(text, ds, true)
				if count.Applied == 0 {
					break
				}
				text = fixed
			}
			if string(text) != test.want {
				t.Errorf("%s\nwant:\n%s", text, test.want)
			}
		})
	}
}
