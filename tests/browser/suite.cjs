// The suite: every file test_*.cjs of this folder.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { all } = require("./support.cjs");

for (const file of fs.readdirSync(__dirname).sort())
  if (/^test_.*\.cjs$/.test(file)) require(path.join(__dirname, file));
all();
