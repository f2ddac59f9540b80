package cuelang

import (
	"fmt"
	"strings"
	"testing"
	mapfs "testing/fstest"

	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
)

// printed is all fields of a schema, section by section, with what they are, their
// defaults and their comments.
func printed(s *spec.Schema) string {
	var constant func(c spec.Scalar) string
	constant = func(c spec.Scalar) string {
		out := c.Text
		for _, p := range c.Parts {
			out += "(" + p.Key + " " + constant(p.Value) + ")"
		}
		return fmt.Sprintf("%d%s", c.Kind, out)
	}
	var b strings.Builder
	for _, section := range s.Sections {
		fmt.Fprintf(&b, "%s: %s\n", section.Name, section.Doc)
		for _, f := range section.Fields {
			fmt.Fprintf(&b, "  %s%s%s %s", f.Name, map[bool]string{true: "!"}[f.Required], map[bool]string{true: "?"}[f.Optional], render(f.Type))
			if f.Section != spec.NoSection {
				b.WriteString(" " + s.Sections[f.Section].Name)
			}
			if t := f.Items; t != nil && t.Section != spec.NoSection {
				b.WriteString(" of " + s.Sections[t.Section].Name)
			}
			for _, e := range f.Entries {
				if e.Type.Section != spec.NoSection {
					b.WriteString(" to " + s.Sections[e.Type.Section].Name)
				}
			}
			if f.Default != nil {
				b.WriteString(" = " + constant(*f.Default))
			}
			fmt.Fprintf(&b, ": %s\n", f.Doc)
		}
	}
	return b.String()
}

// TestSections has definitions with their whole descriptions.
func TestSections(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`// The root,
// on two lines.
#T: {
	// A.
	a!: int
	// B, which
	// goes on.
	b?: string
	// C.
	c: *null | #C | error("c")
	// D.
	d: {
		// E.
		e: {
			// F.
			f: *1.5 | number
		}
		// G.
		g_h: *[] | [...#C]
	}
	// I.
	i: *{} | {[string]: #J}
	// K.
	k: #C
	l: #C
	// M.
	m: *[1, "x", {y: true}] | [...] @ask(why)
	// N.
	n: *1 | number
	// O.
	o: *2 | int
	// P.
	p: *"x" | "y"
	_hidden: 5
	#hidden: 6
}

// A C.
#C: {
	// X.
	x: *1 | int
}

#J: {
	// Y.
	y: *true | bool
}
`, `T: The root, on two lines.
  a! int64: A.
  b? string: B, which goes on.
  c null | {...} C = 1null: C.
  d {...} TD: D.
  i {[string]: {...}} to J = 32: I.
  k {...} C: K.
  l {...} C: A C.
  m [...] = 64( 41)( 16x)( 32(y 2true)): M.
  n number = 81.0: N.
  o int64 = 42: O.
  p "x" | "y" = 16x: P.
C: A C.
  x int64 = 41: X.
TD: 
  e {...} TDE: E.
  g_h [...({...})] of C = 64: G.
TDE: 
  f number = 81.5: F.
J: 
  y bool = 2true: Y.
`},
		{`#T: #A & #B

// An A.
#A: {
	// X.
	x: int
	// Y, of A.
	y?: string
}
// A B.
#B: {
	x: *1 | int
	// Y.
	y!: "p" | "q"
}
`, `T: An A.
  x int64 = 41: X.
  y! "p" | "q": Y, of A.
`},
		{`#T: {
	// A.
	a: #N
	// B.
	b: #N.#In
}
#N: {
	// X.
	x: #In
	#In: {
		// Y.
		y: *1 | int
	}
}
`, `T: 
  a {...} N: A.
  b {...} In: B.
N: 
  x {...} In: X.
In: 
  y int64 = 41: Y.
`},
		{`#T: {
	// A.
	a: int
}
#T: {
	a: *1 | int
	// B.
	b: *2 | int
}
`, `T: 
  a int64 = 41: A.
  b int64 = 42: B.
`},
		{`#T: {
	// A.
	a: {
		// B.
		b: {
			// X.
			x: *1 | int
		}
	}
	// C.
	aB: {
		// X.
		x: *1 | int
	}
}
`, `error: t.cue:13:6: TAB: two structs are called TAB; give one of them a definition of its own
`},
		{`#T: {
	// A.
	a: {
		// X.
		x: *1 | int
		...
	}
	// C.
	c: *[{a: 1}] | [...{[string]: int}]
	// D.
	d: *[[{a: 1}]] | [...[...{[string]: int}]]
	// E.
	e?: *null | int
	// F.
	f: "a" | "b"
	// G.
	g: #G
	// H.
	h: =~"^a" | *5
}
#G: {[string]: int}
`, `error: t.cue:5:5: T.a: cannot be described: the struct { // X. x: *1 | int ... }, which is neither a set of fields nor a map of one pattern nor open; state it otherwise, or write @ask(why) on the field to have CUE judge its values when a file is read
t.cue:11:5: T.c: the default [{
	a: 1
}]: CUE adds its keys to a mapping that is written; write *{} | …, or @ask(why)
t.cue:13:5: T.d: the default [[{
	a: 1
}]]: CUE adds its keys to a mapping that is written; write *{} | …, or @ask(why)
t.cue:15:6: T.e: an optional field that may be null: say one of them
t.cue:17:5: T.f: a field that is neither required (!) nor optional (?) has to have a default
t.cue:23:6: G: a field whose name is not fixed: [string]
t.cue:23:5: G: CUE accepts every key in it: it is not closed
`},
		{`#T: {
	// A.
	a: #G
	b: *null | {}
	// C.
	c: *#x | int
	#x: 5
	// D.
	d: *1 | >=0
	// E.
	e: *"a" | "b" | error("e")
}
#G: {[string]: int}
`, `error: t.cue:6:5: T.b: cannot be described: the struct {}, which is neither a set of fields nor a map of one pattern nor open; state it otherwise, or write @ask(why) on the field to have CUE judge its values when a file is read
t.cue:15:6: G: a field whose name is not fixed: [string]
t.cue:15:5: G: CUE accepts every key in it: it is not closed
`},
		{"#T: {}\n", `T: 
`},
		{"#T: int\n", `error: t.cue:3:5: #T is no struct of fields
`},
		{"#T: [...int]\n", `error: t.cue:3:5: #T is no struct of fields
`},
		{"#T: #T\n", `error: t.cue:3:5: #T: T refers to itself
`},
		{"#T: #A\n#A: {\n\t// X.\n\tx: *1 | int\n}\n", `A: 
  x int64 = 41: X.
`},
		{"#T: X={\n\t// A.\n\ta: *1 | int\n}\n", `error: unreferenced alias or let clause X
`},
	} {
		source, err := Parse(oneFile(c.text))
		if err != nil {
			t.Fatal(err)
		}
		s, err := source.Describe("#T")
		got := fmt.Sprintln("error:", err)
		if err == nil {
			got = printed(s)
		}
		if got != c.want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

func oneFile(text string) mapfs.MapFS {
	return mapfs.MapFS{"t.cue": {Data: []byte("package t\n\n" + text)}}
}
