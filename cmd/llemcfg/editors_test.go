package main

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// matcher is a pattern of a problem matcher, as GitHub and VS Code have it: a
// regular expression, and which of its groups is what.
type matcher struct {
	Regexp                                      string
	File, Line, Column, Severity, Message, Code int
}

// problem is what a matcher reads from a line.
type problem struct {
	File         string
	Line, Column int
	Severity     string
	Message      string
	Code         string
}

func (m matcher) match(t *testing.T, line string) (p problem, ok bool) {
	t.Helper()
	groups := regexp.MustCompile(m.Regexp).FindStringSubmatch(line)
	if groups == nil {
		return p, false
	}
	p = problem{File: groups[m.File], Severity: groups[m.Severity], Message: groups[m.Message], Code: groups[m.Code]}
	for group, number := range map[int]*int{m.Line: &p.Line, m.Column: &p.Column} {
		if group == 0 {
			continue
		}
		n, err := strconv.Atoi(groups[group])
		if err != nil {
			t.Fatal(err)
		}
		*number = n
	}
	return p, true
}

func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// TestProblemMatchers holds that the problem matchers for GitHub and VS Code
// read every diagnostic of every invalid file from what vet prints, and nothing
// from its other lines.
func TestProblemMatchers(t *testing.T) {
	var github struct {
		ProblemMatcher []struct{ Pattern []matcher }
	}
	readJSON(t, "editors/github-problem-matcher.json", &github)
	var tasks struct {
		Tasks []struct {
			Args           []string
			ProblemMatcher struct{ Pattern matcher }
		}
	}
	readJSON(t, "editors/vscode/tasks.json", &tasks)
	t.Chdir(root)
	files := []string{"testdata/invalid", "missing.yaml"}
	var want, placed []problem
	for line := range strings.Lines(run(t, append([]string{"vet", "--format", "jsonl"}, files...))) {
		var result struct {
			File        string
			Diagnostics []struct {
				diag.Diagnostic
				Severity string `json:"severity"`
			}
		}
		if err := json.Unmarshal([]byte(line), &result); err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Diagnostics {
			message := d.Message
			if d.Path != "" {
				message = d.Path + ": " + message
			}
			p := problem{result.File, d.Line, d.Column, d.Severity, message, string(d.Code)}
			want = append(want, p)
			if d.Line > 0 {
				placed = append(placed, p)
			}
		}
	}
	if len(placed) < 100 || len(want) == len(placed) {
		t.Fatalf("%d diagnostics, %d with a place", len(want), len(placed))
	}
	output := strings.Split(run(t, append([]string{"vet", "--color", "never"}, files...)), "\n")

	for name, c := range map[string]struct {
		matchers []matcher
		want     []problem
	}{
		"github": {[]matcher{github.ProblemMatcher[0].Pattern[0], github.ProblemMatcher[1].Pattern[0]}, want},
		"vscode": {[]matcher{tasks.Tasks[0].ProblemMatcher.Pattern}, placed},
	} {
		var got []problem
		for _, line := range output {
			for _, m := range c.matchers {
				if p, ok := m.match(t, line); ok {
					got = append(got, p)
					break
				}
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-diagnostics +matched)\n%s", name, diff)
		}
	}
	// The task's command is one that runs.
	if args := tasks.Tasks[0].Args; args[len(args)-1] != "." {
		t.Errorf("the task runs %q", args)
	}
}

// run is what a command prints on its standard output.
func run(t *testing.T, args []string) string {
	t.Helper()
	var out, errors bytes.Buffer
	c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errors}
	c.Main(args)
	return out.String()
}

// TestSchemaStore holds the entry for SchemaStore's catalogue to the rules that
// its own check has for catalogues, and that its tests are what it wants: files
// that pass and files that do not.
func TestSchemaStore(t *testing.T) {
	var catalogue struct {
		Schemas []map[string]any
	}
	readJSON(t, "editors/schemastore/catalog.json", &catalogue)
	addresses := map[string]bool{}
	for _, name := range []string{"experiment", "study"} {
		var own struct {
			ID string `json:"$id"`
		}
		readJSON(t, "schema/"+name+".schema.json", &own)
		addresses[own.ID] = true
	}
	seen := map[string]bool{}
	for _, entry := range catalogue.Schemas {
		for key := range entry {
			if !map[string]bool{"name": true, "description": true, "fileMatch": true, "url": true, "versions": true}[key] {
				t.Errorf("the catalogue knows no %s", key)
			}
		}
		for _, key := range []string{"name", "description"} {
			text, _ := entry[key].(string)
			if text == "" || strings.Contains(strings.ToLower(text), "schema") || strings.ContainsAny(text, "\r\n") || text != strings.TrimSpace(text) {
				t.Errorf("%s is %q", key, text)
			}
		}
		address, _ := entry["url"].(string)
		if u, err := url.Parse(address); err != nil || u.Scheme != "https" || !addresses[address] {
			t.Errorf("the address is %q, and those of the schemas %v", address, addresses)
		}
		delete(addresses, address)
		for _, m := range entry["fileMatch"].([]any) {
			pattern := m.(string)
			if seen[pattern] || !regexp.MustCompile(`^\*\.[a-z]+\.(ya?ml|json)$`).MatchString(pattern) {
				t.Errorf("the pattern %q is there twice, or so wide that it would match others' files", pattern)
			}
			seen[pattern] = true
		}
	}

	if len(addresses) > 0 {
		t.Errorf("no entry is for %v", addresses)
	}

	t.Chdir(filepath.Join(root, "editors", "schemastore"))
	for folder, valid := range map[string]bool{
		"test/llemcfg-experiment": true, "negative_test/llemcfg-experiment": false,
		"test/llemcfg-study": true, "negative_test/llemcfg-study": false,
	} {
		files, err := filepath.Glob(folder + "/*.yaml")
		if err != nil || len(files) < 3 {
			t.Fatalf("%s has %q: %v", folder, files, err)
		}
		for _, file := range files {
			var out bytes.Buffer
			c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &out}
			if status := c.Main([]string{"vet", "--strict", file}); (status == exitOK) != valid {
				t.Errorf("%s: exit status %d\n%s", file, status, &out)
			}
		}
	}
}
