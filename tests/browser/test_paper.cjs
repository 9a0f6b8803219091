// The page on paper, without its script, by keyboard, and its order.
"use strict";
const { execFileSync } = require("node:child_process");
const { pathToFileURL } = require("node:url");
const { assert, folder, fs, look, open, path, report, source, test } = require("./support.cjs");
const { figures, shown } = require("./reports.cjs");

const order = ["findings", "sure", "meaning", "not-known", "others", "followup", "change", "meeting", "network", "pairs",
  "outcomes", "practice", "waves", "tables", "method"];

test("the order of the page, and every part in the menu", async browser => {
  const page = await look(browser, shown());
  assert.deepEqual(await page.locator("main h2").evaluateAll(all => all.map(h => h.id)), order);
  assert.deepEqual(await page.locator("nav a").evaluateAll(all => all.map(a => a.hash.slice(1))), order);
});

test("without script everything is there, and nothing that needs one", async browser => {
  const page = await open(browser, shown(), { script: false });
  assert.equal(await page.locator("main h2:visible").count(), order.length);
  assert.equal(await page.locator(".sheet:visible").count(), figures.length);
  assert.equal(await page.locator("button:visible, input:visible, select:visible").count(), 0);
  await page.locator("#table-pairs summary").click();
  assert.ok(await page.locator("#table-pairs td:visible").count() > 100);
});

test("by keyboard: the menu, the search, a table; where one is can be seen", async browser => {
  const page = await open(browser, shown());
  const reached = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const e = document.activeElement, style = getComputedStyle(e);
      return { what: e.name || e.className || e.tagName, seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
    });
    assert.equal(at.seen, true, at.what);
    reached.add(at.what);
  }
  for (const what of ["lang", "A", "search", "service", "municipality", "only", "follow", "finding", "said_by"])
    assert.ok(reached.has(what), `${what} of ${[...reached]}`);
});

// The pages of the page on paper, as text.
async function paper(page) {
  const file = path.join(folder, "paper.pdf");
  await page.pdf({ path: file, preferCSSPageSize: true });
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).split("\f");
}

const words = text => text.replace(/\s+/g, " ");

test("on paper nothing is lost, and a figure stands on one page with its title", async browser => {
  const page = await open(browser, shown());
  const titles = await page.locator(".sheet svg > title").allTextContents();
  const questions = await page.locator("figure > .question").allTextContents();
  const captions = await page.locator("[data-table] caption, .printed caption").allTextContents();
  const sheets = (await paper(page)).map(words);
  const all = sheets.join(" ");
  assert.equal(titles.length, figures.length);
  titles.forEach((title, i) => {
    const start = words(title).slice(0, 40);
    assert.ok(sheets.some(sheet => sheet.includes(start) && sheet.includes(words(questions[i]))), title);
  });
  for (const caption of captions) assert.ok(all.includes(caption), caption);
  // a table says on each of its pages what its columns are
  const pairs = sheets.filter(sheet => /Barnevernet (Fast|Bolig)|Fastlegene (Helse|Kommune)/.test(sheet) &&
    !/Til samtalen/.test(sheet)); // that is a figure
  assert.ok(pairs.length > 1);
  for (const sheet of pairs) assert.match(sheet, /tjeneste og tjeneste/);
  // a row of a table that is folded on the screen; a form to fill by hand
  assert.match(all, /Kommune 45 .*1124/);
  assert.match(all, /Handlingsark/);
  assert.doesNotMatch(all, /Last ned som|Til handlingsarket/);
});

test("what concerns one municipality or resource group is one page of paper", async browser => {
  report(path.join(source, "samples", "kongsvinger", "study.ini"), "places", "-n", "20", "-w", "2023", "--sheets");
  const sheets = path.join(folder, "places", "sheets");
  const names = fs.readdirSync(sheets);
  assert.ok(names.length > 5);
  const page = await open(browser, "about:blank");
  for (const name of names) {
    await page.goto(pathToFileURL(path.join(sheets, name)).href);
    const pages = (await paper(page)).filter(text => text.trim() !== "");
    assert.equal(pages.length, 1, name);
    assert.match(pages[0], /Hele rapporten/);
  }
});

test("the action sheet alone is printed, with room to write", async browser => {
  const page = await open(browser, shown());
  await page.evaluate(() => { window.print = () => {}; });
  await page.locator("[data-form=actions] .print").click();
  const sheets = await paper(page);
  assert.equal(sheets.filter(sheet => sheet.trim() !== "").length, 1);
  assert.match(sheets[0], /Det vi blir enige om/);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("[data-form=actions] tr.blank:visible").count(), 6);
});
