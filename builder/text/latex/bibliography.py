r"""What bibliographies write in LaTeX (`{{SMALL}} G{\"o}del \& Co.---a \$k\$`), as the text that it stands for."""

from __future__ import annotations

import re

from builder.text.characters import is_alphabetic, nfc
from builder.text.latex.accents import LETTERS, MARKS
from builder.text.latex.commands import DRESS

# A formula goes first, so that nothing is taken off inside. None begins inside what another tried to be: else many
# beginnings without an end take time by the square of their number.
_TOKEN = re.compile(
    r"(?P<formula>\$\$(?:[^$\\]|\\.)*+\$\$|\$(?:[^$\\]|\\.)*+\$)"
    r"|\\\((?P<round>(?:[^\\]|\\[^()])*+)\\\)"
    r"|\\(?P<command>[A-Za-z]++\*?|.)"
    r"|(?P<sign>[{}~]|-{2,}+|``|'')",
    re.DOTALL,
)

_MARKED = re.compile(r"[\\{}$~]|--|``|''")

_PLAIN_FORMULA = re.compile(r"\\ensuremath\{([<>=+-])\}")

_ADDRESS_WORDS = {"textless": "<", "textgreater": ">", "textunderscore": "_"}

_ADDRESS_ESCAPE = re.compile(
    r"\\(?P<word>textless|textgreater|textunderscore)(?:\{\})?|(?P<tilde>\\textasciitilde|\\~\{\}|\$\\sim\$)|\\(?P<sign>[_%&#~$^{}])|\\url|[{}]"
)

_MARKS = {**MARKS, "h": "\u0309", "G": "\u030f", "t": "\u0361"}

_ALONE = {"^": "^", "~": "~", "'": "´", "`": "`", '"': "¨"}
r"""What an accent is over nothing: `\~{}`."""

_WORDS = {
    **LETTERS,
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textdollar": "$",
    "textless": "<", "textgreater": ">", "textbar": "|", "textbraceleft": "{", "textbraceright": "}",
    "textunderscore": "_", "textquotesingle": "'", "textquotedbl": '"', "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "guillemotleft": "«",
    "guillemotright": "»",
    "textendash": "–", "textemdash": "—", "textellipsis": "…", "ldots": "…", "dots": "…", "slash": "/",
    "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©", "textdegree": "°",
    "textpm": "±", "textmu": "µ", "texttimes": "×", "textdiv": "÷", "textperiodcentered": "·", "textbullet": "•",
    "pounds": "£", "textsterling": "£", "texteuro": "€", "euro": "€", "S": "§", "P": "¶", "dag": "†", "ddag": "‡",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "par": " ", "newline": " ", "linebreak": " ",
    "textordfeminine": "ª", "textordmasculine": "º", "textexclamdown": "¡", "textquestiondown": "¿",
    "relax": "", "protect": "", "noopsort": "", "xspace": "", "normalfont": "", "upshape": "", "bfseries": "",
    "itshape": "", "scshape": "", "sl": "",
}  # fmt: skip
"""Commands that are letters, signs, blanks or nothing; the blanks behind them are part of them."""

_ESCAPES = {
    **{sign: sign for sign in "%&#_${}"},
    **dict.fromkeys(" \n\t,;:\\", " "), "!": "", "/": "", "-": "", "@": "", "*": "",
}  # fmt: skip

_SIGNS = {"--": "–", "---": "—", "``": "“", "''": "”"}

_AROUND = {
    "textsuperscript": ("<sup>", "</sup>"), "textsubscript": ("<sub>", "</sub>"), "ensuremath": ("$", "$"),
    "url": ("", ""), "href": ("", " "), "textsl": ("", ""), "uppercase": ("", ""), "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"), "mkbibemph": ("", ""), "mbox": ("", ""), "underline": ("", ""),
    "textnormal": ("", ""),
    "MakeUppercase": ("", ""), "textup": ("", ""), "textmd": ("", ""), "bibinfo": ("", ""), "natexlab": ("", ""),
}  # fmt: skip
"""What stands before and behind the words that a command dresses; tags are what catalogues write for the same."""

_NAMED_SIGNS = {"backslash": "\\", "{": "{", "}": "}", "_": "_", "sim": "~"}

_IN_DOLLARS = {**{f"\\{name}": sign for name, sign in _NAMED_SIGNS.items()}, "<": "<", ">": ">"}
"""Signs that some programs can only write as formulas."""


def resolve_bibliography(text: str) -> str:
    r"""The text without braces that keep capitals, with accents, letters, escapes, dashes and quotation marks as
    characters. Formulas stay as they are, and so does a command that says something else, with its braces."""
    if not _MARKED.search(text):
        return text
    return _Resolving(text).result()


def resolve_address(text: str) -> str:
    r"""An address without the escapes of LaTeX (`\_`, `\%`, `{\~{}}`)."""
    if "\\" not in text and "{" not in text:
        return text
    return _ADDRESS_ESCAPE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _ADDRESS_WORDS.get(found["word"] or "", found["sign"] or ("~" if found["tilde"] else ""))


class _Resolving:
    """Grows while a text is resolved."""

    def __init__(self, text: str) -> None:
        self._text = _PLAIN_FORMULA.sub(r"\1", text) if "ensuremath" in text else text
        self._found: list[str] = []
        self._closers: list[str] = []  # what stands for the brace that closes each open group
        self._mark = ""  # the accent that waits for its letter
        self._kept_until = -1  # where a command ended that stays, so that its braces stay
        self._eats_blanks = False
        self._dressing: str | None = None  # what closes the group that is opened next

    def result(self) -> str:
        end = 0
        for token in _TOKEN.finditer(self._text):
            self._add(self._text[end : token.start()])
            end = token.end()
            self._take(token)
        self._add(self._text[end:])
        return nfc("".join(self._found))

    def _add(self, words: str) -> None:
        """Words as they are; their first letter gets the accent that waits for it."""
        if words and (self._eats_blanks or self._mark):
            words = words.lstrip()
            self._eats_blanks = self._eats_blanks and not words
        if words and self._mark:
            mark = _MARKS[self._mark]
            words, self._mark = words[0] + mark + words[1:], ""
        if words:
            self._found.append(words)

    def _take(self, token: re.Match[str]) -> None:
        if (formula := token["formula"]) is not None:
            self._add(_IN_DOLLARS.get(formula[1:-1].strip(), formula.replace("\\ensuremath{", "{")))
        elif (formula := token["round"]) is not None:
            self._add(f"${formula}$")
        elif (command := token["command"]) is not None:
            self._take_command(command, token)
        else:
            self._take_sign(token["sign"], token)

    def _take_command(self, command: str, token: re.Match[str]) -> None:
        is_word = is_alphabetic(command[0])
        if command in _MARKS:
            self._mark = command
        elif self._mark and command in {"i", "j"}:
            self._add(command)
        elif command in _ESCAPES:
            self._add(_ESCAPES[command])
        elif command in _WORDS:
            self._add(_WORDS[command])
        elif command in _AROUND or (
            is_word and DRESS.fullmatch(f"\\{command}") and not command.startswith("math")
        ):
            before, behind = _AROUND.get(command, ("", ""))
            if self._text[token.end() : token.end() + 1] == "{":
                self._add(before)
                self._dressing = behind
        else:
            self._add(token[0])
            self._kept_until = token.end()
            return
        self._eats_blanks = is_word

    def _take_sign(self, sign: str, token: re.Match[str]) -> None:
        if sign == "{":
            self._open(token)
        elif sign == "}":
            self._close(token)
        elif sign == "~":
            self._add(" " if self._is_between_words(token) else "~")
        else:
            self._add(_SIGNS.get(sign, sign))

    def _open(self, token: re.Match[str]) -> None:
        self._eats_blanks = False
        behind, self._dressing = self._dressing, None
        before = self._text[max(0, token.start() - 2) : token.start()]
        is_script = before[-1:] in {"^", "_"} and before != r"\_" and not self._mark
        if behind is not None:
            self._closers.append(behind)
        elif token.start() == self._kept_until or is_script:
            self._found.append("{")
            self._closers.append("}")
        else:
            self._closers.append("")

    def _close(self, token: re.Match[str]) -> None:
        self._eats_blanks = False
        if self._mark:
            self._found.append(_ALONE.get(self._mark, ""))
            self._mark = ""
        closer = self._closers.pop() if self._closers else ""
        self._found.append(closer)
        if closer == "}":
            self._kept_until = token.end()

    def _is_between_words(self, token: re.Match[str]) -> bool:
        """A tie joins words; "~ 5" and "a ~5" mean "about"."""
        around = self._text[token.start() - 1 : token.start()], self._text[token.end() : token.end() + 1]
        return not any(one in {"", " ", "\n", "(", "{"} for one in around[:1]) and around[1] not in {"", " ", "\n"}
