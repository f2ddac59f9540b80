package docs

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// CapabilityFormats are the formats of Capabilities.
func CapabilityFormats() []string { return []string{"text", "json", "markdown"} }

// Capabilities are the capability tables in a format, for some of the backends.
func Capabilities(r *reference.Reference, format string, backends []string) ([]byte, error) {
	var b bytes.Buffer
	switch format {
	case "text":
		for i, t := range r.Capabilities {
			if i > 0 {
				b.WriteString("\n")
			}
			if err := capabilityText(&b, t, backends); err != nil {
				return nil, err
			}
		}
		return b.Bytes(), nil
	case "markdown":
		MarkdownTables(&b, r.Capabilities, backends)
		return append(bytes.TrimRight(b.Bytes(), "\n"), '\n'), nil
	case "json":
		return capabilityJSON(r, backends)
	default:
		return nil, fmt.Errorf("there is no format %q", format)
	}
}

func capabilityText(b *bytes.Buffer, t reference.Table, backends []string) error {
	var doc strings.Builder
	Paragraph(&doc, "", t.Doc)
	fmt.Fprintf(b, "%s\n%s\n", t.Name, doc.String())
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "\t"+strings.Join(backends, "\t"))
	for _, v := range t.Values {
		cells := []string{v}
		for _, backend := range backends {
			cells = append(cells, map[bool]string{true: "yes", false: "no"}[Has(t, backend, v)])
		}
		fmt.Fprintln(w, strings.Join(cells, "\t"))
	}
	return w.Flush()
}

func capabilityJSON(r *reference.Reference, backends []string) ([]byte, error) {
	tables := map[string]map[string][]string{}
	for _, t := range r.Capabilities {
		rows := map[string][]string{}
		for _, backend := range backends {
			rows[backend] = []string{}
			for _, v := range t.Values {
				if Has(t, backend, v) {
					rows[backend] = append(rows[backend], v)
				}
			}
		}
		tables[t.Name] = rows
	}
	text, err := json.MarshalIndent(tables, "", "  ")
	return append(text, '\n'), err
}
