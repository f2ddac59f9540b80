//go:build slurm

package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestSlurm runs a study of 60 runs on a real Slurm: that of this test alone, on
// one machine, with arrays of up to 25 tasks. One run fails and one is killed.
// The same command with --only missing does these two, and no run succeeds
// twice. It has to run as root, with Debian's slurm-wlm, munge and shellcheck.
func TestSlurm(t *testing.T) {
	s := startSlurm(t)
	text, err := testkit.StudyLock(90, 1)
	if err != nil {
		t.Fatal(err)
	}
	s.write("study.lock.jsonl", string(text))
	s.write("measure.sh", `
echo "$1 $LLEM_INDEX" >> starts
case $1 in
7) test -e repaired || { echo no memory left >&2; exit 3; } ;;
11) test -e repaired || { kill -KILL $PPID; sleep 60; } ;;
esac
echo "$1" >> done
`)
	command := []string{"study", "slurm", "study.lock.jsonl", "--state", "state", "--output", "jobs"}
	measure := []string{"--", "sh", "measure.sh", "{index}"}

	// 30 runs need one GPU and 30 need two, in arrays of 25 and 5.
	if got := s.llemcfg(append(command, measure...)...); got != "jobs/submit.sh\n" {
		t.Errorf("it prints %q", got)
	}
	scripts, err := filepath.Glob(filepath.Join(s.dir, "jobs", "*.s*"))
	if err != nil || len(scripts) != 5 {
		t.Fatalf("scripts %q, %v", scripts, err)
	}
	s.run("shellcheck", scripts...)
	if got := s.run("jobs/submit.sh"); strings.Count(got, "Submitted batch job") != 4 {
		t.Fatalf("submitting four arrays prints %q", got)
	}
	s.wait()
	if got := s.llemcfg("study", "missing", "study.lock.jsonl", "--state", "state"); got != "7,11\n" {
		t.Errorf("missing prints %q", got)
	}
	status := s.llemcfg("study", "status", "study.lock.jsonl", "--state", "state")
	for _, want := range []string{"succeeded   58\n", "failed       1\n", "interrupted  1\n", "run 7 (point 11, cycle 1) failed (exit status 3)", "| no memory left\n", "run 11 (point 17, cycle 1) interrupted"} {
		if !strings.Contains(status, want) {
			t.Errorf("the status lacks %q:\n%s", want, status)
		}
	}
	states := s.llemcfg("study", "status", "study.lock.jsonl", "--state", "state", "--format", "csv")
	if jobs := regexp.MustCompile(`,slurm [0-9]+_[0-9]+,`).FindAllString(states, -1); len(jobs) != 60 {
		t.Errorf("%d states name their job", len(jobs))
	}

	// Resume.
	s.write("repaired", "")
	s.llemcfg(slices.Concat(command, []string{"--only", "missing", "--submit"}, measure)...)
	s.wait()
	if got := s.llemcfg("study", "missing", "study.lock.jsonl", "--state", "state"); got != "" {
		t.Errorf("missing prints %q", got)
	}
	done := s.numbers("done")
	if len(done) != 60 || len(slices.Compact(done)) != 60 {
		t.Errorf("the runs that were done are %v", done)
	}
	starts := strings.Count(s.read("starts"), "\n")
	if starts != 62 {
		t.Errorf("%d starts, want one for each run and one more for each of two", starts)
	}
	if got := s.llemcfg(slices.Concat(command, []string{"--only", "missing", "--submit"}, measure)...); got != "" {
		t.Errorf("with nothing missing it submits: %q", got)
	}
	t.Logf("60 runs in 4 arrays, 1 failed, 1 killed, 2 resumed, %d starts, 60 successes", starts)
	s.interrupt()
}

// interrupt cancels a run that lasts: the command is asked to end, and the run
// is recorded as failed.
func (s *cluster) interrupt() {
	s.write("long.sh", "trap 'echo asked to end; exit 9' TERM\necho started >> long\nsleep 300 & wait\n")
	s.llemcfg("study", "slurm", "study.lock.jsonl", "--state", "other", "--gpus", "0", "--runs-per-task", "60", "--submit", "--sbatch=--output=slurm.out", "--", "sh", "long.sh")
	s.until("the run has started", func() bool { _, err := os.Stat(filepath.Join(s.dir, "long")); return err == nil })
	s.run("scancel", "--full", "--signal=TERM", "--name=made-for-tests")
	s.wait()
	status := s.llemcfg("study", "status", "study.lock.jsonl", "--state", "other")
	for _, want := range []string{"run 0 (point 1, cycle 1) failed (exit status 9), after SIGTERM", "| asked to end", "missing   59\n"} {
		if !strings.Contains(status, want) {
			s.t.Errorf("the status after scancel lacks %q:\n%s", want, status)
		}
	}
}

// cluster is a Slurm of one node.
type cluster struct {
	t   *testing.T
	dir string
	env []string
}

func startSlurm(t *testing.T) *cluster {
	s := &cluster{t: t, dir: t.TempDir()}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	host, _, _ = strings.Cut(host, ".")
	key := make([]byte, 1024)
	rand.Read(key)
	s.write("munge.key", string(key))
	socket := filepath.Join(s.dir, "munge.socket")
	for _, folder := range []string{"ctld", "spool"} {
		if err := os.Mkdir(filepath.Join(s.dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	const gpus = 8
	for i := range gpus {
		// The null device, in place of a GPU.
		if err := syscall.Mknod(filepath.Join(s.dir, fmt.Sprintf("gpu%d", i)), syscall.S_IFCHR|0o600, 1<<8|3); err != nil {
			t.Fatal(err)
		}
	}
	s.write("gres.conf", fmt.Sprintf("NodeName=%s Name=gpu File=%s/gpu[0-%d]\n", host, s.dir, gpus-1))
	s.write("slurm.conf", strings.NewReplacer("HOST", host, "DIR", s.dir, "SOCKET", socket, "PORT1", freePort(t), "PORT2", freePort(t)).Replace(`
ClusterName=test
SlurmctldHost=HOST(127.0.0.1)
SlurmctldPort=PORT1
SlurmdPort=PORT2
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=SOCKET
CredType=cred/munge
StateSaveLocation=DIR/ctld
SlurmdSpoolDir=DIR/spool
SlurmctldPidFile=DIR/ctld.pid
SlurmdPidFile=DIR/d.pid
SlurmctldLogFile=DIR/ctld.log
SlurmdLogFile=DIR/d.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,batch_sched_delay=0,bf_interval=1,sched_min_interval=0
SelectType=select/cons_tres
SlurmdParameters=config_overrides
GresTypes=gpu
MaxArraySize=25
ReturnToService=2
MpiDefault=none
KillWait=5
NodeName=HOST NodeAddr=127.0.0.1 CPUs=8 Gres=gpu:8 State=UNKNOWN
PartitionName=main Nodes=HOST Default=YES MaxTime=INFINITE State=UP OverSubscribe=YES
`))
	s.env = append(os.Environ(), "SLURM_CONF="+filepath.Join(s.dir, "slurm.conf"))
	s.daemon("munged", "--foreground", "--force", "--socket="+socket, "--key-file="+filepath.Join(s.dir, "munge.key"),
		"--pid-file="+filepath.Join(s.dir, "munge.pid"), "--log-file="+filepath.Join(s.dir, "munge.log"), "--seed-file="+filepath.Join(s.dir, "munge.seed"))
	s.until("munged listens", func() bool { _, err := os.Stat(socket); return err == nil })
	s.daemon("slurmctld", "-D")
	s.daemon("slurmd", "-D")
	s.until("the node is idle", func() bool {
		cmd := s.command("sinfo", "--noheader", "--format=%T")
		text, _ := cmd.Output()
		return strings.TrimSpace(string(text)) == "idle"
	})
	return s
}

func freePort(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

// daemon runs a program until the test is over.
func (s *cluster) daemon(name string, args ...string) {
	cmd := s.command(name, args...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		cmd.Process.Signal(os.Interrupt)
		force := time.AfterFunc(10*time.Second, func() { cmd.Process.Kill() })
		defer force.Stop()
		cmd.Wait()
		if s.t.Failed() {
			s.t.Logf("%s:\n%s", name, out.String())
		}
	})
}

func (s *cluster) command(name string, args ...string) *exec.Cmd {
	if strings.Contains(name, "/") {
		name = filepath.Join(s.dir, name)
	}
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = s.dir, s.env
	return cmd
}

func (s *cluster) run(name string, args ...string) string {
	s.t.Helper()
	cmd := s.command(name, args...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		s.t.Fatalf("%s %q: %v\n%s%s", name, args, err, out, &errs)
	}
	return string(out)
}

func (s *cluster) llemcfg(args ...string) string {
	s.t.Helper()
	return s.run("llemcfg", args...)
}

// wait waits until no job is left.
func (s *cluster) wait() {
	s.t.Helper()
	s.until("all jobs have ended", func() bool { return s.run("squeue", "--noheader") == "" })
}

func (s *cluster) until(what string, is func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(5 * time.Minute); !is(); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(deadline) {
			text, _ := s.command("squeue").Output()
			s.t.Fatalf("waited too long until %s\n%s", what, text)
		}
	}
}

func (s *cluster) write(name, text string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func (s *cluster) read(name string) string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

func (s *cluster) numbers(name string) []int {
	var list []int
	for _, field := range strings.Fields(s.read(name)) {
		n, err := strconv.Atoi(field)
		if err != nil {
			s.t.Fatal(fmt.Errorf("%s: %w", name, err))
		}
		list = append(list, n)
	}
	slices.Sort(list)
	return list
}
