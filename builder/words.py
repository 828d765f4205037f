"""Text as words with keys under which their variants meet, and a book that finds phrases among words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from builder.text import fold, resolve_latex

_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|\$[^\s$](?:[^$]{0,400}[^\s$])?\$|\\[A-Za-z]+|https?://\S+|&#?\w{1,10};"
)
# A phrase may run over blanks, hyphens, slashes and stars ("C*-algebra"), not over these.
_BREAK = re.compile(r"""[^\w\s'’*/-]+|\s[-*/]+\s|--+""")
_WORD = re.compile(r"([^\W_]+)(?:['’]s\b)?")

_PLAIN = frozenset(("", " ", "-"))
"""What stands between most words; nothing stands before the first."""

_ES = ("sses", "xes", "ches", "shes", "zzes", "echoes")
_IRREGULAR = {
    "bias": "bias", "series": "series", "species": "species", "gas": "gas", "lens": "lens", "news": "news",
    "biases": "bias", "lenses": "lens", "axes": "axis", "caches": "cache", "matrices": "matrix",
    "indices": "index", "vertices": "vertex", "vortices": "vortex", "simplices": "simplex",
    "analyses": "analysis", "hypotheses": "hypothesis", "syntheses": "synthesis", "bases": "basis",
    "phenomena": "phenomenon", "criteria": "criterion", "automata": "automaton", "equilibria": "equilibrium",
    "spectra": "spectrum", "maxima": "maximum", "minima": "minimum", "media": "medium", "movies": "movie",
}  # fmt: skip

STOP = frozenset(
    """a about above across after again against all almost along already also although always am among an and
    another any are around as at away be became because become becomes been before being below best better
    between beyond both but by came can cannot could despite did different do does doing done down due during
    each eg either else enough especially et etc even ever every few first five for four from fully further
    furthermore generally given gives giving had has have having hence her here higher his how however i ie if
    in indeed instead into is it its itself just know known largely last least less let like likely little made
    mainly make makes making many may me mean means might more moreover most much must my namely near nearly
    need needs neither never nevertheless new next no non none nor not now of off often on once one only onto or
    other others otherwise our ours out over own per perhaps possible quite rather really respectively same
    second see seen several shall she should similar similarly since six so some still such than that the
    their theirs them themselves then there thereby therefore these they third this those though three through
    throughout thus to together too toward towards two under unlike until up upon us use used useful uses using
    usually various very via vs was way ways we well were what when where whereas whether which while who whole
    whose why will with within without would yet you your""".split()
)
"""Words of grammar; they say nothing about a subject and stand in no phrase."""

PAPER_TALK = frozenset(
    """able abstract account accurate accurately achieve achieved achieves achieving additional address
    addresses adjustment adjustments advantage aforementioned aim aims allow allowed allowing allows analyses
    analysis analyze analyzed applied apply applying approach approaches arbitrary arise article aspect
    aspects assess assume assumed assumption augment author available based basic behavior behaviour bound
    bounds broad called case cases challenge challenges challenging change changes choice chosen class close
    collection combination combine combined combining common commonly compare compared comparison complete
    complex comprehensive compute computed conclude conclusion condition conditions connection consider
    considered considering consist consistent consistently consists construct context contrast contribution
    contributions correspond corresponding create crucial current currently datasets define defined degree
    demonstrate demonstrated demonstrates demonstrating depend dependence depending depends derive derived
    describe described describes design designed detail detailed determine determined develop developed
    develops difference differences difficult directly discuss discussed distinct downstream duration easily
    easy effect effective effectively effectiveness effects efficient efficiently effort elucidate emerging
    employ enable enables enabling end enhance enhanced enhancing ensure epsilon essential establish
    established estimate evaluate evaluated exact exactly example examples exceed excel exhibit exhibits
    exist existing experiment experimental experimentally experiments explain exploit explore explored
    exploring expose extend extended extending extension extensive external fact factor factors fast faster
    find finding findings finds fixed focus follow following follows form formulated found framework full
    fundamental future gain general generate generated good governed great hand handle handling hard help
    high highlight highly idea identified identify illustrate impact implement implementation implementing
    implications importance important improve improved improvement improvements improves improving include
    included includes including incorporate incorporating increase increases increasing increasingly
    individual inherent initial input insight insightful insights instance interest interesting introduce
    introduced introduces introducing intuitive investigate investigated involve issue issues key kind large
    larger lead leading leads length level levels leverage leverages leveraging limitation limitations
    limited literature log long low lower main major mathbf mathcal mathrm maximum method methodology methods
    minimal minimum model modeled modeling modelling models motivated multiple namely natural necessary
    notable notably note novel number numerical numerically numerous objective observe observed obtain
    obtained obtaining offer open order original outperform outperforms output overall paper papers part
    particular particularly parts people perform performance performed performing performs perspective point
    points popular possible potential potentially practical practice precise present presented presenting
    presents previous previously primary principle principled prior problem problems procedure process
    processes produce progress promising propose proposed proposes prove proved proven provide provided
    provides providing purpose quality question questions range reason recent recently reduce reduced reduces
    reducing related relative relevant reliability reliable relies rely relying remain remains report
    reported represent represented representing require required requires research researchers respect result
    resulting results reveal revealing reveals review rich role run sense set sets setting settings short
    show showing shown shows significance significant significantly similar simple simply simultaneously
    single size small smaller solution solutions special specific specifically stable standard start state
    step straightforward strategy strong stronger strongly studied studies study studying success successful
    successfully suggest suggests sum superior support tackle take taken target task tasks technique
    techniques tend term terms test tested theoretical theoretically theory think time tool tools total
    traditional trivial true truly type types typical typically unclear uncover underlying understand
    understanding understood unified uniform unique utilize utilizes valid validate value values variable
    variety vary varying verify version view wide widely wider work works years yield yields zero""".split()
)
"""What papers of every field say about themselves; a hint of no subject."""


class Word(NamedTuple):
    """One word of a text: `surface` as written ("PINNs"), `key` folded and in the singular ("pinn").

    `glue` is what stands between it and the word before in the same run, such as "-"; "" for the first.
    """

    surface: str
    key: str
    glue: str


Run = tuple[Word, ...]
"""Words with nothing between them that would break a phrase."""


def singular(word: str) -> str:
    """A folded word without its plural ending: crude, but the same for a term and for a text."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_ES) else word[:-1]


@lru_cache(maxsize=200_000)
def word_key(surface: str) -> str:
    """The key under which a word's case, accents, compatibility forms and plural meet."""
    return singular("".join(filter(str.isalnum, fold(surface)))) or surface


def read_runs(text: str) -> tuple[Run, ...]:
    """The words of a text in runs; tags, formulas, commands, addresses and entities are no words."""
    plain = _MARKUP.sub(" | ", resolve_latex(text))
    return tuple(run for piece in _BREAK.split(plain) if (run := _read_run(piece)))


class Wording(NamedTuple):
    """The words of a paper."""

    title: tuple[Run, ...]
    abstract: tuple[Run, ...]


def read_wording(title: str, abstract: str) -> Wording:
    """The words of a paper, read once for all who count them."""
    return Wording(read_runs(title), read_runs(abstract))


TITLE_WORTH = 2
"""How many mentions in an abstract one in the title is worth."""


def count_terms(wording: Wording) -> Counter[str]:
    """The mentions of each word that is none of grammar, and of each pair of such words next to each other."""
    counts: Counter[str] = Counter()
    for runs, worth in ((wording.title, TITLE_WORTH), (wording.abstract, 1)):
        for run in runs:
            keys = [_term(word) for word in run]
            terms = [key for key in keys if key]
            terms += [f"{one} {two}" for one, two in pairwise(keys) if one and two]
            for term in terms:
                counts[term] += worth
    return counts


def _term(word: Word) -> str:
    return "" if word.key in STOP or word.surface in STOP or word.key.isdigit() else word.key


def phrase_key(text: str) -> str:
    """The key of a short phrase: the keys of its words, parted by blanks."""
    return " ".join(word_key(found[1]) for found in _WORD.finditer(resolve_latex(text)))


def surface_of(words: Sequence[Word]) -> str:
    """A phrase as the text writes it, its hyphens kept."""
    head, *rest = words
    return head.surface + "".join((word.glue or " ") + word.surface for word in rest)


@lru_cache(maxsize=200_000)
def is_acronym(text: str) -> bool:
    """One word with two capitals or more, its plural s aside: LoRA, PINNs, but not Adam."""
    return text.isalnum() and sum(map(str.isupper, text)) >= 2


@lru_cache(maxsize=200_000)
def is_subject_word(word: Word) -> bool:
    """Two letters or more, and no word of grammar or of what papers say about themselves."""
    folded = word.surface.casefold()
    return (
        sum(map(str.isalpha, word.key)) >= 2
        and folded not in STOP
        and folded not in PAPER_TALK
        and word.key not in PAPER_TALK
    )


def is_torn(run: Run, start: int, end: int) -> bool:
    """These words take half of a compound along: "informed neural" of "physics-informed neural network"."""
    return run[start].glue == "-" or (end < len(run) and run[end].glue == "-")


def best_surface(counts: Iterable[tuple[str, int]]) -> str:
    """The most frequent way to write something; among equals fewer capitals, then the alphabet."""
    return min(counts, key=lambda one: (-one[1], sum(map(str.isupper, one[0])), one[0]))[0]


class PhraseMatcher:
    """Phrases to be found as whole words; where two overlap, the earlier and there the longer wins.

    An acronym (`is_acronym`) is found only in its own capitals, with or without a plural s, since
    "zero" is not ZeRO.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._root: _Node = {}
        for phrase in sorted(set(phrases)):
            keys = phrase_key(phrase).split()
            if keys:
                node = self._root
                for key in keys:
                    node = node.setdefault(key, {})
                node.setdefault("", []).append(phrase)
        _put_exact_first(self._root)

    def find(self, run: Run) -> Iterator[tuple[str, int, int]]:
        """Each phrase in the run as (phrase, first word, word after the last)."""
        start = 0
        while start < len(run):
            node = self._root.get(run[start].key)
            found, end = "", start + 1
            at = start + 1
            while node is not None:
                for phrase in node.get("", ()):
                    if not is_acronym(phrase) or _is_written(phrase, run[start].surface):
                        found, end = phrase, at
                        break
                node = node.get(run[at].key) if at < len(run) else None
                at += 1
            if found:
                yield found, start, end
            start = end


_Node = dict[str, Any]
"""What may follow a word: the next word's node; under "" the phrases that end here."""


def _put_exact_first(node: _Node) -> None:
    for key, below in node.items():
        if key:
            _put_exact_first(below)
        else:
            below.sort(key=lambda phrase: (not is_acronym(phrase), phrase))


def _is_written(acronym: str, surface: str) -> bool:
    return not acronym or surface in (acronym, f"{acronym}s", acronym.removesuffix("s"))


def _read_run(piece: str) -> Run:
    words = []
    end = None
    for found in _WORD.finditer(piece):
        between = "" if end is None else piece[end : found.start()]
        glue = between if between in _PLAIN else " ".join(between.split()) or " "
        surface = found[1]
        words.append(Word(surface, word_key(surface), glue))
        end = found.end()
    return tuple(words)
