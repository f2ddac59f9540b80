package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// ConfigHash is the config_hash of LLenergyMeasure v2.0: 16 hex digits. It
// covers every field, output_dir included. Fingerprint is the better identity.
// It is empty if a program has put into e what no config can hold, and
// MarshalJSON then says what that is.
func (e *Experiment) ConfigHash() string {
	v, err := bind.Checked(e.tree())
	if err != nil {
		return ""
	}
	return encode.ConfigHash(v)
}

// Fingerprint identifies the experiment: a SHA-256 as 64 hex digits. Two configs
// have the same one if they describe the same experiment: order, comments,
// defaults that are written out, a preset or its values, and output_dir make no
// difference. Everything else does, and so does the version of the schema. It is
// empty where ConfigHash is.
func (e *Experiment) Fingerprint() string {
	v, err := bind.Checked(e.tree())
	if err != nil {
		return ""
	}
	return encode.Fingerprint(schema.Experiment(), v)
}
