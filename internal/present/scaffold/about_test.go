package scaffold_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/present/scaffold"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// TestAnotherSchema holds the files of a schema with one field of each sort: a
// required one, words, a list, null, one that need not be there, a section, and
// those of two backends.
func TestAnotherSchema(t *testing.T) {
	v := func(yaml string, x any) *reference.Value { return &reference.Value{YAML: yaml, Go: x} }
	fixed := func(yaml string, x any) reference.Default {
		return reference.Default{Kind: reference.Fixed, Value: v(yaml, x)}
	}
	both := []string{"gas", "mains"}
	integer := reference.Shape{Types: []string{"integer"}, Min: v("1", int64(1))}
	r := &reference.Reference{SchemaURL: "https://example.org/kettle.json", Sections: []reference.Section{
		{Doc: "A kettle.", Parameters: []reference.Parameter{
			{Path: "owner", Name: "owner", Doc: "Whose it is.", Required: true, Backends: both, Example: v("ada", "ada"), Shape: reference.Shape{Types: []string{"string"}, NotEmpty: true}, Default: reference.Default{Kind: reference.None}},
			{Path: "heat", Name: "heat", Doc: "Where the heat comes from.", Selects: true, Backends: both, Shape: reference.Shape{Types: []string{"string"}, Enum: []reference.Choice{{Value: "gas"}, {Value: "mains"}}}, Default: fixed("gas", "gas")},
			{Path: "minutes", Name: "minutes", Doc: "How long it boils, which is at most how long there is water in it and at least a minute.", Unit: "min", Backends: both, Shape: integer, Default: fixed("3", int64(3))},
			{Path: "guests", Name: "guests", Doc: "Who has tea.", Backends: both, Shape: reference.Shape{Types: []string{"list"}, Items: &integer}, Default: fixed("[]", []any{})},
			{Path: "lid", Name: "lid", Doc: "Its lid.", Backends: both, Shape: reference.Shape{Types: []string{"string"}, Nullable: true}, Default: fixed("null", nil)},
			{Path: "note", Name: "note", Doc: "A note.", Backends: both, Shape: reference.Shape{Types: []string{"string"}}, Default: reference.Default{Kind: reference.Absent}},
			{Path: "gas", Name: "gas", Doc: "The flame.", Backends: []string{"gas"}, Shape: reference.Shape{Types: []string{"mapping"}, Fields: "gas", Nullable: true}, Default: fixed("null", nil)},
			{Path: "mains", Name: "mains", Doc: "The wire.", Backends: []string{"mains"}, Shape: reference.Shape{Types: []string{"mapping"}, Fields: "mains", Nullable: true}, Default: fixed("null", nil)},
		}},
		{Path: "gas", Backend: "gas", Parameters: []reference.Parameter{{Path: "gas.flames", Section: "gas", Name: "flames", Doc: "How many.", Backends: []string{"gas"}, Shape: integer, Default: reference.Default{Kind: reference.Own, Value: v("null", nil), Backend: v("2", int64(2))}}}},
		{Path: "mains", Backend: "mains", Parameters: []reference.Parameter{{Path: "mains.watts", Section: "mains", Name: "watts", Doc: "The power.", Unit: "W", Backends: []string{"mains"}, Shape: integer, Default: fixed("2000", int64(2000))}}},
	}}
	for name, c := range map[string]struct {
		options scaffold.Options
		want    string
	}{
		"short": {scaffold.Options{}, `# yaml-language-server: $schema=https://example.org/kettle.json
# A kettle.

# Whose it is. (not empty; required)
owner: ada

# Where the heat comes from. (gas, mains; default: gas)
heat: gas

# How long it boils, which is at most how long there is water in it and at least
# a minute. (at least 1; min; default: 3)
#minutes: 3

# Who has tea. (list of integers; each at least 1; default: [])
#guests: []
`},
		"short for mains": {scaffold.Options{Backend: "mains", Schema: "kettle.json"}, `# yaml-language-server: $schema=kettle.json
# A kettle.

# Whose it is. (not empty; required)
owner: ada

# Where the heat comes from. (gas, mains; default: gas)
heat: mains

# How long it boils, which is at most how long there is water in it and at least
# a minute. (at least 1; min; default: 3)
#minutes: 3

# Who has tea. (list of integers; each at least 1; default: [])
#guests: []

# The wire. (mapping; or null; default: null)
#mains:
#  # The power. (at least 1; W; default: 2000)
#  watts: 2000
`},
		"full": {scaffold.Options{Full: true}, `# yaml-language-server: $schema=https://example.org/kettle.json
# A kettle.

# Whose it is. (not empty; required)
owner: ada

# Where the heat comes from. (gas, mains; default: gas)
heat: gas

# How long it boils, which is at most how long there is water in it and at least
# a minute. (at least 1; min; default: 3)
#minutes: 3

# Who has tea. (list of integers; each at least 1; default: [])
#guests: []

# Its lid. (string; or null; default: null)
#lid: null

# A note. (string; absent)
#note: null

# The flame. (mapping; or null; default: null)
#gas:
#  # How many. (at least 1; default: the backend's own, 2)
#  flames: 2

# The wire. (mapping; or null; default: null)
##mains:
##  # The power. (at least 1; W; default: 2000)
##  watts: 2000
`},
	} {
		if diff := cmp.Diff(c.want, scaffold.Experiment(r, c.options)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}
