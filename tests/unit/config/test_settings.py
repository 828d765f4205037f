import re
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from builder.config.settings import PROJECT, Config, checked_address, checked_repository, read_config
from builder.model.errors import BuilderError


def settings(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "archive.toml"
    path.write_text(text, encoding="utf-8")
    return path


def complaint(tmp_path: Path, text: str) -> str:
    with pytest.raises(BuilderError) as error:
        read_config(settings(tmp_path, text))
    return str(error.value).removeprefix(f"{tmp_path}/")


def test_an_empty_file_gives_every_default(tmp_path: Path) -> None:
    assert read_config(settings(tmp_path, "")) == Config(
        public=tmp_path / "public", enrichment=tmp_path / "enrichment.jsonl"
    )


def test_paths_start_at_the_file(tmp_path: Path) -> None:
    config = read_config(settings(tmp_path, '[seeds]\nfolder = "my"\nyears = {"a.txt" = 2025}'))
    assert config.seeds == tmp_path / "my"
    assert config.years == {"a.txt": 2025}


def test_every_path_of_the_settings_is_an_input_of_the_build(tmp_path: Path) -> None:
    config = read_config(settings(tmp_path, 'papers.overrides = "overrides.toml"'))
    paths = {
        value for value in (getattr(config, field.name) for field in fields(config)) if isinstance(value, Path)
    }
    assert set(config.inputs) == paths
    assert {tmp_path / "archive.toml", tmp_path / "overrides.toml"} <= paths


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "nme = 'x'",
            'archive.toml: unknown setting "nme"; did you mean "name"? '
            "Known are name, description, address, repository, public, seeds, papers, topics, tags, formulas, "
            "related, lists, feeds, data, lookup and about.",
        ),
        (
            "[tags]\nleast_paper = 3",
            'archive.toml: unknown setting "least_paper" in [tags]; did you mean "least_papers"? '
            "Known are file, phrases, least_papers and most_per_paper.",
        ),
        (
            "[topics]\nzzz = 1",
            'archive.toml: unknown setting "zzz" in [topics]. Known are file, background and weights.',
        ),
        ("name = 3", "archive.toml: name is 3, but must be a text that is not empty."),
        (
            "[tags]\nleast_papers = true",
            "archive.toml: least_papers in [tags] is true, but must be a whole number of 2 or more.",
        ),
        (
            "[lists]\npage_size = '50'",
            'archive.toml: page_size in [lists] is "50", but must be a whole number of 5 or more.',
        ),
        (
            "address = 'javascript:alert(1)'",
            'archive.toml: address is "javascript:alert(1)", but must be an http(s) address, or "".',
        ),
        (
            "[seeds.years]\na = '2025'",
            'archive.toml: years in [seeds] is {a = "2025"}, but must be a table of file names and years, '
            "1970 to 2099.",
        ),
        (
            'repository = "https://github.com/you/../x"',
            'archive.toml: repository is "https://github.com/you/../x", but must be the address of a repository, '
            'as "https://github.com/you/papers", or "".',
        ),
        ("tags = 3", "archive.toml: tags is 3, but must be a table: write [tags]."),
    ],
)
def test_a_wrong_setting_is_one_clear_line(tmp_path: Path, text: str, message: str) -> None:
    assert complaint(tmp_path, text) == message


def test_what_is_no_toml_is_named_with_its_place(tmp_path: Path) -> None:
    message = complaint(tmp_path, "name = \n")
    assert message.startswith("archive.toml: this is not TOML (")
    assert "line 1" in message
    assert "\n" not in message


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(BuilderError) as error:
        read_config(tmp_path / "none.toml")
    assert str(error.value) == (
        f"{tmp_path}/none.toml: there is no such file. Nothing was built; name one with --config."
    )


def test_an_address_ends_in_a_slash() -> None:
    assert checked_address("https://a.org/b") == "https://a.org/b/"
    assert checked_address("") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/",
        "https://github.com/you/papers/issues",
        "https://github.com/you/..",
        "https://a b/c/d",
    ],
)
def test_what_is_no_repository_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=re.escape(address)):
        checked_repository(address)


def test_archive_toml_has_a_comment_for_each_key() -> None:
    lines = (PROJECT / "archive.toml").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if " = " in line and not line.startswith(("#", '"')):
            assert lines[number - 1].startswith("#"), line


def test_mkdocs_yml_says_the_same_as_archive_toml() -> None:
    ours = read_config(PROJECT / "archive.toml")
    theirs = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert (theirs["site_name"], theirs["site_description"]) == (ours.name, ours.description)
    assert (theirs["docs_dir"], theirs["site_dir"]) == ("docs", "site")
    assert theirs["use_directory_urls"] is False


@pytest.mark.parametrize(
    "address", ["ftp://a.org", "https://x y/", "https://a.org:b/", "https://a.org/?x", "//a.org"]
)
def test_what_is_no_plain_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=re.escape(address)):
        checked_address(address)
