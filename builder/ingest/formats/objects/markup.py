"""Titles and abstracts with tags of HTML, JATS and MathML, as publishers register them, read as words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.text import STOP_WORDS, fold_case, resolve_markup, squeeze, unescape_entities

DEEPEST = 40
"""Tags inside each other that are seen: each is one more time over the words in it."""

_NAME = r"(?:jats:|mml:|m:|xhtml:)?[A-Za-z][A-Za-z0-9-]{0,24}"

_TAG = re.compile(
    rf"<(/?)({_NAME})((?:\s{{1,99}}[A-Za-z:_-]{{1,40}}\s?=\s?(?:\"[^\"<>]*\"|'[^'<>]*'))*+)\s{{0,99}}(/?)>"
    r"|<!\[CDATA\[|\]\]>"
)

_ESCAPED = re.compile(rf"&(?:amp;)?lt;(/?{_NAME}/?)&(?:amp;)?gt;")

_BLOCKS = frozenset(
    "abstract blockquote br break disp-formula div h1 h2 h3 h4 h5 h6 hr item li list list-item ol p sec table td "
    "th title tr ul".split()
)
"""Tags between whose words and those around them stands a blank."""

_DRESS = {"italic": "i", "bold": "b", "sub": "sub", "sup": "sup", "inf": "sub"}

_SCRIPTS = frozenset({"sub", "sup"})

_SHOWN_AS_IT_IS = frozenset(
    "a alternatives b big em email ext-link fixed-case font i inline-formula monospace named-content nobr "
    "overline roman sans-serif sc scp semantics small span strike strong styled-content tex-math tt u "
    "underline uri xref".split()
)

_DROPPED = frozenset({"title", "label", "inline-graphic", "graphic", "annotation-xml", "fn", "script", "style"})
"""Tags that go with their words: headings ("Abstract"), numbers, pictures."""

_MATHML = frozenset(
    "annotation math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts "
    "mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none".split()
)

_LABEL = re.compile(r"(Abstract|ABSTRACT)( ?[:.—–-] ?| )(?=[^a-z])")

LONGEST_WORD = 20
"""Characters; no word that begins a sentence and says nothing ("We", "However") is longer."""

_TEX_ENDS = ("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]")

_DOCUMENT = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", re.DOTALL | re.ASCII)

_KNOWN = _BLOCKS | _DRESS.keys() | _SHOWN_AS_IT_IS | _DROPPED | _MATHML


@dataclass(slots=True)
class _Element:
    """A tag that is open, and what stood in it until now; `tex` are formulas, which count alone where there are
    some: what stands beside them is the same in MathML or a picture."""

    name: str
    parts: list[str] = field(default_factory=list)
    tex: list[str] = field(default_factory=list)
    is_tex: bool = False


def words_of_markup(markup: str) -> str:
    """The words of a text with tags: paragraphs joined by a blank, headings gone, formulas in TeX where it has
    them. Tags that only look like some ("List<T>") stay, and so do those that nothing closes."""
    if "&" in markup:
        markup = _ESCAPED.sub(_unescaped, markup)
    if "<" not in markup:
        return squeeze(unescape_entities(markup))
    closed = frozenset(_local(tag[2]) for tag in _TAG.finditer(markup) if tag[1])
    tree, at = _Tree(), 0
    for tag in _TAG.finditer(markup):
        tree.add(markup[at : tag.start()])
        at = tag.end()
        tree.tag(tag, closed)
    tree.add(markup[at:])
    return resolve_markup(squeeze(unescape_entities(tree.words())))


def words_of_abstract(markup: str) -> str:
    """The words of an abstract, without the word "Abstract" at its head."""
    words = words_of_markup(markup)
    label = _LABEL.match(words)
    if label is None:
        return words
    is_word = label[2] == " " and label[1] != "ABSTRACT"
    first = fold_case(words[label.end() : label.end() + LONGEST_WORD].partition(" ")[0])
    return words if is_word and first not in STOP_WORDS else words[label.end() :]


def _local(name: str) -> str:
    """The name of a tag without what stands before it, in small letters."""
    return fold_case(name.rpartition(":")[2])


def _unescaped(escaped: re.Match[str]) -> str:
    """`&lt;jats:p&gt;` is a tag that was escaped once more; what is none of ours stays."""
    return f"<{escaped[1]}>" if _local(escaped[1].strip("/")) in _KNOWN else escaped[0]


class _Tree:
    """The tags that are open at a place of a text, one inside the other."""

    def __init__(self) -> None:
        self._open = [_Element("")]

    def add(self, text: str) -> None:
        """Words, or a part of a formula, between whose signs blanks mean nothing."""
        inner = self._open[-1]
        if inner.name in _MATHML:
            text = squeeze(text) if inner.name == "mtext" else text.strip()
        if text:
            inner.parts.append(text)

    def tag(self, tag: re.Match[str], closed: frozenset[str]) -> None:
        """Another tag: one that opens, one that closes, or one that is words."""
        if tag[2] is None:
            return
        name = _local(tag[2])
        if name not in _KNOWN or not (name in closed or tag[4] or name in ("br", "hr", "none")):
            self.add(tag[0])
        elif tag[1]:
            self._close(name)
        elif tag[4] or name in ("br", "hr"):
            self._open[-1].parts.append("" if name in _MATHML and name != "mspace" else " ")
        elif len(self._open) < DEEPEST:
            self._open.append(_Element(name, is_tex="tex" in tag[3]))

    def _close(self, name: str) -> None:
        """Close a tag and those that were left open in it; nothing where it is not open."""
        if all(one.name != name for one in self._open):
            return
        while len(self._open) > 1 and self._close_inner() != name:
            pass

    def _close_inner(self) -> str:
        inner = self._open.pop()
        outer = self._open[-1]
        if inner.name == "tex-math" or (inner.name == "annotation" and inner.is_tex):
            _put_formulas(outer, [_tex("".join(inner.parts))])
        elif inner.tex:
            _put_formulas(outer, inner.tex)
        else:
            outer.parts.append(_shown(inner))
        return inner.name

    def words(self) -> str:
        while len(self._open) > 1:
            self._close_inner()
        return "".join(self._open[0].parts)


def _put_formulas(outer: _Element, formulas: list[str]) -> None:
    """Put formulas into an element: apart where it is one itself, else among its words."""
    if outer.name in _FORMULAS:
        outer.tex += formulas
    else:
        outer.parts.append(" ".join(formulas))


_FORMULAS = frozenset({"math", "semantics", "mrow", "mstyle", "alternatives", "inline-formula", "disp-formula"})


def _shown(element: _Element) -> str:
    """What stood in an element, as its name has it shown."""
    name, inside = element.name, "".join(element.parts)
    if name in _DROPPED or name in ("annotation", "mphantom"):
        return " "
    if name in _BLOCKS:
        return f" {inside} "
    if name in _SCRIPTS or _DRESS.get(name) in _SCRIPTS:
        return f"<{_DRESS[name]}>{inside}</{_DRESS[name]}>"
    if made := _MADE.get(name):
        return made([part for part in element.parts if part])
    return inside


def _tex(text: str) -> str:
    """A formula in TeX between dollars, whatever it was enclosed by: dollars, brackets, a whole document."""
    document = _DOCUMENT.search(text)
    text = squeeze(document[1] if document else text)
    for start, end in _TEX_ENDS:
        if text.startswith(start) and text.endswith(end) and len(text) > len(start + end):
            text = text[len(start) : -len(end)].strip()
    return f"${text}$" if text and "$" not in text else text


def _scripted(*names: str) -> Callable[[list[str]], str]:
    """How a sign is shown with what stands below and above it."""

    def shown(parts: list[str]) -> str:
        scripts = (f"<{name}>{part}</{name}>" for name, part in zip(names, parts[1:], strict=False))
        return "".join([*parts[:1], *scripts])

    return shown


def _bracketed(text: str) -> str:
    return text if len(text) == 1 else f"({text})"


_MADE: Mapping[str, Callable[[list[str]], str]] = {
    "msub": _scripted("sub"),
    "msup": _scripted("sup"),
    "msubsup": _scripted("sub", "sup"),
    "munder": _scripted("sub"),
    "munderover": _scripted("sub", "sup"),
    "mfrac": lambda parts: "/".join(map(_bracketed, parts)),
    "msqrt": lambda parts: f"√{_bracketed(''.join(parts))}",
}
"""How those elements of MathML are shown in which the parts do not simply follow each other."""
