"""The templates of the theme, which keep what they draw alike in many pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, Template, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import normalize_url

from builder.site.compiled import COMPILED

_PLAIN = re.compile(r"(?:[a-z0-9-]+/)*[a-z0-9-]+\.[a-z0-9]+")
"""Most addresses of ours: folders and a file, and nothing that would lead elsewhere."""

KEPT = 50_000
"""Drawn parts that are kept at a time, most of them rows: about 60 MB."""


def environment(config: MkDocsConfig) -> Environment:
    """The templates of a theme, for pages that are drawn with what `alike` returns."""
    made = config.theme.get_env()
    made.bytecode_cache = COMPILED
    made.template_class, made.context_class = _Template, _Context
    made.filters["url"] = _url
    made.globals["drawn_once"] = _keeper()
    return made


def alike(folder: str | None, around: Mapping[str, Any]) -> dict[str, Any]:
    """What each page of a folder (None: no page of a folder, as 404.html) is drawn with: `around` is what MkDocs
    lets its templates know."""
    known = {**around, "folder": folder}
    return {**known, "alike": known, "imported": {}}


class _Template(Template):
    """A template whose macros, where others import it, are made once for all pages of a folder.

    So these know what all pages do, and of one page what they are called with.
    """

    def make_module(
        self, vars: dict[str, Any] | None = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        if vars is None or "imported" not in vars:
            return super().make_module(vars, shared, locals)
        imported: dict[str | None, TemplateModule] = vars["imported"]
        if self.name not in imported:
            imported[self.name] = super().make_module(vars["alike"])
        return imported[self.name]


class _Context(Context):
    """What a template knows, which calls a macro at once: to ask first what it is takes as long again."""

    @internalcode
    def call(self, callee: Callable[..., object], /, *args: object, **named: object) -> object:
        if type(callee) is not Macro:
            return super().call(callee, *args, **named)
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return callee(self.eval_ctx, *args, **named)


@pass_context
def _url(context: Context, value: object) -> str:
    """As MkDocs' own filter, which works each address out anew."""
    folder: str | None = context["folder"]
    if folder is None:
        return normalize_url(str(value), base=context["base_url"])
    return from_folder(folder, str(value))


@lru_cache(maxsize=2**14)
def from_folder(folder: str, address: str) -> str:
    """The address of a page or a file of the site as pages of a folder, "" for the root, link it."""
    if not _PLAIN.fullmatch(address):
        anywhere: Any = SimpleNamespace(url=f"{folder}/-.html")  # all pages of a folder link alike
        return normalize_url(address, anywhere)
    above = f"{folder}/" if folder else ""
    back = ""
    while not address.startswith(above):
        above = above[: above.rfind("/", 0, -1) + 1]
        back += "../"
    return back + address[len(above) :]


def _keeper() -> Callable[..., object]:
    """A function for templates: what a macro draws of these values, kept for the other pages of the folder.

    Without it, by `mkdocs build`, they draw the same each time.
    """
    kept: dict[tuple[object, ...], object] = {}

    @pass_context
    def drawn_once(context: Context, macro: Macro, *values: object) -> object:
        key = (context["folder"], context["base_url"], macro.name, values)
        if key not in kept:
            if len(kept) == KEPT:
                kept.clear()
            kept[key] = context.call(macro, *values)  # not macro(…), which knows nothing of escaping
        return kept[key]

    return drawn_once
