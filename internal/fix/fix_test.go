package fix_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/engine/value"
	"github.com/llenergymeasure/llemcfg/internal/engine/yamledit"
	"github.com/llenergymeasure/llemcfg/internal/fix"
	"github.com/llenergymeasure/llemcfg/internal/testkit"
	"github.com/llenergymeasure/llemcfg/pkg/diag"
	"github.com/llenergymeasure/llemcfg/pkg/loader"
)

// check returns what is wrong with a text that is called name.
func check(name string) func([]byte) []diag.Diagnostic {
	l := loader.New()
	return func(text []byte) []diag.Diagnostic {
		experiment, err := l.LoadBytes(name, text)
		if err != nil {
			return diag.Of(err)
		}
		return experiment.Advisories()
	}
}

func invalid(ds []diag.Diagnostic) bool { return !diag.Result{Diagnostics: ds}.Valid() }

// TestInvalidFiles fixes every file of testdata/invalid. What comes of a file
// that becomes valid is the .fixed file beside it, which is what its author meant.
// Why the others with a single mistake do not is in testdata/unfixed.txt.
func TestInvalidFiles(t *testing.T) {
	const folder = "../../testdata/invalid"
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	single, valid, intended, total := 0, 0, 0, 0
	unfixed := map[string]bool{} // whether guesses make it valid
	for _, entry := range files {
		name := entry.Name()
		if ext := filepath.Ext(name); ext != ".yaml" && ext != ".json" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		total++
		one := len(check(name)(text)) == 1
		if one {
			single++
		}
		fixed := filepath.Join(folder, name+".fixed")
		o := fix.All(name, text, false, check(name))
		if again := fix.All(name, o.Text, false, check(name)); again.Fixed > 0 || string(again.Text) != string(o.Text) {
			t.Errorf("%s: fixed once more:\n%s", name, again.Text)
		}
		if invalid(o.Left) && one {
			unfixed[name] = !invalid(fix.All(name, text, true, check(name)).Left)
		}
		if invalid(o.Left) {
			if _, err := os.Stat(fixed); err == nil {
				t.Errorf("%s: is not valid, but there is a .fixed file: %v", name, o.Left)
			}
			continue
		}
		if one {
			valid++
		}
		if testkit.Update() {
			if err := os.WriteFile(fixed, o.Text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(fixed)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(string(want), string(o.Text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		} else if one {
			intended++
		}
	}
	guessed := valid
	for _, isGuess := range unfixed {
		if isGuess {
			guessed++
		}
	}
	t.Logf("%d files; of %d with a single mistake %d become valid (%d %%), and %d the file that is meant; with guesses %d become valid (%d %%)",
		total, single, valid, 100*valid/single, intended, guessed, 100*guessed/single)
	reasons(t, unfixed)
}

// reasons holds that testdata/unfixed.txt says why each of the files is not fixed.
func reasons(t *testing.T, unfixed map[string]bool) {
	t.Helper()
	const file, mark = "testdata/unfixed.txt", "  (a guess makes it valid)"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	reason, listed := "", map[string]bool{}
	files, guesses := map[string]int{}, map[string]int{}
	var order []string
	for line := range strings.Lines(string(text)) {
		name, isFile := strings.CutPrefix(line, "\t")
		if !isFile {
			if b.WriteString(line); strings.TrimSpace(line) != "" && line[0] != '#' {
				reason = strings.TrimSpace(line)
				order = append(order, reason)
			}
			continue
		}
		name, _, _ = strings.Cut(strings.TrimSpace(name), " ")
		isGuess, isUnfixed := unfixed[name]
		if !isUnfixed || listed[name] {
			t.Errorf("%s: %s is fixed, has more than one mistake, is not there, or is listed twice", file, name)
		}
		listed[name] = true
		files[reason]++
		if b.WriteString("\t" + name); isGuess {
			guesses[reason]++
			b.WriteString(mark)
		}
		b.WriteString("\n")
	}
	for name := range unfixed {
		if !listed[name] {
			t.Errorf("%s: %s is not listed: why is what it means not certain?", file, name)
		}
	}
	if testkit.Update() {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if diff := cmp.Diff(string(text), b.String()); diff != "" {
		t.Errorf("%s (-want +got; -update writes it anew):\n%s", file, diff)
	}
	for _, reason := range order {
		t.Logf("%3d not fixed, %d with a guess: %s", files[reason], guesses[reason], reason)
	}
}

// mutations are mistakes that the fixes take back: each changes one entry of a
// valid file, or the whole file.
var mutations = []struct {
	name   string
	mutate func(d *yamledit.Document, path []string, raw string) bool
}{
	{"quoted number", func(d *yamledit.Document, path []string, raw string) bool {
		_, err := strconv.ParseFloat(raw, 64)
		if err == nil {
			d.Set(d.Find(path...), value.OfString(raw))
		}
		return err == nil
	}},
	{"yes for true", func(d *yamledit.Document, path []string, raw string) bool {
		words := map[string]string{"true": "yes", "false": "off"}
		if words[raw] != "" {
			d.Set(d.Find(path...), &value.Value{Kind: value.Bool, Text: words[raw]})
		}
		return words[raw] != ""
	}},
	{"a letter too many", func(d *yamledit.Document, path []string, _ string) bool {
		name := path[len(path)-1]
		if len(name) < 5 || path[0] == "passthrough_kwargs" {
			return false
		}
		d.Rename(d.Find(path...), name[:3]+name[2:])
		return true
	}},
	{"hyphens in a name", func(d *yamledit.Document, path []string, _ string) bool {
		name := path[len(path)-1]
		if !strings.Contains(name, "_") || path[0] == "passthrough_kwargs" && len(path) > 1 {
			return false
		}
		d.Rename(d.Find(path...), strings.ReplaceAll(name, "_", "-"))
		return true
	}},
}

// TestMistakesAreTakenBack makes one mistake in a valid file and holds that a fix
// gives the file back as it was, to the last comment; or that there is no safe
// fix, and the file stays as it is.
func TestMistakesAreTakenBack(t *testing.T) {
	files, err := filepath.Glob("../../testdata/valid/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	made, back := map[string]int{}, map[string]int{}
	for _, file := range files {
		original, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		before := check(name)(original)
		if _, err := yamledit.Parse(string(original), false); err != nil || invalid(before) || fix.All(name, original, false, check(name)).Fixed > 0 {
			continue // a warning of its own would be fixed too
		}
		for path, raw := range scalars(t, string(original)) {
			for _, m := range mutations {
				d, err := yamledit.Parse(string(original), false)
				if err != nil {
					t.Fatal(err)
				}
				if !m.mutate(d, strings.Split(path, "."), raw) {
					continue
				}
				text := []byte(d.String())
				wrong := check(name)(text)
				if !invalid(wrong) {
					continue // it means the same
				}
				made[m.name]++
				o := fix.All(name, text, false, check(name))
				switch {
				case o.Fixed == 0 && string(o.Text) != string(text):
					t.Errorf("%s, %s: nothing is fixed, and the text is another:\n%s", file, path, o.Text)
				case o.Fixed > 0 && string(o.Text) == string(original):
					back[m.name]++
				case o.Fixed > 0 && len(o.Left) >= len(wrong):
					t.Errorf("%s, %s, %s: fixed, and no better: %v\n%s", file, path, m.name, o.Left, o.Text)
				}
			}
		}
	}
	for _, m := range mutations {
		t.Logf("%s: %d of %d taken back", m.name, back[m.name], made[m.name])
		if made[m.name] == 0 || back[m.name]*100 < made[m.name]*85 {
			t.Errorf("%s: only %d of %d are taken back", m.name, back[m.name], made[m.name])
		}
	}
}

// scalars are the values of a file that stand on one line, by their path.
func scalars(t *testing.T, text string) map[string]string {
	d, err := yamledit.Parse(text, false)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	var walk func(m *yamledit.Mapping, path string)
	walk = func(m *yamledit.Mapping, path string) {
		for e := range m.Entries() {
			here := strings.TrimPrefix(path+"."+e.Name, ".")
			if strings.Contains(e.Name, ".") {
				continue
			}
			if e.Map != nil {
				walk(e.Map, here)
				continue
			}
			if start, end := e.Value(); e.IsPlain() && end > start {
				found[here] = text[start:end]
			}
		}
	}
	walk(d.Root, "")
	return found
}

func TestWholeFile(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{
			"a wrapper is taken away, with what is wrong below it fixed too",
			"# head\nexperiment:\n  model: gpt2  # small\n\n  precison: fp16\n  # last\n",
			"# head\nmodel: gpt2  # small\n\nprecision: fp16\n# last\n",
		},
		{
			"fields that are not indented below their section",
			"model: gpt2\ndecoder:\n# creative\ntemperature: \"0.7\"\ntop_k: 40\nn: 10\n",
			"model: gpt2\ndecoder:\n  # creative\n  temperature: 0.7\n  top_k: 40\nn: 10\n",
		},
		{
			"a name with dots",
			"model: gpt2\ndecoder.temperature: 0.7  # warm\nn: 10\n",
			"model: gpt2\ndecoder:\n  temperature: 0.7  # warm\nn: 10\n",
		},
		{
			"a name with dots, beside its section",
			"decoder:\n  top_k: 40\nmodel: gpt2\ndecoder.temperature: 0.7\n",
			"decoder:\n  top_k: 40\n  temperature: 0.7\nmodel: gpt2\n",
		},
		{
			"units with one meaning",
			"model: gpt2\nwarmup: {thermal_floor_seconds: 1m}\nbaseline: {duration_seconds: 30s}\n",
			"model: gpt2\nwarmup: {thermal_floor_seconds: 60}\nbaseline: {duration_seconds: 30}\n",
		},
		{
			"plain names of v1",
			"model_name: gpt2  # small\nfp_precision: float16\nnum_input_prompts: '5'\nio:\n  results_dir: out\n",
			"model: gpt2  # small\nprecision: fp16\nn: 5\noutput_dir: out\n",
		},
		{
			"JSON stays JSON",
			"{\"model\": \"gpt2\", \"precison\": \"fp-16\", \"n\": \"5\"}",
			"{\"model\": \"gpt2\", \"precision\": \"fp16\", \"n\": 5}",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			name := "x.yaml"
			if strings.HasPrefix(test.text, "{") {
				name = "x.json"
			}
			o := fix.All(name, []byte(test.text), false, check(name))
			if diff := cmp.Diff(test.want, string(o.Text)); diff != "" {
				t.Errorf("-want +got:\n%s\n%v", diff, o.Left)
			}
		})
	}
}

// TestGuesses holds what is written where several things may be meant, for who asks
// for guesses.
func TestGuesses(t *testing.T) {
	for text, want := range map[string]string{
		"model: gpt2\nn: 0\n":                                                   "model: gpt2\nn: 1\n",
		"model: gpt2\nn: 2.5\n":                                                 "model: gpt2\nn: 3\n",
		"model: gpt2\nn: 5\nn: 7  # seven\n":                                    "model: gpt2\nn: 7  # seven\n",
		"model: gpt2\ndecoder: {temperature: \"3\"}\n":                          "model: gpt2\ndecoder: {temperature: 2}\n",
		"model: gpt2\ndecoder: {top_k: null}\n":                                 "model: gpt2\ndecoder: {top_k: 0}\n",
		"model: gpt2\nlora:\n  adapter_id: a\n  adapter_path: b\n":              "model: gpt2\nlora:\n  adapter_id: a\n",
		"model: gpt2\npytorch: {load_in_8bit: true, load_in_4bit: true}\n":      "model: gpt2\npytorch: {load_in_8bit: true}\n",
		"model: gpt2\nprecision: 32\n":                                          "model: gpt2\nprecision: fp32\n",
		"model: gpt2\nbackend: vllm\npytorch:\n  batch_size: null  # default\n": "model: gpt2\nbackend: vllm\n",
	} {
		if o := fix.All("x.yaml", []byte(text), false, check("x.yaml")); o.Fixed > 0 {
			t.Errorf("%s\nis fixed without a guess:\n%s", text, o.Text)
		}
		if o := fix.All("x.yaml", []byte(text), true, check("x.yaml")); string(o.Text) != want || invalid(o.Left) {
			t.Errorf("%s\nbecomes\n%s\nwant\n%s\n%v", text, o.Text, want, o.Left)
		}
	}
}

// TestUnsafe holds that a guess is made only for who asks for guesses.
func TestUnsafe(t *testing.T) {
	const text = "model: gpt2\nn: 0\nvllm:\n  max_num_seqs: 8\n"
	o := fix.All("x.yaml", []byte(text), false, check("x.yaml"))
	if o.Fixed != 0 || o.Unsafe != 2 || string(o.Text) != text {
		t.Errorf("%+v", o)
	}
	o = fix.All("x.yaml", []byte(text), true, check("x.yaml"))
	const want = "model: gpt2\nn: 1\nbackend: vllm\nvllm:\n  max_num_seqs: 8\n"
	if o.Fixed != 2 || o.Unsafe != 0 || string(o.Text) != want {
		t.Errorf("%+v\n%s", o, o.Text)
	}
}
