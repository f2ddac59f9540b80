package value_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestPathRoundTrip holds that ParsePath reads what Whole writes, whatever the
// keys are, and leaves alone what follows.
func TestPathRoundTrip(t *testing.T) {
	keys := rapid.OneOf(
		rapid.StringMatching(`[a-z_]{1,8}`),
		rapid.String().Filter(func(key string) bool { return len(key) == 0 || key[0] != '[' }),
	)
	rapid.Check(t, func(t *rapid.T) {
		path := value.Path{value.Key(keys.Draw(t, "key"))}
		for range rapid.IntRange(0, 3).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "item") {
				path = append(path, value.Index(rapid.IntRange(0, 20).Draw(t, "index")))
			} else {
				path = append(path, value.Key(keys.Draw(t, "key")))
			}
		}
		got, rest, err := value.CutPath(path.String() + "=a.b")
		if err != nil {
			t.Fatal(err)
		}
		if !got.Equal(path) || rest != "=a.b" {
			t.Fatalf("%s is read as %s, and then %q", path, got, rest)
		}
	})
}

// TestParsePathRefuses holds that what is not a path is an error.
func TestParsePathRefuses(t *testing.T) {
	for _, text := range []string{"", ".", "a.", "a..b", `"a`, `"\xff"`, "a[", "a[x]", "a[-1]", "=1", "é"} {
		if path, rest, err := value.CutPath(text); err == nil {
			t.Errorf("%q is %v, and then %q", text, path, rest)
		}
	}
}
