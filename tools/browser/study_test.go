package browser_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/llenergymeasure/llemcfg/internal/present/studypage"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// studyText is a study with every status and with long names, of 16 points or
// of 5,400.
func studyText(large bool) string {
	more := ""
	if large {
		more = `
  passthrough_kwargs.speculative_config.num_speculative_tokens: [1, 2, 3]
  max_output_tokens: [16, 32, 64, 128, 256]
  decoder.repetition_penalty: [1.0, 1.0, 1.2, 1.3, 1.4]
  n: [10, 20, 30, 40]`
	}
	return `name: precision-and-batching
model: gpt2
sweep:
  precision: [fp16, bf16]
  backend: [pytorch, vllm]
  vllm.gpu_memory_utilization: [0.5, 0.6, 0.7, 0.8, 0.8]
  pytorch.load_in_4bit: [true, false]
  pytorch.load_in_8bit: [true, false]` + more + `
exclude: [{precision: fp16, backend: vllm, vllm.gpu_memory_utilization: [0.5]}]
`
}

func studyPage(t *testing.T, large bool) string {
	t.Helper()
	s, err := study.LoadBytes("study.yaml", []byte(studyText(large)))
	if err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := studypage.Write(&page, s); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d points, %d bytes", s.Len(), page.Len())
	return page.String()
}

// TestStudyAccessible holds that axe finds nothing to complain of, that no name in
// a head of a table is broken, and that nothing but what scrolls is wider than
// the screen.
func TestStudyAccessible(t *testing.T) {
	axe, err := os.ReadFile("../node/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("run npm ci in tools/node first: %v", err)
	}
	b := openPage(t, studyPage(t, false), looks[0])
	eval[any](b, string(axe)+";0")
	for _, look := range looks {
		b.show(look)
		b.complaints(look.name)
		if broken := eval[[]string](b, `[...document.querySelectorAll("th code")].filter(e => e.getClientRects().length > 1 || e.offsetHeight > 30).map(e => e.textContent)`); len(broken) > 0 {
			t.Errorf("%s: broken in a head: %v", look.name, broken)
		}
		if wide := eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
			t.Errorf("%s: the page is %d px too wide", look.name, wide)
		}
		b.do(`scrollTo(0, 0)`)
		b.picture("study-" + look.name)
		b.do(`document.getElementById("matrix").scrollIntoView()`)
		b.picture("study-" + look.name + "-points")
	}
}

// TestStudyFilter holds of a page with thousands of points that they can be filtered by status and by any
// coordinate, and that a link leads to the row of a point.
func TestStudyFilter(t *testing.T) {
	b := openPage(t, studyPage(t, true), looks[0])
	t.Logf("%s", eval[string](b, `(() => { const n = performance.getEntriesByType("navigation")[0], p = performance.getEntriesByType("paint")[0];
		return "interactive after " + Math.round(n.domInteractive) + " ms, loaded after " + Math.round(n.loadEventEnd) + " ms, painted after " + Math.round(p ? p.startTime : 0) + " ms"; })()`))
	rendered := func() int {
		return eval[int](b, `[...document.querySelectorAll("tr[data-s]")].filter(e => e.checkVisibility()).length`)
	}
	if n := rendered(); n != 300 {
		t.Errorf("%d rows are shown at first", n)
	}
	choose := func(name, value string) {
		t.Helper()
		found := eval[bool](b, fmt.Sprintf(`(() => {
			const label = [...document.querySelectorAll(".filters label")].find(l => l.querySelector("span").textContent === %q);
			const select = label.querySelector("select");
			select.value = %q;
			select.dispatchEvent(new Event("change"));
			return select.value === %q;
		})()`, name, value, value))
		if !found {
			t.Fatalf("%s has no %s", name, value)
		}
	}
	shown := func() (rows, cells int, says string) {
		t.Helper()
		got := eval[struct {
			Rows, Cells int
			Says        string
		}](b, `({Rows: document.querySelectorAll("tr[data-s]:not([hidden])").length, Cells: document.querySelectorAll("li[data-p]:not([hidden])").length, Says: document.getElementById("shown").textContent})`)
		return got.Rows, got.Cells, got.Says
	}
	total, _, _ := shown()
	if total < 5000 {
		t.Errorf("only %d points", total)
	}
	choose("precision", "fp16")
	choose("n", "20")
	rows, cells, says := shown()
	if rows != total/8 || cells != rows || !strings.HasPrefix(says, fmt.Sprint(rows, " of ", total)) {
		t.Errorf("%d rows, %d cells of %d: %s", rows, cells, total, says)
	}
	choose("status", "excluded")
	excluded, _, _ := shown()
	choose("vllm.gpu_memory_utilization", "0.6")
	if left, _, _ := shown(); excluded == 0 || left != 0 {
		t.Errorf("%d points are excluded, %d of them with 0.6", excluded, left)
	}
	choose("vllm.gpu_memory_utilization", "")
	choose("n", "")
	choose("status", "skipped")
	if rows, _, _ := shown(); rows == 0 || rows >= total/2 {
		t.Errorf("%d of %d points are skipped", rows, total)
	}
	if n := rendered(); n != min(rows, 300) {
		t.Errorf("%d rows are shown of %d that match", n, rows)
	}
	b.picture("study-filtered")
	b.run(chromedp.Navigate(b.url + "#p4321"))
	if !eval[bool](b, `(async () => {
		await new Promise(r => setTimeout(r, 500));
		const r = document.getElementById("p4321").getBoundingClientRect();
		return r.top >= 0 && r.bottom <= innerHeight;
	})()`) {
		t.Error("a link to a point does not lead to its row")
	}
	if n := rendered(); n != total {
		t.Errorf("%d rows are shown of %d after all filters are off", n, total)
	}
}
