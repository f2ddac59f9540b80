package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/llenergymeasure/llemcfg/internal/engine/layers"
	"github.com/llenergymeasure/llemcfg/internal/engine/spec"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/internal/schema"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// layering are the flags that put layers below and above a file.
type layering struct{ defaults, sets []string }

// layeringHelp is what a command says of them.
const layeringHelp = `
Values are taken, in order of increasing precedence, from the defaults of the
schema, the preset, the --defaults files, the experiment file, and --set.`

func (y *layering) flags(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&y.defaults, "defaults", nil, "read defaults from this file; the last of several takes precedence")
	completeAnyFile(cmd, "defaults")
	cmd.Flags().StringArrayVar(&y.sets, "set", nil, "path=value, overrides the file; the last of several takes precedence")
	// It fails only for a flag that is not there.
	_ = cmd.RegisterFlagCompletionFunc("set", func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return completeAssignment(schema.Experiment(), typed)
	})
}

// check reports an assignment that is none.
func (y *layering) check() error {
	for _, set := range y.sets {
		if _, _, err := layers.Assignment(set); err != nil {
			return fmt.Errorf("--set: %w", err)
		}
	}
	return nil
}

// around returns the layers of a file, lowest first.
func (y *layering) around(file loader.Layer) []loader.Layer {
	var all []loader.Layer
	for _, path := range y.defaults {
		all = append(all, loader.File(path))
	}
	all = append(all, file)
	for _, set := range y.sets {
		all = append(all, loader.Set("--set", set))
	}
	return all
}

// load loads a file with its layers; - is standard input.
func (c *Command) load(l *loader.Loader, y *layering, file string) (*loader.Experiment, error) {
	return l.LoadLayers(y.around(c.file(file))...)
}

func (c *Command) file(name string) loader.Layer {
	if name == inputs.Stdin {
		return loader.Reader("<stdin>", c.Stdin)
	}
	return loader.File(name)
}

// completeAssignment completes what is typed after --set: the path of a field,
// and then its value where there are few.
func completeAssignment(schema *spec.Schema, typed string) ([]string, cobra.ShellCompDirective) {
	path, _, isValue := strings.Cut(typed, "=")
	if isValue {
		var values []string
		if f := schema.FieldAt(value.Keys(strings.Split(path, ".")...)); f != nil {
			for _, v := range valuesOf(f) {
				values = append(values, path+"="+v)
			}
		}
		return values, cobra.ShellCompDirectiveNoFileComp
	}
	prefix, section := "", schema.Root()
	if i := strings.LastIndex(path, "."); i >= 0 {
		prefix = path[:i+1]
		parent := schema.FieldAt(value.Keys(strings.Split(path[:i], ".")...))
		if parent == nil || parent.Section == spec.NoSection {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		section = &schema.Sections[parent.Section]
	}
	var paths []string
	for i := range section.Fields {
		f := &section.Fields[i]
		if f.Kinds&^(value.Map|value.Null) != 0 {
			paths = append(paths, cobra.CompletionWithDesc(prefix+f.Name+"=", f.Doc))
		}
		if f.Kinds.Has(value.Map) {
			paths = append(paths, cobra.CompletionWithDesc(prefix+f.Name+".", f.Doc))
		}
	}
	return paths, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
}

// valuesOf are the values of a field that has only few.
func valuesOf(f *spec.Field) []string {
	var values []string
	for _, w := range f.Words {
		values = append(values, cobra.CompletionWithDesc(w.Name, w.Doc))
	}
	if f.Kinds.Has(value.Bool) {
		values = append(values, "true", "false")
	}
	if f.Kinds.Has(value.Null) {
		values = append(values, "null")
	}
	return values
}
