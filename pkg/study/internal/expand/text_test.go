package expand

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// TestRangeOf has ranges in the notation of other languages, with what is written
// here where integers are due, or numbers.
func TestRangeOf(t *testing.T) {
	const (
		stepped  = ", with the step that is meant"
		numbered = ", with the number of values that is meant"
		included = "; max is a value of the range"
	)
	integers, numbers := value.Int, value.Int|value.Float
	for _, c := range []struct {
		text          string
		kinds         value.Kind
		written, more string
	}{
		{"8..64", integers, "{min: 8, max: 64, step: 1}", stepped},
		{"8...64", integers, "{min: 8, max: 64, step: 1}", stepped},
		{"8..=64", integers, "{min: 8, max: 64, step: 1}", stepped},
		{"8 - 64", integers, "{min: 8, max: 64, step: 1}", stepped},
		{"8–64", integers, "{min: 8, max: 64, step: 1}", stepped},
		{"8:64", integers, "{min: 8, max: 64, step: 1}", stepped},
		{"8 to 64", integers, "{min: 8, max: 64, step: 1}", stepped},
		{"-8--6", integers, "{min: -8, max: -6, step: 1}", stepped},
		{"0..1", numbers, "{min: 0, max: 1, num: 5}", numbered},
		{"0.5..1.25", numbers, "{min: 0.5, max: 1.25, num: 5}", numbered},
		{"range(1, 10)", integers, "{min: 1, max: 9, step: 1}", included},
		{"range(1, 10, 3)", integers, "{min: 1, max: 7, step: 3}", included},
		{"range(1, 11, 3)", integers, "{min: 1, max: 10, step: 3}", included},
		{"np.arange(0, 1, 0.25)", numbers, "{min: 0, max: 0.75, step: 0.25}", included},
		{"arange(0.5,2.5,0.5)", numbers, "{min: 0.5, max: 2, step: 0.5}", included},
		{"np.linspace(0.5, 1, 5)", numbers, "{min: 0.5, max: 1, num: 5}", ""},
		{"geomspace(1, 64, 7)", numbers, "{log: {min: 1, max: 64, num: 7}}", ""},
		{"range(10, 10)", integers, "", ""},
		{"range(10, 1)", integers, "", ""},
		{"range(1, 10, 0)", integers, "", ""},
		{"range(1, 10, -1)", integers, "", ""},
		{"range(10)", integers, "", ""},
		{"8", integers, "", ""},
		{"8..x", integers, "", ""},
		{"logspace(0, 3, 4)", numbers, "", ""},
	} {
		if written, more := rangeOf(c.text, c.kinds); written != c.written || more != c.more {
			t.Errorf("%s: got %q and %q, want %q and %q", c.text, written, more, c.written, c.more)
		}
	}
}

// TestNear says where a place is, in a message about one in study.yaml.
func TestNear(t *testing.T) {
	at := value.Range{Start: value.Pos{Line: 3, Column: 4}}
	here := place{&value.Source{Name: "study.yaml"}, value.Range{}}
	for want, p := range map[string]place{
		"elsewhere":                        {nil, at},
		"in --set n=1":                     {&value.Source{Name: "--set n=1", Synthetic: true}, at},
		"in base.yaml on line 3, column 4": {&value.Source{Name: "base.yaml"}, at},
		"on line 3, column 4":              {&value.Source{Name: "study.yaml"}, at},
	} {
		if got := p.near(here); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := (place{here.source, at}).near(place{}); got != "in study.yaml on line 3, column 4" {
		t.Errorf("got %q", got)
	}
}

// TestClaims has paths that are claimed one after the other, each by an owner, and
// which of them the last cannot stand beside.
func TestClaims(t *testing.T) {
	type set struct {
		path  []string
		owner int
	}
	decoder, topP, topK, lora := []string{"decoder"}, []string{"decoder", "top_p"}, []string{"decoder", "top_k"}, []string{"lora"}
	for _, c := range []struct {
		name     string
		before   []set
		last     set
		isShared bool
		want     int // of before, from 1; 0 if it can stand beside all
	}{
		{"others", []set{{topK, 1}, {lora, 2}}, set{topP, 3}, false, 0},
		{"the same", []set{{lora, 1}, {topP, 2}}, set{topP, 3}, false, 2},
		{"a parent", []set{{lora, 1}, {decoder, 2}}, set{topP, 3}, false, 2},
		{"a child", []set{{lora, 1}, {topP, 2}}, set{decoder, 3}, false, 2},
		{"its own", []set{{topP, 1}}, set{topP, 1}, true, 0},
		{"its own where nothing is shared", []set{{topP, 1}}, set{topP, 1}, false, 1},
		{"its own child", []set{{topP, 1}}, set{decoder, 1}, true, 0},
		{"its own parent", []set{{decoder, 1}}, set{topP, 1}, true, 0},
		{"a child of another beside its own", []set{{topP, 1}, {topK, 2}}, set{decoder, 1}, true, 2},
		{"the third child", []set{{topP, 1}, {[]string{"decoder", "min_p"}, 1}, {topK, 2}}, set{decoder, 1}, true, 3},
	} {
		all := &claims{}
		var made []*claim
		for i, b := range c.before {
			made = append(made, &claim{owner: b.owner})
			if clash := all.add(b.path, made[i], true); clash != nil {
				t.Fatalf("%s: %d clashes", c.name, i)
			}
		}
		want := (*claim)(nil)
		if c.want > 0 {
			want = made[c.want-1]
		}
		if got := all.add(c.last.path, &claim{owner: c.last.owner}, c.isShared); got != want {
			t.Errorf("%s: got %+v, want %+v", c.name, got, want)
		}
	}
}
