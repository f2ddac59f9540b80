package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// experiments writes n files, every other one broken, and gives their folder.
// After the first hundred, they are further names of these: to make a file costs
// the system more than all that is done with it here.
func experiments(t testing.TB, n int) string {
	t.Helper()
	dir := t.TempDir()
	name := func(i int) string { return filepath.Join(dir, fmt.Sprintf("%06d.yaml", i)) }
	for i := range n {
		var err error
		if first := i % 100; first < i {
			err = os.Link(name(first), name(i))
		} else {
			err = os.WriteFile(name(i), fmt.Appendf(nil, "model: gpt2\nn: %d\nrandom_seed: %d\n", i%2, i), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// binary is the test binary, which testscript.Main makes llemcfg of when it is
// called by that name.
func binary(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "llemcfg")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), link, args...)
	cmd.Env = append(os.Environ(), "TESTSCRIPT_COMMAND=llemcfg")
	return cmd
}

// stuck is a standard input that never comes.
type stuck struct{ release chan struct{} }

func (s stuck) Read([]byte) (int, error) {
	<-s.release
	return 0, io.EOF
}

// TestInterruptedVet holds that an interrupt ends at once, with what is done so
// far, a whole document, and status 130.
func TestInterruptedVet(t *testing.T) {
	dir := experiments(t, 4)
	ctx, cancel := context.WithCancel(t.Context())
	stdin := stuck{make(chan struct{})}
	defer close(stdin.release)
	var out, errors bytes.Buffer
	c := Command{Stdin: stdin, Stdout: &out, Stderr: &errors}
	time.AfterFunc(200*time.Millisecond, cancel)
	// Standard input never ends, so that only the interrupt can end this.
	if status := c.MainContext(ctx, []string{"vet", "--format", "json", "--jobs", "2", dir, "-"}); status != 130 {
		t.Errorf("status %d", status)
	}
	var document struct{ Summary struct{ Files, Invalid int } }
	if err := json.Unmarshal(out.Bytes(), &document); err != nil || document.Summary.Files > 4 {
		t.Errorf("%v: %s", err, out.Bytes())
	}
	if errors.String() != "llemcfg: interrupted\n" {
		t.Errorf("stderr %q", errors.String())
	}
}

// TestClosedPipe holds that a reader who has had enough is not told anything.
func TestClosedPipe(t *testing.T) {
	dir := experiments(t, 500)
	for _, format := range formats {
		t.Run(format, func(t *testing.T) {
			r, w := io.Pipe()
			r.Close()
			var errors bytes.Buffer
			c := Command{Stdin: strings.NewReader(""), Stdout: w, Stderr: &errors}
			if status := c.Main([]string{"vet", "--format", format, dir}); status != 141 || errors.Len() > 0 {
				t.Errorf("status %d, %q", status, errors.String())
			}
		})
	}
}

// lines is a writer that hands over what is written, line by line.
type lines struct {
	mu     sync.Mutex
	rest   string
	out    chan string
	inside string // a folder, which is left out of the names of files in it
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest += string(p)
	for {
		line, rest, ok := strings.Cut(l.rest, "\n")
		if !ok {
			return len(p), nil
		}
		l.rest = rest
		l.out <- strings.ReplaceAll(line, l.inside, "")
	}
}

func (l *lines) expect(t *testing.T, want string) {
	t.Helper()
	select {
	case got := <-l.out:
		if got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	case <-time.After(20 * time.Second):
		t.Fatalf("nothing came, want %q", want)
	}
}

func TestWatch(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		t.Helper()
		// As an editor does: whole, or not at all.
		if err := os.WriteFile(name+"~", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(name+"~", name); err != nil {
			t.Fatal(err)
		}
	}
	write("a.yaml", "model: gpt2\n")
	if err := os.Mkdir("runs", 0o700); err != nil {
		t.Fatal(err)
	}
	write("runs/b.yaml", "model: gpt2\nn: 0\n")

	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out := &lines{out: make(chan string, 100)}
	errors := &lines{out: make(chan string, 100)}
	c := Command{Stdin: strings.NewReader(""), Stdout: out, Stderr: errors}
	ended := make(chan int, 1)
	go func() { ended <- c.MainContext(ctx, []string{"vet", "--watch", "--format", "jsonl", "a.yaml", "runs"}) }()
	valid := func(name string) string { return fmt.Sprintf(`{"file":%q,"valid":true,"diagnostics":[]}`, name) }
	broken := func(name string) string {
		return fmt.Sprintf(`{"file":%q,"valid":false,"diagnostics":[{"severity":"error","code":"out-of-range","path":"n","line":2,"column":4,"end_line":2,"end_column":5,"message":"must be an integer of at least 1, not 0","suggestion":"","fixes":[{"message":"write 1, the least that is allowed","safe":false,"edits":[{"line":2,"column":4,"end_line":2,"end_column":5,"new_text":"1"}]}]}]}`, name)
	}

	out.expect(t, valid("a.yaml"))
	out.expect(t, broken("runs/b.yaml"))
	errors.expect(t, "llemcfg: watching for changes; interrupt to end")
	write("runs/b.yaml", "model: gpt2\nn: 1\n")
	out.expect(t, valid("runs/b.yaml"))
	write("unrelated.yaml", "n: 0\n")
	write("a.yaml", "model: gpt2\nn: 0\n")
	out.expect(t, broken("a.yaml"))
	// A folder that was not there before.
	if err := os.Mkdir("new", 0o700); err != nil {
		t.Fatal(err)
	}
	write("new/c.yaml", "model: gpt2\n")
	if err := os.Rename("new", "runs/new"); err != nil {
		t.Fatal(err)
	}
	out.expect(t, valid("runs/new/c.yaml"))
	write("runs/new/c.yaml", "model: gpt2\nn: 0\n")
	out.expect(t, broken("runs/new/c.yaml"))
	if err := os.Remove("a.yaml"); err != nil {
		t.Fatal(err)
	}
	out.expect(t, `{"file":"a.yaml","valid":false,"diagnostics":[{"severity":"error","code":"unreadable","path":"","line":0,"column":0,"end_line":0,"end_column":0,"message":"there is no such file","suggestion":""}]}`)

	cancel()
	select {
	case status := <-ended:
		if status != 130 {
			t.Errorf("status %d", status)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the interrupt did not end it")
	}
	errors.expect(t, "llemcfg: interrupted")
}

func TestWatchRefuses(t *testing.T) {
	for _, args := range [][]string{{"-"}, {"--format", "json", "."}} {
		var out, errors bytes.Buffer
		c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errors}
		if status := c.Main(append([]string{"vet", "--watch"}, args...)); status != 2 || !strings.Contains(errors.String(), "--watch") {
			t.Errorf("%v: status %d, %q", args, status, errors.String())
		}
	}
}

// TestProgress holds that there is no bar before its time, that it makes room
// for what is printed, and that nothing of it is left.
func TestProgress(t *testing.T) {
	var terminal bytes.Buffer
	now := time.Now()
	p := newProgress(&terminal, "judging", func() time.Time { return now }, func() int { return 40 })
	for range 10 {
		p.step(true)
	}
	now = now.Add(patience - 1)
	p.step(false)
	if terminal.Len() > 0 {
		t.Fatalf("too early: %q", terminal.String())
	}
	for range 20 {
		now = now.Add(time.Second)
		time.Sleep(time.Millisecond) // the bar has a clock of its own
		p.step(false)
	}
	time.Sleep(100 * time.Millisecond)
	p.step(false)
	if !strings.Contains(terminal.String(), "judging") || !strings.Contains(terminal.String(), "/40") {
		t.Errorf("no bar: %q", terminal.String())
	}
	terminal.Reset()
	p.end()
	if left := strings.Trim(terminal.String(), "\r \x1b[K"); left != "" {
		t.Errorf("left: %q", left)
	}
	var none *progress
	none.step(true)
	none.end()
}

// TestProgressOfUnknown holds that the bar counts on while the total is counted,
// that it is not full before its end, and that it makes room for what is printed.
func TestProgressOfUnknown(t *testing.T) {
	var terminal bytes.Buffer
	now := time.Now()
	total := make(chan int)
	p := newProgress(&terminal, "judging", func() time.Time { return now }, func() int { return <-total })
	step := func(prints bool) string {
		terminal.Reset()
		p.step(prints)
		return terminal.String()
	}
	now = now.Add(patience)
	if got, want := step(false), "\r| judging (1/-) [0s] "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for range 39 {
		p.step(false)
	}
	time.Sleep(100 * time.Millisecond) // the bar has a clock of its own
	if got, want := step(false), "judging (41/-)"; !strings.Contains(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	total <- 43
	for len(p.count) == 0 {
		time.Sleep(time.Millisecond)
	}
	if got, want := step(false), "\r                      \r\rjudging  97% |█████████████████████████████ | (42/43)"; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for range 3 {
		if got := step(false); got != "" {
			t.Errorf("the bar is full: %q", got)
		}
		if got := step(true); got == "" || strings.Trim(got, "\r ") != "" {
			t.Errorf("no room: %q", got)
		}
	}
}

// TestThisRepository holds that vet has nothing to say of this repository, from
// which .llemcfgignore leaves out what is no experiment or broken on purpose.
func TestThisRepository(t *testing.T) {
	t.Chdir("../..")
	var out, errors bytes.Buffer
	c := Command{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errors}
	if status := c.Main([]string{"vet", "."}); status != 0 || strings.Count(out.String(), "\n") != 1 || errors.Len() > 0 {
		t.Errorf("status %d: %s%s", status, out.String(), errors.String())
	}
}
