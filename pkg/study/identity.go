package study

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
)

// Fingerprint is what tells two studies apart, as 64 hex digits: the SHA-256 of
// the sorted fingerprints of the experiments that run, one a line. It does not
// depend on order, names, cycles, gaps or runners.
func (o *Outcome) Fingerprint() string {
	h := sha256.New()
	line := make([]byte, 0, 2*sha256.Size+1)
	for _, sum := range o.running.Sorted() {
		line = append(hex.AppendEncode(line[:0], sum[:]), '\n')
		h.Write(line)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// DesignHash is the study_design_hash of LLenergyMeasure: the first 16 hex
// digits of the SHA-256 of the resolved configs that run, in order, as Python's
// json.dumps(configs, sort_keys=True) writes them. It resolves each of them once
// more.
func (o *Outcome) DesignHash() string {
	h := sha256.New()
	h.Write([]byte("["))
	for i := range o.running.Len() {
		if i > 0 {
			h.Write([]byte(", "))
		}
		h.Write(encode.Python(o.study.expanded.Resolved(o.running.Number(i) - 1)))
	}
	h.Write([]byte("]"))
	return hex.EncodeToString(h.Sum(nil))[:16]
}
