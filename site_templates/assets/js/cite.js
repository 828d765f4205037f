/* The record to cite a paper by, in the form that the reader chooses; what stands in the page is BibTeX. */
(function (root) {
  "use strict";

  const { element } = root.paperArchive;
  const FOLDER = new URL(".", document.currentScript.src).href;
  const FORMS = ["BibTeX", "RIS", "CSL-JSON", "Text"];

  const record = document.getElementById("bibtex");
  if (!record) return;
  const place = element("p");
  place.dataset.paCite = "";
  const key = record.textContent.match(/\{([^,]+),/)?.[1] ?? "paper";
  const texts = new Map([["BibTeX", record.textContent]]);
  const status = element("span", { className: "pa-note" });
  let shown = "BibTeX";
  let asked = shown; // what was chosen last: another may still be on its way

  async function formats() {
    await Promise.all(["papers", "formats"].map((name) => root.paperArchive.load(`${FOLDER}${name}.js`)));
    return root.paperArchive.formats;
  }

  /** The paper in a form, made when it is first asked for. */
  async function textIn(form) {
    if (!texts.has(form)) {
      const { [form]: { one } } = await formats();
      const [paper] = await root.paperArchive.papers.of([place.closest("[data-pa-id]")]);
      texts.set(form, one(paper));
    }
    return texts.get(form);
  }

  async function show(form) {
    asked = form;
    try {
      const text = await textIn(form);
      if (asked !== form) return;
      record.textContent = text.replaceAll("\r", "").trimEnd();
      shown = form;
      status.textContent = "";
    } catch {
      if (asked !== form) return;
      asked = shown;
      place.querySelector(`[value=${shown}]`).checked = true;
      status.textContent = `${form} could not be loaded. Choose it again to retry.`;
    }
  }

  async function save(event) {
    const button = event.currentTarget;
    const form = shown;
    try {
      const { [form]: { ending, type } } = await formats();
      root.paperArchive.save(`${key}${ending}`, type, `${texts.get(form)}${form === "RIS" ? "" : "\n"}`);
      root.paperArchive.tell(button, "Saved");
    } catch {
      status.textContent = "It could not be saved. Try again.";
    }
  }

  function choice(form) {
    const input = element("input", { type: "radio", name: "record", value: form, checked: form === shown });
    const name = element("span", { textContent: form });
    name.dataset.text = form;
    input.addEventListener("change", () => show(form));
    return element("label", {}, input, name);
  }

  function button(name) {
    const made = element("button", { type: "button", className: "pa-button", textContent: name });
    made.setAttribute("aria-live", "polite");
    return made;
  }

  function draw() {
    const choices = element("span", { className: "pa-switch" }, ...FORMS.map(choice));
    choices.setAttribute("role", "radiogroup");
    choices.setAttribute("aria-label", "Form of the record");
    const [copies, saves] = [button("Copy"), button("Save file")];
    copies.dataset.paCopy = record.id;
    saves.addEventListener("click", save);
    status.setAttribute("role", "status");
    place.append(choices, element("span", {}, copies, saves), status);
    record.after(place);
  }

  draw();
})(window);
