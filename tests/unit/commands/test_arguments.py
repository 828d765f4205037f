from argparse import ArgumentTypeError, Namespace
from pathlib import Path

import pytest

from builder.commands.arguments import (
    paper_count,
    port_number,
    repository,
    settings_of,
    shown_folder,
    web_address,
)


@pytest.mark.parametrize("text", ["0", "8000", "65535"])
def test_a_port_is_a_number_that_systems_know(text: str) -> None:
    assert port_number(text) == int(text)


@pytest.mark.parametrize("text", ["65536", "-1", "http", "", "8 0"])
def test_what_is_no_port_is_told(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is not a port; ports are 0 to 65535"):
        port_number(text)


def test_a_number_of_papers_is_one_or_more() -> None:
    assert paper_count("12") == 12
    for text in ("0", "-3", "many", "1.5"):
        with pytest.raises(ArgumentTypeError, match=f'^"{text}" is not a number of papers$'):
            paper_count(text)


def test_an_address_gets_its_slash_and_what_is_none_is_told() -> None:
    assert web_address("https://you.example/x") == "https://you.example/x/"
    with pytest.raises(ArgumentTypeError, match="is not an http"):
        web_address("ftp://x")


def test_a_repository_is_an_owner_and_a_name_and_what_is_none_is_told() -> None:
    assert repository("https://github.com/you/papers") == "https://github.com/you/papers/"
    assert repository("") == ""
    with pytest.raises(ArgumentTypeError, match="is not the address of a repository, as"):
        repository("https://github.com/you")


def test_what_is_typed_goes_before_the_settings(project: Path) -> None:
    settings = project / "archive.toml"
    plain = settings_of(Namespace(config=settings))
    assert (plain.name, plain.seeds, plain.address) == ("Mine", project / "seeds", "")

    typed = settings_of(Namespace(config=settings, seeds=Path("other"), address="https://you.example/"))
    assert settings_of(Namespace(config=settings, repository="https://x.example/a/b/")).repository.endswith("/b/")
    assert (typed.name, typed.seeds, typed.address) == ("Mine", project / "other", "https://you.example/")


def test_a_folder_below_the_working_folder_is_shown_without_it(project: Path) -> None:
    assert shown_folder(project / "seeds") == "seeds/"
    assert shown_folder(project.parent / "elsewhere") == f"{project.parent}/elsewhere/"
