// Package typed has the Go types of the schema of jobs, as pkg/loader has those of
// experiments.
package typed

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/bind"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
)

// Load reads and validates a submission.
func Load(e *load.Engine, name string, text []byte) (*Submission, error) {
	var s *Submission
	err := e.Resolve([]load.Layer{load.Bytes(name, text)}, func(_, resolved *value.Value) {
		s = new(bind.SectionFrom((*Submission).fill)(resolved))
	})
	return s, err
}

// MarshalJSON writes all fields, in the order of the schema.
func (c Submission) MarshalJSON() ([]byte, error) { return bind.JSON(c.tree()) }
