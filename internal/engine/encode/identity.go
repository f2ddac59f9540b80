package encode

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// ConfigHash is the config_hash of LLenergyMeasure v2.0: the first 16 hex
// digits of the SHA-256 of the resolved config as Python's json module writes
// it, sorted.
func ConfigHash(resolved *value.Value) string { return ConfigHashOf(Python(resolved)) }

// ConfigHashOf is the ConfigHash of what Python has written.
func ConfigHashOf(python []byte) string {
	sum := sha256.Sum256(python)
	return hex.EncodeToString(sum[:])[:16]
}
