package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"slices"
	"sync"

	"github.com/aymanbagabas/go-udiff"

	"github.com/llenergymeasure/llemcfg/internal/batch"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamldoc"
	"github.com/llenergymeasure/llemcfg/internal/files"
	"github.com/llenergymeasure/llemcfg/internal/fix"
	"github.com/llenergymeasure/llemcfg/internal/inputs"
	"github.com/llenergymeasure/llemcfg/internal/safe"
	"github.com/llenergymeasure/llemcfg/internal/suppress"
	"github.com/llenergymeasure/llemcfg/internal/words"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// vetJob is one call of vet.
type vetJob struct {
	command *Command
	flags   vetFlags
	set     *inputs.Set
	loader  *loader.Loader
	policy  *loader.Policy // nil if there is none
	seen    fingerprints
	record  func(*vetResult) error // is told of what was found; may be nil
	writing *sync.RWMutex          // is read-locked while a file is written
}

// vetResult is the result of one input.
type vetResult struct {
	diag.Result
	readable    bool
	experiments []vetExperiment // none if it is not valid, or if they do not matter
	diff        string          // what fixes would change
	left        int             // how many diagnostics would be left then
	trouble     string          // why the fixes could not be written
}

// run vets inputs and renders what comes of them. The error is an exitStatus
// unless rendering failed.
func (v *vetJob) run(ctx context.Context, in iter.Seq[inputs.Input]) error {
	r := &vetReport{
		vetJob:   v,
		renderer: v.command.renderer(v.flags.format, v.flags.color, v.flags.quiet, v.flags.maxShown),
		progress: v.command.progress("vetting", v.flags.quiet, v.count),
	}
	err := batch.Run(ctx, in, v.flags.jobs, v.vet, r.consume)
	v.finishWriting()
	r.progress.end()
	if err != nil && ctx.Err() == nil {
		return err
	}
	if v.flags.diff {
		// Standard output has the diff alone.
		if !v.flags.quiet {
			fmt.Fprintf(v.command.Stderr, "llemcfg: with --fix: %s\n", r.summary.Fixes())
		}
	} else if err := r.renderer.Close(); err != nil {
		return err
	}
	switch {
	case ctx.Err() != nil:
		return v.command.interrupted()
	case r.stopped != "":
		fmt.Fprintln(v.command.Stderr, "llemcfg: "+r.stopped)
	}
	if r.status != exitOK {
		return r.status
	}
	return nil
}

// count returns how many inputs there are.
func (v *vetJob) count() int {
	n := 0
	for range v.set.All() {
		n++
	}
	return n
}

// vet is the work on one input.
func (v *vetJob) vet(ctx context.Context, in inputs.Input) vetResult {
	name := in.Name
	if in.Stdin {
		name = v.flags.stdinName
	}
	data, err := v.read(in)
	if err != nil {
		return vetResult{Result: diag.Result{File: name, Diagnostics: unreadable(name, err).Diagnostics}}
	}
	var outcome fix.Outcome
	trouble, diff := "", ""
	if v.flags.fixes() {
		outcome = v.fix(name, data)
		switch {
		case outcome.Fixed == 0:
		case v.flags.diff:
			slashed := filepath.ToSlash(name)
			diff = udiff.Unified(patchName("a/"+slashed), patchName("b/"+slashed), string(data), string(outcome.Text))
		default:
			if err := v.replace(ctx, in.Name, data, outcome.Text); err != nil {
				trouble, outcome.Fixed = files.Reason(err), 0
			} else {
				data = outcome.Text
			}
		}
	}
	found := v.find(name, data)
	found.Fixed, found.Unsafe = outcome.Fixed, outcome.Unsafe
	found.diff, found.left, found.trouble = diff, len(outcome.Left), trouble
	if len(found.Diagnostics) > 0 && v.flags.format == "text" {
		found.Source = data
	}
	return found
}

// unreadable is the error of a file that could not be read.
func unreadable(name string, err error) *loader.ConfigError {
	if config, ok := errors.AsType[*loader.ConfigError](err); ok {
		return config
	}
	return files.Unreadable(name, err)
}

// replace writes a fixed file, unless the run has ended.
func (v *vetJob) replace(ctx context.Context, name string, old, text []byte) error {
	v.writing.RLock()
	defer v.writing.RUnlock()
	if ctx.Err() != nil {
		return errors.New("the command has ended")
	}
	return files.Replace(name, old, text)
}

// finishWriting waits for the files that are being written when a run ends, which
// does not wait for its workers.
func (v *vetJob) finishWriting() {
	v.writing.Lock()
	defer v.writing.Unlock()
}

// fix applies the fixes of a file to its text.
func (v *vetJob) fix(name string, data []byte) fix.Outcome {
	return fix.All(name, data, v.flags.unsafeFixes, func(text []byte) []diag.Diagnostic {
		return v.find(name, text).Diagnostics
	})
}

// find returns what there is to say of a text, but for the warnings that its
// comments ignore.
func (v *vetJob) find(name string, data []byte) vetResult {
	var found vetResult
	if study.Is(name, data) {
		found = v.vetStudy(name, data)
	} else {
		found = v.vetExperiment(name, data)
	}
	limits := yamldoc.DefaultLimits()
	limits.Bytes = v.flags.maxBytes
	found.Diagnostics = suppress.Apply(name, func(file string) []byte {
		if file == name {
			return data
		}
		return v.command.source(file)
	}, limits, found.Diagnostics)
	if v.flags.strict {
		for i := range found.Diagnostics {
			found.Diagnostics[i].Severity = diag.Error
		}
	}
	return found
}

func (v *vetJob) vetExperiment(name string, data []byte) vetResult {
	experiment, err := v.loader.LoadLayers(v.flags.layering.around(loader.Bytes(name, data))...)
	result, readable := resultOf(name, experiment, err)
	if v.flags.partial {
		result.Diagnostics = slices.DeleteFunc(result.Diagnostics, isMissing)
	}
	var experiments []vetExperiment
	if v.flags.duplicates && err == nil {
		experiments = append(experiments, experimentOf(experiment.Fingerprint(), 0))
	}
	return vetResult{Result: result, readable: readable, experiments: experiments}
}

func isMissing(d diag.Diagnostic) bool { return d.Code == diag.MissingField }

func (v *vetJob) read(in inputs.Input) ([]byte, error) {
	switch {
	case in.Err != nil:
		return nil, in.Err
	case in.Stdin:
		return io.ReadAll(io.LimitReader(v.command.Stdin, int64(v.flags.maxBytes)+1))
	default:
		return files.ReadConfig(in.Name, v.flags.maxBytes)
	}
}

// vetReport is the state of the consumer of one run.
type vetReport struct {
	*vetJob
	renderer diag.Renderer
	progress *progress
	status   exitStatus
	errors   int
	stopped  string // why the run ended early
	files    int
	summary  diag.Summary // with --diff
}

// batched is how many files make a batch.
const batched = 100

func (r *vetReport) consume(f vetResult) error {
	if r.files++; r.files == batched {
		collectRarely()
	}
	r.seen.warn(&f.Result, f.experiments, r.flags.strict)
	over := r.cut(&f.Result)
	r.progress.step(len(f.Diagnostics) > 0)
	if f.trouble != "" {
		fmt.Fprintf(r.command.Stderr, "llemcfg: %s: not written: %s\n", safe.Text(f.File), safe.Text(f.trouble))
		r.status = exitTrouble
	}
	if r.flags.diff {
		r.summary.Fixed += f.Fixed
		r.summary.Unsafe += f.Unsafe
		r.summary.Errors += f.left
		if _, err := io.WriteString(r.command.Stdout, f.diff); err != nil {
			return err
		}
	} else if err := r.renderer.Render(f.Result); err != nil {
		return err
	}
	if r.record != nil {
		if err := r.record(&f); err != nil {
			return err
		}
	}
	switch valid := f.Valid(); {
	case !f.readable:
		r.status = exitTrouble
	case !valid:
		r.status = max(r.status, exitInvalid)
	}
	switch {
	case over:
		r.stopped = "stopped after " + words.Count(r.flags.maxErrors, "error")
	case r.flags.failFast && r.status != exitOK:
		r.stopped = "stopped after the first file that is not valid"
	default:
		return nil
	}
	return batch.ErrStop
}

// cut keeps to --max-errors, and reports whether it has been reached.
func (r *vetReport) cut(result *diag.Result) bool {
	for i, d := range result.Diagnostics {
		if d.Severity != diag.Error {
			continue
		}
		if r.errors++; r.errors == r.flags.maxErrors {
			result.Diagnostics = result.Diagnostics[:i+1]
			return true
		}
	}
	return false
}
