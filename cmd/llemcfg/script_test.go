package main

import (
	"log"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestMain puts this binary on the path as llemcfg, and is llemcfg when it is
// called by that name.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == "llemcfg" {
		main()
	}
	debug.SetGCPercent(400)
	self, err := os.Executable()
	if err != nil {
		log.Fatal(err)
	}
	bin, err := os.MkdirTemp("", "llemcfg-bin")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(bin, "llemcfg")); err != nil {
		log.Fatal(err)
	}
	if err := os.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH")); err != nil {
		log.Fatal(err)
	}
	status := m.Run()
	if err := os.RemoveAll(bin); err != nil {
		log.Fatal(err)
	}
	os.Exit(status)
}

// TestScript runs the archives of testdata/script: commands, with the files
// that they read and what they print. To start a process takes most commands ten
// times as long as what they do there, so that llemcfg is run in this one, where
// the folder and the environment are those of the archive; exec llemcfg, and all
// with -tags proof, in one of its own.
func TestScript(t *testing.T) {
	archives, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"HOME", "PATH", "TMPDIR"}
	for _, archive := range archives {
		text, err := os.ReadFile(archive)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range regexp.MustCompile(`(?m)^env (\w+)=`).FindAllSubmatch(text, -1) {
			names = append(names, string(set[1]))
		}
	}
	llemcfg := func(ts *testscript.TestScript, failing bool, args []string) {
		if run := inProcess(ts, names, args); run != failing {
			return
		}
		ts.Fatalf("llemcfg fails: %v", !failing)
	}
	if testkit.Proof {
		llemcfg = func(ts *testscript.TestScript, failing bool, args []string) {
			if err := ts.Exec("llemcfg", args...); (err != nil) != failing {
				ts.Fatalf("llemcfg: %v", err)
			}
		}
	}
	testscript.RunT(oneByOne{t}, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: testkit.Update(),
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"llemcfg": llemcfg, "studylock": writeStudyLock},
	})
}

// inProcess runs a command with the folder of the archive, and of the environment
// what names has, and reports whether it succeeds.
func inProcess(ts *testscript.TestScript, names, args []string) bool {
	folder, err := os.Getwd()
	ts.Check(err)
	environment := os.Environ()
	defer func() {
		os.Clearenv()
		for _, set := range environment {
			name, value, _ := strings.Cut(set, "=")
			ts.Check(os.Setenv(name, value))
		}
		ts.Check(os.Chdir(folder))
	}()
	os.Clearenv()
	for _, name := range names {
		if value := ts.Getenv(name); value != "" {
			ts.Check(os.Setenv(name, value))
		}
	}
	ts.Check(os.Setenv("PWD", ts.MkAbs(".")))
	ts.Check(os.Chdir(ts.MkAbs(".")))
	c := Command{Stdin: strings.NewReader(""), Stdout: ts.Stdout(), Stderr: ts.Stderr()}
	return c.Main(args) == exitOK
}

// oneByOne runs tests one after the other: a process has one folder.
type oneByOne struct{ *testing.T }

func (oneByOne) Parallel()     {}
func (oneByOne) Verbose() bool { return testing.Verbose() }
func (t oneByOne) Run(name string, f func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { f(oneByOne{t}) })
}

// writeStudyLock is the command studylock FILE POINTS CYCLES of the archives.
func writeStudyLock(ts *testscript.TestScript, _ bool, args []string) {
	points, err := strconv.Atoi(args[1])
	ts.Check(err)
	cycles, err := strconv.Atoi(args[2])
	ts.Check(err)
	text, err := testkit.StudyLock(points, cycles)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o644))
}
