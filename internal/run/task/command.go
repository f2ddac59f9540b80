package task

import (
	"fmt"
	"strings"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/run/lock"
)

// Placeholders are what is replaced anywhere in an argument of the command, with
// what takes its place.
func Placeholders() [][2]string {
	return [][2]string{
		{"{config}", "the path of the experiment, as a YAML file"},
		{"{index}", "the index of the run"},
		{"{fingerprint}", "the fingerprint of the experiment"},
		{"{output_dir}", "the experiment's output_dir, or else the folder of your settings"},
		{"{runner}", "where the backend runs: of the study, or else of your settings"},
	}
}

// filling is what placeholders stand for in one run.
type filling struct {
	config, fingerprint, outputDir, runner string
	index                                  int
}

func (f filling) fill(command []string) []string {
	r := strings.NewReplacer(
		"{config}", f.config,
		"{index}", fmt.Sprint(f.index),
		"{fingerprint}", f.fingerprint,
		"{output_dir}", f.outputDir,
		"{runner}", f.runner,
	)
	filled := make([]string, len(command))
	for i, argument := range command {
		filled[i] = r.Replace(argument)
	}
	return filled
}

// outputDir is the field that {output_dir} stands for.
const outputDir = "output_dir"

// config reads the experiment of a point.
func config(p *lock.Point) (*value.Value, error) {
	limits := yamldoc.DefaultLimits()
	limits.Bytes = max(limits.Bytes, len(p.Experiment))
	source := &value.Source{Name: "experiment.json", Text: p.Experiment}
	root, problems := yamldoc.Parse(source, limits)
	if len(problems) > 0 {
		return nil, fmt.Errorf("the experiment of point %d: %s", p.Number, problems[0].Message)
	}
	return root, nil
}
