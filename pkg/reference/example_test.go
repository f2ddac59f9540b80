package reference_test

import (
	"fmt"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

func Example() {
	for _, p := range reference.New().Backend("vllm") {
		fmt.Println(p.Path, p.Types, p.Doc)
	}
	// Output:
	// vllm.max_num_seqs [integer] The maximum number of sequences processed concurrently.
	// vllm.tensor_parallel_size [integer] The number of GPUs that each layer is split across.
	// vllm.gpu_memory_utilization [number] The fraction of GPU memory to allocate.
	// vllm.enable_prefix_caching [boolean] Whether to reuse the KV cache of prompts that share a prefix.
	// vllm.quantization [string] The quantization method of the checkpoint.
}

func ExampleReference_Parameter() {
	p := reference.New().Parameter("decoder.temperature")
	fmt.Println(p.Min, p.Max, p.Default)
	// Output:
	// 0 2 1.0; 0.0 with decoder.preset: deterministic, 1.0 with decoder.preset: standard, 0.8 with decoder.preset: creative, 0.3 with decoder.preset: factual
}
