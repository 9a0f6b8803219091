"use strict";
// What the page does beside being read; it reads well without. This part: every
// table is searched, sorted and downloaded. One setUp for each part: the page is
// set up once in each language that is looked at.
document.documentElement.classList.add("js");

const parts = [];

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

// ---- CSV as a Norwegian Excel opens it by double click: what the tools write
// with --excel. It begins with a byte order mark, and lines end with CR LF.

// A spreadsheet takes text that begins so for a formula; a number is none.
function isFormula(text) {
  return /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text.replace(",", ".")));
}

function guarded(text) {
  return isFormula(text) ? "'" + text : text;
}

function quoted(text) {
  return /[";\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

function lines(rows) {
  return rows.map(row => row.map(quoted).join(";") + "\r\n").join("");
}

function cellText(row, i) {
  const cell = row.cells[i], text = value(row, i);
  if (cell.tagName === "TH" && cell.dataset.name) return cell.dataset.name;
  if (cell.classList.contains("n") && !Number.isNaN(Number(text))) return text.replace(".", ",");
  return guarded(text);
}

function csv(table) {
  return lines([...table.rows].filter(row => !row.hidden)
    .map(row => [...row.cells].map((_, i) => cellText(row, i))));
}

function save(href, name) {
  const link = document.createElement("a");
  link.href = href;
  link.download = name;
  link.click();
}

function saveText(text, name) {
  save("data:text/csv;charset=utf-8," + encodeURIComponent("\ufeff" + text), name);
}

// ---- words of the page that hold a number: {} in data-none, data-one, data-many

function tell(output, n) {
  const form = n === 0 ? "none" : n === 1 ? "one" : "many";
  output.textContent = output.dataset[form].replace("{}", n);
}

parts.push(root => {
  for (const block of root.querySelectorAll("[data-table]")) {
    const table = block.querySelector("table");
    [...table.tHead.rows[0].cells].forEach((header, i) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sort(table, header, i));
    });
    block.querySelector("input").addEventListener("input", () => refresh(root));
    block.querySelector(".download").addEventListener("click",
      () => saveText(csv(table), block.dataset.table + ".csv"));
  }
});

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
