package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/schema"
)

// ConfigHash is the config_hash of LLenergyMeasure v2.0: 16 hex digits. It
// covers every field, output_dir included. Fingerprint is the better identity.
func (e *Experiment) ConfigHash() string { return encode.ConfigHash(e.tree()) }

// Fingerprint is what tells two experiments apart: a SHA-256 as 64 hex digits.
// It is the same for configs that come to the same experiment, whatever their
// order, comments, spelling of defaults and output_dir, and whether a preset or
// its values are written; it differs where anything that changes the
// experiment does, and with the version of the schema.
func (e *Experiment) Fingerprint() string { return encode.Fingerprint(schema.Experiment(), e.tree()) }
