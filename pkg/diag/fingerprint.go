package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"path/filepath"
)

// fingerprints identify findings between runs: by the file, the kind of mistake,
// the field and the message, but not by the line, so that one stays the same
// while lines above it come and go. Findings that differ in nothing else are
// counted.
type fingerprints map[string]int

func (seen fingerprints) of(d Diagnostic) string {
	identity := fmt.Sprintf("%q %q %q %q", path.Clean(filepath.ToSlash(d.File)), d.Code, d.Path, d.Message)
	seen[identity]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", identity, seen[identity]))
	return hex.EncodeToString(sum[:16])
}
