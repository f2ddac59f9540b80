package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	markdownLink    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	markdownHeading = regexp.MustCompile(`(?m)^#+ +(.+)$`)
	markdownFence   = regexp.MustCompile("(?ms)^```.*?^```$")
	notInAnchor     = regexp.MustCompile(`[^\p{L}\p{N} _-]`)
)

// TestLinks holds that every link from a document to a file of the repository
// leads to one, and to a heading of it where it names one, and that the index
// of the documents names them all.
func TestLinks(t *testing.T) {
	files := documents(t)
	for _, name := range []string{"CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "python/README.md"} {
		files = append(files, filepath.Join(root, filepath.FromSlash(name)))
	}
	linked := map[string]bool{}
	for _, file := range files {
		for _, m := range markdownLink.FindAllStringSubmatch(proseOf(t, file), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			target, anchor, _ := strings.Cut(m[1], "#")
			name := file
			if target != "" {
				name = filepath.Join(filepath.Dir(file), filepath.FromSlash(target))
			}
			if _, err := os.Stat(name); err != nil {
				t.Errorf("%s: the link %s: %v", file, m[1], err)
				continue
			}
			if filepath.Base(file) == "README.md" && filepath.Base(filepath.Dir(file)) == "docs" {
				linked[filepath.Clean(name)] = true
			}
			if anchor != "" && !anchors(t, name)[anchor] {
				t.Errorf("%s: the link %s: there is no such heading", file, m[1])
			}
		}
	}
	for _, file := range files {
		if strings.Contains(filepath.ToSlash(file), "/docs/") && filepath.Base(file) != "README.md" && !linked[filepath.Clean(file)] {
			t.Errorf("docs/README.md does not link to %s", file)
		}
	}
}

// proseOf is a document without its blocks of code.
func proseOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return markdownFence.ReplaceAllString(string(text), "")
}

// anchors are the names that GitHub gives to the headings of a document.
func anchors(t *testing.T, file string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, m := range markdownHeading.FindAllStringSubmatch(proseOf(t, file), -1) {
		heading := notInAnchor.ReplaceAllString(strings.ToLower(m[1]), "")
		names[strings.ReplaceAll(heading, " ", "-")] = true
	}
	return names
}
