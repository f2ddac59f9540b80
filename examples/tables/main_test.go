package main

import (
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var out strings.Builder
	run(&out)
	const want = "pytorch: fp32 fp16 bf16\nvllm: fp16 bf16\ntensorrt: fp16 bf16\n"
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
}
