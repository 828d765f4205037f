"""What a site looks like, as one hash: the MkDocs file, those that it inherits, the theme that it names."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.utils import yaml_load
from yaml import YAMLError

from builder.system import digest_of, key_of


def look_of(mkdocs: Path) -> str:
    """A hash of what a MkDocs file says, those that it inherits included, and of the theme that it names.

    What is wrong with them, whoever draws with them tells. Raises OSError where a file cannot be read.
    """
    settings: object = None
    with suppress(YAMLError, MkDocsException), mkdocs.open("rb") as file:
        settings = yaml_load(file)
    theme = settings.get("theme") if isinstance(settings, dict) else None
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    return key_of(repr(settings), digest_of([mkdocs.parent / str(own)] if own else []))
