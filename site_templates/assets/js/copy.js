/* Buttons that copy what stands beside them. */
(function (root) {
  "use strict";

  const ANSWER = 1600; // milliseconds

  /* Signs and the commands that are read off them, names of functions: as in builder/text/math/legible.py. */
  const SIGNS = "α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta κ kappa λ lambda μ mu ν nu ξ xi "
    + "π pi ρ rho σ sigma τ tau ϕ phi φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi "
    + "Σ Sigma Φ Phi Ψ Psi Ω Omega ℓ ell ∞ infty ∂ partial ∇ nabla ± pm × times ⋅ cdot ∼ sim ≃ simeq ≈ approx ∝ "
    + "propto ≡ equiv ≠ neq ≤ leq ≥ geq ≪ ll ≫ gg ∈ in ⊂ subset → rightarrow "
    + "⊤ top ⊥ perp ∘ circ ⊗ otimes ⊕ oplus … dots";
  const NAMES = "arg cos cosh deg det dim exp gcd inf ker lim ln log max min sin sinh sup tan tanh";
  const COMMANDS = new Map([
    ["\u2061", ""], ["−", "-"], ["∗", "*"], ["{", "\\{"], ["}", "\\}"],
    ...SIGNS.match(/\S+ \S+/g).map((pair) => pair.split(" ")).map(([sign, name]) => [sign, `\\${name}`]),
    ...NAMES.split(" ").map((name) => [name, `\\${name}`]),
  ]);

  function grouped(tex) {
    return /^(\\[A-Za-z]+|\\.|.)$/su.test(tex) ? tex : `{${tex}}`;
  }

  /** The parts side by side: a blank where a letter would become part of a command. */
  function row(parts) {
    return parts.filter(Boolean).join("\0").replace(/(\\[A-Za-z]+)\0(?=[A-Za-z])/g, "$1 ").replaceAll("\0", "");
  }

  const SHAPES = {
    math: row,
    mrow: row,
    msub: ([base, low]) => `${base}_${grouped(low)}`,
    msup: ([base, high]) => `${base}^${grouped(high)}`,
    msubsup: ([base, low, high]) => `${base}_${grouped(low)}^${grouped(high)}`,
  };

  /** The TeX of a formula that tells none: the builder has seen that it can be read off so. */
  function readOff(node) {
    if (node.children.length) return SHAPES[node.localName]([...node.children].map(readOff));
    return COMMANDS.get(node.textContent) ?? node.textContent;
  }

  /** A part of a page as text, its formulas as TeX. */
  function texOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data.replaceAll("$", "\\$");
    const { paTex } = node.dataset || {};
    if (paTex !== undefined) return `$${paTex}$`;
    return node.localName === "math" ? `$${readOff(node)}$` : [...node.childNodes].map(texOf).join("");
  }

  /** The abstract without TeX stands in the head already, for programs. */
  function plainText() {
    return document.querySelector("meta[name=citation_abstract]").content;
  }

  /** Pages opened from disk may have no clipboard: select the text and copy it, or leave it selected. */
  function copyBySelecting(source, text) {
    const place = text === source.textContent ? source : source.appendChild(document.createElement("div"));
    if (place !== source) place.textContent = text;
    getSelection().selectAllChildren(place);
    const isCopied = document.execCommand("copy");
    if (place !== source && isCopied) place.remove();
    return isCopied ? "Copied" : "Selected";
  }

  /** The address of this page: on the web, where it has one there. */
  function link() {
    return document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#", 1)[0];
  }

  const TEXTS = { tex: texOf, plain: plainText, link };

  async function copy(source, form) {
    const text = TEXTS[form]?.(source) ?? source.textContent;
    try {
      await navigator.clipboard.writeText(text);
      return "Copied";
    } catch {
      return copyBySelecting(source, text);
    }
  }

  async function answer(event) {
    const button = event.currentTarget;
    tell(button, await copy(document.getElementById(button.dataset.paCopy), button.dataset.paAs));
  }

  /** The button says what happened, keeps its width, and is itself again after a while. */
  function tell(button, word) {
    button.dataset.paLabel ??= button.textContent;
    button.style.minWidth = `${button.offsetWidth}px`;
    button.textContent = word;
    clearTimeout(button.paTimer);
    button.paTimer = setTimeout(() => { button.textContent = button.dataset.paLabel; }, ANSWER);
  }

  /* Where buttons stand, the id of what they copy (the place itself where nothing has it), and its forms. */
  const COPIES = [
    ["[data-pa-copies]", "text", [["Copy as TeX", "tex"], ["Copy as plain text", "plain"]]],
    ["[data-pa-actions]", "do", [["Copy link", "link"]]],
  ];

  function buttonFor(source, [name, form]) {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "pa-button", textContent: name });
    made.setAttribute("aria-live", "polite");
    made.dataset.paCopy = source;
    made.dataset.paAs = form;
    return made;
  }

  root.paperArchive.tell = tell;
  for (const [selector, source, forms] of COPIES) {
    const place = document.querySelector(selector);
    if (!place) continue;
    if (!document.getElementById(source)) place.id = source;
    place.append(...forms.flatMap((one) => [" ", buttonFor(source, one)]));
  }
  for (const button of document.querySelectorAll("[data-pa-copy]")) button.addEventListener("click", answer);
})(window);
