"use strict";
// Search, sort and download for every table; the page reads well without.
document.documentElement.classList.add("js");

function value(row, column) {
  const cell = row.cells[column];
  return cell.dataset.v !== undefined ? cell.dataset.v : cell.textContent;
}

function compare(a, b) {
  if (a === "" || b === "") return (a === "") - (b === "");
  const x = Number(a), y = Number(b);
  return Number.isNaN(x) || Number.isNaN(y)
    ? a.localeCompare(b, document.documentElement.lang) : x - y;
}

function sort(table, header, column) {
  const up = header.getAttribute("aria-sort") !== "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", up ? "ascending" : "descending");
  const body = table.tBodies[0];
  [...body.rows]
    .sort((a, b) => {
      const x = value(a, column), y = value(b, column);
      if (x === "" || y === "") return compare(x, y);
      return up ? compare(x, y) : compare(y, x);
    })
    .forEach(row => body.append(row));
}

// A spreadsheet takes text that begins so for a formula; a number is none.
function guarded(text) {
  return /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
}

function quoted(text) {
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

function csv(table) {
  const rows = [...table.rows].filter(row => !row.hidden);
  return rows.map(row => [...row.cells].map((cell, i) =>
    quoted(guarded(cell.tagName === "TH" && cell.dataset.name ? cell.dataset.name : value(row, i))))
    .join(",")).join("\n") + "\n";
}

function download(table, name) {
  const link = document.createElement("a");
  link.href = "data:text/csv;charset=utf-8," + encodeURIComponent(csv(table));
  link.download = name + ".csv";
  link.click();
}

for (const block of document.querySelectorAll("[data-table]")) {
  const table = block.querySelector("table");
  [...table.tHead.rows[0].cells].forEach((header, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sort(table, header, i));
  });
  block.querySelector("input").addEventListener("input", event => {
    const wanted = event.target.value.toLocaleLowerCase();
    for (const row of table.tBodies[0].rows)
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
  });
  block.querySelector(".download").addEventListener("click",
    () => download(table, block.dataset.table));
}

// Paper shows everything: details are opened before print and put back after.
addEventListener("beforeprint", () => {
  for (const d of document.querySelectorAll("details:not([open])")) {
    d.open = true;
    d.dataset.closed = "";
  }
});
addEventListener("afterprint", () => {
  for (const d of document.querySelectorAll("details[data-closed]")) {
    d.open = false;
    delete d.dataset.closed;
  }
});
