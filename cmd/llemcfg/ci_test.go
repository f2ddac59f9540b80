package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestCI runs the commands in the samples for CI systems, in a folder with the
// experiments that they name, and holds that each writes a report of its format.
func TestCI(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "docs", "ci.md"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.Mkdir("experiments", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("experiments/a.experiment.yaml", []byte("model: gpt2\nn: 0\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	commands := regexp.MustCompile(`(?m)llemcfg (vet --format (\w+) \S+) >\S+`).FindAllSubmatch(text, -1)
	if len(commands) != 2 {
		t.Fatalf("%d commands in the samples", len(commands))
	}
	for _, command := range commands {
		report := run(t, strings.Fields(string(command[1])))
		switch format := string(command[2]); format {
		case "gitlab":
			var findings []struct{ Fingerprint string }
			if err := json.Unmarshal([]byte(report), &findings); err != nil || len(findings) != 1 {
				t.Errorf("%d findings: %v", len(findings), err)
			}
		case "junit":
			var suites struct {
				Failures int `xml:"failures,attr"`
			}
			if err := xml.Unmarshal([]byte(report), &suites); err != nil || suites.Failures != 1 {
				t.Errorf("%d failures: %v", suites.Failures, err)
			}
		default:
			t.Errorf("no check for the format %s", format)
		}
	}
}
