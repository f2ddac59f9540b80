package migrate

import "strings"

// comments are the comments of a document, in order. Those within a value that
// is no mapping, such as a list over several lines, are not among them.
func (d *document) comments() []string {
	var found []string
	add := func(text string) {
		for line := range strings.Lines(text) {
			if i := strings.IndexByte(line, '#'); i >= 0 {
				found = append(found, strings.TrimRight(line[i:], " \t\r\n"))
			}
		}
	}
	var walk func(m *mapping)
	walk = func(m *mapping) {
		for _, e := range m.entries {
			add(e.lead)
			add(e.sep)
			if e.m != nil {
				walk(e.m)
			}
			add(e.tail)
		}
		add(m.end)
	}
	add(d.before)
	walk(d.root)
	add(d.after)
	return found
}

// without gives the comments of all that are not in left.
func without(all, left []string) []string {
	count := map[string]int{}
	for _, c := range left {
		count[c]++
	}
	var gone []string
	for _, c := range all {
		if count[c] == 0 {
			gone = append(gone, c)
			continue
		}
		count[c]--
	}
	return gone
}
