"""The Content-Security-Policy of a page: its own files, the scripts that its template wrote, and nothing else."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from hashlib import sha256
from secrets import token_hex

_HEAD = "<head>"

_SCRIPT = "<script>"
"""How a template begins an inline script; one with `src` is a file of ours, one with `type` is data."""

_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self' file:"
)
"""What a page may load, run and send (https://www.w3.org/TR/CSP3/). `data:` is for Material's icons. `file:` lets
the search form of a page on a disk lead to another page there, which for Firefox is not `'self'`."""


class Seal:
    """Tells the inline scripts of templates from whatever else came into a page.

    A template is marked before it meets any text of a seed, with a word that nobody can guess. Only what bears
    the mark is let run, so a script that a seed smuggled in stays dead. No mark is left in a page.
    """

    def __init__(self) -> None:
        self._mark = f"<script {token_hex(16)}>"
        self._marked = re.compile(rf"{re.escape(self._mark)}(.*?)</script>", re.DOTALL)

    def marked(self, template: str) -> str:
        """The source of a template with a mark on each of its inline scripts."""
        return template.replace(_SCRIPT, self._mark)

    def with_policy(self, page: str) -> str:
        """The HTML of a page with its policy as the first thing in its head, and without marks."""
        scripts = tuple(dict.fromkeys(self._marked.findall(page)))
        return page.replace(self._mark, _SCRIPT).replace(_HEAD, _HEAD + _policy(scripts), 1)


@lru_cache(maxsize=64)
def _policy(scripts: tuple[str, ...]) -> str:
    """The policy that lets these texts run; pages of one depth and kind share it."""
    sources = " ".join(["'self'", *(f"'sha256-{_digest(script)}'" for script in scripts)])
    return f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(scripts=sources)}">'


def _digest(script: str) -> str:
    return base64.b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
