// Package browser_test opens the reference in Chromium. It is a module of its
// own, so that what drives the browser is no requirement of llemcfg.
package browser_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	cuesource "github.com/llenergymeasure/llemcfg/cue"
	"github.com/llenergymeasure/llemcfg/internal/present/docs"
	"github.com/llenergymeasure/llemcfg/internal/testkit/fieldpaths"
)

// browser is a tab of Chromium with the reference as it is rendered now.
type browser struct {
	t   *testing.T
	ctx context.Context
	url string

	mu       sync.Mutex
	requests []string
	errors   []string
}

// render is the reference in one of its formats.
func render(t testing.TB, format string) string {
	t.Helper()
	document, err := docs.New()
	if err != nil {
		t.Fatal(err)
	}
	text, err := document.Render(format)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// newBrowser starts Chromium; a test that ends holds that no script failed and
// that nothing was asked of any other address.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	return openPage(t, render(t, "html"), looks[0])
}

// openPage starts Chromium with a page.
func openPage(t *testing.T, page string, l look) *browser {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("headless", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.WSURLReadTimeout(2*time.Minute),
	)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), flags...)
	tab, closeTab := chromedp.NewContext(allocated)
	ctx, cancel := context.WithTimeout(tab, 3*time.Minute)
	b := &browser{t: t, ctx: ctx, url: "file://" + file}
	t.Cleanup(func() {
		cancel()
		closeTab()
		stop()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, r := range b.requests {
			if r != b.url && r != "about:blank" && !strings.HasPrefix(r, "data:") {
				t.Errorf("a request left the page: %s", r)
			}
		}
		for _, e := range b.errors {
			t.Errorf("the page complains: %s", e)
		}
	})
	err := chromedp.Listen(ctx, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			url, _, _ := strings.Cut(e.Request.URL, "#")
			b.requests = append(b.requests, url)
		case *cdpruntime.EventExceptionThrown:
			b.errors = append(b.errors, fmt.Sprint(e.ExceptionDetails))
		case *cdplog.EventEntryAdded:
			if e.Entry.Level == cdplog.EntryLevelError {
				b.errors = append(b.errors, e.Entry.Text)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	b.show(l)
	b.run(chromedp.Navigate(b.url))
	return b
}

func (b *browser) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// do evaluates statements in the page.
func (b *browser) do(statements string) {
	b.t.Helper()
	eval[int](b, "(() => { "+statements+"; return 0 })()")
}

// eval returns the value of an expression in the page.
func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

// look is a way in which the page is shown.
type look struct {
	name          string
	width, height int64
	scheme        string
}

var looks = []look{
	{"wide-light", 1440, 1000, "light"}, {"wide-dark", 1440, 1000, "dark"},
	{"narrow-light", 390, 844, "light"}, {"narrow-dark", 390, 844, "dark"},
}

func (b *browser) show(l look) {
	b.t.Helper()
	b.run(chromedp.EmulateViewport(l.width, l.height))
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}},
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

// visible are the paths of the fields that are shown.
const visible = `[...document.querySelectorAll(".field")].filter(e => e.checkVisibility()).map(e => e.dataset.path)`

// TestPageShowsEveryField holds that the page shows each field that the CUE has.
func TestPageShowsEveryField(t *testing.T) {
	b := newBrowser(t)
	paths, err := fieldpaths.OfExperiment(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	settings, err := fieldpaths.OfSettings(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range settings {
		if strings.Contains(path, ".") { // what is not is a section
			paths = append(paths, "settings."+path)
		}
	}
	study, err := fieldpaths.OfStudy(cuesource.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range study {
		paths = append(paths, "study."+path)
	}
	shown := eval[[]string](b, visible)
	set := map[string]bool{}
	for _, s := range shown {
		set[s] = true
	}
	for _, path := range paths {
		if !set[path] {
			t.Errorf("%s is not shown", path)
		}
	}
	if len(shown) != len(paths) {
		t.Errorf("%d fields are shown, and the CUE has %d", len(shown), len(paths))
	}
}

// TestPageSearch holds that search narrows by names, values and descriptions,
// says how much is left, and that Escape undoes it.
func TestPageSearch(t *testing.T) {
	b := newBrowser(t)
	var all, shown []string
	all = eval[[]string](b, visible)
	for query, want := range map[string][]string{
		"gpu_memory":            {"vllm.gpu_memory_utilization"},
		"decoder.TOP_K":         {"decoder.top_k"},
		"LLEM_NO_PROMPT":        {"settings.ui.prompt"},                                  // a variable
		"flash_attention_2":     {"pytorch.attn_implementation"},                         // a value
		"distribution sharpens": {"decoder.temperature"},                                 // two words of a description
		"temprature":            {"decoder.temperature", "warmup.thermal_floor_seconds"}, // misspelt
		"tensor-parallel":       {"vllm.tensor_parallel_size", "tensorrt.tp_size"},       // spelt otherwise
		"flash-atention":        {"pytorch.attn_implementation"},                         // both
		"quantisation":          {"vllm.quantization", "tensorrt.quantization"},
		"torch_dtype":           {"precision"}, // the name of another tool
		"prefix cach":           {"vllm.enable_prefix_caching"},
	} {
		b.run(chromedp.Focus("#q"), chromedp.KeyEvent(query))
		shown = eval[[]string](b, visible)
		if fmt.Sprint(shown) != fmt.Sprint(want) {
			t.Errorf("%s: shown are %v, want %v", query, shown, want)
		}
		status := eval[string](b, `document.getElementById("found").textContent`)
		if !strings.Contains(status, "match") {
			t.Errorf("%s: the status is %q", query, status)
		}
		b.picture("search-" + strings.Fields(query)[0])
		b.run(chromedp.KeyEvent(kb.Escape))
		shown = eval[[]string](b, visible)
		if len(shown) != len(all) {
			t.Errorf("%s: %d fields after Escape, and %d before", query, len(shown), len(all))
		}
	}
	var none bool
	b.run(chromedp.KeyEvent("no such thing"))
	none = eval[bool](b, `document.getElementById("none").checkVisibility()`)
	if !none {
		t.Error("nothing is said of nothing being found")
	}
}

// TestPageKeyboard holds that the page is usable without a mouse: / goes to the
// search, Enter from there to the first match, and Tab reaches every link.
func TestPageKeyboard(t *testing.T) {
	b := newBrowser(t)
	var active string
	b.run(chromedp.KeyEvent("/"))
	active = eval[string](b, `document.activeElement.id`)
	if active != "q" {
		t.Fatalf("/ goes to %q", active)
	}
	// The protocol sends the character beside the key, which a keyboard would not.
	b.do(`document.activeElement.value = ""`)
	b.run(chromedp.KeyEvent("max_num_seqs"), chromedp.KeyEvent(kb.Enter))
	active = eval[string](b, `document.activeElement.getAttribute("href") ?? document.activeElement.outerHTML`)
	if active != "#vllm.max_num_seqs" {
		t.Errorf("Enter goes to %q", active)
	}
	b.run(chromedp.KeyEvent(kb.Tab))
	active = eval[string](b, `document.activeElement.localName`)
	if active != "summary" {
		t.Errorf("Tab goes to %q", active)
	}
	var open bool
	b.run(chromedp.KeyEvent(kb.Enter))
	open = eval[bool](b, `document.activeElement.parentElement.open`)
	if !open {
		t.Error("Enter does not open the field")
	}
}

// TestPageDeepLink holds that a link to a field opens it, even in a section that
// is folded, and even while a search hides it.
func TestPageDeepLink(t *testing.T) {
	b := newBrowser(t)
	const field = "vllm.max_num_seqs"
	check := func(how string) {
		t.Helper()
		got := eval[struct {
			Visible, Open, InView bool
			Top                   float64
		}](b, `(async () => {
			await new Promise(r => setTimeout(r, 900)); // for the page to scroll
			const e = document.getElementById("`+field+`"), r = e.getBoundingClientRect();
			return {Visible: e.checkVisibility(), Open: e.querySelector(".more").open, InView: r.top >= 0 && r.top < innerHeight, Top: r.top};
		})()`)
		if !got.Visible || !got.Open || !got.InView {
			t.Errorf("%s: %+v", how, got)
		}
	}
	b.run(chromedp.Navigate("about:blank"), chromedp.Navigate(b.url+"#"+field))
	check("opening the page")

	b.do(`location.hash = ""; document.querySelector("#vllm .fold").open = false; document.getElementById("` + field + `").querySelector(".more").open = false; location.hash = "` + field + `"`)
	check("a link to a folded section")

	b.do(`location.hash = ""`)
	b.run(chromedp.Focus("#q"), chromedp.KeyEvent("top_k"))
	b.do(`location.hash = "` + field + `"`)
	check("a link to what a search hides")
}

// TestPageDeepLinks holds that every link to a section or a field, opened in a
// page where all is folded and searched, opens what it leads to and lands on it.
func TestPageDeepLinks(t *testing.T) {
	for _, l := range []look{looks[0], looks[2]} {
		b := openPage(t, render(t, "html"), l)
		type landing struct {
			ID                    string
			Visible, Open, Landed bool
			Top                   float64
		}
		all := eval[[]landing](b, `(async () => {
			const ids = [...new Set([...document.querySelectorAll("main a[href^='#']")].map(a => a.hash.slice(1)))];
			const bar = document.querySelector("header").getBoundingClientRect().bottom;
			const out = [];
			for (const id of ids) {
				history.replaceState(null, "", "#");
				document.querySelectorAll("details").forEach(d => d.open = false);
				const q = document.getElementById("q");
				q.value = "enable_prefix_caching"; q.dispatchEvent(new Event("input"));
				scrollTo({top: 0, behavior: "instant"});
				const arrived = new Promise(r => addEventListener("hashchange", () => requestAnimationFrame(() => requestAnimationFrame(r)), {once: true}));
				location.hash = id;
				await arrived;
				const e = document.getElementById(id), r = e.getBoundingClientRect(), d = e.querySelector(":scope > .fold, .more") || e.closest("details");
				const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
				out.push({ID: id, Visible: e.checkVisibility(), Open: !d || d.open, Top: r.top, Landed: r.top >= bar - 1 && (r.top < bar + 40 || end && r.top < innerHeight)});
			}
			return out;
		})()`)
		if len(all) < 100 {
			t.Errorf("%s: there are only %d links", l.name, len(all))
		}
		for _, one := range all {
			if !one.Visible || !one.Open || !one.Landed {
				t.Errorf("%s: %+v", l.name, one)
			}
		}
		fields := eval[[]string](b, `[...document.querySelectorAll("main > section, .field")].map(e => e.dataset.path || e.id)`)
		for _, path := range fields {
			if !slices.ContainsFunc(all, func(one landing) bool { return one.ID == path }) {
				t.Errorf("%s: no link leads to %s", l.name, path)
			}
		}
	}
}

// TestPagePhone holds that a small screen begins with folded sections, and that a
// link into one of them opens that one alone.
func TestPagePhone(t *testing.T) {
	b := openPage(t, render(t, "html"), looks[2])
	if height := eval[int](b, `document.documentElement.scrollHeight`); height > 3000 {
		t.Errorf("the page is %d px high", height)
	}
	b.picture("phone")
	b.run(chromedp.Navigate("about:blank"), chromedp.Navigate(b.url+"#decoder.top_p"))
	open := eval[[]string](b, `[...document.querySelectorAll(".fold[open]")].map(e => e.parentElement.id)`)
	if fmt.Sprint(open) != "[decoder]" || !eval[bool](b, `document.getElementById("decoder.top_p").checkVisibility()`) {
		t.Errorf("open are %v", open)
	}
	b.picture("phone-link")
}

// TestPageCopy holds that each example can be copied.
func TestPageCopy(t *testing.T) {
	b := newBrowser(t)
	got := eval[struct{ Examples, Buttons int }](b, `({Examples: document.querySelectorAll("pre:not(.output)").length, Buttons: document.querySelectorAll("pre + .copy").length})`)
	if got.Examples == 0 || got.Buttons != got.Examples {
		t.Errorf("%+v", got)
	}
	b.do(`document.addEventListener("copy", () => window.copied = String(getSelection()));
		navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"))`) // as in a browser that forbids it
	b.run(chromedp.Navigate(b.url + "#decoder.top_p"))
	b.do(`document.getElementById("decoder.top_p").querySelector(".copy").focus()`)
	b.run(chromedp.KeyEvent(kb.Enter))
	text := eval[string](b, `new Promise(r => setTimeout(() => r(document.activeElement.textContent + ": " + window.copied), 300))`)
	if text != "Copied: decoder:\n  top_p: 1.0" {
		t.Errorf("%q", text)
	}
}

// TestPageFits holds that nothing is wider than the screen of a phone.
func TestPageFits(t *testing.T) {
	b := newBrowser(t)
	for _, look := range looks {
		b.show(look)
		wider := eval[[]string](b, `(() => { const w = document.documentElement.clientWidth;
			return document.documentElement.scrollWidth <= w ? [] :
				[...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > w + 1 && !e.closest(".wide, pre, .hidden, thead")).map(e => e.outerHTML.slice(0, 80)); })()`)
		if len(wider) > 0 {
			t.Errorf("%s: wider than the screen: %v", look.name, wider[:1])
		}
	}
}

// TestPagePrint holds that print shows what is folded.
func TestPagePrint(t *testing.T) {
	b := newBrowser(t)
	var printed []byte
	b.do(`document.querySelectorAll("details").forEach(d => d.open = false)`)
	if os.Getenv("SCREENSHOTS") != "" {
		b.run(chromedp.EmulateViewport(800, 1100))
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			t.Fatal(err)
		}
		b.picture("print")
	}
	printed, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
	if err != nil {
		t.Fatal(err)
	}
	if pages := strings.Count(string(printed), "/Type /Page\n"); pages < 5 {
		t.Errorf("%d pages are printed", pages)
	}
	if dir := os.Getenv("SCREENSHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "print.pdf"), printed, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// violation is what axe complains of.
type violation struct {
	ID    string `json:"id"`
	Help  string `json:"help"`
	Nodes []struct {
		HTML    string `json:"html"`
		Summary string `json:"failureSummary"`
	} `json:"nodes"`
}

// TestPageAccessible holds that axe finds nothing to complain of, on a screen of
// either width, light and dark, folded and not. With SCREENSHOTS set to a folder
// it leaves a picture of each there.
func TestPageAccessible(t *testing.T) {
	axe, err := os.ReadFile("../node/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Fatalf("run npm ci in tools/node first: %v", err)
	}
	b := newBrowser(t)
	eval[any](b, string(axe)+";0")
	for _, look := range looks {
		b.show(look)
		for _, state := range []string{"false", "true"} {
			b.do(`document.querySelectorAll(".more").forEach(d => d.open = ` + state + `); scrollTo(0, 0)`)
			b.complaints(look.name + ", open " + state)
			for _, section := range []string{"presets", "invalid-combinations"} {
				b.do(`document.getElementById("` + section + `").scrollIntoView({behavior: "instant"})`)
				b.picture(look.name + "-" + section)
			}
			b.do(`scrollTo({top: 0, behavior: "instant"})`)
			b.picture(look.name + map[string]string{"false": "", "true": "-open"}[state])
		}
	}
}

// complaints reports what axe complains of.
func (b *browser) complaints(how string) {
	b.t.Helper()
	for _, v := range eval[[]violation](b, `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations)`) {
		detail, _ := json.Marshal(v.Nodes[:min(3, len(v.Nodes))])
		b.t.Errorf("%s: %s: %s: %d times: %s", how, v.ID, v.Help, len(v.Nodes), detail)
	}
}

func (b *browser) picture(name string) {
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o600); err != nil {
		b.t.Fatal(err)
	}
}
