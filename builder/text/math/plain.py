r"""A text with its formulas in plain Unicode: for titles of windows, searches, descriptions, and to be searched.

Our own reader of TeX, and a forgiving one: an author's macro is its name, whatever does not pair is left out.
Fonts go, indices are Unicode's where it has them all, a fraction is `a/b`, and blanks are those of the source, but
for those that TeX needs behind a command.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.text.characters import is_alphabetic, is_alphanumeric, is_decimal, nfc
from builder.text.markup import LOWERED, RAISED
from builder.text.math.macros import MACROS
from builder.text.math.nesting import is_readable
from builder.text.math.pieces import Formula, Pieces
from builder.text.math.symbols import NAMES, SYMBOLS

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|\s+|[0-9]+|.", re.DOTALL)

_LOW = {one: LOWERED[one] for one in "0123456789+-−=()"}
"""Letters below the line stay as they are, behind a "_": few fonts have them."""

_HIGH = RAISED | {"′": "′", "∘": "°", "∗": "*", "⋆": "⋆", "−": "⁻", "∓": "∓", "±": "±"}

_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303",
    "widetilde": "\u0303", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "overrightarrow": "\u20d7",
    "check": "\u030c", "breve": "\u0306", "acute": "\u0301", "grave": "\u0300", "mathring": "\u030a",
    "underline": "\u0332", "underbar": "\u0332", "not": "\u0338",
}  # fmt: skip

_BLANKS = frozenset((r"\,", r"\;", r"\:", r"\>", r"\ ", "~", r"\quad", r"\qquad", r"\thinspace", r"\enspace"))

_NOTHING = frozenset((r"\!", r"\/")) | frozenset(
    f"\\{name}"
    for name in "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm limits "
    "nolimits displaystyle textstyle scriptstyle scriptscriptstyle rm bf it cal sf tt sl frak Bbb mit em scr "
    "mathrm mathbf mathbb mathcal mathfrak mathsf mathit mathscr mathtt mathds mathbbm mathnormal text "
    "textrm textbf textit textsf texttt textnormal textsc textup mbox hbox emph operatorname "
    "operatorname* boldsymbol bm pmb bold mathop mathrel mathbin mathord mathopen mathclose mathpunct "
    "ensuremath phantom smash nonumber notag negthinspace relax protect roman Cal goth mathbold boldmath "
    "unboldmath tiny scriptsize small".split()
)

_WITHOUT_ARGUMENT = frozenset(
    (r"\hspace", r"\vspace", r"\label", r"\tag", r"\cite", r"\ref", r"\color", r"\hspace*")
)

_INSIDE_BRACKETS = re.compile(r"(?<=[(\[⟨⌊⌈]) | (?=[)\]⟩⌋⌉,;])")

_LENGTH = re.compile(r"\s?-?[0-9]{0,4}\.?[0-9]{1,4}\s?(?:em|ex|pt|mu|cm|mm|in|pc)\s?")

_LETTERS_TOO = frozenset("ℓℏ∞∂∇")


def as_plain(pieces: Pieces) -> str:
    r"""The text in plain Unicode. Only in a formula that is too long or too deep to be read TeX is left."""
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return _without_backslash(pieces[0])
    return "".join(_without_backslash(one) if isinstance(one, str) else plain_formula(one) for one in pieces)


def _without_backslash(text: str) -> str:
    return text.replace(r"\$", "$") if "\\" in text else text


def plain_formula(formula: Formula) -> str:
    """A formula in plain Unicode, or as the listing has it where that is nothing."""
    return plain_tex(formula.tex) or formula.shown


@lru_cache(maxsize=100_000)
def plain_tex(tex: str) -> str:
    """TeX in plain Unicode; "" where it is too long or too deep to be read, or shows nothing."""
    return nfc(_squeezed(_Reader(tex).row())) if is_readable(tex) else ""


def _squeezed(text: str) -> str:
    text = " ".join(text.split())
    return _INSIDE_BRACKETS.sub("", text)


class _Reader:
    """Reads the tokens of a formula from left to right."""

    def __init__(self, tex: str) -> None:
        self._tokens: list[str] = _TOKEN.findall(tex)
        self._at = 0

    def row(self, closing: str = "") -> str:
        """What stands until a closing token, or the end."""
        shown = ""
        while self._at < len(self._tokens):
            one = self._next()
            if one == closing:
                break
            if one in ("}", "&", "$"):
                shown += " " if one == "&" else ""
            elif one in (r"\over", r"\choose", r"\atop"):
                return _divided(one, shown, self.row(closing))
            else:
                shown = self._added(shown, one)
        return shown

    def _next(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def _added(self, shown: str, one: str) -> str:
        """A row with what one more token makes of it."""
        if one in ("^", "_"):
            return shown.rstrip() + _script(one, self._argument())
        if one == "'":
            return shown + "′"
        if one == "\\":  # the last character, which names nothing
            return shown
        if one[0] != "\\":
            return shown + (self.row("}") if one == "{" else " " if one.isspace() or one == "~" else one)
        return self._command(shown, one)

    def _command(self, shown: str, one: str) -> str:
        name = one[1:]
        had_blank = self._skip_blank() if is_alphabetic(name[0]) else False
        if name in MACROS:
            return shown + plain_tex(MACROS[name])
        if name in SYMBOLS:
            return shown + SYMBOLS[name] + self._blank_behind(SYMBOLS[name], shown, had_blank)
        if name in NAMES:
            return self._named(shown, NAMES[name])
        if one in _BLANKS or one == "\\\\":
            return f"{shown.rstrip()}; " if one == "\\\\" else f"{shown} "
        if one in _NOTHING:
            before_is_blank = had_blank and shown[-1:].isspace()
            return shown.rstrip() if one == r"\!" else shown + (" " if before_is_blank else "")
        return shown + self._structure(one, name, had_blank)

    def _blank_behind(self, sign: str, before: str, had_blank: bool) -> str:
        """The blank of the source behind a sign, where one stands before it, too, or behind a letter before an
        operator: else TeX needed it to end the name."""
        if not had_blank:
            return ""
        if is_alphanumeric(sign) or sign in _LETTERS_TOO:
            follows = SYMBOLS.get(self._peek()[1:], self._peek())
            return "" if is_alphanumeric(follows[:1] or "}") or follows[:1] in r"\{}()[],;.^_'" else " "
        return " " if before[-1:].isspace() else ""

    def _named(self, shown: str, name: str) -> str:
        """A row with a name such as "log", which a blank parts from letters and digits on both sides."""
        before = " " if shown[-1:] and (is_alphanumeric(shown[-1]) or shown[-1] in ")]|′") else ""
        shown += before + name
        while self._peek() in ("^", "_"):
            shown = self._added(shown, self._next())
            self._skip_blank()
        after = self._peek().removeprefix("\\")
        return shown + (" " if after[:1] and is_alphanumeric(after[0]) and self._peek() != r"\right" else "")

    def _structure(self, one: str, name: str, had_blank: bool) -> str:
        if name in _ACCENTS:
            return _accented(self._argument(), _ACCENTS[name])
        if name in ("frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac"):
            return _divided(r"\over", self._argument(), self._argument())
        if name == "binom":
            return _divided(r"\choose", self._argument(), self._argument())
        if name == "sqrt":
            return self._root()
        if name in ("begin", "end"):
            self._argument()
            return " "
        if name in ("kern", "mkern", "hskip", "mskip"):
            return self._skip_length()
        if one in _WITHOUT_ARGUMENT:
            self._argument()
            return ""
        if name in ("overset", "underset", "stackrel", "xrightarrow", "pmod", "substack"):
            return self._rarely(name)
        return self._unknown(name, had_blank)

    def _unknown(self, name: str, had_blank: bool) -> str:
        """An author's macro by its name; any other character behind a backslash by itself."""
        if not is_alphabetic(name[0]):
            return "‖" if name == "|" else name
        return name.rstrip("*") + (" " if had_blank else "")

    def _rarely(self, name: str) -> str:
        first = self._argument()
        if name == "pmod":
            return f" (mod {first})"
        if name == "substack":
            return first
        if name == "xrightarrow":
            return f" →{_script('^', first)} " if first else "→"
        return self._argument() + _script("_" if name == "underset" else "^", first)

    def _root(self) -> str:
        degree = ""
        if self._peek() == "[":
            self._next()
            degree = self.row("]")
        inside = self._argument().strip()
        return f"{_script('^', degree) if degree else ''}√{inside if _is_simple(inside) else f'({inside})'}"

    def _argument(self) -> str:
        """The next token, or what stands in the next braces."""
        self._skip_blank()
        if self._at >= len(self._tokens) or self._peek() in ("}", "&"):
            return ""
        one = self._next()
        while one in _NOTHING and self._at < len(self._tokens):
            self._skip_blank()
            one = self._next()
        return _squeezed(self.row("}")) if one == "{" else self._first_digit(one)

    def _first_digit(self, one: str) -> str:
        """A token as an argument: of a number its first digit."""
        if is_decimal(one) and len(one) > 1:
            self._at -= 1
            self._tokens[self._at] = one[1:]
            return one[0]
        return self._added("", one)

    def _skip_blank(self) -> bool:
        is_blank = self._peek().isspace()
        self._at += is_blank
        return is_blank

    def _skip_length(self) -> str:
        rest = "".join(self._tokens[self._at : self._at + 12])
        length = _LENGTH.match(rest)
        passed = 0
        while length and passed < length.end():
            passed += len(self._next())
        return rest[length.end() : passed] if length else ""


def _script(sign: str, argument: str) -> str:
    """An index as it stands in a line: above or below it, or behind a "^" or a "_"."""
    argument = argument.replace(" ", "")
    known = _HIGH if sign == "^" else _LOW
    if all(one in known for one in argument):
        return "".join(known[one] for one in argument)
    is_bare = is_alphanumeric(argument) if sign == "_" else len(argument) == 1
    return sign + (argument if is_bare or len(argument) == 1 else f"({argument})")


def _accented(argument: str, mark: str) -> str:
    """Each letter with the mark; a relation that is struck out, too."""
    return nfc("".join(one + mark if is_alphanumeric(one) or mark == "\u0338" else one for one in argument))


def _divided(how: str, above: str, below: str) -> str:
    above, below = above.strip(), below.strip()
    if how == r"\choose":
        return f"({above} choose {below})"
    return "/".join(part if _is_simple(part) else f"({part})" for part in (above, below))


def _is_simple(part: str) -> bool:
    """Whether a part of a fraction or below a root needs no brackets."""
    return not part or not any(one in " +-−±∓/<>=·×" for one in part) or _is_closed(part)


def _is_closed(part: str) -> bool:
    return part[0] == "(" and part[-1] == ")" and part.count("(") == 1
