from __future__ import annotations

from pathlib import Path

import pytest

from builder.annotate.vocabulary.tag_rules import TagRules, read_tag_rules
from builder.model.errors import BuilderError


def _written(folder: Path, text: str) -> Path:
    path = folder / "topics.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_tag_rules_are_read(tmp_path: Path) -> None:
    path = _written(tmp_path, 'stop = ["tidal wave", "end to end"]\ngeneric = ["wave"]\n')

    assert read_tag_rules(path) == TagRules(stop=("tidal wave", "end to end"), generic=("wave",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file has no stop; add one."),
        ("stop = []", "the file has no generic; add one."),
        (
            'stop = "wave"\ngeneric = []',
            'stop of the file is not a list of texts; write stop = ["one", "another"].',
        ),
        (
            "stop = []\ngeneric = [3]",
            'generic of the file is not a list of texts; write generic = ["one", "another"].',
        ),
    ],
)
def test_a_fault_in_the_tag_rules_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = _written(tmp_path, text)

    with pytest.raises(BuilderError) as raised:
        read_tag_rules(path)

    assert str(raised.value).replace(". Nothing was built; ", "; ") == f"{path.as_posix()}: {message}"
