package migrate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/llenergymeasure/llemcfg/internal/migrate"
)

// leaves are the values of a file by their path, as plain YAML reads them: its
// scalars, its lists, and its mappings without entries.
func leaves(t testing.TB, text []byte) map[string]string {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	var walk func(n *yaml.Node, path string)
	walk = func(n *yaml.Node, path string) {
		if n.Kind == yaml.AliasNode {
			n = n.Alias
		}
		if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
			var v any
			if err := n.Decode(&v); err != nil {
				t.Fatal(err)
			}
			found[path] = fmt.Sprint(v)
			return
		}
		written := map[string]bool{}
		for i := 0; i < len(n.Content); i += 2 {
			if n.Content[i].Tag != "!!merge" {
				written[n.Content[i].Value] = true
				walk(n.Content[i+1], strings.TrimPrefix(path+"."+n.Content[i].Value, "."))
			}
		}
		for i := 0; i < len(n.Content); i += 2 {
			if n.Content[i].Tag == "!!merge" {
				merged := n.Content[i+1]
				if merged.Kind == yaml.AliasNode {
					merged = merged.Alias
				}
				for j := 0; j < len(merged.Content); j += 2 {
					if key := merged.Content[j].Value; !written[key] {
						walk(merged.Content[j+1], strings.TrimPrefix(path+"."+key, "."))
					}
				}
			}
		}
	}
	walk(root.Content[0], "")
	return found
}

// TestEveryValueIsAccountedFor counts the values of every source file with
// another reader, and holds that each has one step, which is true: what is kept
// or moved stands in the result with its value, and what is dropped does not.
func TestEveryValueIsAccountedFor(t *testing.T) {
	counted := 0
	for _, passthrough := range []bool{false, true} {
		m := migrate.New(migrate.Options{Passthrough: passthrough})
		for _, file := range slices.Concat(inputs(t, "v1"), inputs(t, "forms")) {
			t.Run(fmt.Sprintf("%s/%v", filepath.Base(file), passthrough), func(t *testing.T) {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				source := leaves(t, text)
				r := m.Migrate(filepath.Base(file), text)
				if r.Verdict == migrate.Refused {
					if len(r.Steps) > 0 {
						t.Errorf("the file is refused, and %v", r.Steps[0])
					}
					return
				}
				result := leaves(t, r.Text)
				accounted := map[string]int{}
				for _, s := range r.Steps {
					if s.Action == migrate.Noted {
						continue
					}
					if s.Path != "" {
						path := strings.ReplaceAll(s.Path, `"`, "")
						accounted[path]++
						if _, ok := source[path]; !ok {
							t.Errorf("%v, but the file has no %s", s, path)
						}
					}
					checkStep(t, s, source, result)
				}
				for path := range source {
					if accounted[path] != 1 {
						t.Errorf("%s has %d steps", path, accounted[path])
					}
					counted++
				}
				// And nothing is in the result that no step has put there.
				put := map[string]bool{}
				for _, s := range r.Steps {
					if s.To != "" {
						put[strings.ReplaceAll(s.To, `"`, "")] = true
					} else {
						put[strings.ReplaceAll(s.Path, `"`, "")] = true
					}
				}
				for path := range result {
					if !put[path] {
						t.Errorf("%s is in the result, and no step says why", path)
					}
				}
			})
		}
	}
	if counted < 1000 {
		t.Errorf("only %d values were counted", counted)
	}
	t.Logf("%d values", counted)
}

func checkStep(t *testing.T, s migrate.Step, source, result map[string]string) {
	t.Helper()
	path := strings.ReplaceAll(s.Path, `"`, "")
	to := path
	if s.To != "" {
		to = strings.ReplaceAll(s.To, `"`, "")
	}
	got, there := result[to]
	switch s.Action {
	case migrate.Dropped:
		if s.To != "" || s.Why == "" {
			t.Errorf("%v says where it went, or does not say why", s)
		}
	case migrate.Kept, migrate.Moved, migrate.Passed, migrate.Written:
		want := source[path]
		if s.Now != "" {
			var now any
			if err := yaml.Unmarshal([]byte(s.Now), &now); err != nil {
				t.Fatal(err)
			}
			if want = fmt.Sprint(now); now == nil {
				want = "<nil>"
			}
		}
		if strings.Contains(s.Why, "is meant") {
			want = got // it has become part of another value
		}
		if want == "map[]" && !there {
			for other := range result {
				there = there || strings.HasPrefix(other, to+".") // it has been filled
			}
			got = want
		}
		if !there || got != want {
			t.Errorf("%v: the result has %q (%v), not %q", s, got, there, want)
		}
	default:
		t.Errorf("%v in a file that is not refused", s)
	}
}

// TestEveryCommentIsAccountedFor holds that each comment of a source file is in
// the result or reported.
func TestEveryCommentIsAccountedFor(t *testing.T) {
	m := migrate.New(migrate.Options{})
	for _, file := range inputs(t, "v1") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := m.Migrate(filepath.Base(file), text)
		if r.Verdict == migrate.Refused {
			continue
		}
		left := append(comments(string(r.Text)), r.Comments...)
		for _, c := range comments(string(text)) {
			i := slices.Index(left, c)
			if i < 0 {
				t.Errorf("%s: %s is neither there nor reported", filepath.Base(file), c)
				continue
			}
			left = slices.Delete(left, i, i+1)
		}
		for _, c := range left {
			if !strings.Contains(c, "the default of v1") && !strings.Contains(c, "in v1") {
				t.Errorf("%s: %s comes from nowhere", filepath.Base(file), c)
			}
		}
	}
}

// comments are what follows the first # of each line; none of the files has a #
// in a value.
func comments(text string) []string {
	var found []string
	for line := range strings.Lines(text) {
		if i := strings.IndexByte(line, '#'); i >= 0 {
			found = append(found, strings.TrimSpace(line[i:]))
		}
	}
	return found
}

// TestIdempotent holds that a migrated file comes back byte for byte, and so
// does every valid v2.0 file.
func TestIdempotent(t *testing.T) {
	for _, passthrough := range []bool{false, true} {
		m := migrate.New(migrate.Options{Passthrough: passthrough})
		same := func(file string, text []byte) {
			r := m.Migrate(file, text)
			if r.Verdict != migrate.Unchanged || string(r.Text) != string(text) {
				t.Errorf("%s: %s\n%s\n%v", file, r.Verdict, r.Text, r.Diagnostics)
			}
		}
		for _, file := range slices.Concat(inputs(t, "v1"), inputs(t, "forms")) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if r := m.Migrate(filepath.Base(file), text); r.Valid() {
				same(filepath.Base(file), r.Text)
			}
		}
		for _, file := range inputs(t, "../valid") {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			same(filepath.Base(file), text)
		}
	}
}
