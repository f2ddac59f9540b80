package inputs_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/inputs"
)

// tree makes a folder with files, and goes there. A name that ends in a slash is
// a folder, and "a -> b" a symbolic link.
func tree(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		link, target, isLink := strings.Cut(name, " -> ")
		err := os.MkdirAll(filepath.Dir(link), 0o755)
		switch {
		case err != nil:
		case isLink:
			err = os.Symlink(target, link)
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(name, 0o755)
		default:
			err = os.WriteFile(name, nil, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func expand(t *testing.T, args, names, exclude []string) []string {
	t.Helper()
	s, err := inputs.New(args, names, exclude)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for in := range s.All() {
		line := in.Name
		if in.Stdin {
			line += " (stdin)"
		}
		if in.Err != nil {
			line += ": " + in.Err.Error()
		}
		got = append(got, line)
	}
	return got
}

func TestExpand(t *testing.T) {
	files := []string{
		"top.yaml", "b.yml", "README.md", "runs/a.yaml", "runs/deep/er/c.JSON", "runs/deep/d.yaml", "runs/notes.txt",
		".hidden/h.yaml", "runs/.h.yaml", "empty/", "odd/x.yaml/inner.yaml", "odd/[1].yaml", "odd/1.yaml",
		"loop/a.yaml", "loop/back -> ../loop", "loop/self.yaml -> self.yaml", "loop/gone.yaml -> nowhere", "loop/runs -> ../runs",
		"link -> runs",
	}
	for name, test := range map[string]struct{ args, names, exclude, want []string }{
		"files":           {args: []string{"top.yaml", "README.md"}, want: []string{"top.yaml", "README.md"}},
		"missing":         {args: []string{"nope.yaml", "top.yaml"}, want: []string{"nope.yaml", "top.yaml"}},
		"folder":          {args: []string{"runs"}, want: []string{"runs/a.yaml", "runs/deep/d.yaml", "runs/deep/er/c.JSON"}},
		"folder by slash": {args: []string{"./runs/"}, want: []string{"runs/a.yaml", "runs/deep/d.yaml", "runs/deep/er/c.JSON"}},
		"hidden folder":   {args: []string{".hidden"}, want: []string{".hidden/h.yaml"}},
		"linked folder":   {args: []string{"link"}, want: []string{"link/a.yaml", "link/deep/d.yaml", "link/deep/er/c.JSON"}},
		"empty folder":    {args: []string{"empty"}, want: []string{"empty: the folder holds no .yaml, .yml or .json file"}},
		"all": {args: []string{"."}, exclude: []string{"loop", "odd"},
			want: []string{"b.yml", "link/a.yaml", "link/deep/d.yaml", "link/deep/er/c.JSON", "top.yaml"}},
		"glob":              {args: []string{"*.yaml"}, want: []string{"top.yaml"}},
		"glob in folder":    {args: []string{"./runs/*.yaml"}, want: []string{"runs/a.yaml"}},
		"globstar":          {args: []string{"runs/**/*.yaml"}, want: []string{"runs/a.yaml", "runs/deep/d.yaml"}},
		"globstar anything": {args: []string{"runs/**"}, want: []string{"runs/a.yaml", "runs/deep/d.yaml", "runs/deep/er/c.JSON", "runs/notes.txt"}},
		"glob of hidden":    {args: []string{".*/*.yaml"}, want: []string{".hidden/h.yaml"}},
		"glob of nothing":   {args: []string{"*.toml"}, want: []string{"*.toml: no file matches this pattern"}},
		"glob nowhere":      {args: []string{"no/*.yaml"}, want: []string{"no/*.yaml: no file matches this pattern"}},
		"glob of two":       {args: []string{"{top,other}.yaml"}, want: []string{"top.yaml"}},
		"no glob":           {args: []string{"[.yaml"}, want: []string{"[.yaml: there is no such file, and this is not a pattern"}},
		"name like a glob":  {args: []string{"odd/[1].yaml"}, want: []string{"odd/[1].yaml"}},
		"twice":             {args: []string{"top.yaml", "./top.yaml", "*.yaml"}, want: []string{"top.yaml"}},
		"stdin":             {args: []string{"-", "-", "top.yaml"}, want: []string{"- (stdin)", "top.yaml"}},
		"folder as a file":  {args: []string{"odd", "odd/x.yaml"}, want: []string{"odd/1.yaml", "odd/[1].yaml", "odd/x.yaml: it is a folder, though its name ends like a file's"}},
		"loop": {args: []string{"loop"}, want: []string{
			"loop/a.yaml", "loop/back: the symbolic link leads back to a folder that it is in", "loop/gone.yaml",
			"loop/runs/a.yaml", "loop/runs/deep/d.yaml", "loop/runs/deep/er/c.JSON", "loop/self.yaml"}},
		"exclude by name":    {args: []string{"runs"}, exclude: []string{"d.*"}, want: []string{"runs/a.yaml", "runs/deep/er/c.JSON"}},
		"exclude by path":    {args: []string{"runs"}, exclude: []string{"runs/deep/**"}, want: []string{"runs/a.yaml"}},
		"exclude a folder":   {args: []string{"runs"}, exclude: []string{"deep"}, want: []string{"runs/a.yaml"}},
		"exclude a file":     {args: []string{"top.yaml", "b.yml"}, exclude: []string{"top.*"}, want: []string{"b.yml"}},
		"exclude everything": {args: []string{"runs"}, exclude: []string{"**"}, want: []string{"runs: the folder holds no .yaml, .yml or .json file"}},
		"list":               {names: []string{"odd/[1].yaml", "*.yaml", "runs"}, want: []string{"odd/[1].yaml", "*.yaml", "runs/a.yaml", "runs/deep/d.yaml", "runs/deep/er/c.JSON"}},
	} {
		t.Run(name, func(t *testing.T) {
			tree(t, files...)
			if diff := cmp.Diff(test.want, expand(t, test.args, test.names, test.exclude)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestLinksWithinLinks holds that links cannot multiply the work: 2^30 paths lead
// to the last folder here.
func TestLinksWithinLinks(t *testing.T) {
	var names []string
	for i := range 30 {
		from, to := string(rune('a'+i)), string(rune('a'+i+1))
		names = append(names, "d/"+from+"/1 -> ../"+to, "d/"+from+"/2 -> ../"+to)
	}
	tree(t, append(names, "d/"+string(rune('a'+30))+"/last.yaml")...)
	if got := expand(t, []string{"d/a"}, nil, nil); len(got) != 1 {
		t.Errorf("%d inputs: %v", len(got), got)
	}
}

func TestUnlistable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may list any folder")
	}
	tree(t, "d/a.yaml", "d/locked/b.yaml", "d/z.yaml")
	if err := os.Chmod("d/locked", 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod("d/locked", 0o755) })
	locked := "d/locked: listing the folder is not permitted"
	for arg, want := range map[string][]string{
		"d":                     {"d/a.yaml", locked, "d/z.yaml"},
		"d/locked":              {locked},
		"d/locked/b.yaml":       {"d/locked/b.yaml"},
		"d/locked/*.yaml":       {locked},
		"d/locked/below/*.yaml": {"d/locked/below: listing the folder is not permitted"},
		"d/**/*.yaml":           {"d/a.yaml", locked, "d/z.yaml"},
	} {
		if diff := cmp.Diff(want, expand(t, []string{arg}, nil, nil)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", arg, diff)
		}
	}
}

func TestBadExclude(t *testing.T) {
	if _, err := inputs.New(nil, nil, []string{"a["}); err == nil {
		t.Error("accepted")
	}
}

func TestStopsEarly(t *testing.T) {
	tree(t, "a.yaml", "b.yaml", "d/c.yaml")
	s, err := inputs.New([]string{"."}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for in := range s.All() {
		if in.Name != "a.yaml" {
			t.Error(in.Name)
		}
		break
	}
}

func TestFolders(t *testing.T) {
	tree(t, "top.yaml", "runs/a.yaml", "runs/deep/er/", "other/x.yaml", "other/below/", "two/a/m.yaml", "two/a/b/c/", "any/m.yaml", "any/a/b/", "or/a.yaml", "or/b/c/")
	s, err := inputs.New([]string{"top.yaml", "runs", "other/*.yaml", "gone/b.yaml", "two/*/*.yaml", "any/**/*.yaml", "or/{a,b/c}.yaml"}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	// Those below what a pattern can match are not looked at.
	want := []string{".", "runs", "runs/deep", "runs/deep/er", "other", "gone", "two", "two/a", "any", "any/a", "any/a/b", "or", "or/b", "or/b/c"}
	if diff := cmp.Diff(want, s.Folders()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadList(t *testing.T) {
	for text, want := range map[string][]string{
		"":                     nil,
		"a.yaml\nb c.yaml\n":   {"a.yaml", "b c.yaml"},
		"a.yaml\r\n\r\n\nb":    {"a.yaml", "b"},
		"a\nb.yaml\x00c.yaml":  {"a\nb.yaml", "c.yaml"},
		" spaced .yaml \n#x\n": {" spaced .yaml ", "#x"},
	} {
		got, err := inputs.ReadList(strings.NewReader(text))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%q: %v (-want +got):\n%s", text, err, diff)
		}
	}
	cut := io.MultiReader(strings.NewReader("a.yaml\n"), iotest.ErrReader(io.ErrUnexpectedEOF))
	if got, err := inputs.ReadList(cut); err != io.ErrUnexpectedEOF || got != nil {
		t.Errorf("of a list that cannot be read to its end: %v, %v", got, err)
	}
}
