package yamldoc

import (
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/lazy"
)

var (
	tomlTable  = lazy.Regexp(`^[ \t]*\[\[?([A-Za-z_][\w.-]*)\]\]?[ \t]*(?:#.*)?$`)
	tomlAssign = lazy.Regexp(`^([ \t]*)[A-Za-z_"][\w."-]*([ \t]*=[ \t]*)\S`)
	// tomlAlike are the assignments whose key and value YAML reads as TOML does.
	tomlAlike = lazy.Regexp(`^[ \t]*[A-Za-z_][\w-]*[ \t]*=[ \t]*` +
		`(?:"[^"\\]*"|'[^']*'|true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|\[[^\[\]{}='\\]*\])[ \t]*(?:[ \t]#.*)?$`)
)

// toml is the repair of a text that is TOML: it has a table in brackets, and every
// other line assigns. There are no edits where YAML writes a line in another way.
func toml(x *index) *repair {
	r := &repair{message: "the file is written in TOML", safe: true}
	table, assigned, alike := "", false, true
	for _, start := range x.lines {
		line := string(x.text[start : start+lineLength(x.text[start:])])
		if trimmed := strings.TrimSpace(line); trimmed == "" || trimmed[0] == '#' {
			continue
		}
		if m := tomlTable().FindStringSubmatch(line); m != nil {
			if table == "" {
				table = m[1]
				r.at = value.Range{Start: x.pos(start), End: x.pos(start + len(line))}
			}
			alike = alike && !strings.Contains(line, "[[") && !strings.Contains(m[1], ".")
			open, end := start+strings.Index(line, "["), start+strings.Index(line, "]")
			r.edits = append(r.edits, textEdit{start, open + 1, ""}, textEdit{end, end + 1, ":"})
			continue
		}
		m := tomlAssign().FindStringSubmatchIndex(line)
		if m == nil {
			return nil
		}
		assigned = true
		alike = alike && tomlAlike().MatchString(line)
		indent := ""
		if table != "" {
			indent = "  "
		}
		r.edits = append(r.edits, textEdit{start, start + m[3], indent}, textEdit{start + m[4], start + m[5], ": "})
	}
	if table == "" || !assigned {
		return nil
	}
	r.suggestion = "write key: value for key = value, and " + table + ": for [" + table + "], with its fields indented below it"
	if !alike {
		r.edits, r.safe = nil, false
	}
	return r
}

func (b *broken) toml() *repair { return toml(b.index) }
