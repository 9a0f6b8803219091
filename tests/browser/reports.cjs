// The reports that the tests look at, each made once, when it is first asked for.
"use strict";
const { execFileSync } = require("node:child_process");
const { pathToFileURL } = require("node:url");
const { folder, fs, path, report, source, write } = require("./support.cjs");

const made = {};
function once(name, make) { return () => made[name] ??= make(name); }

// The public report of the sample study, as other tests look at it.
const shown = once("shown", name => {
  const made = execFileSync("sh", [path.join(source, "tests", "support", "made.sh"), "public"],
    { encoding: "utf8" }).trim();
  fs.cpSync(made, path.join(folder, name), { recursive: true });
  return pathToFileURL(path.join(folder, name, "report.html")).href;
});

// Its figures, in their order: of the themes nothing is left in public, and of
// what came and went between services nothing is seen.
const figures = ["practices", "visits", "actions", "practices-change", "services", "pairs", "baseline", "map", "change",
  "funnel", "deviants", "voices", "together", "handover", "stages", "offers", "waves-pairs", "waves", "multiples"];

// A table of it, as rows of texts by column (no cell of these holds a comma).
function table(name) {
  const [head, ...rows] = fs.readFileSync(path.join(folder, "shown", "tables", name + ".csv"), "utf8")
    .trimEnd().split("\n").map(line => line.split(","));
  return rows.map(row => Object.fromEntries(head.map((column, i) => [column, row[i]])));
}

// ---- a study of names that somebody wrote to do something ----

const evil = {
  image: '<img src=x onerror="document.documentElement.dataset.pwned=1">',
  formula: "=cmd|' /C calc'!A1",
  turned: "\u202egnp.exe",
};

function csvLine(cells) {
  return cells.map(text => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text).join(",") + "\n";
}

// Four services of six people. Everybody names the next two of the own service
// and the same person of the next service; so nobody of the first names one of
// the third.
const services = [evil.image, evil.formula, evil.turned, "BUP"];
function person(service, i) { return `${services[service]}-${i}`; }

function writeHostile(actions) {
  const actors = [["id", "sector"]], ties = [["from", "to", "quality"]];
  for (let s = 0; s < 4; s++)
    for (let i = 0; i < 6; i++) {
      actors.push([person(s, i), services[s]]);
      for (const to of [person(s, (i + 1) % 6), person(s, (i + 2) % 6), person((s + 1) % 4, i)])
        ties.push([person(s, i), to, "3"]);
    }
  write("actors.csv", actors.map(csvLine).join(""));
  write("ties.csv", ties.map(csvLine).join(""));
  return write("hostile.ini", "[study]\ntitle = Made\nby = sector\n[wave 2024]\nactors = actors.csv\n" +
    "ties = ties.csv\n[scales]\nquality = 1:5\n" + (actions ? `[actions]\nfile = ${actions}\n` : ""));
}

const hostile = once("hostile", name => report(writeHostile(), name, "-n", "20", "--internal"));

module.exports = { evil, figures, hostile, person, shown, table, writeHostile };
