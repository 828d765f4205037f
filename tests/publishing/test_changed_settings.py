"""What a pull request changes beside the seeds, told by names of the base branch alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.config.settings import PROJECT
from tests.publishing.conftest import git

FILES = {
    "archive.toml": 'papers.overrides = "said/of papers.toml"\ntags.file = "words"\nseeds.folder = "in"\n',
    "said/of papers.toml": "",
    "words/physics.toml": "one",
    "in/a.txt": "A title",
    "README.md": "one",
}


def told(folder: Path, changes: Mapping[str, str]) -> str:
    """What is said of a pull request that writes these files."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    _write(folder, FILES)
    git(folder, "checkout", "--quiet", "-b", "pull")
    _write(folder, changes)
    git(folder, "checkout", "--quiet", "main")
    command = [sys.executable, str(PROJECT / "tools" / "changed_settings.py"), "pull^{tree}"]
    env = os.environ | {"PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True, text=True).stdout


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "-")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("archive.toml", "`archive.toml`"),
        ("words/new.toml", "`words`"),
        ("public/CNAME", "`public`"),
        ("vocabulary/english.toml", "`vocabulary/english.toml`"),
        ("said/of papers.toml", "a file of a strange name"),
    ],
)
def test_what_the_settings_name_is_told(name: str, shown: str, tmp_path: Path) -> None:
    assert told(tmp_path, {name: "changed"}).startswith(f"This pull request also changes {shown}. ")


def test_settings_that_the_pull_request_names_anew_hide_nothing_and_are_not_read(tmp_path: Path) -> None:
    theirs = '[papers]\noverrides = "::error::x"\n[tags]\nfile = "other"\n[seeds]\nfolder = "words"\n'
    said = told(tmp_path, {"archive.toml": theirs, "words/physics.toml": "two", "::error::x": ""})
    assert said.startswith("This pull request also changes `archive.toml`, `words`. ")
    assert "::" not in said


def test_of_seeds_and_of_what_no_setting_names_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"in/b.txt": "A title", "in/a.txt": "Another", "README.md": "two", "x`y": ""}) == ""
