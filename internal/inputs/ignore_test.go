package inputs_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/llenergymeasure/llemcfg/internal/inputs"
)

// TestIgnore has ignore files, by their folder, with what is left of a folder.
func TestIgnore(t *testing.T) {
	files := []string{"a.yaml", "b.yaml", "d/a.yaml", "d/b.yaml", "d/e/a.yaml", "d/e/c.yaml", "f/a.yaml"}
	const all = "a.yaml b.yaml d/a.yaml d/b.yaml d/e/a.yaml d/e/c.yaml f/a.yaml"
	for name, test := range map[string]struct {
		ignore map[string]string
		args   string
		want   string
	}{
		"nothing":                {map[string]string{".": "# a.yaml\n\n  \n\t\r\n"}, ".", all},
		"a name":                 {map[string]string{".": "a.yaml\n"}, ".", "b.yaml d/b.yaml d/e/c.yaml"},
		"without a line break":   {map[string]string{".": "# x\r\na.yaml"}, ".", "b.yaml d/b.yaml d/e/c.yaml"},
		"with that of Windows":   {map[string]string{".": "a.yaml\r\nc.yaml\r\n"}, ".", "b.yaml d/b.yaml"},
		"a place":                {map[string]string{".": "/a.yaml\n"}, ".", "b.yaml d/a.yaml d/b.yaml d/e/a.yaml d/e/c.yaml f/a.yaml"},
		"a folder":               {map[string]string{".": "e/\nf\n"}, ".", "a.yaml b.yaml d/a.yaml d/b.yaml"},
		"no folder":              {map[string]string{".": "a.yaml/\n"}, ".", all},
		"not after all":          {map[string]string{".": "*.yaml\n!b.yaml\n"}, ".", "b.yaml d/b.yaml"},
		"of a folder":            {map[string]string{"d": "/a.yaml\n"}, ".", "a.yaml b.yaml d/b.yaml d/e/a.yaml d/e/c.yaml f/a.yaml"},
		"of two folders":         {map[string]string{"d": "a.yaml\n", "f": "x\n"}, ".", "a.yaml b.yaml d/b.yaml d/e/c.yaml f/a.yaml"},
		"of one below the other": {map[string]string{"d": "*.yaml\n", "d/e": "!c.yaml\n"}, ".", "a.yaml b.yaml d/e/c.yaml f/a.yaml"},
		"of the folder above":    {map[string]string{".": "a.yaml\n"}, "d", "d/a.yaml d/b.yaml d/e/a.yaml d/e/c.yaml"},
		"of the folder itself":   {map[string]string{"d": "a.yaml\n"}, "d", "d/b.yaml d/e/c.yaml"},
		"not for a pattern":      {map[string]string{".": "a.yaml\n"}, "*.yaml", "a.yaml b.yaml"},
		"not for a file":         {map[string]string{".": "a.yaml\n"}, "a.yaml", "a.yaml"},
		"everything":             {map[string]string{".": "*\n"}, ".", ".: all .yaml, .yml and .json files of the folder are left out by .llemcfgignore"},
		"everything of one":      {map[string]string{"f": "*\n"}, "f d/e", "f: all .yaml, .yml and .json files of the folder are left out by .llemcfgignore d/e/a.yaml d/e/c.yaml"},
		"as large as it may be":  {map[string]string{".": strings.Repeat("#", 1<<20-7) + "\na.yaml"}, ".", "b.yaml d/b.yaml d/e/c.yaml"},
		"larger":                 {map[string]string{".": strings.Repeat("#", 1<<20-6) + "\na.yaml"}, "f .", "f/a.yaml .llemcfgignore: the file is larger than 1 MiB a.yaml b.yaml d/a.yaml d/b.yaml d/e/a.yaml d/e/c.yaml"},
		"a folder of the name":   {map[string]string{"d/.llemcfgignore": "x\n"}, "d", "d/.llemcfgignore: the file cannot be read: it is a directory, not a file d/a.yaml d/b.yaml d/e/a.yaml d/e/c.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			tree(t, files...)
			for folder, text := range test.ignore {
				if err := os.MkdirAll(folder, 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(folder+"/"+inputs.IgnoreFile, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(expand(t, strings.Fields(test.args), nil, nil), " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestStops holds that nothing more is given once no more is wanted, wherever that
// is.
func TestStops(t *testing.T) {
	tree(t, "a.yaml", "d/a.yaml", "d/e/b.yaml", "d/e/f/c.yaml", "g.yaml/", "z.yaml")
	if err := os.WriteFile("d/"+inputs.IgnoreFile, []byte(strings.Repeat("#", 1<<20+1)), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := inputs.New([]string{"a.yaml", "-", "d", "g.yaml", "none/*.x", "d/*/*.yaml", "["}, []string{"z.yaml", "y.yaml"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a.yaml", "-", "d/.llemcfgignore", "d/a.yaml", "d/e/b.yaml", "d/e/f/c.yaml", "g.yaml", "none/*.x", "[", "z.yaml", "y.yaml"}
	for n := range want {
		var got []string
		for in := range s.All() {
			if got = append(got, in.Name); len(got) == n+1 {
				break
			}
		}
		if diff := cmp.Diff(want[:n+1], got); diff != "" {
			t.Errorf("%d (-want +got):\n%s", n, diff)
		}
	}
	if diff := cmp.Diff([]string{".", "d", "d/e", "d/e/f", "none"}, s.Folders()); diff != "" {
		t.Errorf("folders (-want +got):\n%s", diff)
	}
}
