"""The commands that a repair may write, by what they are: TeX's own and those of the AMS, never an author's."""

from __future__ import annotations

GREEK = frozenset(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi pi "
    "varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma "
    "Upsilon Phi Psi Omega".split()
)

OPERATORS = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log "
    "max min mod bmod pmod sec sin sinh sup tan tanh Pr".split()
)
"""Names of functions, which TeX sets upright; `\\mod` and the like among them."""

RELATIONS = frozenset(
    "approx asymp cong doteq equiv ge geq geqq geqslant gg ggg gtrsim gtrapprox in le leq leqq leqslant lesssim "
    "lessapprox ll lll mid models ne neq ni nmid notin parallel nparallel perp prec preceq precsim preccurlyeq "
    "propto sim simeq sqsubset sqsubseteq sqsupseteq subset subseteq subseteqq subsetneq subsetneqq nsubseteq "
    "varsubsetneq succ succeq succsim supset supseteq supsetneq thicksim to trianglelefteq triangleq unlhd vdash "
    "vDash dashv between smile frown lhd rhd gtreqless eqsim backsim".split()
)

ARROWS = frozenset(
    "curvearrowright downarrow hookrightarrow hookleftarrow iff implies impliedby leadsto leftarrow Leftarrow "
    "leftrightarrow Leftrightarrow longleftrightarrow Longleftrightarrow longleftarrow longmapsto longrightarrow "
    "Longrightarrow mapsto nearrow rightarrow Rightarrow rightleftharpoons rightharpoonup rightleftarrows searrow "
    "swarrow nwarrow twoheadrightarrow twoheadleftarrow rightarrowtail rightsquigarrow uparrow Uparrow Downarrow "
    "updownarrow upharpoonright nrightarrow nleftarrow leftrightarrows circlearrowleft circlearrowright "
    "xrightarrow dashrightarrow gets leftharpoonup rightharpoondown leftharpoondown".split()
)

SIGNS = frozenset(
    "aleph amalg angle ast backslash beth bigcap bigcirc bigcup bigodot bigoplus bigotimes bigsqcup bigstar "
    "bigtriangleup bigtriangledown biguplus bigvee bigwedge blacksquare bot bowtie Box boxplus boxtimes bullet "
    "cap cdot cdots circ circledast circledR clubsuit colon complement coprod cup dag dagger ddag ddagger ddots "
    "diamond Diamond diamondsuit div divideontimes dots dotsb dotsc ell emptyset varnothing eth exists flat "
    "forall hbar hslash heartsuit Im imath infty int iint iiint jmath land langle lor lbrace lbrack lceil ldots "
    "leftthreetimes lfloor lnot lvert lVert ltimes mho mp nabla natural neg nexists odot oint ominus oplus oslash "
    "otimes partial pm prime prod rangle rbrace rbrack rceil Re restriction rfloor rtimes rvert rVert setminus "
    "sharp smallsetminus blacktriangleleft blacktriangleright spadesuit sqcap sqcup square star sum surd times "
    "top triangle triangledown triangleleft triangleright uplus vdots vee vert Vert wedge wp wr barwedge".split()
)

ACCENTS = frozenset(
    "acute bar breve check ddot dot grave hat mathring not overline tilde underline vec widehat widetilde frac "
    "dfrac tfrac sqrt binom overrightarrow".split()
)
"""What takes the next letter, or the next two, for its argument."""

FONTS = frozenset(
    "mathbb Bbb mathbf mathcal mathfrak frak mathit mathrm mathscr mathsf mathtt bm boldsymbol operatorname text "
    "textrm".split()
)
"""What sets the next letter in another font."""

SWITCHES = frozenset("rm bf cal it sf tt scr mit".split())
"""What sets all that follows in another font, to the end of its braces."""

SPACING = frozenset(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr quad qquad limits nolimits "
    "displaystyle textstyle scriptstyle scriptscriptstyle".split()
)

ALLOWED = GREEK | OPERATORS | RELATIONS | ARROWS | SIGNS | (ACCENTS | FONTS | SWITCHES | SPACING)

ENGLISH = frozenset(
    "angle arrow backslash bar between bot bowtie box bullet cap check circ circle colon complement cup dagger "
    "deg diamond div dot dots exists exp flat frown gets hat hom in inf int it ker land left lg lim ll log lor "
    "ltimes max mid min mod models mp natural ne neg ni not over parallel perp pm prec prime prod right rm scr "
    "sec sf sharp sim sin smile square star succ sum sup surd tan text tilde times to top triangle tt underline "
    "vec vert wedge wp wr Box Big Diamond Im Re Pr S P bf cal cos cot csc frac ge gg iff implies le ln mathring "
    "restriction acute grave propto big cong det dim equiv arg gcd limits mho amalg partial subset quad eth mit "
    "dag ast vee approx".split()
)
"""Commands whose names are words of English, or stand in it for something else."""

SURE = ALLOWED - ENGLISH - GREEK
"""Names that stand in no English text."""
