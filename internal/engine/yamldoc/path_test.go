package yamldoc_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
)

// TestPathRoundTrip holds that ParsePath reads what Whole writes, whatever the
// keys are, and leaves alone what follows.
func TestPathRoundTrip(t *testing.T) {
	keys := rapid.OneOf(
		rapid.StringMatching(`[a-z_]{1,8}`),
		rapid.String().Filter(func(key string) bool { return len(key) == 0 || key[0] != '[' }),
	)
	rapid.Check(t, func(t *rapid.T) {
		path := yamldoc.Path{keys.Draw(t, "key")}
		for range rapid.IntRange(0, 3).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "item") {
				path = append(path, yamldoc.Index(rapid.IntRange(0, 20).Draw(t, "index")))
			} else {
				path = append(path, keys.Draw(t, "key"))
			}
		}
		got, rest, err := yamldoc.ParsePath(path.Whole() + "=a.b")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(path, got); diff != "" || rest != "=a.b" {
			t.Fatalf("%s %s %q", path.Whole(), diff, rest)
		}
	})
}

// TestParsePathRefuses holds that what is no path is an error.
func TestParsePathRefuses(t *testing.T) {
	for _, text := range []string{"", ".", "a.", "a..b", `"a`, `"\xff"`, "a[", "a[x]", "a[-1]", "=1", "é"} {
		if path, rest, err := yamldoc.ParsePath(text); err == nil {
			t.Errorf("%q is %v, and then %q", text, path, rest)
		}
	}
}
