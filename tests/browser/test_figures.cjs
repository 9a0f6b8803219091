// What stands with each figure: a form for a phone, its table, its picture.
"use strict";
const { assert, download, look, open, test } = require("./support.cjs");
const { figures, shown, table } = require("./reports.cjs");

test("a phone shows every figure as a list, and nothing is scrolled sideways", async browser => {
  const page = await look(browser, shown(), { width: 360 });
  assert.deepEqual(await page.locator("figure").evaluateAll(all => all.map(f => f.id)),
    figures.map(name => "figure-" + name));
  assert.equal(await page.locator(".sheet:visible").count(), 0);
  for (const name of figures) {
    const form = page.locator(`#figure-${name} .narrow`);
    if (name !== "map") assert.ok(await form.locator("li, summary").count() > 2, name);
    assert.equal(await form.evaluate(e => e.scrollWidth <= e.clientWidth), true, name);
    assert.ok((await form.locator(".finding").innerText()).length > 10, name);
  }
  // type that can be read: no text under 14 pixels
  assert.ok(await page.locator(".narrow").evaluateAll(all => Math.min(...all.flatMap(e =>
    [...e.querySelectorAll("*")].map(x => parseFloat(getComputedStyle(x).fontSize))))) >= 14);
});

test("on a phone no figure says again what another one does", async browser => {
  const page = await open(browser, shown(), { width: 360 });
  const lists = await page.locator(".narrow").evaluateAll(all => all.map(form =>
    [...form.querySelectorAll("li")].map(line => line.textContent).join("\n")));
  const told = lists.filter(text => text !== "");
  assert.ok(told.length >= figures.length - 1);
  assert.equal(new Set(told).size, told.length);
  // where there is no list, the way to it
  await page.locator("#figure-map .narrow a").click();
  assert.equal(new URL(page.url()).hash, "#figure-baseline");
});

test("on a phone what is so of all rows is said once", async browser => {
  const page = await look(browser, shown(), { width: 360 });
  const lines = await page.locator("#figure-visits .narrow li > span").allInnerTexts();
  assert.equal(new Set(lines).size, lines.length, lines.join("\n"));
  const form = await page.locator("#figure-visits .narrow").innerText();
  assert.equal(form.split("Hva sluttet de med?").length, 2);
});

test("the menu is one line on a wide screen, and every part of it can be reached", async browser => {
  for (const width of [800, 1280]) {
    const page = await open(browser, shown(), { width });
    assert.ok(await page.locator("nav").evaluate(nav => nav.offsetHeight) < 64);
    const last = page.locator("nav a:visible").last();
    await last.focus();
    const box = await last.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= width);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await last.click(); // the heading it leads to is not under it
    const heading = await page.locator("h2:visible").last().boundingBox();
    assert.ok(heading.y >= await page.locator("nav").evaluate(nav => nav.getBoundingClientRect().bottom) - 1);
  }
});

test("a figure asks on the page what its sheet asks", async browser => {
  const page = await look(browser, shown());
  const asked = await page.locator("figure").evaluateAll(all => all.map(figure =>
    [figure.querySelector(".question").textContent, figure.querySelector(".sheet svg").textContent]
      .map(text => text.replace(/\s/g, ""))));
  for (const [question, sheet] of asked) assert.ok(sheet.includes("Tilsamtalen:" + question), question);
});

test("the list of pairs says what the table says", async browser => {
  const page = await open(browser, shown(), { width: 360 });
  await page.locator("#figure-pairs details[data-of=NAV] summary").click();
  const rows = page.locator("#figure-pairs details[data-of=NAV] li");
  const own = table("breakdown-2023").filter(row => (row.group_a === "NAV") !== (row.group_b === "NAV"));
  assert.equal(await rows.count(), own.length);
  const said = (await rows.allInnerTexts()).map(text => Number(/(\d+) oppgitt/.exec(text)?.[1]));
  assert.deepEqual(said.filter(n => n >= 0).sort(), own.map(row => Number(row.ties)).filter(n => n >= 0).sort());
  assert.ok(said.filter(n => n >= 0).length > 3);
});

test("a wide screen shows the sheets and no list twice", async browser => {
  const page = await look(browser, shown());
  assert.equal(await page.locator(".sheet:visible").count(), figures.length);
  assert.equal(await page.locator(".narrow:visible").count(), 0);
});

test("every figure has its table, its question and its picture", async browser => {
  const page = await open(browser, shown());
  for (const name of figures) {
    assert.match(await page.locator(`#figure-${name} > .question`).innerText(), /\?$/, name);
    assert.equal(await page.locator(`button.picture[data-name=${name}]:visible`).count(), 1, name);
    const after = await page.locator(`#figure-${name} ~ details, #figure-${name} ~ p a[href^="#table-"]`).count();
    assert.ok(after > 0, name);
  }
  await page.locator("#figure-funnel ~ p a[href='#table-baseline']").click();
  await page.locator("#table-baseline[open] table").waitFor();
});

test("a figure is downloaded as PNG, twice its size", async browser => {
  const page = await open(browser, shown());
  for (const name of ["services", "stages"]) {
    const got = await download(page, page.locator(`button.picture[data-name=${name}]`));
    assert.equal(got.name, name + ".png");
    assert.equal(got.bytes.toString("latin1", 1, 4), "PNG");
    // a sheet is A3: 420 x 297 mm in points
    assert.deepEqual([got.bytes.readUInt32BE(16), got.bytes.readUInt32BE(20)],
      [Math.floor(2 * 420 / 25.4 * 72), Math.floor(2 * 297 / 25.4 * 72)]);
    assert.ok(got.bytes.length > 30000, `${name}: ${got.bytes.length}`);
  }
  assert.deepEqual(page.faults, []);
});

test("a table is downloaded as Excel here opens it, with the figures of the report", async browser => {
  const page = await open(browser, shown());
  await page.locator("#table-baseline summary").click();
  const text = (await download(page, page.locator("#table-baseline .download"))).bytes.toString("utf8");
  assert.ok(text.startsWith("\ufeffunit;year;indicator;"));
  const [head, ...rows] = text.slice(1).trimEnd().split("\r\n").map(line => line.split(";"));
  assert.equal(rows.length, 6);
  for (const cells of rows) {
    const row = Object.fromEntries(head.map((column, i) => [column, cells[i]]));
    const want = table("baseline").find(r => r.unit === row.unit && r.year === row.year && r.indicator === row.indicator);
    for (const column of ["events", "population", "share", "lo", "hi", "detectable"])
      assert.equal(row[column], want[column].replace(".", ","), `${row.unit} ${column}`);
  }
});

test("every table has a caption and headings with a scope", async browser => {
  const page = await look(browser, shown());
  assert.equal(await page.locator("table:not(:has(caption)), th:not([scope])").count(), 0);
});
