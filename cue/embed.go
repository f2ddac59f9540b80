// Package cue holds the CUE source of the experiment schema, the one place
// where its facts stand. Go code reads it through internal/schema.
package cue

import "embed"

// Files are the *.cue files of the package.
//
//go:embed *.cue
var Files embed.FS
