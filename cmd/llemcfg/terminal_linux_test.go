package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
	"golang.org/x/term"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestTerminal has calls with what a terminal of 60 columns is told by them, with \e
// for an escape: the streams are one there.
func TestTerminal(t *testing.T) {
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	testCalls(t, "testdata/terminal.txtar", func(t *testing.T, args []string, input []byte) string {
		return strings.ReplaceAll(onTerminal(t, func(terminal *os.File) {
			if status := (&Command{Stdin: bytes.NewReader(input), Stdout: terminal, Stderr: terminal}).Main(args); status != exitOK {
				fmt.Fprintln(terminal, "exit status", status)
			}
		}), "\x1b", `\e`)
	})
}

// TestRunOnTerminal holds that the bar of study run stands below what the commands
// print, and is taken away, and that --quiet shows none.
func TestRunOnTerminal(t *testing.T) {
	t.Setenv("TERM", "xterm")
	t.Chdir(t.TempDir())
	lock, err := testkit.StudyLock(4, 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("l", lock, 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(args string) string {
		return onTerminal(t, func(terminal *os.File) {
			c := &Command{Stdin: strings.NewReader(""), Stdout: terminal, Stderr: terminal}
			if status := c.Main(strings.Fields("study run l " + args)); status != exitOK {
				t.Errorf("%s: status %d", args, status)
			}
		})
	}
	shown := run("--state st -- echo run {index}")
	at := 0
	for _, want := range []string{"run 0 (1 of 3): point 1, cycle 1", "(0/3)", "\rrun 0\n", "run 0 succeeded in ", "  33% |█████████                     | (1/3)", "\rrun 1\n", "(2/3)", "\rrun 2\n", "\r", "\rllemcfg: 3 runs succeeded\n"} {
		i := strings.Index(shown[at:], want)
		if i < 0 {
			t.Fatalf("no %q after\n%q\nin\n%q", want, shown[:at], shown[at:])
		}
		at += i + len(want)
	}
	if at != len(shown) {
		t.Errorf("left: %q", shown[at:])
	}
	// A line that a command has not ended is not drawn over.
	if shown := run("--state half --limit 1 -- printf half"); !strings.Contains(shown, "\rhalf\n\r") {
		t.Errorf("%q", shown)
	}
	if got := run("--state quiet --quiet -- echo run {index}"); got != "run 0\nrun 1\nrun 2\n" {
		t.Errorf("%q", got)
	}
}

// TestBars holds what work that takes long is called, and that its bar is taken away.
func TestBars(t *testing.T) {
	t.Setenv("TERM", "xterm")
	t.Chdir(t.TempDir())
	defer func(before time.Duration) { patience = before }(patience)
	patience = 0
	for name, text := range map[string]string{"a.yaml": good, "s.yaml": "model: gpt2\nsweep: {n: [1, 2]}\n"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const points = "1  run         n=1\n2  run         n=2\n"
	for _, c := range []struct{ args, bar, last string }{
		{"vet a.yaml s.yaml", "vetting", "2 files: 2 valid, 0 invalid\n"},
		{"vet --quiet a.yaml", "", ""},
		{"study list s.yaml", "judging", points},
	} {
		shown := onTerminal(t, func(terminal *os.File) {
			status := (&Command{Stdin: strings.NewReader(""), Stdout: terminal, Stderr: terminal}).Main(strings.Fields(c.args))
			if status != exitOK {
				t.Errorf("%s: status %d", c.args, status)
			}
		})
		bar, found := strings.CutSuffix(shown, c.last)
		if !found || !strings.Contains(bar, c.bar) || (bar == "") != (c.bar == "") || strings.HasSuffix(bar, "\r") != (c.bar != "") {
			t.Errorf("%s: %q", c.args, shown)
		}
	}
}

// TestColours has the environments in which a terminal is written to in colour.
func TestColours(t *testing.T) {
	onTerminal(t, func(terminal *os.File) {
		for _, c := range []struct {
			noColor, term string
			want          bool
		}{{"", "xterm", true}, {"", "", true}, {"1", "xterm", false}, {"", "dumb", false}} {
			t.Setenv("NO_COLOR", c.noColor)
			t.Setenv("TERM", c.term)
			if got := isColored(terminal); got != c.want {
				t.Errorf("%+v: %v", c, got)
			}
		}
	})
}

// onTerminal returns what is written to a terminal of 60 columns.
func onTerminal(t *testing.T, write func(terminal *os.File)) string {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminal:", err)
	}
	defer screen.Close()
	fd := int(screen.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	terminal, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := term.MakeRaw(int(terminal.Fd())); err != nil { // line breaks stay as they are
		t.Fatal(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 20, Col: 60}); err != nil {
		t.Fatal(err)
	}
	shown := make(chan []byte)
	go func() {
		text, _ := io.ReadAll(screen) // until the terminal is closed, which is an error
		shown <- text
	}()
	write(terminal)
	if err := terminal.Close(); err != nil {
		t.Fatal(err)
	}
	return string(<-shown)
}
