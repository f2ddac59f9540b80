package yamldoc_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

// screen is how long a message may be: a few lines of a terminal.
const screen = 400

func parse(name, text string) (*value.Value, []diag.Diagnostic) {
	return yamldoc.Parse(&value.Source{Name: name, Text: []byte(text)}, yamldoc.DefaultLimits())
}

// checkProblems holds that problems can be shown: with a place, in a few lines,
// and with nothing that a terminal acts on.
func checkProblems(t *testing.T, problems []diag.Diagnostic) {
	t.Helper()
	for _, d := range problems {
		if d.Line < 1 || d.Column < 1 {
			t.Errorf("no place: %.200v", d)
		}
		if _, ok := diag.Find(d.Code); !ok {
			t.Errorf("no such code: %.200v", d)
		}
		for _, text := range []string{d.Message, d.Suggestion, d.Path} {
			if len([]rune(text)) > screen {
				t.Errorf("%d characters: %.200s", len(text), text)
			}
			for _, c := range text {
				if unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) {
					t.Errorf("%U in %.200q", c, text)
				}
			}
		}
	}
}

func repeat(unit string) string { return strings.Repeat(unit, 1<<20/len(unit)) }

func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// laughs is a document of which each list holds the one before it nine times.
func laughs(lists int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i <= lists; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.Join(slicesRepeat(fmt.Sprintf("*a%d", i-1), 9), ", "))
	}
	return b.String()
}

func slicesRepeat(s string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = s
	}
	return out
}

// TestHostile holds that a text made to cost much costs little, and what is said
// of it. Time and memory are bounded generously, for slow machines; what they
// are bounded against takes minutes, or gigabytes.
func TestHostile(t *testing.T) {
	const mebibyte = 1 << 20
	for name, test := range map[string]struct {
		text string
		code diag.Code // of the first problem; empty if there is none
	}{
		"opening brackets.yaml":   {repeat("["), diag.Limit},
		"10000 brackets.yaml":     {strings.Repeat("[", 10_001), diag.Limit},
		"65 brackets.yaml":        {"a: " + strings.Repeat("[", 64) + strings.Repeat("]", 64), diag.Limit},
		"opening braces.yaml":     {repeat("{"), diag.Limit},
		"pairs in braces.yaml":    {repeat("{a"), diag.Limit},
		"dashes.yaml":             {repeat("- "), diag.Limit},
		"10000 dashes.yaml":       {strings.Repeat("- ", 11_000), diag.Limit},
		"question marks.yaml":     {repeat("? "), diag.Limit},
		"anchors.yaml":            {repeat("&a "), diag.Limit},
		"few anchors.yaml":        {strings.Repeat("&a ", 90_000), diag.Syntax},
		"aliases.yaml":            {repeat("*a "), diag.Limit},
		"tags.yaml":               {repeat("!a "), diag.Limit},
		"colons.yaml":             {repeat(": "), diag.Limit},
		"hashes.yaml":             {repeat("#"), diag.NotAMap},
		"comments.yaml":           {repeat("#\n"), diag.NotAMap},
		"quotes.yaml":             {repeat(`"`), diag.Limit},
		"few quotes.yaml":         {strings.Repeat(`"`, 99_000), diag.Syntax},
		"single quotes.yaml":      {repeat("'"), diag.Limit},
		"bars.yaml":               {repeat("|\n"), diag.Limit},
		"stars.yaml":              {repeat("*"), diag.Syntax},
		"backslashes.yaml":        {repeat(`\`), diag.Limit},
		"spaces.yaml":             {repeat(" "), diag.NotAMap},
		"tabs.yaml":               {repeat("\t"), diag.Syntax},
		"line ends.yaml":          {repeat("\n"), diag.NotAMap},
		"documents.yaml":          {strings.Repeat("---\n", 9_000), diag.Syntax},
		"long line.yaml":          {"model: " + strings.Repeat("a", mebibyte-8), diag.Limit},
		"long key.yaml":           {strings.Repeat("a", mebibyte-8) + ": 1", diag.Limit},
		"long explicit key.yaml":  {"? " + strings.Repeat("a", mebibyte-8) + "\n: 1", diag.Limit},
		"long quoted.yaml":        {`model: "` + strings.Repeat("a", mebibyte-20) + `"`, diag.Limit},
		"long number.yaml":        {"n: " + strings.Repeat("1", 60_000), diag.InvalidNumber},
		"long number key.yaml":    {"? " + strings.Repeat("1", 60_000) + "\n: 1", diag.InvalidKey},
		"long fraction.yaml":      {"n: 0." + strings.Repeat("1", 60_000), ""},
		"long tag.yaml":           {"n: !" + strings.Repeat("é", 30_000) + " x", diag.Syntax},
		"long anchor.yaml":        {"n: *" + strings.Repeat("a", 60_000), diag.Syntax},
		"100000 keys.yaml":        {lines(100_001, "k%d: 1\n"), diag.Limit},
		"99000 items.yaml":        {"a:\n" + strings.Repeat(" - 1\n", 99_000), ""},
		"items on one line.yaml":  {"[" + strings.Repeat("1,", 99_000), diag.Syntax},
		"40000 keys.yaml":         {"{" + lines(40_000, "k%d,") + "}", ""},
		"one key.yaml":            {strings.Repeat("a: 1\n", 40_000), diag.DuplicateKey},
		"deep mappings.yaml":      {lines(0, "") + deep(1400), diag.Limit},
		"laughs.yaml":             {laughs(12), diag.Limit},
		"merged laughs.yaml":      {mergedLaughs(12), diag.Limit},
		"aliases of a scalar":     {"a: &a x\nb:\n" + strings.Repeat("  - *a\n", 60_000), diag.Limit},
		"big mapping merged.yaml": {"a: &a {" + lines(20_000, "k%d: 1,") + "}\n" + lines(9_000, "m%d: {<<: *a}\n"), diag.Limit},
		"recursion.yaml":          {"a: &a [*a]", diag.Syntax},
		"recursive merge.yaml":    {"a: &a {<<: *a}", diag.Syntax},
		"too large.yaml":          {strings.Repeat("#", mebibyte+1), diag.Limit},
		"nul.yaml":                {"a: \x00", diag.Encoding},
		"not utf-8.yaml":          {"a: \xff", diag.Encoding},
		"surrogate.yaml":          {"a: \xed\xa0\x80", diag.Encoding},
		"escaped surrogate.yaml":  {`a: "\ud83d"`, diag.Syntax},
		"separator.yaml":          {"a: \u2028b", diag.Encoding},
		"bidi key.yaml":           {"\u202ea: 1\n\u202ea: 2", diag.DuplicateKey},
		"mapping as a key.yaml":   {"{a: b}: c", diag.InvalidKey},
		"template.yaml":           {"model: {{ name }}", diag.InvalidKey},
		"bom.yaml":                {"\uFEFFa: 1\na: 2", diag.DuplicateKey},
		"crlf.yaml":               {"a: 1\r\na: 2\r\n", diag.DuplicateKey},
		"cr.yaml":                 {"a: 1\ra: 2\r", diag.DuplicateKey},

		"brackets.json":          {repeat("["), diag.Limit},
		"braces.json":            {repeat(`{"a":`), diag.Limit},
		"digits.json":            {repeat("1"), diag.Limit},
		"spaces.json":            {repeat(" "), diag.NotAMap},
		"long string.json":       {`{"a": "` + strings.Repeat("a", 70_000) + `"}`, diag.Limit},
		"keys.json":              {"{" + lines(60_000, `"k%d":1,`) + `"":1}`, diag.Limit},
		"one key.json":           {"{" + strings.Repeat(`"a":1,`, 40_000) + `"a":1}`, diag.DuplicateKey},
		"surrogate.json":         {`{"a": "\ud83d"}`, diag.Syntax},
		"long wrong string.json": {`{"a": "\ud83d` + strings.Repeat("a", 70_000) + `"}`, diag.Syntax},
		"not utf-8.json":         {"{\"a\": \"\xff\"}", diag.Encoding},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			root, problems := parse(name, test.text)
			elapsed := time.Since(start)
			runtime.ReadMemStats(&after)

			var code diag.Code
			if len(problems) > 0 {
				code = problems[0].Code
			}
			if code != test.code || (root == nil && code == "") {
				t.Errorf("%q: %.300v", code, problems)
			}
			checkProblems(t, problems[:min(len(problems), 100)])
			if elapsed > 5*time.Second {
				t.Errorf("it took %v", elapsed)
			}
			if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 300*mebibyte {
				t.Errorf("it allocated %d MiB", allocated/mebibyte)
			}
			t.Logf("%v, %d KiB", elapsed, (after.TotalAlloc-before.TotalAlloc)/1024)
		})
	}
}

func deep(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

func mergedLaughs(mappings int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 {x: 1}\n")
	for i := 1; i <= mappings; i++ {
		fmt.Fprintf(&b, "a%d: &a%d {k%d: 1, <<: [%s]}\n", i, i, i, strings.Join(slicesRepeat(fmt.Sprintf("*a%d", i-1), 9), ", "))
	}
	return b.String()
}

// TestLaughsCostNothing holds that refusing a document that would be a gigabyte
// takes no more than one that would be a megabyte.
func TestLaughsCostNothing(t *testing.T) {
	cost := func(lists int) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		if _, problems := parse("laughs.yaml", laughs(lists)); len(problems) != 1 || problems[0].Code != diag.Limit {
			t.Fatal(problems)
		}
		if elapsed := time.Since(start); elapsed > 100*time.Millisecond {
			t.Errorf("%d lists took %v", lists, elapsed)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	small, large := cost(5), cost(50)
	if large > 10*small+1<<20 {
		t.Errorf("5 lists allocate %d bytes, and 50 %d", small, large)
	}
}
