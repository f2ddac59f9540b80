package studypage_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/llenergymeasure/llemcfg/internal/present/studypage"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// TestPage holds that the page has a cell and a row for each point, that what the
// study says is only ever text in it, and that it fetches nothing.
func TestPage(t *testing.T) {
	const text = `name: "<script>alert(1)</script>"
model: gpt2
sweep:
  passthrough_kwargs."<b>": ["<i>&", 2]
  pytorch.load_in_4bit: [true, false]
  pytorch.load_in_8bit: [true, false]
exclude: [{pytorch.load_in_4bit: false, pytorch.load_in_8bit: false}]
`
	s, err := study.LoadBytes("study.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := studypage.Write(&page, s); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&page)
	if err != nil {
		t.Fatal(err)
	}
	rows, cells, scripts := 0, 0, 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "b", "i", "img", "iframe":
			t.Errorf("there is a <%s>", n.Data)
		case "script":
			scripts++
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "src" || a.Key == "href" && !strings.HasPrefix(a.Val, "#") && a.Val != "data:,":
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case a.Key == "data-s":
				rows++
			case a.Key == "data-p":
				cells++
			}
		}
	}
	if rows != 8 || cells != 8 || scripts != 1 {
		t.Errorf("%d rows, %d cells, %d scripts", rows, cells, scripts)
	}
}
