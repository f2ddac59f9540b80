package study

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
)

// Fingerprint identifies the study, as 64 hex digits: the SHA-256 of the sorted
// fingerprints of the experiments that run, one a line. It does not depend on
// order, names, cycles, gaps or runners.
func (o *Outcome) Fingerprint() string {
	h := sha256.New()
	line := make([]byte, 0, 2*sha256.Size+1)
	for _, sum := range o.running.Sorted() {
		line = append(hex.AppendEncode(line[:0], sum[:]), '\n')
		h.Write(line)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// DesignHash is the study_design_hash of LLenergyMeasure, as Design has it. It
// resolves each of the experiments that run once more.
func (o *Outcome) DesignHash() string {
	d := NewDesign()
	for i := range o.running.Len() {
		d.add(encode.Python(o.study.expanded.Resolved(o.running.Number(i) - 1)))
	}
	return d.Hash()
}

// Design computes the study_design_hash of LLenergyMeasure: the first 16 hex
// digits of the SHA-256 of the resolved configs that run, in order, as Python's
// json.dumps(configs, sort_keys=True) writes them.
type Design struct {
	hash  hash.Hash
	count int
}

// NewDesign begins a hash.
func NewDesign() *Design {
	d := &Design{hash: sha256.New()}
	d.hash.Write([]byte("["))
	return d
}

// Add adds the next experiment.
func (d *Design) Add(r Resolved) { d.add(r.python) }

func (d *Design) add(python []byte) {
	if d.count > 0 {
		d.hash.Write([]byte(", "))
	}
	d.count++
	d.hash.Write(python)
}

// Hash ends the list. Nothing can be added afterwards.
func (d *Design) Hash() string {
	d.hash.Write([]byte("]"))
	return hex.EncodeToString(d.hash.Sum(nil))[:16]
}
