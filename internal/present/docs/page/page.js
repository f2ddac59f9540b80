"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const input = $("q"), status = $("found"), none = $("none"), theme = $("theme");
  // Spelling that a search ignores. The length stays, so that places do.
  const plain = (text) => text.toLowerCase().replace(/[-\s]/g, "_");

  // What a search looks through: of a field not its rules, which are items themselves.
  const textOf = (item) => {
    const parts = [item.dataset.path || ""];
    const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest(".rule")) parts.push(node.data.trim());
    }
    return parts.join(" ");
  };
  const sections = [...document.querySelectorAll("main > section")].map((element) => ({
    element,
    fold: element.querySelector(".fold"),
    items: [...element.querySelectorAll(".item")].map((item) => ({
      element: item,
      text: plain(textOf(item)),
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
        const text = plain(node.data);
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

  // The words of the page, whole and in parts: max_num_seqs, max, num, seqs.
  let vocabulary = null;
  const wordsOfPage = () => {
    const all = new Set();
    for (const { items } of sections) for (const item of items) {
      for (const word of textOf(item.element).toLowerCase().match(/[a-z0-9_]{4,}/g) || []) {
        all.add(word);
        for (const part of word.split("_")) if (part.length > 3) all.add(part);
      }
    }
    return [...all];
  };

  // How many letters differ, are missing, too many or swapped.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  // What is searched for: the word itself, or if no item has it, the words of
  // the page that are spelt nearly so.
  const meant = (word) => {
    if (word.length < 4 || sections.some((s) => s.items.some((i) => i.text.includes(word)))) return [word];
    vocabulary ||= wordsOfPage();
    let best = word.length < 8 ? 1 : 2, near = [];
    for (const v of vocabulary) {
      // A word that is still being typed is compared with the beginning of v.
      const d = Math.min(distance(word, v, best), distance(word, v.slice(0, word.length), best));
      if (d < best) { best = d; near = []; }
      if (d === best) near.push(v);
    }
    return near.length > 0 ? near.sort((a, b) => a.length - b.length) : [word];
  };

  // Shows the items that have every word of the query.
  let opened = null; // which sections were open before the search
  const search = () => {
    const words = input.value.split(/\s+/).filter(Boolean).map(plain).map(meant);
    if (words.length > 0 && !opened) opened = sections.map((s) => s.fold.open);
    let count = 0;
    sections.forEach((s, i) => {
      let left = 0;
      for (const item of s.items) {
        const match = words.every((near) => near.some((w) => item.text.includes(w)));
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
    const guessed = words.flatMap((near) => near).filter((w) => !plain(input.value).includes(w));
    status.textContent = words.length === 0 ? "" : (count === 1 ? "1 match" : count + " matches") +
      (count > 0 && guessed.length > 0 ? " for " + guessed.slice(0, 2).join(", ") : "");
    highlight(words.flat());
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

  // A copy button on each example.
  for (const pre of document.querySelectorAll("pre:not(.output)")) {
    const box = document.createElement("div"), button = document.createElement("button");
    box.className = "copyable";
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy: " + pre.getAttribute("aria-label"));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent);
      } catch { // the browser does not let a local page write to the clipboard
        getSelection().selectAllChildren(pre);
        if (!document.execCommand("copy")) return;
      }
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    pre.replaceWith(box);
    box.append(pre, button);
  }

  // A small screen begins with the headings.
  if (matchMedia("(max-width: 50rem)").matches) for (const s of sections) s.fold.open = false;

  open();
})();
