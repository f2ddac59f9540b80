package version

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFromBuild shows what the build information of each kind of build says.
func TestFromBuild(t *testing.T) {
	cue := &debug.Module{Path: "cuelang.org/go", Version: "v0.17.1"}
	commit := func(modified string) []debug.BuildSetting {
		return []debug.BuildSetting{
			{Key: "vcs.revision", Value: "b909565d9dd74b46a9bf7959d407c4550f615aef"},
			{Key: "vcs.time", Value: "2026-11-25T00:05:57Z"},
			{Key: "vcs.modified", Value: modified},
		}
	}
	type fields struct{ version, revision, time, cue string }
	const revision, when = "b909565d9dd74b46a9bf7959d407c4550f615aef", "2026-11-25T00:05:57Z"
	for name, test := range map[string]struct {
		build debug.BuildInfo
		want  fields
		dirty bool
	}{
		"go install of a release": {
			build: debug.BuildInfo{Main: debug.Module{Path: module, Version: "v0.1.0"}, Deps: []*debug.Module{cue}},
			want:  fields{"v0.1.0", "", "", "v0.17.1"},
		},
		"a clone at a tag": {
			build: debug.BuildInfo{Main: debug.Module{Path: module, Version: "v0.1.0"}, Deps: []*debug.Module{cue}, Settings: commit("false")},
			want:  fields{"v0.1.0", revision, when, "v0.17.1"},
		},
		"a changed clone": {
			build: debug.BuildInfo{Main: debug.Module{Path: module, Version: "v0.1.1-0.20261125000557-b909565d9dd7+dirty"}, Deps: []*debug.Module{cue}, Settings: commit("true")},
			want:  fields{"v0.1.1-0.20261125000557-b909565d9dd7+dirty", revision, when, "v0.17.1"},
			dirty: true,
		},
		"go run, or a build without version control": {
			build: debug.BuildInfo{Main: debug.Module{Path: module, Version: "(devel)"}, Deps: []*debug.Module{cue}},
			want:  fields{Unknown, "", "", "v0.17.1"},
		},
		"a program of another module": {
			build: debug.BuildInfo{Main: debug.Module{Path: "example.com/service", Version: "v9.9.9"}, Deps: []*debug.Module{cue, {Path: module, Version: "v0.1.0"}}, Settings: commit("true")},
			want:  fields{"v0.1.0", "", "", "v0.17.1"},
		},
		"a replaced module": {
			build: debug.BuildInfo{Main: debug.Module{Path: "example.com/service"}, Deps: []*debug.Module{{Path: module, Version: "v0.1.0", Replace: &debug.Module{Path: "../llemcfg"}}}},
			want:  fields{Unknown, "", "", Unknown},
		},
		"no build information": {want: fields{Unknown, "", "", Unknown}},
	} {
		t.Run(name, func(t *testing.T) {
			got := fromBuild(&test.build)
			if got := (fields{got.Version, got.Revision, got.Time, got.CUE}); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			if got.Modified != test.dirty {
				t.Errorf("modified is %t", got.Modified)
			}
		})
	}
}

// TestCheckout builds a program in a repository of its own, at a tag, after it
// and with changes, and reads which version the program reports.
func TestCheckout(t *testing.T) {
	if testing.Short() {
		t.Skip("builds three programs")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	source, err := os.ReadFile("version.go")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run := func(name string, args ...string) string {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), name, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-buildvcs=true", "GOWORK=off", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
		}
		return strings.TrimSpace(string(out))
	}
	version := func() string {
		t.Helper()
		run("go", "build", "-o", "prog", ".")
		return run(filepath.Join(dir, "prog"))
	}
	write(".gitignore", "prog\n")
	write("go.mod", "module "+module+"\n\ngo 1.26\n")
	write("internal/version/version.go", string(source))
	write("main.go", "package main\n\nimport \""+module+"/internal/version\"\n\nfunc main() { println(version.String()) }\n")
	run("git", "init", "--quiet")
	commit := func() {
		run("git", "add", ".")
		run("git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "x")
	}
	commit()
	run("git", "tag", "v0.1.0")
	got := []string{version()}
	write("a.txt", "a\n")
	commit()
	got = append(got, version())
	write("main.go", "package main\n\nimport \""+module+"/internal/version\"\n\n// Changed.\nfunc main() { println(version.String()) }\n")
	got = append(got, version())

	hash := run("git", "rev-parse", "--short=12", "HEAD")
	for i := 1; i < len(got); i++ {
		got[i] = strings.Replace(got[i], hash, "HASH", 1)
		got[i] = got[i][:len("v0.1.1-0.")] + "TIME" + got[i][len("v0.1.1-0.20060102150405"):]
	}
	want := []string{"v0.1.0", "v0.1.1-0.TIME-HASH", "v0.1.1-0.TIME-HASH+dirty"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
