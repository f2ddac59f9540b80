package main

import (
	"os"
	"strings"
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

// TestUsage has calls that are refused with what is said on standard error. The
// status is 2, and nothing is printed, or what is after the bar. There are a valid
// a.yaml, a study s.yaml with two points, a lock l with two runs, and an empty
// folder of states st.
func TestUsage(t *testing.T) {
	t.Chdir(t.TempDir())
	lock, err := testkit.StudyLock(2, 1)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"a.yaml": "model: gpt2\n", "s.yaml": "model: gpt2\nsweep: {n: [1, 2]}\n", "l": string(lock)} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir("st", 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ args, want string }{
		{"vet", "vet needs a file, a folder, a pattern, or - for standard input"},
		{"vet --format xml a.yaml", `--format: "xml" is not one of text, json, jsonl, sarif, github, gitlab, junit`},
		{"vet --color blue a.yaml", `--color: "blue" is not one of auto, always, never`},
		{"vet --jobs 0 a.yaml", "--jobs must be at least 1, not 0"},
		{"vet --max-errors -1 a.yaml", "--max-errors must be at least 0, not -1"},
		{"vet --max-diagnostics -1 a.yaml", "--max-diagnostics must be at least 0, not -1"},
		{"vet --max-bytes 0 a.yaml", "--max-bytes must be at least 1, not 0"},
		{"vet --files-from - -", "--files-from: standard input cannot be both a list and a file"},
		{"vet --unsafe-fixes a.yaml", "--unsafe-fixes needs --fix or --diff"},
		{"vet --fix -", "--fix: standard input cannot be written; --diff shows what it would change"},
		{"vet --fix --watch a.yaml", "--watch cannot be used with --fix or --diff"},
		{"vet --diff --watch a.yaml", "--watch cannot be used with --fix or --diff"},
		{"vet --diff --format json a.yaml", "--diff prints a diff, not json"},
		{"vet --watch -", "--watch: standard input cannot be watched"},
		{"vet --watch --format json a.yaml", "--watch cannot be used with --format json, which is one document; use text or jsonl"},
		{"vet --set n a.yaml", `--set: "n" is not an assignment: write path=value, such as n=200`},
		{"vet --set cups[0]=1 a.yaml", "--set: cups[0] is an item of a list, and a list can only be set as a whole"},
		{"vet --defaults none.yaml a.yaml", " | none.yaml: error: there is no such file [unreadable]\n1 file: 0 valid, 1 invalid, 1 error\n"},
		{"vet --policy none.cue a.yaml", "none.cue: error: there is no such file [unreadable]"},
		{"vet --files-from none", "--files-from: none: there is no such file"},
		{"vet --exclude [ a.yaml", `--exclude: "[" is not a pattern`},
		{"show", "show needs an experiment file, or - for standard input"},
		{"show a.yaml a.yaml", "show needs an experiment file, or - for standard input"},
		{"show --format xml a.yaml", `--format: "xml" is not one of yaml, json, cue`},
		{"show none.yaml", "none.yaml: error: there is no such file [unreadable]"},
		{"diff", "diff takes two files"},
		{"diff a.yaml a.yaml a.yaml", "diff takes two files"},
		{"diff --format xml a.yaml a.yaml", `--format: "xml" is not one of text, json`},
		{"diff a.yaml none.yaml", "none.yaml: error: there is no such file [unreadable]"},
		{"hash", "hash needs a file, a folder, a pattern, or - for standard input"},
		{"hash --format xml a.yaml", `--format: "xml" is not one of text, json`},
		{"hash none.yaml", "none.yaml: error: there is no such file [unreadable]"},
		{"hash --check none", "--check: none: there is no such file"},
		{"hash --check none a.yaml", "--check: the files are those of the list, and none can be named beside it"},
		{"explain a b", `explain takes at most one argument, and "b" is another`},
		{"explain no-such-thing", "unknown name no-such-thing; llemcfg explain --list lists all names"},
		{"explain decoder.temprature", "unknown name decoder.temprature; did you mean decoder.temperature?"},
		{"capabilities x", `capabilities takes no argument, and "x" is one`},
		{"capabilities --format xml", `--format: "xml" is not one of text, json, markdown`},
		{"capabilities --backend x", `--backend: "x" is not one of pytorch, vllm, tensorrt`},
		{"docs x", `docs takes no argument, and "x" is one`},
		{"docs --format xml", `--format: "xml" is not one of markdown, html, json, man`},
		{"schema x", `schema takes no argument, and "x" is one`},
		{"schema --format xml", `--format: "xml" is not one of jsonschema, cue`},
		{"schema --of x", `--of: "x" is not one of experiment, study`},
		{"init x y", `init takes at most one argument, and "y" is another`},
		{"init --backend x", `--backend: "x" is not one of pytorch, vllm, tensorrt`},
		{"init a.yaml", "a.yaml exists, and is left as it is"},
		{"migrate", "migrate needs a file, a folder, a pattern, or - for standard input"},
		{"migrate --format xml a.yaml", `--format: "xml" is not one of text, json`},
		{"migrate --write -", "--write cannot replace standard input"},
		{"migrate --diff --write a.yaml", "if any flags in the group [diff write check] are set none of the others can be; [diff write] were all set"},
		{"migrate none.yaml", "none.yaml: there is no such file"},
		{"config x", `unknown command "x" of llemcfg config; llemcfg config --help lists them`},
		{"config pth", `unknown command "pth" of llemcfg config; did you mean path?`},
		{"config path x", `config path takes no argument, and "x" is one`},
		{"config show x", `config show takes no argument, and "x" is one`},
		{"config show --format xml", `--format: "xml" is not one of yaml, json`},
		{"config vet --format xml", `--format: "xml" is not one of text, json`},
		{"man", "man needs a folder to write to"},
		{"man a.yaml", "mkdir a.yaml: not a directory"},
		{"version x", `version takes no argument, and "x" is one`},
		{"version --format xml", `--format: "xml" is not one of text, json`},
		{"x", `unknown command "x"; llemcfg --help lists them`},
		{"vte", `unknown command "vte"; did you mean vet?`},
		{"study x", `unknown command "x" of llemcfg study; llemcfg study --help lists them`},
		{"study shwo", `unknown command "shwo" of llemcfg study; did you mean show?`},
		{"study show", "study show needs a study file, or - for standard input"},
		{"study show none.yaml", "none.yaml: error: there is no such file [unreadable]"},
		{"study show --format xml s.yaml", `--format: "xml" is not one of text, json, html`},
		{"study show --jobs 0 s.yaml", "--jobs must be at least 1, not 0"},
		{"study show --max-points 0 s.yaml", "--max-points must be at least 1, not 0"},
		{"study list", "study list needs a study file, or - for standard input"},
		{"study list --format xml s.yaml", `--format: "xml" is not one of text, json, jsonl, csv`},
		{"study list --status x s.yaml", `--status: "x" is not one of run, excluded, skipped, duplicate, equivalent`},
		{"study list --runs --status run s.yaml", "--status: every run is of a point that runs"},
		{"study list --where n s.yaml", `--where: "n" is not an assignment: write path=value, such as n=200`},
		{"study get", "study get needs a study file, and the number or fingerprint of a point"},
		{"study get s.yaml", "study get needs a study file, and the number or fingerprint of a point"},
		{"study get s.yaml 9", "there is no point 9: the study has points 1 to 2"},
		{"study get s.yaml 0", "there is no point 0: the study has points 1 to 2"},
		{"study get s.yaml x", `"x" is neither the number of a point nor at least 8 digits of a fingerprint`},
		{"study list --jobs 0 s.yaml", "--jobs must be at least 1, not 0"},
		{"study get --jobs 0 s.yaml 1", "--jobs must be at least 1, not 0"},
		{"study write --jobs 0 s.yaml out", "--jobs must be at least 1, not 0"},
		{"study lock --jobs 0 s.yaml", "--jobs must be at least 1, not 0"},
		{"study diff --jobs 0 s.yaml s.yaml", "--jobs must be at least 1, not 0"},
		{"study get --set n s.yaml 1", `--set: "n" is not an assignment: write path=value, such as n=200`},
		{"study get --format xml s.yaml 1", `--format: "xml" is not one of yaml, json, cue`},
		{"study diff s.yaml", "study diff compares two files: name both"},
		{"study diff --format xml s.yaml s.yaml", `--format: "xml" is not one of text, json`},
		{"study lock", "study lock takes one study"},
		{"study lock none.yaml l", "study lock takes one study"},
		{"study write", "study write needs a study file and a folder to write to"},
		{"study write s.yaml", "study write needs a study file and a folder to write to"},
		{"study exec", "study exec needs --index and --state"},
		{"study exec l --state st", "study exec needs --index"},
		{"study exec l --index 0 --state st", "llemcfg study exec takes a lock, and after -- the command: exec LOCK --index I --state DIR -- CMD ..."},
		{"study exec l --index 99 --state st -- true", "l has no run 99: its runs are 0 to 1"},
		{"study exec --index 0 --state st -- true", "llemcfg study exec takes a lock, and after -- the command: exec LOCK --index I --state DIR -- CMD ..."},
		{"study run l", "study run needs --state"},
		{"study run l --state st --", "llemcfg study run takes a lock, and after -- the command: run LOCK --state DIR -- CMD ..."},
		{"study run l l --state st -- true", "llemcfg study run takes a lock, and after -- the command: run LOCK --state DIR -- CMD ..."},
		{"study run l --state st", "llemcfg study run takes a lock, and after -- the command: run LOCK --state DIR -- CMD ..."},
		{"study run l --state st --limit -1 -- true", "--limit must be at least 0, not -1"},
		{"study run l --state st --indices x -- true", `--indices: "x" is not an index or a range of indices, such as 3 or 7-19`},
		{"study run l --state st --task 0 --indices 0 -- true", "--task and --indices cannot be used together"},
		{"study run none --state st -- true", "none: there is no such file; llemcfg study lock writes a lock"},
		{"study missing", "study missing needs the lock of a study"},
		{"study missing l", "study missing needs --state"},
		{"study missing l --state none", "there is no state folder none: nothing was run with it yet"},
		{"study status", "study status needs the lock of a study"},
		{"study status l --state none", "there is no state folder none: nothing was run with it yet"},
		{"study status l --state st --format xml", `--format: "xml" is not one of text, json, csv`},
		{"study status l --state st --every 0s", "--every: 0s is not a time to wait"},
		{"study slurm", "study slurm needs --state"},
		{"study slurm l --state st", "llemcfg study slurm takes a lock, and after -- the command: slurm LOCK --state DIR -- CMD ..."},
		{"study slurm l --state st --only x -- true", `--only: "x" is not one of missing, failed`},
		{"study slurm l --state st --throttle -1 -- true", "--throttle: the number is too small"},
		{"study slurm l --state st --max-array -1 -- true", "--max-array: the number is too small"},
		{"study slurm l --state st --runs-per-task 0 -- true", "--runs-per-task: the number is too small"},
		{"study slurm l --state st --partition a#b -- true", `--partition: "a#b" is not a word`},
		{"study slurm l --state st --sbatch account -- true", `--sbatch: "account" is not an option of sbatch, such as --account=energy`},
		{"study kubernetes", "study kubernetes needs --image and --volume"},
		{"study kubernetes l", "study kubernetes needs --image and --volume"},
	} {
		status, out, errs := called(nil, strings.Fields(c.args))
		got := strings.TrimPrefix(strings.TrimSuffix(errs, "\n"), "llemcfg: ")
		if status != exitTrouble {
			t.Errorf("%s: status %d", c.args, status)
		}
		if out != "" {
			got += " | " + out
		}
		if got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.args, got, c.want)
		}
	}
}
