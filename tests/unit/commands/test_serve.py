from argparse import Namespace
from pathlib import Path

from builder.commands.serve import _shown_at, watched
from builder.config.settings import Config


def test_every_file_that_the_settings_name_is_watched(tmp_path: Path) -> None:
    settings = tmp_path / "archive.toml"
    settings.write_text("""
        public = "files"
        seeds.folder = "my"
        topics = {file = "topics.toml", background = "background.txt.bz2", weights = "weights.txt.bz2"}
        tags = {file = "tags", phrases = "phrases.toml"}
        papers.overrides = "overrides.toml"
    """)
    named = "files my topics.toml background.txt.bz2 weights.txt.bz2 tags phrases.toml overrides.toml".split()

    places = watched(Namespace(config=settings))

    assert {settings, *(tmp_path / name for name in named)} <= set(places)


def test_of_settings_that_are_wrong_their_file_is_watched(tmp_path: Path) -> None:
    settings = tmp_path / "archive.toml"
    settings.write_text("nme = 1")
    assert watched(Namespace(config=settings)) == (settings,)


def test_a_site_that_is_served_here_links_here() -> None:
    config = Config(address="https://you.example/x/")
    assert _shown_at("/x/", 8000, config).address == "http://127.0.0.1:8000/x/"
