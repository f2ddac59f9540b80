// Package bridge hands to other packages of this module what pkg/loader does not
// export. pkg/loader sets the functions. They cannot name its types, since it
// imports this package.
package bridge

import (
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

var (
	// Layer returns the loader.Layer of a tree that has been read; messages call it
	// name.
	Layer func(name string, root *value.Value) any
	// Narrowing returns what a *loader.Policy is, with its file; nil if it is none.
	Narrowing func(policy any) (narrowing *cuelang.Narrowing, name string, data []byte)
	// Advisories returns those of a *loader.Experiment as it was loaded. The method
	// resolves the file once more, to see whether the program has changed anything.
	Advisories func(experiment any) []diag.Diagnostic
)
