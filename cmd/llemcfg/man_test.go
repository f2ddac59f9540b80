package main

import (
	"io"
	"strings"
	"testing"
)

// TestManPages holds that each command has a page, with what it is for.
func TestManPages(t *testing.T) {
	root := (&Command{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard}).root()
	pages, err := manPages(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"man1/llemcfg.1":            "llemcfg - Vet and resolve the configuration of LLM energy-measurement experiments",
		"man1/llemcfg-vet.1":        "llemcfg-vet - ",
		"man1/llemcfg-study-list.1": "llemcfg-study-list - Print a line for each point of a study, or for each run",
		"man5/llemcfg-experiment.5": "llemcfg-experiment - experiment files",
	} {
		if text := strings.ReplaceAll(string(pages[name]), `\`, ""); !strings.Contains(text, want) {
			t.Errorf("%s has no %q:\n%.400s", name, want, text)
		}
	}
	if text := string(pages["man1/llemcfg-vet.1"]); !strings.Contains(text, "one per core") || !strings.Contains(text, `"User Commands"`) || strings.Contains(text, "Auto generated") {
		t.Errorf("%s", text)
	}
	if pages["man1/llemcfg-help.1"] != nil || len(pages) < 30 {
		t.Errorf("%d pages", len(pages))
	}
}
