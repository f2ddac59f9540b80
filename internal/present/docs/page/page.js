"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const input = $("q"), status = $("found"), none = $("none"), theme = $("theme");
  // What a search looks through: of a field not its rules, which are items themselves.
  const textOf = (item) => {
    const copy = item.cloneNode(true);
    for (const rule of copy.querySelectorAll(".rule")) rule.remove();
    return (item.dataset.path || "") + " " + copy.textContent;
  };
  const sections = [...document.querySelectorAll("main > section")].map((element) => ({
    element,
    fold: element.querySelector(".fold"),
    items: [...element.querySelectorAll(".item")].map((item) => ({
      element: item,
      text: textOf(item).toLowerCase(),
    })),
    heads: [...element.querySelectorAll("h3:not(.item h3)")],
  }));
  const links = new Map([...document.querySelectorAll("nav a")].map((a) => [a.hash.slice(1), a]));

  // Marks the words in what is left, without touching the text.
  const highlight = (words) => {
    if (!window.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (words.length === 0) return;
    const ranges = [];
    for (const { element } of sections) {
      if (element.hidden) continue;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        for (const word of words) {
          for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + word.length);
            ranges.push(range);
          }
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  };

  // Shows the items that have every word of the query.
  let opened = null; // which sections were open before the search
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0 && !opened) opened = sections.map((s) => s.fold.open);
    let count = 0;
    sections.forEach((s, i) => {
      let left = 0;
      for (const item of s.items) {
        const match = words.every((w) => item.text.includes(w));
        item.element.hidden = !match;
        if (match) left++;
      }
      count += left;
      s.element.hidden = left === 0;
      const link = links.get(s.element.id);
      if (link) link.parentElement.hidden = left === 0;
      for (const h of s.heads) {
        // A table with its heading goes when none of its rows is left.
        const table = h.nextElementSibling && h.nextElementSibling.nextElementSibling;
        const gone = table && !table.querySelector(".item:not([hidden])");
        for (const e of [h, h.nextElementSibling, table]) if (e) e.hidden = gone;
      }
      s.fold.open = words.length > 0 ? true : opened ? opened[i] : s.fold.open;
    });
    if (words.length === 0) opened = null;
    none.hidden = count > 0;
    status.textContent = words.length === 0 ? "" : count === 1 ? "1 match" : count + " matches";
    highlight(words);
  };
  input.addEventListener("input", search);
  input.addEventListener("keydown", (e) => {
    if (e.key === "Escape") { input.value = ""; search(); }
    if (e.key === "Enter") {
      e.preventDefault();
      const first = document.querySelector(".item:not([hidden]) th a, .item:not([hidden]) h3 a");
      if (first) first.focus();
    }
  });
  document.addEventListener("keydown", (e) => {
    const typing = e.target.closest && e.target.closest("input, textarea, select");
    if (e.key === "/" && !typing && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); input.focus(); }
  });

  // Opens what a link leads to, whatever is folded or filtered.
  const open = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* it is no address of ours */ }
    const target = id && $(id);
    if (!target) return;
    if (target.closest("[hidden]")) { input.value = ""; search(); }
    for (let d = target.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    const fold = target.querySelector(":scope > .fold, .more");
    if (fold) fold.open = true;
    target.scrollIntoView({ block: "start", behavior: "instant" });
    const focus = target.querySelector("th a, h3 a, summary");
    if (focus) focus.focus({ preventScroll: true });
  };
  addEventListener("hashchange", open);

  // Shows in the outline where one is.
  const seen = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const e of entries) e.isIntersecting ? seen.add(e.target.id) : seen.delete(e.target.id);
    const here = sections.find((s) => seen.has(s.element.id));
    for (const [id, link] of links) {
      if (here && id === here.element.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-15% 0px -60% 0px" });
  for (const s of sections) observer.observe(s.element);

  // Light or dark, as the reader's system has it until the reader says otherwise.
  const root = document.documentElement;
  const kept = { get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
                 set: (v) => { try { localStorage.setItem("theme", v); } catch { /* not kept, then */ } } };
  if (kept.get()) root.dataset.theme = kept.get();
  theme.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    kept.set(root.dataset.theme);
  });

  // Prints everything, folded or not.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const d of folded) d.open = true;
  });
  addEventListener("afterprint", () => { for (const d of folded) d.open = false; });

  open();
})();
