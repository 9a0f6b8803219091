// ---- Pictures to take along, and the page in another language.

// Drawn at twice its size, so that it can be put on a slide.
function savePicture(svg, name) {
  const copy = svg.cloneNode(true), scale = 2;
  const { width, height } = svg.viewBox.baseVal;
  for (const group of copy.querySelectorAll(".faint")) group.classList.remove("faint");
  copy.setAttribute("width", width * scale);
  copy.setAttribute("height", height * scale);
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    save(canvas.toDataURL("image/png"), name + ".png");
  });
  image.src = "data:image/svg+xml;charset=utf-8," +
    encodeURIComponent(new XMLSerializer().serializeToString(copy));
}

parts.push(root => {
  for (const button of root.querySelectorAll("button.picture")) {
    const name = button.dataset.name;
    button.addEventListener("click", () =>
      savePicture(root.querySelector(`[data-figure=${name}] .sheet svg`), name));
  }
});

// A link leads into what is folded.
function openTarget() {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (target instanceof HTMLDetailsElement) target.open = true;
}
addEventListener("hashchange", openTarget);

const page = document.getElementById("page");
const spoken = {};

function setUp(root) {
  for (const part of parts) part(root);
  refresh(root);
}

// Every language has its own content; that of the others waits in a template
// until it is asked for, and then beside the page.
function speak(lang) {
  const now = page.lang;
  if (lang === now) return;
  const typed = [...page.querySelectorAll("[data-form]")].map(form => fields(form).map(field => field.value));
  spoken[now] = document.createDocumentFragment();
  spoken[now].append(...page.childNodes);
  const fresh = spoken[lang] === undefined;
  const template = document.querySelector(`template[lang=${lang}]`);
  page.append(fresh ? template.content : spoken[lang]);
  page.lang = document.documentElement.lang = lang;
  if (fresh) setUp(page);
  else {
    for (const field of page.querySelectorAll(".find [name]"))
      if (field.name in asked) field[field.type === "checkbox" ? "checked" : "value"] = asked[field.name];
    for (const form of page.querySelectorAll("[data-form]")) draw(form);
    refresh(page);
  }
  // what is begun and not yet added goes along
  page.querySelectorAll("[data-form]").forEach((form, i) =>
    fields(form).forEach((field, k) => { field.value = typed[i][k]; }));
  const choice = page.querySelector("select[name=lang]");
  choice.value = lang;
  choice.focus();
}

parts.push(root => {
  const choice = root.querySelector("select[name=lang]");
  if (document.querySelector("template[lang]")) choice.addEventListener("change", () => speak(choice.value));
  else choice.closest(".tools").remove();
});

if (page) {
  setUp(page);
  openTarget();
}
