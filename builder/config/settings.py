"""Every setting, its default and its meaning, read from archive.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from builder.config.toml import fault, read_toml
from builder.model import YEARS, BuilderError

PROJECT = Path(__file__).resolve().parents[2]
"""The checkout: the templates and the default data files live beside the program."""


@dataclass(frozen=True, slots=True)
class Config:
    """One build, described. Paths are absolute; the command line may replace any of them.

    `file` is where the settings come from: two that say the same are equal, whichever files they were read from.
    """

    name: str = "Paper Archive"
    description: str = (
        "One page for every paper of the listings, with search, topics, tags and days; on the web and offline."
    )
    address: str = ""  # "" or an http(s) address that ends in "/"
    repository: str = ""  # "" or the address of one on GitHub whose Issues are on, which ends in "/"
    public: Path = field(default_factory=lambda: Path("public").absolute())  # need not be there
    seeds: Path = field(default_factory=lambda: Path("seeds").absolute())
    years: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))  # seed -> year
    confirmed: tuple[date, ...] = ()  # days that a person vouches for, however far they are from the others
    topics_file: Path = PROJECT / "vocabulary" / "topics.toml"
    background_file: Path = PROJECT / "vocabulary" / "background.txt.bz2"
    weights_file: Path = PROJECT / "vocabulary" / "weights.txt.bz2"
    formulas_file: Path = PROJECT / "vocabulary" / "maths.xz"
    tags_file: Path = PROJECT / "vocabulary" / "tags"
    phrases_file: Path = PROJECT / "vocabulary" / "phrases.toml"
    overrides_file: Path | None = None
    enrichment: Path = field(default_factory=lambda: Path("enrichment.jsonl").absolute())  # need not be there
    figures_file: Path = PROJECT / "vocabulary" / "figures.toml"  # need not be there
    least_papers: int = 2
    most_tags: int = 6
    most_related: int = 5
    page_size: int = 100
    feed_tags: tuple[str, ...] = ()  # names of tags that have a feed
    data_megabytes: int = 50  # the files for programs are in the site while they weigh no more; 0: never
    offline_copy: bool = False  # whether the site holds itself as a zip
    installable: bool = False  # whether a reader's device may keep the site, to be read without a network
    releases: str = ""  # "" or the address of the releases, which ends in "/"
    contact: str = ""  # an address, or one of e-mail, that catalogues are told when they are asked
    templates: Path = PROJECT / "site_templates"
    mkdocs: Path = PROJECT / "mkdocs.yml"
    file: Path = field(default_factory=lambda: Path("archive.toml").absolute(), compare=False)

    @property
    def vocabulary(self) -> tuple[Path, ...]:
        """The files and folders that tell topics, tags and formulas."""
        learned = self.background_file, self.weights_file, self.formulas_file
        return self.topics_file, *learned, self.tags_file, self.phrases_file

    @property
    def inputs(self) -> tuple[Path, ...]:
        """Every file and folder that the settings name and a build reads, they themselves included.

        `vocabulary/english.toml` is none: it is a part of the program, with which the shipped tables were learned.
        """
        overrides = (self.overrides_file,) if self.overrides_file else ()
        own = self.file, self.public, self.seeds, self.enrichment, self.figures_file
        return *own, *self.vocabulary, *overrides, self.templates, self.mkdocs


_CONTACT = re.compile(r"(?:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}|https?://[!-'*-:<-~]{1,200})?")
"""What may stand in the head of a request: no blank, no bracket, no semicolon."""

REPOSITORY = 'the address of a repository, as "https://github.com/you/papers"'
"""What a repository is named by, for messages."""

_BESIDE = {"public": "public", "enrichment": "enrichment.jsonl"}
"""What lies beside the settings where they do not say otherwise."""

ReadValue = Callable[[Any, Path], Any]


@dataclass(frozen=True, slots=True)
class _Setting:
    """How one key is read: the field of Config that it fills, what its value must be, and what reads the value."""

    field: str
    expects: str
    read: ReadValue  # (value, folder of the file) -> value of the field; raises ValueError


def _text(value: Any, _folder: Path) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _name(value: Any, folder: Path) -> str:
    if not _text(value, folder).strip():
        raise ValueError
    return _text(value, folder)


def _address(value: Any, folder: Path) -> str:
    return checked_address(_text(value, folder))


def _repository(value: Any, folder: Path) -> str:
    return checked_repository(_text(value, folder))


def _contact(value: Any, folder: Path) -> str:
    if not _CONTACT.fullmatch(_text(value, folder)):
        raise ValueError
    return _text(value, folder)


def _path(value: Any, folder: Path) -> Path:
    return (folder / _text(value, folder)).resolve()


def _switch(value: Any, _folder: Path) -> bool:
    if type(value) is not bool:
        raise ValueError
    return value


def _at_least(least: int) -> ReadValue:
    def read(value: Any, _folder: Path) -> int:
        if type(value) is not int or value < least:
            raise ValueError
        return value

    return read


def _years(value: Any, _folder: Path) -> Mapping[str, int]:
    if not isinstance(value, dict):
        raise ValueError
    for year in value.values():
        if type(year) is not int or year not in YEARS:
            raise ValueError
    return MappingProxyType(dict(sorted(value.items())))


def _days(value: Any, _folder: Path) -> tuple[date, ...]:
    if not isinstance(value, list) or not all(type(day) is date for day in value):
        raise ValueError
    return tuple(sorted(value))


def _names(value: Any, _folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError
    return tuple(sorted(value))


_SETTINGS: Mapping[str, Mapping[str, _Setting]] = {
    "": {
        "name": _Setting("name", "a text that is not empty", _name),
        "description": _Setting("description", "a text", _text),
        "address": _Setting("address", 'an http(s) address, or ""', _address),
        "repository": _Setting("repository", f'{REPOSITORY}, or ""', _repository),
        "public": _Setting("public", "the path of a folder", _path),
    },
    "seeds": {
        "folder": _Setting("seeds", "the path of a folder", _path),
        "confirmed": _Setting("confirmed", "a list of days, each as 2025-09-09 without quotes", _days),
        "years": _Setting("years", f"a table of file names and years, {YEARS.start} to {YEARS.stop - 1}", _years),
    },
    "papers": {
        "overrides": _Setting("overrides_file", "the path of a file", _path),
        "enrichment": _Setting("enrichment", "the path of a file", _path),
    },
    "topics": {
        "file": _Setting("topics_file", "the path of a file", _path),
        "background": _Setting("background_file", "the path of a file", _path),
        "weights": _Setting("weights_file", "the path of a file", _path),
    },
    "tags": {
        "file": _Setting("tags_file", "the path of a file or of a folder of them", _path),
        "phrases": _Setting("phrases_file", "the path of a file", _path),
        "least_papers": _Setting("least_papers", "a whole number of 2 or more", _at_least(2)),
        "most_per_paper": _Setting("most_tags", "a whole number of 0 or more", _at_least(0)),
    },
    "formulas": {"file": _Setting("formulas_file", "the path of a file", _path)},
    "related": {"most": _Setting("most_related", "a whole number of 0 or more", _at_least(0))},
    "lists": {"page_size": _Setting("page_size", "a whole number of 5 or more", _at_least(5))},
    "feeds": {"tags": _Setting("feed_tags", "a list of names of tags", _names)},
    "data": {
        "most_megabytes": _Setting("data_megabytes", "a whole number of 0 or more", _at_least(0)),
        "offline_copy": _Setting("offline_copy", "true or false", _switch),
        "installable": _Setting("installable", "true or false", _switch),
        "releases": _Setting("releases", 'an http(s) address, or ""', _address),
    },
    "lookup": {"contact": _Setting("contact", 'an e-mail or http(s) address, or ""', _contact)},
    "about": {"figures": _Setting("figures_file", "the path of a file", _path)},
}


def read_config(path: Path) -> Config:
    """The settings in a file; raises BuilderError that names the file, the key and what its value may be."""
    if not path.exists():
        raise fault(path, "there is no such file", "name one with --config")
    return parse_config(read_toml(path), path)


def parse_config(tables: Mapping[str, Any], path: Path) -> Config:
    """The settings in parsed TOML. Messages name the file `path`, and relative paths start at its folder."""
    fields: dict[str, Any] = {name: path.resolve().parent / file for name, file in _BESIDE.items()}
    top = {key: value for key, value in tables.items() if key not in _SETTINGS or key == ""}
    for table, settings in _SETTINGS.items():
        values = tables.get(table, {}) if table else top
        if not isinstance(values, dict):
            raise BuilderError(f"{path}: {table} is {_shown(values)}, but must be a table: write [{table}].")
        for key, value in values.items():
            if key not in settings:
                raise BuilderError(f"{path}: {_unknown(key, table, settings)}")
            fields[settings[key].field] = _value(settings[key], key, table, value, path)
    return Config(**fields, file=path.absolute())


def _value(setting: _Setting, key: str, table: str, value: Any, path: Path) -> Any:
    """The value of a field; raises BuilderError where it is not what the setting expects."""
    try:
        return setting.read(value, path.resolve().parent)
    except ValueError as error:
        where = f" in [{table}]" if table else ""
        raise BuilderError(f"{path}: {key}{where} is {_shown(value)}, but must be {setting.expects}.") from error


def _unknown(key: str, table: str, settings: Mapping[str, _Setting]) -> str:
    """The message for a key that is no setting, with the closest one that is."""
    known = [*settings, *(name for name in _SETTINGS if name and not table)]
    close = get_close_matches(key, known, n=1, cutoff=0.5)
    guess = f'; did you mean "{close[0]}"?' if close else "."
    where = f" in [{table}]" if table else ""
    listed = known[0] if len(known) == 1 else f"{', '.join(known[:-1])} and {known[-1]}"
    return f'unknown setting "{key}"{where}{guess} Known {"is" if len(known) == 1 else "are"} {listed}.'


def _shown(value: Any) -> str:
    """A value as TOML writes it, so that a message shows what stands in the file."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return f"[{', '.join(map(_shown, value))}]"
        case dict():
            return "{" + ", ".join(f"{key} = {_shown(inner)}" for key, inner in value.items()) + "}"
        case _:
            return str(value)


_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?"
)


def checked_address(address: str) -> str:
    """The address with a "/" at its end, or ""; raises ValueError where it is not plain http(s) in ASCII."""
    if address and not _ADDRESS.fullmatch(address):
        raise ValueError(address)
    return address if address.endswith("/") or not address else f"{address}/"


_IN_HOST = re.compile(r"https?://[^/]+/[A-Za-z0-9-]+/(?!\.{1,2}/?$)[A-Za-z0-9._-]+/?")


def checked_repository(address: str) -> str:
    """The address of a repository with a "/" at its end, or ""; raises ValueError where it is not a host, an owner
    and a name."""
    if address and not _IN_HOST.fullmatch(checked_address(address)):
        raise ValueError(address)
    return checked_address(address)
