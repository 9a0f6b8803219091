// ---- Search over the page, only what is about a service or a municipality, or
// one's own pointed out. What is asked is kept when the language changes.

const asked = { search: "", service: "", municipality: "", only: false };
const onPhone = matchMedia("(max-width: 46rem)");

function folded(text) {
  return text.toLocaleLowerCase();
}

// What can be found: cards, lines of lists, rows of tables.
function things(root) {
  return root.querySelectorAll("main .findings > li, main .rows > li, main li[data-of], main [data-table] tbody tr");
}

// The services and units that a thing is about, as they stand in the data.
function about(thing) {
  const of = thing.dataset.of ?? thing.closest("[data-of]")?.dataset.of;
  if (of !== undefined) return of.split("\t");
  return [...thing.querySelectorAll("td[data-v]")].map(cell => cell.dataset.v);
}

// A list for a narrow screen says again what a figure shows on a wide one.
function isUsed(thing) {
  return onPhone.matches || !thing.closest(".narrow");
}

// Whether a text that people read names the service: "NAV: ...".
function names(text, label) {
  return text.split(/: | \u2013 | \u2192 /).some(name => folded(name) === folded(label));
}

function isOwn(of, label) {
  return (asked.service === "" || of.some(text => text === asked.service || names(text, label))) &&
    (asked.municipality === "" || of.includes(asked.municipality));
}

// What the page calls one's own service.
function ownLabel(root) {
  const options = [...root.querySelectorAll("select[name=service] option")];
  return options.find(option => option.value === asked.service)?.textContent ?? "";
}

// Opens what is folded around a thing that was found; folds it again after.
function unfold(root, found) {
  for (const d of root.querySelectorAll("details[data-found]")) {
    if (found.some(thing => d.contains(thing))) continue;
    d.open = false;
    delete d.dataset.found;
  }
  for (const thing of found)
    for (let d = thing.closest("details"); d; d = d.parentElement.closest("details"))
      if (!d.open) { d.open = true; d.dataset.found = ""; }
}

// In a picture what is not about one's own is made faint.
function point(root, own) {
  const label = ownLabel(root);
  for (const group of root.querySelectorAll(".sheet g[data-id], .sheet g:has(> title)")) {
    const id = group.dataset.id ?? "", title = group.querySelector("title")?.textContent ?? "";
    const mine = asked.service !== "" && (id === asked.service || names(id, label) || names(title, label));
    const here = asked.municipality !== "" && (id === asked.municipality || title.startsWith(asked.municipality + ":"));
    group.classList.toggle("faint", own && !mine && !here);
  }
  for (const sheet of root.querySelectorAll(".sheet"))
    if (!sheet.querySelector("g.faint + g:not(.faint), g:not(.faint) + g.faint"))
      for (const group of sheet.querySelectorAll(".faint")) group.classList.remove("faint");
}

function refresh(root) {
  const wanted = folded(asked.search.trim());
  const own = asked.service !== "" || asked.municipality !== "";
  const found = [], label = ownLabel(root);
  for (const thing of things(root)) {
    const words = folded(thing.textContent);
    const table = thing.closest("[data-table]");
    const within = table ? folded(table.querySelector("input").value) : "";
    const mine = own && isOwn(about(thing), label);
    const hit = words.includes(wanted) && (!own || !asked.only || mine);
    thing.hidden = !hit || !words.includes(within);
    thing.classList.toggle("own", mine);
    if (hit && isUsed(thing)) found.push(thing);
  }
  for (const block of root.querySelectorAll("[data-table]")) {
    const rows = [...block.querySelectorAll("tbody tr")];
    tell(block.querySelector("output"), rows.filter(row => !row.hidden).length);
  }
  const looking = wanted.length > 1 || (own && asked.only);
  unfold(root, found.filter(thing => wanted.length > 1 ||
    (looking && thing.matches(".findings > li"))));
  point(root, own);
  const output = root.querySelector("output.found");
  if (!output) return;
  if (looking || wanted !== "") tell(output, found.length);
  else output.textContent = own ? output.dataset.own.replace("{}",
    [...things(root)].filter(thing => thing.classList.contains("own") && isUsed(thing)).length) : "";
}

parts.push(root => {
  const box = root.querySelector(".find");
  if (!box) return;
  for (const field of box.querySelectorAll("input, select")) {
    if (!(field.name in asked)) continue;
    const key = field.type === "checkbox" ? "checked" : "value";
    field[key] = asked[field.name];
    field.addEventListener("input", () => { asked[field.name] = field[key]; refresh(root); });
  }
  box.querySelector(".all").addEventListener("click", () => {
    Object.assign(asked, { search: "", service: "", municipality: "", only: false });
    for (const field of box.querySelectorAll("input, select"))
      if (field.name in asked) field[field.type === "checkbox" ? "checked" : "value"] = asked[field.name];
    refresh(root);
  });
});
