package glossary_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/present/glossary"
	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs/derived"
	"github.com/llenergymeasure/llemcfg/pkg/reference"
)

// TestItems holds that a list of structs is explained with the fields of its
// items, and these by their paths, with or without the brackets. The schema is one
// that has such lists.
func TestItems(t *testing.T) {
	e, err := derived.Engine()
	if err != nil {
		t.Fatal(err)
	}
	g := glossary.New(reference.Of(e.Schema()))
	for _, test := range []struct {
		name      string
		recursive bool
		want      string
	}{
		{"jobs", false, `jobs
  The jobs, in the order in which they start.

  type       list of Task
  allowed    at least 1 item
  default    required

EXAMPLE
  jobs: [{name: text}]

FIELDS OF AN ITEM
  name  <string>  required
      Its name.
  command  <list of strings>  default ["true"]
      The command and its arguments.
  needs  <mapping>  default all its defaults
      What it needs.
  tries  <integer>  default 1
      How often it is tried.
  weight  <string or number>  default 0.5
      How important it is.
`},
		{"jobs.needs.disks", true, `jobs[].needs.disks
  Where the data is.

  type       list of Disk
  default    []

EXAMPLE
  disks: [{mount: /}]

FIELDS OF AN ITEM
  mount  <string>  required
      Where it is mounted.
  size  <integer>  default absent
      Its size in GiB.
`},
	} {
		got, _ := g.Explain(test.name, test.recursive)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}
