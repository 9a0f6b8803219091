// What the tests of the page share: TAP, reports to look at, a browser.
"use strict";
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const source = process.env.PDN_SOURCE;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pdn-browser-"));
const bin = path.join(process.env.PDN_BUILD, "bin");

function run(tool, ...args) {
  return execFileSync(path.join(bin, tool), args,
    { encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
}

function write(name, text) {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
  return file;
}

function report(study, name, ...args) {
  run("pdn-report", "-q", study, "-o", path.join(folder, name), ...args);
  return pathToFileURL(path.join(folder, name, "report.html")).href;
}

const cases = [];
function test(name, body) { cases.push({ name, body }); }

// Whether a name of the suite is asked for by PDN_ONLY (a regular expression).
function wanted(name) {
  return !process.env.PDN_ONLY || new RegExp(process.env.PDN_ONLY).test(name);
}

// A page of its own for each test; what it logs as an error fails the test.
async function open(browser, url, options = {}) {
  const context = await browser.newContext({ acceptDownloads: true,
    viewport: { width: options.width || 1280, height: 800 },
    colorScheme: options.dark ? "dark" : "light",
    javaScriptEnabled: options.script !== false });
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  page.faults = [];
  page.on("pageerror", fault => page.faults.push(String(fault)));
  page.on("console", said => { if (said.type() === "error") page.faults.push(said.text()); });
  await page.goto(url);
  return page;
}

// A page that tests look at and change nothing of: opened once for each width.
const looked = {};
async function look(browser, url, options = {}) {
  return looked[[url, options.width]] ??= await open(browser, url, options);
}

// Clicks, and gives the name and the bytes of what is downloaded.
async function download(page, locator) {
  const [got] = await Promise.all([page.waitForEvent("download"), locator.click()]);
  const file = path.join(folder, got.suggestedFilename());
  await got.saveAs(file);
  return { name: got.suggestedFilename(), file, bytes: fs.readFileSync(file) };
}

async function all() {
  const browser = await chromium.launch({ executablePath: process.env.PDN_CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu"] });
  const asked = cases.filter(({ name }) => wanted(name));
  let failed = 0;
  console.log("1.." + asked.length);
  for (const [i, { name, body }] of asked.entries()) {
    try {
      await body(browser);
      console.log(`ok ${i + 1} - page: ${name}`);
    } catch (fault) {
      failed++;
      console.log(`not ok ${i + 1} - page: ${name}`);
      console.log(String(fault.stack || fault).replace(/^/gm, "# "));
    }
    const kept = Object.values(looked).map(page => page.context());
    for (const context of browser.contexts()) if (!kept.includes(context)) await context.close();
  }
  await browser.close();
  fs.rmSync(folder, { recursive: true, force: true });
  process.exitCode = failed > 0 ? 1 : 0;
}

module.exports = { all, assert, download, folder, fs, look, open, path, report, run, source, test, write };
