/* The tags from A to Z narrow to those that hold what the reader types; Enter opens the first. */
(function () {
  "use strict";

  const field = document.querySelector("[data-pa-narrow]");
  if (!field) return;
  const status = document.querySelector("[data-pa-narrowed]");
  const letters = [...document.querySelectorAll(".pa-letter")];
  const nothing = document.querySelector("[data-pa-nothing]");
  const jumps = [...document.querySelectorAll(".pa-az a[href^='#']")].map((jump) => [jump, jump.getAttribute("href")]);
  const terms = [...document.querySelectorAll(".pa-letter li")];

  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  }

  const texts = new Map(terms.map((term) => [term, folded(term.querySelector("a").textContent)]));

  function narrow() {
    const wanted = folded(field.value);
    for (const term of terms) term.hidden = !texts.get(term).includes(wanted);
    for (const letter of letters) letter.hidden = !letter.querySelector("li:not([hidden])");
    for (const [jump, to] of jumps) {
      if (document.getElementById(to.slice(1)).closest(".pa-letter").hidden) jump.removeAttribute("href");
      else jump.setAttribute("href", to);
    }
    const left = terms.filter((term) => !term.hidden).length;
    nothing.hidden = left > 0;
    nothing.querySelector("a").search = new URLSearchParams({ q: field.value });
    status.textContent = wanted ? `${left} of ${terms.length}` : "";
  }

  function openFirst(event) {
    event.preventDefault();
    const first = terms.find((term) => !term.hidden);
    if (first && field.value.trim()) first.querySelector("a").click();
  }

  field.addEventListener("input", narrow);
  field.form.addEventListener("submit", openFirst);
  narrow(); // a browser may restore the field when the reader comes back
})();
