package loader

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// edits change the CUE as an author might: a bound, a default, a word, a
// condition of a rule, an attribute, a type.
var edits = []struct {
	name, pattern string
	change        func(r *rand.Rand, match string) string
}{
	{"a bound", `\b(min|max): +-?[0-9.]+`, number},
	{"a default", `\*[0-9][0-9.]* \|`, number},
	{"a default", `\*(true|false) \|`, func(_ *rand.Rand, m string) string {
		return strings.NewReplacer("true", "false", "false", "true").Replace(m)
	}},
	{"a word", `\n\t[a-z0-9_]+: +"[^"\n]+"\n`, func(*rand.Rand, string) string { return "\n" }},
	{"a word", `\n\t(fp8|awq|eager|fp16): `, func(_ *rand.Rand, m string) string { return strings.Replace(m, ":", "x:", 1) }},
	{"a condition", `\bis: (true|false|"[a-z]+")`, func(*rand.Rand, string) string { return "isNot: true" }},
	{"a condition", `\bset: (true|false)`, func(_ *rand.Rand, m string) string {
		return strings.NewReplacer("true", "false", "false", "true").Replace(m)
	}},
	{"an attribute", `@(incidental|own|unit|presets|selects|passthrough|gpus)\([^)\n]*\)`, func(r *rand.Rand, m string) string {
		return []string{"", "@" + m[1:2] + m[1:], m[:len(m)-1] + ",x)"}[r.IntN(3)]
	}},
	{"a type", `_positive\.accept`, func(r *rand.Rand, _ string) string {
		return []string{"_count.accept", "_seed.accept", "(int & >2)", "_text.accept", `("a" | 3)`}[r.IntN(5)]
	}},
	{"a type", `_switch\.accept`, func(*rand.Rand, string) string { return "_count.accept" }},
	{"null", `\*null \| _`, func(*rand.Rand, string) string { return "*1 | _" }},
	{"a preset", `temperature: [0-9.]+`, number},
}

// number is another number in place of the one in a text.
func number(r *rand.Rand, m string) string {
	return regexp.MustCompile(`-?[0-9][0-9.]*`).ReplaceAllStringFunc(m, func(old string) string {
		return []string{"0", "1", "2", "7", "0.5", "100", old + "1", old + "0"}[r.IntN(8)]
	})
}

// TestRandomEditsOfTheCUE holds that an edit of the CUE is followed, or refused
// when it is described: the description and CUE agree on configs around it.
func TestRandomEditsOfTheCUE(t *testing.T) {
	t.Parallel()
	n := 2
	if testkit.Proof {
		n = 200
	}
	refused, followed := 0, 0
	for seed := range n {
		r := rand.New(rand.NewPCG(uint64(seed), 12))
		what, files := edited(t, r)
		byPlan, byCUE, err := loaderOf(files)
		if err != nil {
			refused++
			continue
		}
		followed++
		for i := range 12 {
			text := testkit.Generator{Schema: byPlan.Schema(), Broken: 8 * (i % 3)}.Experiment().Example(100*seed + i)
			got, valid := resolvedBy(t, byPlan, text)
			want, wantValid := resolvedBy(t, byCUE, text)
			if valid != wantValid || valid && got != want {
				t.Errorf("%s\n%s\nthe description: %v %s\nCUE: %v %s", what, text, valid, got, wantValid, want)
				break
			}
		}
	}
	t.Logf("%d edits are followed, %d are refused", followed, refused)
	if testkit.Proof && (followed < n/3 || refused < n/20) {
		t.Errorf("%d edits are followed and %d refused", followed, refused)
	}
}

// edited is the CUE with one edit, and what that is.
func edited(t *testing.T, r *rand.Rand) (what string, files fs.FS) {
	t.Helper()
	out := fstest.MapFS{}
	names, err := fs.Glob(cue.Files, "*.cue")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(cue.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: text}
	}
	schema := []string{"experiment.cue", "backends.cue", "decoder.cue", "measurement.cue", "rules.cue", "lora.cue", "dataset.cue"}
	for {
		name, edit := schema[r.IntN(len(schema))], edits[r.IntN(len(edits))]
		text := string(out[name].Data)
		places := regexp.MustCompile(edit.pattern).FindAllStringIndex(text, -1)
		if len(places) == 0 {
			continue
		}
		at := places[r.IntN(len(places))]
		old := text[at[0]:at[1]]
		now := edit.change(r, old)
		if now == old {
			continue
		}
		out[name] = &fstest.MapFile{Data: []byte(text[:at[0]] + now + text[at[1]:])}
		return fmt.Sprintf("%s in %s: %q is %q", edit.name, name, old, now), out
	}
}
