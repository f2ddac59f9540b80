package task

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/engine/encode"
	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/run/lock"
	"github.com/llenergymeasure/llemcfg/internal/run/state"
)

// attempt is one attempt at a run that is claimed.
type attempt struct {
	*Task
	run   lock.Run
	point *lock.Point
	id    state.Run
	claim *state.Claim
}

func (a *attempt) do(ctx context.Context, commit <-chan string) (*Result, error) {
	before, err := a.Store.Load(a.id)
	if err != nil {
		return nil, err
	}
	if before != nil && before.Status == state.Succeeded && !a.Again {
		// It has succeeded while it was being claimed.
		return &Result{State: before, IsOld: true}, nil
	}
	f, err := a.filling()
	if err != nil {
		return nil, err
	}
	log, err := a.claim.Log()
	if err != nil {
		return nil, fmt.Errorf("the log of run %d: %w", a.run.Index, err)
	}
	defer log.Close()
	out := &output{log: log}
	command := f.fill(a.Command)
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdout, cmd.Stderr = out.through(a.Stdout), out.through(a.Stderr)
	cmd.Env = append(os.Environ(), a.environment(f)...)

	s := a.newState(before, f, <-commit)
	if err := a.claim.Save(s); err != nil {
		return nil, fmt.Errorf("the state of run %d: %w", a.run.Index, err)
	}
	p, err := start(cmd)
	if err != nil {
		return nil, errors.Join(cannotRun(command[0], err), a.claim.Restore(before))
	}
	interrupted, ended := a.wait(ctx, p)
	if errors.Is(ended, state.ErrLost) {
		return nil, fmt.Errorf("run %d: %w", a.run.Index, ended)
	}
	status, signal, err := p.result(ended)
	if err != nil {
		return nil, fmt.Errorf("run %d: %w", a.run.Index, err)
	}
	if out.logErr != nil {
		a.Notify("run %d: its log is not complete: %v", a.run.Index, out.logErr)
	}
	end(s, status, signal)
	if s.Status == state.Failed {
		s.LastLines = out.last()
		if interrupted != nil {
			s.Interrupted = signalName(interrupted)
		}
	}
	return &Result{State: s, Interrupted: interrupted}, a.record(ctx, s)
}

// filling writes the experiment to its file, and finds what else placeholders
// stand for.
func (a *attempt) filling() (filling, error) {
	f := filling{index: a.run.Index, fingerprint: a.run.Fingerprint, runner: a.Lock.Header.Runners[a.point.Backend]}
	root, err := config(a.point)
	if err != nil {
		return f, err
	}
	if dir := root.Lookup(outputDir); dir != nil && dir.Value.Kind == value.String {
		f.outputDir = dir.Value.Text
	}
	if f.runner == "" || f.outputDir == "" {
		settings, err := a.Settings()
		if err != nil {
			return f, err
		}
		if f.runner == "" {
			f.runner = settings.Runners[a.point.Backend]
		}
		if f.outputDir == "" {
			f.outputDir = settings.ResultsDir
		}
	}
	text, err := encode.YAML(root)
	if err != nil {
		return f, err
	}
	path, err := a.claim.Config(a.point.ConfigHash, text)
	if err != nil {
		return f, fmt.Errorf("the experiment of run %d: %w", a.run.Index, err)
	}
	f.config, err = filepath.Abs(path)
	return f, err
}

// environment is what the command finds in its environment.
func (a *attempt) environment(f filling) []string {
	env := []string{
		"LLEM_STUDY=" + a.Lock.Header.Title(),
		"LLEM_INDEX=" + strconv.Itoa(f.index),
		"LLEM_FINGERPRINT=" + f.fingerprint,
		"LLEM_RUNNER=" + f.runner,
	}
	if a.SkipPreflight {
		env = append(env, "LLEM_SKIP_PREFLIGHT=1")
	}
	return env
}

func (a *attempt) newState(before *state.State, f filling, commit string) *state.State {
	s := &state.State{
		Status:     state.Running,
		Run:        a.id,
		Study:      a.Lock.Header.Title(),
		Index:      a.run.Index,
		Point:      a.run.Number,
		Attempt:    1,
		Command:    a.Command,
		Runner:     f.runner,
		ConfigHash: a.point.ConfigHash,
		Tool:       a.Tool,
		GitCommit:  commit,
		Owner:      Owner(),
		Since:      time.Now().UTC().Truncate(time.Millisecond),
	}
	if before != nil {
		s.Attempt = before.Attempt + 1
	}
	return s
}

func end(s *state.State, status int, signal string) {
	now := time.Now().UTC().Truncate(time.Millisecond)
	s.Seconds = now.Sub(s.Since).Seconds()
	s.Ended = &now
	s.ExitStatus, s.Signal = &status, signal
	s.Status = state.Succeeded
	if status != 0 {
		s.Status = state.Failed
	}
}

// wait passes signals on until the command has ended. It returns the last one
// that was to end it.
func (a *attempt) wait(ctx context.Context, p *process) (interrupted os.Signal, err error) {
	done := ctx.Done()
	for {
		select {
		case err := <-p.done:
			return interrupted, err
		case s := <-a.Signals:
			if s == os.Interrupt && interrupted == os.Interrupt {
				p.kill() // whoever interrupts twice means it
			} else {
				p.signal(s)
			}
			if interrupts(s) {
				interrupted = s
			}
		case <-done:
			interrupted, done = os.Interrupt, nil
			p.signal(os.Interrupt)
		case <-a.claim.Lost():
			p.end()
			return interrupted, state.ErrLost
		}
	}
}

// record writes the final state. A file server that does not answer for a
// while is no reason to lose the result of hours.
func (a *attempt) record(ctx context.Context, s *state.State) error {
	err := a.claim.Save(s)
	for _, delay := range a.retries() {
		if err == nil || errors.Is(err, state.ErrLost) || ctx.Err() != nil {
			break
		}
		a.Notify("run %d %s, and its state cannot be written: %v; trying again", a.run.Index, s.Status, err)
		select {
		case <-time.After(delay):
		case signal := <-a.Signals:
			if interrupts(signal) {
				return fmt.Errorf("run %d %s, and its state could not be written: %w", a.run.Index, s.Status, err)
			}
		}
		err = a.claim.Save(s)
	}
	if err != nil {
		return fmt.Errorf("run %d %s, and its state could not be written: %w", a.run.Index, s.Status, err)
	}
	return nil
}

func (t *Task) retries() []time.Duration {
	if t.Retries != nil {
		return t.Retries
	}
	return []time.Duration{time.Second, 5 * time.Second, 15 * time.Second, 30 * time.Second}
}

// gitTimeout is how long git may take on a slow file system.
const gitTimeout = 2 * time.Second

// gitCommit finds the commit of the working directory, with -dirty after it if
// tracked files are changed; it is empty outside a repository.
func gitCommit(ctx context.Context) <-chan string {
	commit := make(chan string, 1)
	if !isInRepository() {
		commit <- ""
		return commit
	}
	go func() {
		ctx, cancel := context.WithTimeout(ctx, gitTimeout)
		defer cancel()
		git := exec.CommandContext(ctx, "git", "--no-optional-locks", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
		text, err := git.Output()
		if err != nil {
			text = nil // there is no git, or it takes too long
		}
		commit <- strings.TrimSpace(string(text))
	}()
	return commit
}

// isInRepository saves most of the time of git where there is nothing for it.
func isInRepository() bool {
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return true
		}
		if filepath.Dir(dir) == dir {
			break
		}
		dir = filepath.Dir(dir)
	}
	return os.Getenv("GIT_DIR") != ""
}

// Owner is this process, as its claims name it.
func Owner() state.Owner {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return state.Owner{Host: host, PID: os.Getpid(), Job: job(os.Getenv)}
}

// job is the job of the scheduler that this process belongs to.
func job(getenv func(string) string) string {
	switch {
	case getenv("SLURM_ARRAY_JOB_ID") != "":
		return "slurm " + getenv("SLURM_ARRAY_JOB_ID") + "_" + getenv("SLURM_ARRAY_TASK_ID")
	case getenv("SLURM_JOB_ID") != "":
		return "slurm " + getenv("SLURM_JOB_ID")
	case getenv("JOB_COMPLETION_INDEX") != "":
		return "kubernetes index " + getenv("JOB_COMPLETION_INDEX")
	case getenv("PBS_JOBID") != "":
		return "pbs " + getenv("PBS_JOBID")
	case getenv("LSB_JOBID") != "":
		return "lsf " + getenv("LSB_JOBID")
	}
	return ""
}
