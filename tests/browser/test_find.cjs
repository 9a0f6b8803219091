// Search, what is one's own, and the page in another language.
"use strict";
const { assert, look, open, test } = require("./support.cjs");
const { shown, table } = require("./reports.cjs");

const found = page => page.locator("output.found").textContent();

// How many rows of the page's table of that name are not hidden.
function rowsLeft(page, name) {
  return page.evaluate(id => [...document.querySelectorAll(`#table-${id} tbody tr`)]
    .filter(row => !row.hidden).length, name);
}

test("search says how many, hides the others and opens what is folded", async browser => {
  const page = await open(browser, shown());
  await page.getByLabel("Søk", { exact: true }).fill("kommune 27");
  // a card, the practice it took up, and its row of deviants.csv, which is nobody
  // else's unit to compare with; on a wide screen whom to visit is a picture
  assert.equal(table("deviants").filter(row => Object.values(row).includes("Kommune 27")).length, 1);
  assert.equal(await found(page), "3 treff");
  assert.equal(await page.locator("#table-deviants tbody tr:visible").count(), 1);
  assert.equal(await rowsLeft(page, "pairs"), 0);
  await page.getByLabel("Søk", { exact: true }).fill("xyzzy");
  assert.equal(await found(page), "Ingen treff");
  assert.equal(await page.locator("main .findings > li:visible").count(), 0);
  await page.getByRole("button", { name: "Vis alt" }).click();
  assert.equal(await found(page), "");
  assert.equal(await rowsLeft(page, "deviants"), table("deviants").length);
  assert.equal(await page.locator("#table-deviants[open]").count(), 0);
});

test("only one service: its pairs, as many as the table has", async browser => {
  const page = await open(browser, shown());
  const own = table("breakdown-2023").filter(row => row.group_a === "NAV" || row.group_b === "NAV").length;
  await page.getByLabel("Vår tjeneste").selectOption("NAV");
  assert.equal(await rowsLeft(page, "pairs"), table("breakdown-2023").length);
  assert.equal(await page.locator("#table-pairs tr.own").count(), own);
  await page.getByLabel("bare det som er vårt").check();
  assert.equal(await rowsLeft(page, "pairs"), own);
});

test("only one municipality: its rows and cards", async browser => {
  const page = await open(browser, shown());
  await page.locator("select[name=municipality]").selectOption("Grue");
  await page.getByLabel("bare det som er vårt").check();
  assert.equal(await rowsLeft(page, "baseline"), 1);
  assert.equal(await rowsLeft(page, "offers"), 4); // one a level
  assert.deepEqual(await page.locator("main .findings > li:visible h3").allTextContents(), ["Grue"]);
});

test("one's own is pointed out in the pictures", async browser => {
  const page = await open(browser, shown());
  assert.equal(await page.locator(".faint").count(), 0);
  await page.getByLabel("Vår tjeneste").selectOption("NAV");
  const left = await page.evaluate(() => [...document.querySelectorAll("#figure-services .sheet g:has(> title)")]
    .filter(g => !g.classList.contains("faint")).map(g => g.querySelector("title").textContent));
  assert.ok(left.length > 5);
  for (const name of left) assert.match(name, /(^| – )NAV($|:| – )/);
  assert.ok(await page.locator("#figure-services .faint").count() > 20);
  await page.locator("select[name=municipality]").selectOption("Grue");
  assert.equal(await page.locator("#figure-baseline g[data-id]:not(.faint)").count(), 1);
});

test("on a phone, too, the lists show only one's own", async browser => {
  const page = await open(browser, shown(), { width: 360 });
  await page.locator("select[name=service]").selectOption("NAV");
  await page.getByLabel("bare det som er vårt").check();
  // who NAV shares young people with, and whom it hands over to
  assert.equal(await page.locator("#figure-together .narrow li:visible").count(),
    table("together").filter(row => row.service_a === "NAV" || row.service_b === "NAV").filter(
      (row, _, all) => row.year === all.map(r => r.year).sort().at(-1)).length);
  assert.equal(await page.locator("#figure-services .narrow .rows > li:visible").count(), 1);
});

test("no table has two rows that cannot be told apart", async browser => {
  const page = await look(browser, shown());
  const twice = await page.locator("[data-table]").evaluateAll(all => all.flatMap(block => {
    const rows = [...block.querySelectorAll("tbody tr")].map(row => row.textContent);
    return rows.filter((text, i) => rows.indexOf(text) < i).map(text => block.dataset.table + ": " + text);
  }));
  assert.deepEqual(twice, []);
  assert.deepEqual([...new Set(table("practices").map(row => row.year))].sort(), ["2021", "2023"]);
  assert.equal(await page.locator("#table-practices td[data-v='2021']").count(), 4);
});

test("a table's own search says how many rows", async browser => {
  const page = await open(browser, shown());
  await page.locator("#table-practices summary").click();
  const block = page.locator("#table-practices");
  assert.equal(await block.locator("output").textContent(), "8 rader");
  await block.getByRole("searchbox").fill("møte");
  assert.equal(await block.locator("output").textContent(), "2 rader");
});

test("another language without another page, and what was asked stays", async browser => {
  const page = await open(browser, shown());
  await page.evaluate(() => { window.same = true; });
  await page.getByLabel("Vår tjeneste").selectOption("NAV");
  const heading = () => page.locator("h2").first().textContent();
  assert.equal(await heading(), "Det vi fant");
  await page.locator("select[name=lang]").selectOption("nn");
  assert.equal(await heading(), "Det vi fann");
  await page.locator("select[name=lang]").selectOption("en");
  assert.equal(await heading(), "What we found");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.getByLabel("Our service").inputValue(), "NAV");
  assert.ok(await page.locator("#table-pairs-en tr.own").count() > 0);
  await page.locator("nav a").last().click();
  assert.equal(new URL(page.url()).hash, "#method-en");
  // no word of the other language is left, but what is the study's own
  assert.doesNotMatch(await page.locator("main").innerText(), /svarte|venta?\b|tjeneste/);
  await page.locator("select[name=lang]").selectOption("nb");
  assert.equal(await heading(), "Det vi fant");
  assert.equal(await page.evaluate(() => window.same), true);
  assert.deepEqual(page.faults, []);
});
