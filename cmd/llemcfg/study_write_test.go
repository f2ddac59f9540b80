package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestWrittenStudy holds that the files of study write have, in the order of
// their names, the fingerprints that study list has for the points that run.
func TestWrittenStudy(t *testing.T) {
	axes := [][]string{
		{"backend: [vllm, pytorch]", "backend: [pytorch, tensorrt]", "backend: pytorch"},
		{"precision: [bf16, fp16]", "precision: fp32"},
		{"n: {min: 1, max: 21, step: 10}", "n: {pow2: {min: 1, max: 4}}", "dataset.n: [5, 6]"},
		{"decoder.temperature: [0, 0.7, 1e0]", "decoder.top_p: {min: 0.1, max: 0.3, num: 3}", "decoder.do_sample: [true, false]"},
		{"lora: [null, {adapter_id: a/b}, {}]", "passthrough_kwargs.x: [1, 1.0, 'no', {a: [~, \"2\"]}]", "output_dir: ['a: b', \"two words\"]"},
		{"pytorch.batch_size: [1, 8]", "pytorch.load_in_4bit: [true, false]"},
	}
	folder := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("model: a/b\nsweep:\n")
		for i, forms := range axes {
			if form := rapid.SampledFrom(append(forms, "")).Draw(t, fmt.Sprint("axis ", i)); form != "" {
				b.WriteString("  " + form + "\n")
			}
		}
		b.WriteString("experiments: [{precision: fp32, decoder: {temperature: 0}}]\n")
		s, err := study.LoadBytes("study.yaml", []byte(b.String()))
		if err != nil {
			return // such as a section whose backend no point has
		}
		n++
		if !testkit.InSample(rapid.IntRange(0, 3).Draw(t, "sample"), 4) {
			return
		}
		o := s.Outcome()
		var want []string
		for p := range o.Running() {
			want = append(want, p.Fingerprint)
		}
		into := filepath.Join(folder, fmt.Sprint(n))
		if err := writeStudy(context.Background(), s, o, into); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(into, "*.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(files)
		var got []string
		for _, file := range files {
			experiment, err := loader.New().Load(file)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, experiment.Fingerprint())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s(-listed +written):\n%s", b.String(), diff)
		}
		if err := os.RemoveAll(into); err != nil {
			t.Fatal(err)
		}
	})
	if n < 10 {
		t.Errorf("only %d studies were written", n)
	}
}

// TestInterruptedStudyWrite holds that an interrupt leaves nothing in the folder.
func TestInterruptedStudyWrite(t *testing.T) {
	s, err := study.LoadBytes("study.yaml", []byte("model: a/b\nsweep: {n: [1, 2]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	if err := writeStudy(ctx, s, s.Outcome(), filepath.Join(folder, "experiments")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}

// TestPointFileName holds what the name of a point's file says of it.
func TestPointFileName(t *testing.T) {
	s, err := study.LoadBytes("study.yaml", []byte("model: a/b\nsweep: {backend: [vllm], decoder.temperature: [0.5], output_dir: [\"x y\", "+strings.Repeat("z", 100)+", \"aAzZ09._-`{@[/:^\"]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"01_backend-vllm_temperature-0.5_output_dir-x-y", "02_backend-vllm_temperature-0.5", "03_backend-vllm_temperature-0.5_output_dir-aAzZ09._--------"} // the rest is too long
	for p := range s.Points() {
		if got, want := pointFileName(p, 2), want[p.Number-1]+"_"+p.Fingerprint[:12]+".yaml"; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
