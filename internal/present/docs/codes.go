package docs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/suppress"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// CodeText is the entry of a code for a terminal, with what vet says of its example.
func CodeText(e diag.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n\n%s\n\nWhat to do: %s\n", e.Code, e.Severity, e.Means, e.Remedy)
	if e.Example.Text != "" {
		fmt.Fprintf(&b, "\nFor example, %s:\n\n%s\n%s", e.Example.Name, indent(source(e)), indent(says(e)))
	}
	return b.String()
}

// Codes is the page of all codes, in Markdown.
func Codes(entries []diag.Entry) string {
	var b strings.Builder
	b.WriteString("<!-- Generated from pkg/diag/catalogue.go by internal/present/docs/gen. DO NOT EDIT. -->\n\n")
	b.WriteString("# Codes\n\nEvery diagnostic has a code, which does not change between releases. `llemcfg explain CODE` shows\nthe same on a terminal.\n")
	for _, e := range entries {
		fmt.Fprintf(&b, "\n## %s\n\n*%s.* %s\n\n**What to do:** %s\n", e.Code, e.Severity, e.Means, e.Remedy)
		if e.Example.Text != "" {
			fmt.Fprintf(&b, "\n```yaml\n%s```\n\n```text\n%s```\n", source(e), says(e))
		}
	}
	return b.String()
}

// source is the example, harmless to show.
func source(e diag.Entry) string { return safe.Except(e.Example.Text, "\n") }

// says is what vet says of the example of an entry.
func says(e diag.Entry) string {
	name, text := e.Example.Name, []byte(e.Example.Text)
	ds := suppress.Apply(name, func(string) []byte { return text }, yamldoc.DefaultLimits(), found(name, text))
	return outputOf(name, e.Example.Text, ds)
}

// found are the diagnostics of an experiment or of a study.
func found(name string, text []byte) []diag.Diagnostic {
	if study.Is(name, text) {
		s, err := study.LoadBytes(name, text)
		if err != nil {
			return diag.Of(err)
		}
		return slices.Concat(s.Warnings, s.Outcome().Diagnostics)
	}
	experiment, err := loader.New().LoadBytes(name, text)
	if err != nil {
		return diag.Of(err)
	}
	return experiment.Advisories()
}

func indent(text string) string {
	lines := strings.SplitAfter(text, "\n")
	return "    " + strings.Join(lines[:len(lines)-1], "    ")
}
