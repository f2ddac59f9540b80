package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"

	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// widths measures text as a terminal shows it, the same in every locale.
var widths = &runewidth.Condition{}

// widest is the width up to which columns are aligned.
const widest = 60

// palette says how each part looks.
type palette struct{ faint, preset, file, flag, old, now *color.Color }

func newPalette(on bool) palette {
	p := palette{
		faint:  color.New(color.Faint),
		preset: color.New(color.FgCyan),
		file:   color.New(color.FgGreen),
		flag:   color.New(color.FgYellow),
		old:    color.New(color.FgRed),
		now:    color.New(color.FgGreen),
	}
	for _, c := range []*color.Color{p.faint, p.preset, p.file, p.flag, p.old, p.now} {
		// Whether to colour is the caller's to say, not the package's.
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
	}
	return p
}

// origin is the colour of an origin.
func (p palette) origin(s loader.Statement) *color.Color {
	switch s.Kind() {
	case loader.FromDefault:
		return p.faint
	case loader.FromPreset:
		return p.preset
	case loader.FromDocument:
		return p.file
	default:
		return p.flag
	}
}

// writeOrigins writes a line for each value: path, value, origin, and what was
// overridden.
func writeOrigins(w io.Writer, origins []loader.Origin, p palette) error {
	var paths, values, places []string
	for _, o := range origins {
		paths, values, places = append(paths, safe.Text(o.Path)), append(values, safe.Text(o.Flow())), append(places, safe.Text(o.Statement.Origin))
	}
	pathWidth, valueWidth, placeWidth := column(paths), column(values), column(places)
	var b bytes.Buffer
	for i, o := range origins {
		line := pad(paths[i], pathWidth) + "  " + pad(values[i], valueWidth) + "  "
		if len(o.Overrode) == 0 {
			fmt.Fprintln(&b, line+p.origin(o.Statement).Sprint(places[i]))
			continue
		}
		over := make([]string, len(o.Overrode))
		for i, said := range o.Overrode {
			over[i] = safe.Text(said.Flow() + " (" + said.Origin + ")")
		}
		fmt.Fprintln(&b, line+p.origin(o.Statement).Sprint(pad(places[i], placeWidth))+"  "+p.faint.Sprint("over "+strings.Join(over, ", ")))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// writeOriginsJSON writes {path: {value, origin, overrode}}.
func writeOriginsJSON(w io.Writer, origins []loader.Origin) error {
	return printJSON(w, byPath(origins))
}

// byPath are origins as a JSON object, in their order.
type byPath []loader.Origin

func (all byPath) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, o := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(o.Path)
		if err != nil {
			return nil, err
		}
		fact, err := o.MarshalJSON()
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(fact)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// changed are the values that are not the schema's own defaults.
func changed(origins []loader.Origin) []loader.Origin {
	var out []loader.Origin
	for _, o := range origins {
		if !o.IsDefault() {
			out = append(out, o)
		}
	}
	return out
}

// column is the width of the widest text that is not too wide to align by.
func column(texts []string) int {
	width := 0
	for _, text := range texts {
		if w := widths.StringWidth(text); w <= widest {
			width = max(width, w)
		}
	}
	return width
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-widths.StringWidth(text)))
}
