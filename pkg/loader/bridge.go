package loader

import (
	"github.com/llenergymeasure/llemcfg/internal/bridge"
	"github.com/llenergymeasure/llemcfg/internal/engine/cuelang"
	"github.com/llenergymeasure/llemcfg/internal/engine/load"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
)

func init() {
	bridge.Layer = func(name string, root *value.Value) any {
		return layer(name, func(*load.Engine) (*value.Value, []diag.Diagnostic, *ConfigError) { return root, nil, nil })
	}
	bridge.Narrowing = func(policy any) (*cuelang.Narrowing, string, []byte) {
		p, _ := policy.(*Policy)
		if p == nil {
			return nil, "", nil
		}
		return p.narrowing, p.name, p.text
	}
	bridge.Advisories = func(experiment any) []diag.Diagnostic { return experiment.(*Experiment).advisories }
}
