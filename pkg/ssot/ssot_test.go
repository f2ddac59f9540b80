package ssot_test

import (
	"fmt"
	"go/build"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/pkg/ssot"
)

func ExampleBackend_SupportsPrecision() {
	fmt.Println(ssot.BackendVLLM.SupportsPrecision(ssot.PrecisionFP32))
	fmt.Println(ssot.BackendPyTorch.SupportsPrecision(ssot.PrecisionFP32))
	// Output:
	// false
	// true
}

func ExampleBackendsFor() {
	fmt.Println(ssot.BackendsFor(ssot.PrecisionFP32))
	fmt.Println(ssot.BackendsFor(ssot.PrecisionBF16))
	// Output:
	// [pytorch]
	// [pytorch vllm tensorrt]
}

func ExamplePreset_Defaults() {
	creative, _ := ssot.PresetCreative.Defaults()
	fmt.Println(*creative.Temperature, *creative.DoSample, *creative.TopP, *creative.RepetitionPenalty)
	deterministic, _ := ssot.PresetDeterministic.Defaults()
	fmt.Println(*deterministic.Temperature, *deterministic.DoSample, deterministic.TopP)
	// Output:
	// 0.8 true 0.9 1.1
	// 0 false <nil>
}

// TestTables holds the tables as the schema of version 2.0 has them.
func TestTables(t *testing.T) {
	got := fmt.Sprint(ssot.PrecisionSupport(), ssot.DecodingSupport(), ssot.DecoderParamSupport())
	want := "map[pytorch:[fp32 fp16 bf16] tensorrt:[fp16 bf16] vllm:[fp16 bf16]] " +
		"map[pytorch:[greedy sampling] tensorrt:[greedy sampling] vllm:[greedy sampling]] " +
		"map[pytorch:[temperature top_k top_p repetition_penalty] tensorrt:[temperature top_k top_p] vllm:[temperature top_k top_p repetition_penalty]]"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCopies holds that nobody can change a table for others.
func TestCopies(t *testing.T) {
	table := ssot.PrecisionSupport()
	table[ssot.BackendVLLM][0] = ssot.PrecisionFP32
	delete(table, ssot.BackendPyTorch)
	ssot.Backends()[0] = "mine"
	preset := ssot.SamplingPresets()[ssot.PresetCreative]
	*preset.Temperature = 2
	if ssot.BackendVLLM.SupportsPrecision(ssot.PrecisionFP32) || !ssot.BackendPyTorch.SupportsPrecision(ssot.PrecisionFP32) {
		t.Error("the table of precisions has changed")
	}
	if ssot.Backends()[0] != ssot.BackendPyTorch {
		t.Error("the list of backends has changed")
	}
	if again, _ := ssot.PresetCreative.Defaults(); *again.Temperature != 0.8 {
		t.Error("the preset has changed")
	}
}

func TestUnknown(t *testing.T) {
	cpu := ssot.Backend("cpu")
	if cpu.SupportsPrecision(ssot.PrecisionFP32) || cpu.SupportsDecoding(ssot.DecodingGreedy) || cpu.SupportsDecoderParam(ssot.DecoderParamTopK) {
		t.Error("an unknown backend supports something")
	}
	if _, ok := ssot.Preset("wild").Defaults(); ok {
		t.Error("an unknown preset has defaults")
	}
}

// TestImports holds that a program which only wants the tables does not link CUE.
func TestImports(t *testing.T) {
	pkg, err := build.ImportDir(".", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range pkg.Imports {
		if strings.Contains(path, ".") {
			t.Errorf("imports %s", path)
		}
	}
}
