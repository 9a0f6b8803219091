// The reports that the tests look at, each made once, when it is first asked for.
"use strict";
const { path, report, source } = require("./support.cjs");

const made = {};
function once(name, make) { return () => made[name] ??= make(name); }

const sample = path.join(source, "samples", "kongsvinger", "study.ini");

// The public report of the sample study.
const shown = once("shown", name => report(sample, name, "-n", "200"));

module.exports = { shown };
