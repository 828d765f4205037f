"""llms.txt."""

import re

import pytest

from builder.export.llms import MOST_BYTES, llms
from builder.model.data import NO_DATA, Data
from tests.examples import MELTING, an_archive, some_records


def text(name: str = "Mine", description: str = "All.", address: str = "", data: Data = NO_DATA) -> str:
    file = llms(an_archive(MELTING), name, description, address, data)
    assert file.path == "llms.txt"
    return str(file.content)


def test_it_begins_with_name_and_description_and_names_the_data() -> None:
    said = text(data=Data(here=True))
    assert said.startswith("# Mine\n\n> All.\n\n")
    assert "(data/papers.jsonl)" in said
    assert "(topics/index.html)" in said
    assert "(data/" not in text()
    assert "(data.html)" in text()


@pytest.mark.parametrize("name", ["é" * 5000, "論文\n\n# x" * 900, ""])
def test_it_is_never_long(name: str) -> None:
    address = f"https://a.example/{'x' * 400}/"
    said = text(name, name, address, Data(here=True))
    assert len(said.encode()) <= MOST_BYTES
    assert not re.search(r"^# x", said, re.MULTILINE)


def test_it_stays_as_it_is_while_papers_come() -> None:
    few, many = (an_archive(*some_records(*map(str, range(count)))) for count in (3, 40))
    assert llms(few, "a", "b", "", NO_DATA) == llms(many, "a", "b", "", NO_DATA)
