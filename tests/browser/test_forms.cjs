// What a meeting writes is what the tools read, whatever it is called.
"use strict";
const { assert, download, folder, fs, open, path, report, run, test, write } = require("./support.cjs");
const { evil, hostile, person, shown, writeHostile } = require("./reports.cjs");

test("names that somebody wrote to do something are text", async browser => {
  const page = await open(browser, hostile());
  assert.equal(await page.locator("main img").count(), 0);
  assert.equal(await page.locator("html").getAttribute("data-pwned"), null);
  assert.ok((await page.locator("select[name=service] option").allTextContents())
    .some(name => name.includes("<img src=x")));
  await page.locator("select[name=service]").selectOption(evil.image);
  await page.getByLabel("bare det som er vårt").check();
  await page.locator("select[name=lang]").selectOption("en");
  assert.equal(await page.locator("html").getAttribute("data-pwned"), null);
  assert.ok(!(await page.content()).includes("\u202e"));
  assert.deepEqual(page.faults, []);
});

test("corrections are downloaded as pdn-ingest reads them", async browser => {
  const page = await open(browser, hostile());
  const form = page.locator("[data-form=corrections]");
  const fill = async values => {
    for (const [name, text] of Object.entries(values)) {
      const field = form.locator(`[name=${name}]`);
      if (await field.evaluate(e => e.tagName === "SELECT")) await field.selectOption(text);
      else await field.fill(text);
    }
    await form.locator(".add").click();
  };
  assert.equal(await form.locator(".download").isDisabled(), true);
  await fill({ from: person(1, 0) });
  assert.equal(await form.locator(".missing").textContent(), "Noe mangler.");
  // the first names nobody of the third; of two answers one is another
  await fill({ from: person(1, 0), to: person(3, 4), change: "add", said_by: evil.image + ' "me"; you' });
  await fill({ from: person(1, 1), to: person(1, 2), change: "alter", column: "quality", value: "4,5", said_by: evil.formula });
  await fill({ from: person(1, 2), to: person(1, 3), change: "remove", column: "", said_by: evil.turned });
  await fill({ from: "nobody", to: "no one", said_by: "me" });
  assert.equal(await form.locator("output").textContent(), "4 i lista");
  await form.getByRole("button", { name: "Fjern 4" }).click();
  assert.equal(await page.locator("main img").count(), 0);

  const got = await download(page, form.locator(".download"));
  assert.equal(got.name, "corrections.csv");
  run("pdn-ingest", "-q", "--wave", "2024", "--actors", "actors.csv", "--ties", "ties.csv",
    "--corrections", got.file, "--scale", "quality=1:5", "-o", "corrected.graphml");
  run("pdn-convert", "corrected.graphml", "-o", "corrected", "--to", "csv");
  const ties = fs.readFileSync(path.join(folder, "corrected", "ties.csv"), "utf8").trimEnd().split("\n");
  // 24 people name 3 each; one was added and one removed
  const contacts = ties.slice(1).filter(line => line.includes("-"));
  const of = (a, b) => contacts.find(line => line.startsWith(`${a},${b},`));
  assert.equal(contacts.length, 72);
  assert.ok(of(person(1, 0), person(3, 4)));
  assert.match(of(person(1, 1), person(1, 2)), /,4\.5(,|$)/);
  assert.equal(of(person(1, 2), person(1, 3)), undefined);
});

test("an action sheet is downloaded as the next study reads it", async browser => {
  const page = await open(browser, hostile());
  const form = page.locator("[data-form=actions]");
  const add = async values => {
    for (const [name, text] of Object.entries(values)) {
      const field = form.locator(`[name=${name}]`);
      if (await field.evaluate(e => e.tagName === "SELECT")) await field.selectOption(text);
      else await field.fill(text);
    }
    await form.locator(".add").click();
  };
  await add({ finding: evil.image, step: evil.formula, owner: '"A"; B', invited: "C, D", deadline: "2025-03-01", lift: "1" });
  await add({ finding: "X og Y: mangler", step: "Møte", owner: evil.formula });
  const got = await download(page, form.locator(".download"));
  fs.copyFileSync(got.file, path.join(folder, "next.csv"));
  const rows = run("pdn-tally", "actions", "next.csv", "--no-metadata").trimEnd().split("\n");
  assert.equal(rows[0].split(",").slice(0, 4).join(), "finding,step,owner,deadline");
  assert.equal(rows.length, 3);
  assert.ok(rows[1].startsWith(`"${evil.image.replaceAll('"', '""')}",${evil.formula},"""A""; B",2025-03-01,`), rows[1]);
  // wave, what came after (no study is here to tell), lift
  assert.match(rows[1], /,2024,.*,1$/);
  assert.match(rows[2], /,2024,.*,0$/);
  assert.ok(rows[2].startsWith(`X og Y: mangler,Møte,${evil.formula},`), rows[2]);

  report(writeHostile("next.csv"), "after", "-n", "0", "--internal");
  const table = fs.readFileSync(path.join(folder, "after", "tables", "actions.csv"), "utf8");
  assert.ok(table.includes("X og Y: mangler,Møte,"));
});

test("a finding goes to the action sheet, as the sample's own actions name theirs", async browser => {
  const page = await open(browser, shown());
  await page.getByRole("button", { name: /^Til handlingsarket: Ungdomsskolen/ }).click();
  const form = page.locator("[data-form=actions]");
  assert.equal(await form.locator("[name=finding]").inputValue(),
    "ungdomsskole og videregående skole: henger på én person"); // samples/kongsvinger/actions.csv
  assert.equal(await page.evaluate(() => document.activeElement.name), "step");
  await page.keyboard.type("To deler møtene");
  await page.keyboard.press("Enter");
  assert.equal(await form.locator("output").textContent(), "1 i lista");
  await page.locator("select[name=lang]").selectOption("nn");
  assert.equal(await page.locator("[data-form=actions] output").textContent(), "1 i lista");
  assert.equal(await page.locator("[data-form=actions] tbody tr:visible").count(), 1);
  // what is begun goes along, to a language that was read before and to a new one
  for (const [lang, text] of [["nb", "Halvferdig"], ["en", "Half done"]]) {
    await page.locator("[data-form=actions] [name=step]").fill(text);
    await page.locator("select[name=lang]").selectOption(lang);
    assert.equal(await page.locator("[data-form=actions] [name=step]").inputValue(), text);
  }
});
