"""Small pure operations on strings: squeeze, clean, fold, hash, escape."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from builder.repair import DEEPEST, mend_encoding, resolve_latex, unescape_entities

_INVISIBLE = re.compile(
    # C0 and C1 controls, soft hyphen, zero-width characters but the joiners that Indic
    # scripts and emoji need, bidirectional overrides (they reorder a whole page), noncharacters.
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufdd0-\ufdef\ufffe\uffff]"
)
_LATEX_WRAPPER = re.compile(
    r"\\(?:emph|em|it|bf|rm|sc|sf|tt|operatorname|text(?:bf|it|rm|sc|sf|tt|normal)?"
    r"|math(?:bb|bf|cal|frak|it|rm|scr|sf|tt))(?![A-Za-z])"
)
_UNDECOMPOSED = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n"}
)


def squeeze(text: str) -> str:
    """The text with each run of white space (Unicode's, so NBSP too) as one blank, none at the ends."""
    return " ".join(text.split())


_BARE = _UNDECOMPOSED | dict.fromkeys(
    number
    for number in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
    if unicodedata.category(chr(number)).startswith("M")
)
"""Every mark of Unicode to nothing, letters without a decomposition to two."""

_COMBINING = "".join(c for c in map(chr, range(0x300, 0x20000)) if unicodedata.combining(c))
_PILED = re.compile(f"([{_COMBINING}]{{30}})[{_COMBINING}]+")


LONG = 2000
"""Characters from which on a text is searched for piles: few abstracts have so many."""


def unpile(text: str) -> str:
    """A long text with at most 30 combining marks in a row, as Unicode's stream-safe form has it (UAX 15):
    putting many in order takes time by the square of their number."""
    return text if len(text) < LONG or text.isascii() else _PILED.sub(r"\1", text)


def clean(text: str) -> str:
    """The text as we show it.  Idempotent.

    NFC, white space squeezed, invisible characters gone, wrong decoding and HTML entities mended;
    LaTeX that listings keep in plain words (`\\"o`, `\\%`, `{\\em so}`) resolved, formulas left as they are.
    """
    text = unpile(text)
    for _ in range(DEEPEST):
        cleaned = _cleaned(text)
        if cleaned == text:
            break
        text = cleaned
    return text


def _cleaned(text: str) -> str:
    whole = unescape_entities(mend_encoding(text))
    visible = _INVISIBLE.sub("", whole if whole is text else unpile(whole))
    return squeeze(unicodedata.normalize("NFC", resolve_latex(visible)))


def visible(text: str) -> str:
    """The text without invisible characters, white space squeezed: what a line looks like."""
    return squeeze(_INVISIBLE.sub("", text))


def printable(text: str) -> str:
    """A file's name for people: what would not be seen, or would steer a terminal, as an escape."""
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)


def fold(text: str) -> str:
    """The text for comparing: compatibility forms resolved, accents off, case folded.  Idempotent.

    Letters of every script are kept: folding to a-z would give all Chinese titles one empty key.
    `site_templates/search/words.js` folds a query in the same way.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", unpile(text)).casefold())
    return unicodedata.normalize("NFC", decomposed.translate(_BARE))


def plain(text: str) -> str:
    """A cleaned text without the LaTeX commands that only dress its formulas: for keys and addresses."""
    return _LATEX_WRAPPER.sub("", text)


_NO_KEY = re.compile(r"[^\w+#]|_")


def merge_key(title: str) -> str:
    """What two titles of one work have in common: folded letters and digits, no blanks.

    So are "+" and "#", which alone part C, C++ and C#.  A title without a letter or digit is its own key.
    """
    return key_of(clean(title))


def key_of(cleaned: str) -> str:
    """The merge key of a text that is cleaned already."""
    folded = fold(plain(cleaned))
    return _NO_KEY.sub("", folded) if is_worded(folded) else cleaned


def is_worded(text: str) -> bool:
    """Whether there is a letter or a digit in the text."""
    return any(map(str.isalnum, text))


_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and symbols by name, blanks to the eye


def is_visible(text: str) -> bool:
    """Whether a reader would see anything: a letter, number, mark of punctuation or symbol."""
    return any(unicodedata.category(c)[0] in "LNPS" and c not in _BLANK for c in text)


def key_hash(key: str) -> str:
    """Ten hexadecimal digits of SHA-256: among 100,000 keys two meet with a chance of 0.5 %."""
    return hashlib.sha256(key.encode()).hexdigest()[:10]


_MARKDOWN = re.compile(r"[\\`*_{}\[\]#|~]|!\Z")  # a "!" at the end may stand before a link
_BLOCK_START = re.compile(r"^(?:[-+=>:]|\d+(?=[.)]))")


def escape_markdown(text: str) -> str:
    """One line of plain text as Markdown that shows exactly it, in Python-Markdown and by eye.

    HTML goes out as entities, Markdown's own characters behind a backslash or, where
    Python-Markdown knows no such escape, as entities.
    """
    escaped = _MARKDOWN.sub(lambda mark: "&#126;" if mark[0] == "~" else f"\\{mark[0]}", text)
    escaped = re.sub(r"&(?!#126;)", "&amp;", escaped).replace("<", "&lt;").replace(">", "&gt;")
    return _BLOCK_START.sub(_escape_start, escaped)


def _escape_start(start: re.Match[str]) -> str:
    if start[0].isdigit():
        return f"{start[0]}\\"
    return f"&#{ord(start[0])};" if start[0] in "=:" else f"\\{start[0]}"


_GITHUB_LINKS = re.compile(r"[@#]|:(?=//|[\w+-]+:)|(?<=www)(?=\.)|(?<=GH)(?=-\d)", re.IGNORECASE)


def escape_github(text: str) -> str:
    """One line of plain text as Markdown on GitHub: nothing in it mentions a person, refers to an issue, links, is
    a picture or a formula."""
    apart = _GITHUB_LINKS.sub("\\g<0>\N{ZERO WIDTH SPACE}", text)
    return escape_markdown(apart).replace("$", "<span>$</span>")


MOST_SHOWN = 10_000
"""Characters of a title or an abstract that are shown, far above any real one: drawing a page of Markdown
takes time by the square of its length."""


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words and marked with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:.-") + "…"


_URL = re.compile(
    r"(?:https?://|(?<![\w./@-])(?=(?:github|gitlab|huggingface)\.(?:com|co)/))"
    r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+"
)


def find_urls(text: str) -> list[tuple[int, int, str]]:
    """The http(s) addresses in a text as (start, end, address), in order.

    The sentence's own punctuation at the end is not part of an address, nor is a closing
    bracket that none opened.  A bare `github.com/…` counts as https.  An address with user
    or password ("https://bank.example@evil.example"), or without a host, is none.
    """
    found = []
    for match in _URL.finditer(text):
        seen = _without_sentence_end(match[0])
        address = seen if seen.startswith("http") else f"https://{seen}"
        if re.match(r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d+)?(?:[/?#]|$)", address):
            found.append((match.start(), match.start() + len(seen), address))
    return found


def _without_sentence_end(address: str) -> str:
    end, unopened = len(address), address.count(")") - address.count("(")
    while end and (address[end - 1] in ".,;:!?'*$" or (address[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= address[end] == ")"
    return address[:end]


def plural(count: int, word: str) -> str:
    """`1 paper`, `1,234 papers`."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
