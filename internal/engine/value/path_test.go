package value_test

import (
	"strings"
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
	for _, text := range []string{"", ".", "a.", "a..b", `"a`, `"\xff"`, "a[", "a[0", "a[x]", "a[-1]", "=1", "é"} {
		if path, rest, err := value.CutPath(text); err == nil {
			t.Errorf("%q is %v, and then %q", text, path, rest)
		}
	}
}

// TestParsePath holds that a path is the whole of a text.
func TestParsePath(t *testing.T) {
	for text, want := range map[string]value.Path{
		"a":                {value.Key("a")},
		"decoder.top_p":    value.Keys("decoder", "top_p"),
		`a."b.c"[0][12].d`: {value.Key("a"), value.Key("b.c"), value.Index(0), value.Index(12), value.Key("d")},
		`""`:               value.Keys(""),
		`"[0]"`:            value.Keys("[0]"),
	} {
		got, err := value.ParsePath(text)
		if err != nil || !got.Equal(want) || got.String() != text {
			t.Errorf("%s is %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"a=1":   `"a=1" is not a path: "=1" cannot follow a`,
		"a b":   `"a b" is not a path: " b" cannot follow a`,
		"a[":    `"a[" is not a path: the number of an item goes between [ and ]`,
		"a[0":   `"a[0" is not a path: the number of an item goes between [ and ]`,
		"a[01]": `"a[01]" is not a path: the number of an item goes between [ and ]`,
		"a[+1]": `"a[+1]" is not a path: the number of an item goes between [ and ]`,
		"a]":    `"a]" is not a path: "]" cannot follow a`,
		"[0]":   `"[0]" is not a path: the name of a field is missing`,
		`"a`:    `"\"a" is not a path: a quote is not closed`,
	} {
		if got, err := value.ParsePath(text); err == nil || err.Error() != want {
			t.Errorf("%s is %v, %v", text, got, err)
		}
	}
}

// TestSteps holds that a key is never taken for an index, and that the zero Step
// is a key.
func TestSteps(t *testing.T) {
	if value.Key("[0]") == value.Index(0) || value.Key("0") == value.Index(0) || (value.Step{}) != value.Key("") {
		t.Error("a key and an index are the same step")
	}
	if i, ok := value.Index(3).Index(); i != 3 || !ok {
		t.Error(i, ok)
	}
	if _, ok := value.Key("a").Index(); ok {
		t.Error("a key is an index")
	}
	if _, ok := value.Index(0).Key(); ok {
		t.Error("an index is a key")
	}
	if names, ok := value.Keys("a", "b").Names(); !ok || len(names) != 2 || names[1] != "b" {
		t.Error(names, ok)
	}
	if _, ok := (value.Path{value.Key("a"), value.Index(0)}).Names(); ok {
		t.Error("a path with an index has names")
	}
}

// TestWith holds that two paths that go on from one do not share memory.
func TestWith(t *testing.T) {
	p := append(make(value.Path, 0, 8), value.Key("a"))
	q, r := p.With(value.Key("b")), p.With(value.Key("c"))
	if q.String() != "a.b" || r.String() != "a.c" || p.String() != "a" {
		t.Error(p, q, r)
	}
}

// TestShort holds that a path in a message is short, and harmless to a terminal.
func TestShort(t *testing.T) {
	long := strings.Repeat("k", 100)
	p := value.Path{value.Key("a"), value.Key(long), value.Index(2), value.Key("\x1b[2J")}
	if got, want := p.Short(), `a."`+long[:60]+`…"[2]."\x1b[2J"`; got != want {
		t.Errorf("%s", got)
	}
	for n, want := range map[int]string{60: long[:60], 61: `"` + long[:60] + `…"`} {
		if got := value.Keys(long[:n]).Short(); got != want {
			t.Errorf("%d characters: %s", n, got)
		}
	}
	if got := p.String(); !strings.Contains(got, long) {
		t.Errorf("%s", got)
	}
}
