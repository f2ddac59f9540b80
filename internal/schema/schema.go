// Package schema has the descriptions of this project's schemas, which go
// generate writes from the CUE package.
package schema

import "github.com/llenergymeasure/llemcfg/internal/engine/spec"

// Experiment is the schema of an experiment file. It is shared: do not change it.
func Experiment() *spec.Schema { return &experiment }

// User is the schema of the user's own settings. It is shared: do not change it.
func User() *spec.Schema { return &user }

// Study is the schema of what a study has beside the fields of an experiment.
// It is shared: do not change it.
func Study() *spec.Schema { return &study }
