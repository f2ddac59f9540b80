package main

import (
	"os"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

func TestMain(m *testing.M) {
	testscript.Main(testkit.Suite{M: m}, map[string]func(){"llemcfg": main})
}

// TestScript runs the archives of testdata/script: commands, with the files
// that they read and what they print.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: testkit.Update(),
		Cmds:          map[string]func(*testscript.TestScript, bool, []string){"studylock": writeStudyLock},
	})
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
