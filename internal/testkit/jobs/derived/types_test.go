package derived_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs/derived"
	"github.com/llenergymeasure/llemcfg/internal/testkit/jobs/typed"
)

const submission = `owner: ada
queue: night
jobs:
  - name: train
    needs: {disks: [{mount: /data}, {mount: /out, size: 20}], memory: 16}
    weight: max
env: {HOME: /root}
hosts: {gpu: 2}
room: {power: {cap: {watts: 600, mode: hard, slack: 5}}}
`

// TestTypes holds that a file becomes the structs that the schema describes, with
// lists, mappings, sections within them and what is absent, and that these
// written as JSON are the same file again.
func TestTypes(t *testing.T) {
	e, err := derived.Engine()
	if err != nil {
		t.Fatal(err)
	}
	got, err := typed.Load(e, "jobs.yaml", []byte(submission))
	if err != nil {
		t.Fatal(err)
	}
	want := &typed.Submission{
		Owner: "ada", Queue: typed.QueueNight,
		Jobs: []typed.Task{{
			Name: "train", Command: []string{"true"}, Tries: 1, Weight: "max",
			Needs: typed.Needs{Cores: 1, Disks: []typed.Disk{{Mount: "/data"}, {Mount: "/out", Size: new(int64(20))}}, Memory: new(16.0)},
		}},
		Env:   map[string]string{"HOME": "/root"},
		Hosts: map[string]int64{"gpu": 2},
		Room: typed.Room{Hall: "north", Power: typed.Power{
			Price: 0.2, Fans: typed.Fans{Speed: 5}, Cap: &typed.Cap{Watts: 600, Mode: typed.ModeHard, Slack: new(int64(5))},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
	written, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	again, err := typed.Load(e, "jobs.json", written)
	if err != nil || !reflect.DeepEqual(again, got) {
		t.Errorf("%v\n%s\n%s", err, written, cmp.Diff(got, again))
	}
	for _, wrong := range []string{"owner: ada", "owner: ada\njobs: [{name: train, needs: {disks: [{}]}}]"} {
		if s, err := typed.Load(e, "jobs.yaml", []byte(wrong)); err == nil || s != nil {
			t.Errorf("%s: %v %v", wrong, s, err)
		}
	}
}
