// The page against WCAG 2.2 AA.
"use strict";
const { assert, fs, look, open, test } = require("./support.cjs");
const { shown } = require("./reports.cjs");

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// The rules that are broken, each with the first element that breaks it. All is
// unfolded; of rows that are alike four are looked at, and of a picture its
// outside (axe cannot tell what stands on what inside it).
async function broken(page, only) {
  await page.evaluate(() => {
    for (const d of document.querySelectorAll("details")) d.open = true;
    for (const list of document.querySelectorAll("[data-table] tbody, .rows"))
      for (const row of [...list.children].slice(4)) row.remove();
  });
  await page.evaluate(axe);
  const found = await page.evaluate(runOnly => axe.run({ exclude: [[".sheet svg > *"]] },
    { runOnly, resultTypes: ["violations"] }),
  only ? { type: "rule", values: only } : { type: "tag", values: rules });
  return found.violations.map(v => `${v.id}: ${v.nodes.length}, ${v.nodes[0].html.slice(0, 200)}`);
}

// No rule of colour hangs on the width: each width and each scheme once.
for (const [width, dark] of [[360, true], [1280, false]])
  test(`WCAG 2.2 AA, ${width} pixels, ${dark ? "dark" : "light"}: nothing is broken`, async browser => {
    const page = await open(browser, shown(), { width, dark });
    await page.locator(".follow").first().click();
    await page.locator("[data-form=actions] [name=step]").fill("x");
    await page.locator("[data-form=actions] .add").click();
    await page.locator("select[name=service]").selectOption("NAV");
    assert.deepEqual(await broken(page), []);
    assert.deepEqual(page.faults, []);
  });

test("what breaks a rule is found", async browser => {
  const page = await open(browser, shown());
  await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend", "<input>"));
  assert.match((await broken(page, ["label"])).join("\n"), /^label: 1/);
});

test("360 pixels: the page is not wider than the screen", async browser => {
  const page = await look(browser, shown(), { width: 360 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});
