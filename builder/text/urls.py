"""The http(s) addresses in a text."""

from __future__ import annotations

import re

from builder.text.characters import BEYOND_ASCII, mute_signs

_URL = re.compile(
    rf"(?:https?://|(?<![\w{BEYOND_ASCII}./@-])(?=(?:github|gitlab|huggingface)\.(?:com|co)/))"
    r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+",
    re.ASCII,
)

_WITH_HOST = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]+)?(?:[/?#]|$)")


LONGEST_ADDRESS = 2_000
"""Characters; some browsers open no longer address."""

_REST = re.compile(r"[!-~]*")


def is_web_address(text: str) -> bool:
    """Whether a text is one http(s) address, in ASCII and without user or password, that a page may link to."""
    return len(text) <= LONGEST_ADDRESS and bool(_WITH_HOST.match(text) and _REST.fullmatch(text))


def find_urls(text: str) -> list[tuple[int, int, str]]:
    """The http(s) addresses in a text as (start, end, address), in order.

    The sentence's own punctuation at the end is not part of an address, nor is a closing
    bracket that none opened.  A bare `github.com/…` counts as https.  An address with user
    or password ("https://bank.example@evil.example"), or without a host, is none.
    """
    if "://" not in text and ".co" not in text:  # as most texts: to look at each character takes long
        return []
    found = []
    for match in _URL.finditer(mute_signs(text)):
        seen = _without_sentence_end(match[0])
        address = seen if seen.startswith("http") else f"https://{seen}"
        if _WITH_HOST.match(address):
            found.append((match.start(), match.start() + len(seen), address))
    return found


def _without_sentence_end(address: str) -> str:
    """The address without punctuation at its end and without closing brackets that it does not open."""
    end, unopened = len(address), address.count(")") - address.count("(")
    while end and (address[end - 1] in ".,;:!?'*$" or (address[end - 1] == ")" and unopened > 0)):
        end -= 1
        unopened -= address[end] == ")"
    return address[:end]
