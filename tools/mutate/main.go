// Mutate measures what the tests notice. It changes the hand-written Go of a
// module in one place at a time and runs the tests of the package with -short,
// then the chosen tests of the packages that import it (see far), until one
// fails. The tree is not modified: the go command reads the changed file from an
// overlay.
//
//	go -C tools run ./mutate -seed 1 -count 200
//
// A mutant is killed if a test fails or does not end, and skipped if it does not
// compile or is listed in equivalent.txt. The exit status is 0 if all others were
// killed, 1 if some survived, and 2 if something else went wrong.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var o options
	flag.StringVar(&o.dir, "C", "..", "the `folder` of the module")
	flag.Uint64Var(&o.seed, "seed", 1, "the seed of the choice")
	flag.IntVar(&o.count, "count", 200, "how many mutants that compile to try")
	flag.StringVar(&o.only, "only", `^(internal|pkg|cmd)/`, "only files whose path in the module matches the `regexp`")
	flag.StringVar(&o.not, "not", `^internal/(testkit|gen)/|/gen/`, "not files whose path matches the `regexp`: what runs in tests or in go generate alone")
	flag.BoolVar(&o.near, "near", false, "only the tests of the package itself")
	flag.StringVar(&o.again, "again", "", "only the mutants that survived in the report `file` of an earlier run")
	flag.StringVar(&o.equivalent, "equivalent", "mutate/equivalent.txt", "a `file` of mutants, in the form of a report, that change nothing a test could notice")
	flag.DurationVar(&o.limit, "timeout", 5*time.Minute, "how long the tests of one package may take, of which a mutant has five times what they took without it")
	flag.Parse()
	survived, err := o.run(ctx, os.Stdout)
	switch {
	case err != nil:
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	case survived > 0:
		os.Exit(1)
	}
}

type options struct {
	dir, only, not, again, equivalent string
	seed                              uint64
	count                             int
	near                              bool
	limit                             time.Duration
}

// far are the tests of other packages that a mutant meets once those of its own
// have passed: fast ones that many packages take part in, the fastest first.
var far = []farTests{
	{"internal/engine/load", "."},
	{"internal/migrate", "."},
	{"internal/fix", "."},
	{"pkg/study", "^(TestSentences|TestCases|TestResolve|TestHostile|TestPoints|TestIdleTime|TestOptions|TestPoint|TestWhere|TestUnknownKeys|TestSuspicious|TestShown|TestPointValues|TestStrict|TestStop|TestSameExperiments|TestBackendThatIsSet|TestTooManyWithoutSweep|TestLargePoint|TestOriginsOfPoints)$"},
	{"pkg/loader", "^(TestInvalid|TestValid|TestLayers|TestResolve|TestMarshal|TestReadingIsStrict|TestOrigin.*|TestPolicyDefaults|TestRuleExamples|TestUserConfig|TestEveryCode)$"},
	{"internal/present/docs", "^(Test.*Published|TestMan|TestCode.*)$"},
	{"internal/testkit/jobs/derived", "."},
	{"cmd/llemcfg", "^TestCalls$"},
	{"cmd/llemcfg", "^TestScript$/^(vet|vet-formats|fix|show|layers|diff|hash|init|migrate|config|schema|ignore|suppress|study|study-.*)$"},
	{"cmd/llemcfg", "^TestScript$/^(capabilities|complete|docs|explain|explaincode|files|full|man|names|shown|usage|version|vet-inputs)$"},
	{"pkg/study", "^TestPolicy"},
}

type farTests struct{ in, run string }

// slow are tests of the package itself that are left out: they take seconds, and
// hold what CUE says or repeat what other tests of it do.
var slow = map[string]string{
	"cmd/llemcfg": "^(TestScript|TestDocuments|TestReadme|TestGuides|TestWrittenStudy|TestWatchRestless|TestWatchFolders|TestClosedPipeOfProcess)$",
	"pkg/loader":  "^(TestPlanFollowsCUE|TestSizeLimits|TestDefectsAreRefused|TestRandomEditsOfTheCUE|TestEdgesAgreeWithCUE|TestBothWays|TestCUEOnlyOrigins|TestDepthLimit|TestAgreesWithCUE|TestCUEError|TestUserConfigAgreesWithCUE)$",
}

// run tries mutants, reports each, and returns how many survived.
func (o *options) run(ctx context.Context, out io.Writer) (survived int, err error) {
	m := &module{limit: o.limit, far: far, slow: slow}
	if o.near {
		m.far = nil
	}
	if m.dir, err = filepath.Abs(o.dir); err != nil {
		return 0, err
	}
	if err := m.list(ctx); err != nil {
		return 0, err
	}
	mutants, err := m.mutants(o.only, o.not)
	if err != nil {
		return 0, err
	}
	equivalent, err := readReport(o.equivalent)
	if err != nil {
		return 0, err
	}
	var again map[string]bool
	if o.again != "" {
		if again, err = readReport(o.again); err != nil {
			return 0, err
		}
	}
	r := rand.New(rand.NewPCG(o.seed, 0))
	r.Shuffle(len(mutants), func(i, j int) { mutants[i], mutants[j] = mutants[j], mutants[i] })
	fmt.Fprintf(out, "%d mutants in %d packages; seed %d\n", len(mutants), len(m.packages), o.seed)
	c, err := m.newChecker(ctx)
	if err != nil {
		return 0, err
	}
	killed, same, broken := 0, 0, 0
	var chosen []*mutant
	for i := range mutants {
		x := &mutants[i]
		if x.number = i; same+len(chosen) == o.count {
			break
		}
		key := x.key()
		if again != nil && !again[key] {
			continue
		}
		delete(again, key)
		if equivalent[key] {
			same++
			fmt.Fprintf(out, "%4d %-8s %s:%d %s\n", i, "same", x.name, x.line, x.what)
			continue
		}
		if err := c.check(m.dir, x); err != nil {
			return 0, err
		}
		if x.compiles {
			chosen = append(chosen, x)
		} else {
			broken++
		}
	}
	slices.SortStableFunc(chosen, func(a, b *mutant) int { return strings.Compare(b.of.path, a.of.path) }) // the commands, whose tests take longest, last
	all, err := m.together(chosen)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, all.remove()) }()
	for n, x := range chosen {
		v, by, err := m.try(ctx, all, n, x)
		if errors.Is(err, errCompile) && !x.branches && ctx.Err() == nil { // a constant that another package declares something by
			broken++
			continue
		}
		if err != nil {
			return survived, err
		}
		if v == dead {
			killed++
		} else {
			survived++
		}
		fmt.Fprintf(out, "%4d %-8s %s:%d %s%s\n", x.number, v, x.name, x.line, x.what, by)
		if v == alive {
			fmt.Fprint(out, x.diff())
		}
	}
	for _, key := range slices.Sorted(maps.Keys(again)) {
		fmt.Fprintln(out, "no longer there:", key)
	}
	tried := killed + survived
	fmt.Fprintf(out, "%d tried: %d killed, %d equivalent, %d survived; killed %.1f %% of all, %.1f %% without the equivalent; %d more did not compile\n",
		tried+same, killed, same, survived, 100*float64(killed)/float64(max(tried+same, 1)), 100*float64(killed)/float64(max(tried, 1)), broken)
	return survived, nil
}

// readReport returns the keys of the mutants that a report shows with their
// change: those that survived. Lines that begin with # are comments.
func readReport(name string) (map[string]bool, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	keys := map[string]bool{}
	var head, diff string
	flush := func() {
		if diff != "" {
			keys[head+"\n"+diff] = true
		}
		diff = ""
	}
	for line := range strings.Lines(string(text)) {
		switch found := reported.FindStringSubmatch(line); {
		case strings.HasPrefix(line, "#"):
		case found != nil:
			flush()
			head = found[1]
		case strings.HasPrefix(line, "      ") || strings.HasPrefix(line, "    - ") || strings.HasPrefix(line, "    + "):
			diff += trimmed(line)
		}
	}
	flush()
	return keys, nil
}

// reported is the first line of a mutant in a report, without its line number,
// which other changes of the file move.
var reported = regexp.MustCompile(`^ *\d* +\w+ +(\S+\.go):\d+ `)

type verdict string

const (
	dead  verdict = "killed"
	alive verdict = "SURVIVED"
)

// module is what is known of the packages.
type module struct {
	dir      string
	limit    time.Duration
	far      []farTests
	slow     map[string]string
	packages map[string]*pkg
}

type pkg struct {
	path, dir string
	files     []string
	tests     []string // the packages whose tests import it
}

// list asks the go command for the packages and for what their tests import.
func (m *module) list(ctx context.Context) error {
	cmd := m.command(ctx, "", "go", "list", "-test", "-json=ImportPath,Dir,GoFiles,Deps", "./...")
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return err
	}
	m.packages = map[string]*pkg{}
	tests := map[string][]string{}
	for d := json.NewDecoder(bytes.NewReader(text)); d.More(); {
		var p struct {
			ImportPath, Dir string
			GoFiles, Deps   []string
		}
		if err := d.Decode(&p); err != nil {
			return err
		}
		switch name, isTest := strings.CutSuffix(p.ImportPath, ".test"); {
		case isTest:
			tests[name] = p.Deps
		case strings.Contains(name, " "): // recompiled for a test
		default:
			x := &pkg{path: name, dir: p.Dir}
			for _, f := range p.GoFiles {
				x.files = append(x.files, filepath.Join(p.Dir, f))
			}
			m.packages[name] = x
		}
	}
	for of, deps := range tests {
		for _, dep := range deps {
			dep, _, _ = strings.Cut(dep, " ")
			if x := m.packages[dep]; x != nil && !slices.Contains(x.tests, of) {
				x.tests = append(x.tests, of)
			}
		}
	}
	return nil
}

var generated = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)

// mutants returns those of all hand-written files.
func (m *module) mutants(only, not string) ([]mutant, error) {
	yes, err := regexp.Compile(only)
	if err != nil {
		return nil, err
	}
	no, err := regexp.Compile(not)
	if err != nil {
		return nil, err
	}
	var all []mutant
	for _, path := range slices.Sorted(maps.Keys(m.packages)) {
		for _, file := range m.packages[path].files {
			source, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			rel, err := filepath.Rel(m.dir, file)
			if err != nil {
				return nil, err
			}
			rel = filepath.ToSlash(rel)
			if generated.Match(source) || !yes.MatchString(rel) || not != "" && no.MatchString(rel) {
				continue
			}
			found, err := mutantsOf(rel, source)
			if err != nil {
				return nil, err
			}
			for i := range found {
				found[i].of = m.packages[path]
			}
			all = append(all, found...)
		}
	}
	return all, nil
}

// try returns what becomes of a mutant, and which package's tests killed it.
func (m *module) try(ctx context.Context, all *build, n int, x *mutant) (v verdict, by string, err error) {
	b := all
	if !x.branches {
		if b, err = m.alone(x); err != nil {
			return "", "", err
		}
		defer func() { err = errors.Join(err, b.remove()) }()
	}
	run := func(p *pkg, tests string) (string, error) {
		if x.branches {
			if err := m.pass(ctx, b, p, tests); err != nil {
				return "", err
			}
			if err := b.turn(n); err != nil {
				return "", err
			}
		}
		passed, why, err := m.test(ctx, b, p, tests)
		if err != nil || passed {
			return "", err
		}
		rel, err := filepath.Rel(m.dir, p.dir)
		return " by " + filepath.ToSlash(rel) + why, err
	}
	if slices.Contains(x.of.tests, x.of.path) {
		for _, tests := range first(x.of, m) {
			if by, err := run(x.of, tests); by != "" || err != nil {
				return dead, by, err
			}
		}
	}
	for _, f := range m.far {
		for _, name := range x.of.tests {
			if p := m.packages[name]; p != x.of && p.dir == filepath.Join(m.dir, filepath.FromSlash(f.in)) {
				if by, err := run(p, f.run); by != "" || err != nil {
					return dead, by, err
				}
			}
		}
	}
	return alive, "", nil
}

// first are the tests of the package itself: those that are far ones of others
// before all.
func first(p *pkg, m *module) []string {
	var tests []string
	for _, f := range far {
		if f.run != "." && p.dir == filepath.Join(m.dir, filepath.FromSlash(f.in)) {
			tests = append(tests, f.run)
		}
	}
	return append(tests, ".")
}

// pass says that the tests of a package pass while no mutant is on: if not, they
// would seem to kill all of them. It runs them once.
func (m *module) pass(ctx context.Context, b *build, p *pkg, tests string) error {
	if b.took[p.path+" "+tests] > 0 {
		return nil
	}
	if err := b.turn(-1); err != nil {
		return err
	}
	b.off = true
	begin := time.Now()
	passed, why, err := m.test(ctx, b, p, tests)
	b.off = false
	if err == nil && !passed {
		err = fmt.Errorf("the tests of %s fail without a mutant:%s", p.path, why)
	}
	b.took[p.path+" "+tests] = time.Since(begin)
	return err
}

// test runs those tests of a package that match, and returns whether they passed,
// else the first that did not.
func (m *module) test(ctx context.Context, b *build, p *pkg, tests string) (passed bool, why string, err error) {
	binary, err := b.tests(ctx, m, p)
	if err != nil {
		return false, "", err
	}
	skip := ""
	if tests == "." {
		rel, err := filepath.Rel(m.dir, p.dir)
		if err != nil {
			return false, "", err
		}
		skip = m.slow[filepath.ToSlash(rel)]
	}
	limit := m.limit
	if took := b.took[p.path+" "+tests]; took > 0 {
		limit = min(limit, 5*took+20*time.Second)
	}
	cmd := m.command(ctx, b.overlay, binary, "-test.short", "-test.failfast", "-test.timeout="+limit.String(), "-test.run="+tests, "-test.skip="+skip)
	cmd.Dir = p.dir
	text, err := cmd.CombinedOutput()
	if err == nil || ctx.Err() != nil {
		return err == nil, "", ctx.Err()
	}
	if bytes.Contains(text, []byte("panic: test timed out")) {
		return false, " (timeout)", nil
	}
	if found := failed.FindSubmatch(text); found != nil {
		why = " " + string(found[1])
	}
	if b.off {
		why += "\n" + string(text)
	}
	return false, why, nil
}

var errCompile = errors.New("the tests do not compile")

var failed = regexp.MustCompile(`(?m)^--- FAIL: (\S+)`)

// command is one that reads the overlay, if there is one, as do the go commands
// that it runs.
func (m *module) command(ctx context.Context, overlay, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.WaitDelay = m.dir, 10*time.Second
	cmd.Env = os.Environ()
	if overlay != "" {
		cmd.Env = append(cmd.Env, strings.TrimSpace("GOFLAGS="+os.Getenv("GOFLAGS")+" -overlay="+overlay))
	}
	return cmd
}
