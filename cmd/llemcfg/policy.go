package main

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// policy is the flag that names a lab's policy.
type policy struct{ file string }

// policyHelp describes it.
const policyHelp = `
--policy names a CUE file that narrows the schema, adds rules and sets other
defaults. A mistake against it is reported with its file and line.`

func (p *policy) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.file, "policy", "", "a CUE `FILE` that narrows the schema")
	completeAnyFile(cmd, "policy")
}

// loadPolicy reads the policy, or returns nil if there is none. The error is an
// exit status if the policy is at fault, and then all has been said.
func (c *Command) loadPolicy(p *policy) (*loader.Policy, error) {
	if p.file == "" {
		return nil, nil
	}
	loaded, err := loader.LoadPolicy(p.file)
	if ds := diag.Of(err); ds != nil {
		if err := c.text(c.Stderr).Render(diag.Result{File: p.file, Diagnostics: ds}); err != nil {
			return nil, err
		}
		return nil, exitStatus(exitTrouble)
	}
	return loaded, err
}

// loader makes a Loader with the policy, if there is one, which it returns too. The
// error is as that of loadPolicy.
func (c *Command) loader(p *policy, opts ...loader.Option) (*loader.Loader, *loader.Policy, error) {
	loaded, err := c.loadPolicy(p)
	if err != nil || loaded == nil {
		return loader.New(opts...), nil, err
	}
	return loader.New(slices.Concat(opts, []loader.Option{loader.WithPolicy(loaded)})...), loaded, nil
}
