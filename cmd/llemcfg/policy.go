package main

import (
	"errors"
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
}

// loader makes a Loader with the policy, if there is one. The error is an exit
// status if the policy is at fault, and then all has been said.
func (c *Command) loader(p *policy, opts ...loader.Option) (*loader.Loader, error) {
	if p.file == "" {
		return loader.New(opts...), nil
	}
	loaded, err := loader.LoadPolicy(p.file)
	if ds := diag.Of(err); ds != nil {
		if err := diag.Text(c.Stderr).Render(diag.Result{File: p.file, Diagnostics: ds}); err != nil {
			return nil, err
		}
		return nil, exitStatus(exitTrouble)
	}
	if err != nil {
		return nil, err
	}
	return loader.New(slices.Concat(opts, []loader.Option{loader.WithPolicy(loaded)})...), nil
}

// notOfStudies is the error of a study that is to be judged by a policy.
func (p *policy) notOfStudies() error {
	if p.file == "" {
		return nil
	}
	return errors.New("--policy is not supported for studies")
}
