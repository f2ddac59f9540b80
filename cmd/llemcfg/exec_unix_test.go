//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestExec has single runs with what is said of them: one that is being done, one
// that has succeeded, and one that a signal to this process ends.
func TestExec(t *testing.T) {
	t.Chdir(t.TempDir())
	lock, err := testkit.StudyLock(2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile("l", lock, 0o600), os.Mkdir("st", 0o777)); err != nil {
		t.Fatal(err)
	}
	expect := func(out *finishing, wantStatus int, wantOut, wantErrs string, args ...string) {
		t.Helper()
		var errs bytes.Buffer
		status := (&Command{Stdin: strings.NewReader(""), Stdout: out, Stderr: &errs}).Main(append([]string{"study"}, args...))
		if status != wantStatus || out.String() != wantOut || !regexp.MustCompile("^"+wantErrs+"$").MatchString(errs.String()) {
			t.Errorf("%v: status %d\n%s%s", args, status, out.String(), errs.String())
		}
	}
	none := func() *finishing { return &finishing{finish: func() { t.Error("something is printed") }} }
	const busy = `llemcfg: run 0: it is being done by process [0-9]+ on \S+\n`
	during := &finishing{finish: func() {
		expect(none(), exitBusy, "", busy, "exec", "l", "--state", "st", "--index", "0", "--", "true")
		expect(none(), exitBusy, "", `(llemcfg: run 0 \(1 of 1\): point 1, cycle 1\n)+`+busy+`llemcfg: 0 runs succeeded, 1 is being done by another process\n`, "run", "l", "--state", "st", "--indices", "0", "--", "true")
	}}
	expect(during, exitOK, "measuring\n", "", "exec", "l", "--state", "st", "--index", "0", "--", "echo", "measuring")
	const old = `llemcfg: run 0 has succeeded already, at 20\S+Z?; --again runs it again\n`
	expect(none(), exitOK, "", old, "exec", "l", "--state", "st", "--index", "0", "--", "false")
	expect(none(), 128+15, "", "", "exec", "l", "--state", "st", "--index", "1", "--", "sh", "-c", "kill -TERM $PPID; exec sleep 20")
	expect(none(), exitOK, "", "", "exec", "l", "--state", "st", "--index", "1", "--", "true")

	// One that another machine may be doing is waited for, until an interrupt.
	claims, err := filepath.Glob("st/*/1.json")
	if err != nil || len(claims) != 2 {
		t.Fatal(claims, err)
	}
	for _, state := range claims {
		if err := os.WriteFile(strings.TrimSuffix(state, "json")+"claim-1", []byte(`{"host":"node7","pid":7,"attempt":"x"}`), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	var errs bytes.Buffer
	c := &Command{Stdin: strings.NewReader(""), Stdout: none(), Stderr: &errs}
	status := c.MainContext(ctx, strings.Fields("study exec l --state st --again --index 0 -- true"))
	want := "llemcfg: run 0 is claimed by process 7 on node7; waiting to see whether it is still there\nllemcfg: run 0: interrupted by SIGINT\n"
	if status != exitInterrupted || errs.String() != want {
		t.Errorf("status %d\ngot  %s\nwant %s", status, errs.String(), want)
	}
}
