package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/fatih/color"

	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// TestOriginsInColour holds that each kind of origin has a colour, that columns
// are aligned by what a terminal shows, and that without colour the text is the
// same.
func TestOriginsInColour(t *testing.T) {
	e, err := loader.New().LoadLayers(
		loader.Bytes("a.yaml", []byte("model: 模型\ndecoder: {preset: factual}")), loader.Set("--set", "n=3"))
	if err != nil {
		t.Fatal(err)
	}
	defer func(before bool) { color.NoColor = before }(color.NoColor)
	color.NoColor = false // as where standard output is a terminal
	var plain, coloured bytes.Buffer
	if err := writeOrigins(&plain, e.Origins(), newPalette(false)); err != nil {
		t.Fatal(err)
	}
	if err := writeOrigins(&coloured, e.Origins(), newPalette(true)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\x1b[32ma.yaml:1:1\x1b[0m", "\x1b[33m--set n=3     \x1b[0m", "\x1b[36mpreset factual\x1b[0m", "\x1b[2mdefault\x1b[22m", "\x1b[2mover 100 (default)\x1b[22m",
	} {
		if !strings.Contains(coloured.String(), want) {
			t.Errorf("no %q in\n%q", want, coloured.String())
		}
	}
	if strings.Contains(plain.String(), "\x1b") {
		t.Errorf("colours in\n%q", plain.String())
	}
	stripped := strings.NewReplacer("\x1b[0m", "", "\x1b[22m", "", "\x1b[2m", "", "\x1b[32m", "", "\x1b[33m", "", "\x1b[36m", "").Replace(coloured.String())
	if stripped != plain.String() {
		t.Errorf("%s\n%s", stripped, plain.String())
	}
	want := "model                         模型           a.yaml:1:1\nbackend                       pytorch        default\n"
	if !strings.HasPrefix(plain.String(), want) {
		t.Errorf("\n%s", plain.String())
	}
}
