// ---- Two lists that a meeting fills: what is wrong, and what is to be done.
// They live in this window alone until they are downloaded.

const entries = { corrections: [], actions: [] };

// A text that Excel would take for a formula is written as a formula that gives
// the text, which pdnet reads as the text; with a quote in it, an apostrophe.
function kept(text) {
  if (!isFormula(text)) return text;
  return text.includes('"') ? "'" + text : `="${text}"`;
}

function fields(form) {
  return [...form.querySelectorAll("[name]")];
}

function decimal(field, text) {
  return field.dataset.number !== undefined && /^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text;
}

function cell(text) {
  const td = document.createElement("td");
  td.textContent = text;
  return td;
}

// What a choice is called on the page; other text as it is.
function shown(field, text) {
  const option = field.tagName === "SELECT" ? [...field.options].find(o => o.value === text) : undefined;
  return option ? option.textContent : text;
}

function draw(form) {
  const list = entries[form.dataset.form], body = form.querySelector("tbody");
  for (const row of body.querySelectorAll("tr:not(.blank)")) row.remove();
  list.forEach((entry, i) => {
    const row = document.createElement("tr");
    for (const field of fields(form)) row.append(cell(shown(field, entry[field.name])));
    const remove = document.createElement("button");
    remove.type = "button";
    remove.textContent = form.dataset.remove;
    remove.setAttribute("aria-label", `${form.dataset.remove} ${i + 1}`);
    remove.addEventListener("click", () => {
      list.splice(i, 1);
      draw(form);
      form.querySelector("[name]").focus();
    });
    const last = cell("");
    last.className = "tools";
    last.append(remove);
    row.append(last);
    body.insertBefore(row, body.querySelector(".blank"));
  });
  tell(form.querySelector("output"), list.length);
  form.querySelector(".download").disabled = list.length === 0;
  form.classList.toggle("filled", list.length > 0);
}

// Whether everything that is needed is there; says what is not.
function complete(form, entry) {
  const empty = fields(form).filter(field =>
    (field.required || (field.dataset.when && field.dataset.when === entry.change)) && entry[field.name] === "");
  for (const field of fields(form)) field.toggleAttribute("aria-invalid", empty.includes(field));
  for (const field of empty) field.setAttribute("aria-invalid", "true");
  form.querySelector(".missing").textContent = empty.length > 0 ? form.dataset.missing : "";
  if (empty.length > 0) empty[0].focus();
  return empty.length === 0;
}

function add(form) {
  const entry = {};
  for (const field of fields(form)) entry[field.name] = decimal(field, field.value.trim());
  if (!complete(form, entry)) return;
  entries[form.dataset.form].push(entry);
  for (const field of fields(form).filter(f => f.dataset.keep === undefined)) {
    if (field.tagName === "SELECT") field.selectedIndex = 0;
    else field.value = "";
  }
  draw(form);
  form.querySelector("[name]").focus();
}

function listText(form) {
  const names = fields(form).map(field => field.name);
  return lines([names, ...entries[form.dataset.form].map(entry => names.map(name => kept(entry[name])))]);
}

parts.push(root => {
  for (const form of root.querySelectorAll("[data-form]")) {
    form.querySelector(".add").addEventListener("click", () => add(form));
    form.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target.tagName === "INPUT") { event.preventDefault(); add(form); }
    });
    form.querySelector(".download").addEventListener("click",
      () => saveText(listText(form), form.dataset.form + ".csv"));
    form.querySelector(".print")?.addEventListener("click", () => {
      document.documentElement.classList.add("sheet-only");
      print();
    });
    draw(form);
  }
  const actions = root.querySelector("[data-form=actions]");
  for (const card of actions ? root.querySelectorAll("[data-finding]") : []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "follow";
    button.textContent = actions.dataset.follow;
    button.setAttribute("aria-label", `${actions.dataset.follow}: ${card.querySelector("h4").textContent}`);
    button.addEventListener("click", () => {
      const [a, b] = card.dataset.of.split("\t");
      const said = { "{a}": a, "{b}": b, "{finding}": card.dataset.finding };
      actions.querySelector("[name=finding]").value =
        actions.dataset.named.replace(/\{(a|b|finding)\}/g, place => said[place]);
      actions.querySelector("[name=step]").focus();
    });
    card.append(button);
  }
});
addEventListener("afterprint", () => document.documentElement.classList.remove("sheet-only"));

// A list that was not downloaded is not lost by a slip.
addEventListener("beforeunload", event => {
  if (entries.corrections.length + entries.actions.length > 0) event.preventDefault();
});
