"use strict";
const selects = [...document.querySelectorAll("select[data-filter]")];
const rows = [...document.querySelectorAll("tr[data-s]")];
const cells = [...document.querySelectorAll("li[data-p]")];
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
  });
  document.getElementById("shown").textContent = shown + " of " + rows.length + " points";
}
selects.forEach((select) => select.addEventListener("change", filter));
