"use strict";
const selects = [...document.querySelectorAll("select[data-filter]")];
const rows = [...document.querySelectorAll("tr[data-s]")];
const cells = [...document.querySelectorAll("li[data-p]")];
const table = document.querySelector(".points");
const all = document.getElementById("all");
const values = rows.map((row) => row.dataset.v.split(","));
function filter() {
  let shown = 0;
  rows.forEach((row, i) => {
    const hit = selects.every((select) => {
      if (select.value === "") return true;
      if (select.dataset.filter === "status") return row.dataset.s === select.value;
      return values[i][select.dataset.filter] === String(select.selectedIndex - 1);
    });
    row.hidden = !hit;
    cells[i].hidden = !hit;
    if (hit) shown++;
    row.classList.toggle("late", hit && shown > table.dataset.first);
  });
  document.getElementById("shown").textContent = shown + " of " + rows.length + " points";
  offer(shown);
}
// The first rows are shown at once, and all of them when asked for.
function offer(shown) {
  all.hidden = shown <= table.dataset.first || table.classList.contains("all");
  all.textContent = "Show all " + shown + " rows";
}
function showAll() {
  table.classList.add("all");
  all.hidden = true;
}
all.addEventListener("click", showAll);
// A link to a row that is not shown shows it.
function follow() {
  const row = location.hash && document.getElementById(location.hash.slice(1));
  if (!row || !row.matches("tr")) return;
  if (row.hidden) { selects.forEach((select) => { select.value = ""; }); filter(); }
  if (row.classList.contains("late")) showAll();
  row.scrollIntoView({ block: "center", behavior: "instant" });
}
addEventListener("hashchange", follow);
addEventListener("beforeprint", showAll);
// A cell of the matrix says what its row says.
const heads = [...document.querySelectorAll(".points thead th")].map((th) => th.textContent);
document.getElementById("cells").addEventListener("mouseover", (event) => {
  const li = event.target.closest("li");
  if (!li || li.title) return;
  const texts = [...document.getElementById("p" + li.dataset.p).cells].map((cell) => cell.textContent.trim());
  li.title = texts.map((text, i) => text && heads[i] + ": " + text).filter(Boolean).join("\n");
});
selects.forEach((select) => select.addEventListener("change", filter));
offer(rows.length);
follow();
