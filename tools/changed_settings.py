"""What a pull request with seeds changes beside them, though its check did not use it: a sentence, or nothing.

    python tools/changed_settings.py TREE

TREE is the pull request merged into HEAD, the base branch, in whose checkout this is called. The sentence names
what the settings of HEAD name and nothing else, so that who cannot write there has no word in it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from builder.config import read_config

WORDS = Path("vocabulary", "english.toml")
"""No setting names it: it is a part of the program."""

PLAIN = re.compile(r"[\w./-]+", re.ASCII)
"""Names that are what they are in Markdown and in commands to GitHub's runner."""


def main(tree: str) -> None:
    if changed := [
        name for name in named(Path("archive.toml")) if git_object("HEAD", name) != git_object(tree, name)
    ]:
        print(
            f"This pull request also changes {', '.join(map(shown, changed))}. This check used nothing of that: "
            "settings, overrides and vocabulary are those of the base branch until it is merged."
        )


def named(settings: Path) -> Iterator[str]:
    """The paths in this checkout of everything but the seeds that the settings name, they themselves first."""
    here, config = Path.cwd(), read_config(settings)
    for path in (*config.inputs, WORDS.absolute()):
        if path != config.seeds and path.is_relative_to(here):
            yield path.relative_to(here).as_posix()


def git_object(tree: str, name: str) -> str:
    """What git calls the contents of a file or a folder in a tree, "" where the tree has none."""
    asked = ["git", "rev-parse", "--verify", "--quiet", f"{tree}:{name}"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def shown(name: str) -> str:
    return f"`{name}`" if PLAIN.fullmatch(name) else "a file of a strange name"


if __name__ == "__main__":
    main(sys.argv[1])
