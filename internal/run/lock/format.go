// Package lock writes and reads the lock of a study: every experiment and every
// run of it, fixed in one file, so that what is run does not change when the
// study's file does.
//
// A lock is JSON lines: a Header, a Point for each point of the study, a Run
// for each run in the order of execution, and a footer. Three things make it
// fast to read and safe to trust:
//
//   - All runs have lines of one width, padded with spaces, and each says where
//     the line of its point begins. Run i is therefore found in constant time.
//   - Each line ends with a checksum of itself, "sum", so that a line that was
//     edited is noticed wherever it is read.
//   - The footer, found from the end of the file, has the size of the file and
//     the SHA-256 of all before it, so that a lock that was cut off or edited
//     is noticed as a whole.
//
// Groups and Task divide its runs among the tasks of a cluster.
package lock

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Format is the version of the format.
const Format = 1

const kind = "study-lock"

// Header says which study was locked, from what, and how it is run.
type Header struct {
	Kind   string `json:"kind"`   // study-lock
	Format int    `json:"format"` // Format
	// Tool is the version of llemcfg that wrote the lock.
	Tool          string  `json:"tool"`
	SchemaVersion string  `json:"schema_version"`
	Name          *string `json:"name"`
	Fingerprint   string  `json:"fingerprint"`
	DesignHash    string  `json:"study_design_hash"`
	// Files are those that the study was read from.
	Files  []File `json:"files"`
	Counts Counts `json:"counts"`
	// Set are the assignments that were made above the study's shared fields.
	Set    []string `json:"set,omitempty"`
	Strict bool     `json:"strict,omitempty"`
	// Execution is the study's section of that name, resolved.
	Execution json.RawMessage `json:"execution"`
	// Runners has the runner of each backend for which the study names one.
	Runners map[string]string `json:"runners"`
}

// Title is what people call the study: its name, or else its fingerprint.
func (h *Header) Title() string {
	if h.Name != nil {
		return *h.Name
	}
	return h.Fingerprint
}

// File is a file that was read, by its SHA-256 in hex.
type File struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// Counts are how many points there are, by their status, and how many runs.
type Counts struct {
	Points     int `json:"points"`
	Run        int `json:"run"`
	Excluded   int `json:"excluded"`
	Skipped    int `json:"skipped"`
	Duplicate  int `json:"duplicate"`
	Equivalent int `json:"equivalent"`
	Runs       int `json:"runs"`
}

// Point is a point of the study. One that runs has an experiment.
type Point struct {
	Number int    `json:"number"` // from 1
	Status string `json:"status"`
	// Of is the earlier point that a duplicate or an equivalent repeats.
	Of     int    `json:"of,omitempty"`
	Reason string `json:"reason,omitempty"` // why it does not run

	Fingerprint string `json:"fingerprint,omitempty"`
	ConfigHash  string `json:"config_hash,omitempty"`
	// What has to be known to run the experiment, without knowing its schema.
	Backend string `json:"backend,omitempty"`
	GPUs    int    `json:"gpus,omitempty"`
	// Coordinates has the values of what varies, by their paths, in order.
	Coordinates json.RawMessage `json:"coordinates,omitempty"`
	// Experiment is the resolved experiment.
	Experiment json.RawMessage `json:"experiment,omitempty"`
}

// Gap is the kind of the pause before a run.
type Gap string

// The gaps.
const (
	NoGap         Gap = ""
	ExperimentGap Gap = "experiment"
	CycleGap      Gap = "cycle"
)

// Run is one run of an experiment.
type Run struct {
	Index       int    `json:"index"`  // from 0, in the order of execution
	Number      int    `json:"number"` // of the point
	Cycle       int    `json:"cycle"`  // from 1
	Fingerprint string `json:"fingerprint"`
	GPUs        int    `json:"gpus"`
	Gap         Gap    `json:"gap,omitempty"`
	// GapSeconds is the length of the gap; nil leaves it to the user's settings.
	GapSeconds *float64 `json:"gap_seconds"`
	// Offset is where the line of the point begins, in bytes.
	Offset int64 `json:"offset"`
}

// footer is the last line.
type footer struct {
	PointsAt int64  `json:"points_at"` // where the points begin, in bytes
	RunsAt   int64  `json:"runs_at"`   // where the runs begin
	RunWidth int64  `json:"run_width"` // the bytes of the line of a run
	Runs     int    `json:"runs"`
	Size     int64  `json:"size"`   // of all before the footer, in bytes
	SHA256   string `json:"sha256"` // of all before the footer
}

// sumLength is the number of hex digits of a line's checksum.
const sumLength = 16

var sumKey = []byte(`,"sum":"`)

func sum(text []byte) string {
	digest := sha256.Sum256(text)
	return hex.EncodeToString(digest[:])[:sumLength]
}

// encode writes v, an object, as a line without its end.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	line := bytes.TrimSuffix(b.Bytes(), []byte("}\n"))
	check := sum(line)
	line = append(line, sumKey...)
	line = append(line, check...)
	return append(line, `"}`...), nil
}

// decode reads a line, with or without its end, if its checksum is right.
func decode(line []byte, v any) error {
	line = bytes.TrimRight(line, " \n")
	at := len(line) - len(sumKey) - sumLength - len(`"}`)
	if at < 0 || !bytes.HasPrefix(line[at:], sumKey) || !bytes.HasSuffix(line, []byte(`"}`)) {
		return fmt.Errorf("it has no checksum")
	}
	if sum(line[:at]) != string(line[at+len(sumKey):len(line)-len(`"}`)]) {
		return fmt.Errorf("its checksum does not match")
	}
	return json.Unmarshal(line, v)
}
