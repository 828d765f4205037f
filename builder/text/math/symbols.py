"""TeX's commands that stand for a sign or a name, and the Unicode that shows them."""

from __future__ import annotations


def _table(text: str) -> dict[str, str]:
    """Each command with its sign, of "command sign, command sign"."""
    return dict(one.strip().split(" ", 1) for one in text.split(","))


SYMBOLS: dict[str, str] = _table("""
    lgroup (, lparen (, rgroup ), rparen ), ast *, colon :, textless <, textgreater >, Complex C, real R,
    reals R, lbrack [, rbrack ], Bbbk k, lbrace {, lvert |, mid |, rvert |, textbar |, vert |, rbrace },
    textasciitilde ~, pounds £, mathsection §, copyright ©, lnot ¬, neg ¬, degree °, pm ±, micro µ, upmu µ,
    cdot ·, centerdot ·, AA Å, times ×, ss ß, aa å, eth ð, div ÷, imath ı, jmath ȷ, Beta Β, Gamma Γ, varGamma Γ,
    Delta Δ, varDelta Δ, Theta Θ, varTheta Θ, Lambda Λ, varLambda Λ, Xi Ξ, Pi Π, varPi Π, Sigma Σ, varSigma Σ,
    Upsilon Υ, Phi Φ, varPhi Φ, Psi Ψ, varPsi Ψ, Omega Ω, ohm Ω, varOmega Ω, alpha α, beta β, gamma γ, delta δ,
    epsilon ε, varepsilon ε, zeta ζ, eta η, theta θ, iota ι, kappa κ, lambda λ, mu μ, nu ν, xi ξ, pi π, rho ρ,
    varsigma ς, sigma σ, tau τ, upsilon υ, phi φ, varphi φ, chi χ, psi ψ, omega ω, vartheta ϑ, varpi ϖ,
    digamma ϝ, varkappa ϰ, varrho ϱ, Vert ‖, lVert ‖, rVert ‖, dag †, dagger †, ddagger ‡, bullet •, dots …,
    dotsc …, ldots …, prime ′, euro €, hbar ℏ, hslash ℏ, ell ℓ, wp ℘, aleph ℵ, beth ℶ, Game ⅁, gets ←,
    leftarrow ←, uparrow ↑, rightarrow →, to →, downarrow ↓, leftrightarrow ↔, nearrow ↗, searrow ↘,
    twoheadrightarrow ↠, mapsto ↦, hookleftarrow ↩, hookrightarrow ↪, curvearrowleft ↶, curvearrowright ↷,
    leftharpoonup ↼, restriction ↾, upharpoonright ↾, rightharpoonup ⇀, leftrightarrows ⇆, leftrightharpoons ⇋,
    rightleftharpoons ⇌, Leftarrow ⇐, Uparrow ⇑, Rightarrow ⇒, Downarrow ⇓, Leftrightarrow ⇔, leadsto ⇝,
    dashrightarrow ⇢, forall ∀, complement ∁, partial ∂, exists ∃, nexists ∄, emptyset ∅, varnothing ∅, nabla ∇,
    in ∈, notin ∉, ni ∋, owns ∋, prod ∏, coprod ∐, sum ∑, mp ∓, dotplus ∔, backslash ∖, setminus ∖,
    smallsetminus ∖, circ ∘, propto ∝, infin ∞, infty ∞, angle ∠, nmid ∤, parallel ∥, land ∧, wedge ∧, lor ∨,
    vee ∨, cap ∩, cup ∪, int ∫, iint ∬, oint ∮, sim ∼, thicksim ∼, wr ≀, nsim ≁, simeq ≃, cong ≅, ncong ≇,
    approx ≈, thickapprox ≈, asymp ≍, doteq ≐, coloneqq ≔, colonequals ≔, triangleq ≜, eqdef ≝, ne ≠, neq ≠,
    equiv ≡, le ≤, leq ≤, leqslant ≤, ge ≥, geq ≥, geqslant ≥, leqq ≦, geqq ≧, ll ≪, gg ≫, nleq ≰, ngeq ≱,
    lesssim ≲, gtrsim ≳, lessgtr ≶, prec ≺, succ ≻, succcurlyeq ≽, precsim ≾, succsim ≿, sub ⊂, subset ⊂,
    supset ⊃, subseteq ⊆, supseteq ⊇, nsubseteq ⊈, subsetneq ⊊, varsubsetneq ⊊, supsetneq ⊋, uplus ⊎, sqsubset ⊏,
    sqsupset ⊐, sqsubseteq ⊑, sqcap ⊓, sqcup ⊔, oplus ⊕, ominus ⊖, otimes ⊗, oslash ⊘, odot ⊙, circledcirc ⊚,
    circledast ⊛, boxplus ⊞, boxtimes ⊠, vdash ⊢, dashv ⊣, top ⊤, bot ⊥, perp ⊥, models ⊨, vDash ⊨, Vdash ⊩,
    nVdash ⊮, lhd ⊲, vartriangleleft ⊲, rhd ⊳, trianglelefteq ⊴, unlhd ⊴, unrhd ⊵, multimap ⊸, intercal ⊺,
    bigwedge ⋀, bigvee ⋁, bigcap ⋂, bigcup ⋃, diamond ⋄, star ⋆, bowtie ⋈, ltimes ⋉, rtimes ⋊, leftthreetimes ⋋,
    curlyvee ⋎, curlywedge ⋏, Subset ⋐, vdots ⋮, cdots ⋯, dotsb ⋯, dotsm ⋯, ddots ⋱, lceil ⌈, rceil ⌉, lfloor ⌊,
    rfloor ⌋, ulcorner ⌜, urcorner ⌝, llcorner ⌞, lrcorner ⌟, smile ⌣, circledR Ⓡ, blacksquare ■, square □,
    bigtriangleup △, triangle △, vartriangle ▵, triangleright ▷, bigtriangledown ▽, triangledown ▿,
    blacktriangleleft ◀, triangleleft ◁, Diamond ◊, lozenge ◊, Box ◻, bigstar ★, spadesuit ♠, heartsuit ♡,
    diamondsuit ♢, clubsuit ♣, flat ♭, natural ♮, sharp ♯, checkmark ✓, llbracket ⟦, rrbracket ⟧, lang ⟨,
    langle ⟨, rang ⟩, rangle ⟩, longleftarrow ⟵, longrightarrow ⟶, longleftrightarrow ⟷, Longrightarrow ⟹,
    implies ⟹, Longleftrightarrow ⟺, iff ⟺, llangle ⦉, rrangle ⦊, bigoplus ⨁, bigotimes ⨂, bigsqcup ⨆, Join ⨝,
    amalg ⨿, lessapprox ⪅, gtrapprox ⪆, preceq ⪯, succeq ⪰, subsetneqq ⫋, varsubsetneqq ⫋, supsetneqq ⫌
""")
"""Commands without an argument that stand for one sign."""

NAMES: dict[str, str] = _table("""
    Aut Aut, End End, Ext Ext, GL GL, Hom Hom, Im Im, Pr Pr, Re Re, SL SL, Spec Spec, Tor Tor, Tr Tr, Var Var,
    arccos arccos, arcsin arcsin, arctan arctan, arg arg, argmax arg max, argmin arg min, cos cos, cosh cosh,
    cot cot, coth coth, csc csc, csch csch, deg deg, det det, diag diag, dim dim, dist dist, exp exp, gcd gcd,
    hom hom, id id, inf inf, varinjlim inj lim, injlim injlim, ker ker, lg lg, lim lim, liminf lim inf,
    limsup lim sup, ln ln, log log, max max, min min, bmod mod, mod mod, poly poly, polylog polylog,
    varprojlim proj lim, projlim projlim, rank rank, sec sec, sech sech, sgn sgn, sign sign, sin sin, sinh sinh,
    sup sup, supp supp, tan tan, tanh tanh, tr tr
""")
"""Commands without an argument that stand for a name, set upright and apart from its neighbours."""
