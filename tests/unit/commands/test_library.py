from pathlib import Path

import pytest

from builder.commands.library import read_library
from builder.config.settings import read_config


def test_what_of_the_settings_was_ignored_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = read_library(read_config(project / "archive.toml"), lambda *_: None)
    assert {paper.title for paper in library.papers} == {"Lattice models", "Spin glasses"}
    assert capsys.readouterr().err == (
        'archive.toml: [seeds.years] names "gone.txt", not in seeds/. That was ignored.\n'
    )
