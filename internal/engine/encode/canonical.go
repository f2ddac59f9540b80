package encode

import (
	"github.com/gowebpki/jcs"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Canonical writes v as the canonical JSON of RFC 8785. All numbers are floats
// there: an integer past 2^53 is the nearest float, and 1.0 is 1.
func Canonical(v *value.Value) ([]byte, error) { return jcs.Transform(JSON(v)) }
