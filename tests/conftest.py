"""What many tests share: the three real seeds, read once, and the site built from them once."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from builder import pipeline
from builder.config.settings import PROJECT, Config, read_config
from builder.model.archive import Archive
from builder.model.seeds import Reading
from builder.pipeline import Library, read
from builder.system.means import Means
from tests.examples import A_SEED, BAKERY, REAL
from tests.once import Once
from tests.publishing.story import story as story  # a fixture

HOSTILE_NAME = '"><img src=x onerror=alert(1)> {{ 7*7 }}.txt'
HOSTILE_SEED = PROJECT / "tests" / "site" / "hostile.txt"


# No test is timed: machines differ. CI draws the same examples each time; at a desk new ones are welcome, and
# `make unit` draws a few, always the same.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("unit", settings.get_profile("ci"), max_examples=10)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def build(config: Config, site: Path, docs: Path | None = None) -> None:
    """A site that need not outlast the power of this machine."""
    pipeline.build(config, site, docs, silent, Means(lasting=False))


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """What all processes of this run share."""
    base = tmp_path_factory.getbasetemp()
    return Once(base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base)


@pytest.fixture(scope="session")
def config() -> Config:
    return read_config(REAL / "archive.toml")


@pytest.fixture(scope="session")
def library(config: Config, once: Once) -> Library:
    return once.value("library", lambda _: read(config, silent))


@pytest.fixture(scope="session")
def readings(library: Library) -> tuple[Reading, ...]:
    return library.readings


@pytest.fixture(scope="session")
def archive(config: Config, library: Library, once: Once) -> Archive:
    return once.value("archive", lambda _: pipeline.gather(library, config, silent))


@pytest.fixture(scope="session")
def docs(site: Path) -> Path:
    """The Markdown that `site` was rendered from."""
    return site.with_name("docs")


@pytest.fixture(scope="session")
def site(config: Config, once: Once) -> Path:
    """The real site."""
    return once.folder("real", lambda folder: build(config, folder / "site", folder / "docs")) / "site"


@pytest.fixture
def golden() -> Path:
    return PROJECT / "tests" / "golden"


@pytest.fixture(scope="session")
def hostile(config: Config, once: Once) -> Path:
    """The site of a seed that tries everything; its Markdown is beside it."""

    def fill(folder: Path) -> None:
        (folder / "seeds").mkdir()
        (folder / "seeds" / HOSTILE_NAME).write_bytes(HOSTILE_SEED.read_bytes())
        long = f"{'W' * 10_000}\n\nAn abstract below a title of 10,000 letters; longer: {'x ' * 5_000}\n"
        (folder / "seeds" / "long.txt").write_text(long, encoding="utf-8")
        build(dataclasses.replace(config, seeds=folder / "seeds"), folder / "site", folder / "docs")

    return once.folder("hostile", fill) / "site"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in: a seed, and settings that name one that is not there."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(A_SEED)
    (tmp_path / "archive.toml").write_text('name = "Mine"\n[seeds.years]\n"gone.txt" = 2025\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The settings of an archive of another field."""
    folder = tmp_path_factory.mktemp("bakery")
    (folder / "topics.toml").write_text(BAKERY)
    (folder / "tags.toml").write_text('[bread]\n"rye" = {}\n"lactic fermentation" = {}\n')
    (folder / "phrases.toml").write_text("stop = []\ngeneric = []\n")
    return Config(
        topics_file=folder / "topics.toml",
        tags_file=folder / "tags.toml",
        phrases_file=folder / "phrases.toml",
    )
