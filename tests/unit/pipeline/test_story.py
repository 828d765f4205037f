from dataclasses import replace
from pathlib import Path

from builder import pipeline
from builder.config.settings import Config
from builder.pipeline import read
from tests.conftest import silent
from tests.examples import FREEZE, MELT, a_report


def test_what_the_file_says_stands_in_the_archive(bakery: Config, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(f"Melting lattices\n\n{MELT}\n\nFrozen glasses\n\n{FREEZE}\n")
    (tmp_path / "overrides.toml").write_text("""
        [[topics]]
        paper = "Frozen glasses"
        topics = ["Other", "Soup"]
        reason = "r"
        [[tags]]
        paper = "Frozen glasses"
        tags = ["blown glass"]
        reason = "s"
    """)
    config = replace(bakery, seeds=tmp_path / "seeds", overrides_file=tmp_path / "overrides.toml")
    archive = pipeline.gather(read(config, silent), config, silent)
    [entry] = [entry for entry in archive.entries.values() if entry.paper.title == "Frozen glasses"]
    assert entry.topics.shown == ("Other", "Soup")
    assert [tag.name for tag in entry.tags] == ["blown glass"]
    assert [term.name for term in archive.tags if entry.paper.id in term.papers] == ["blown glass"]


def test_a_report_counts_listings_papers_merges_and_issues() -> None:
    assert str(a_report()) == "4 listings in 2 seeds, 3 papers, 1 merged, 1 issue"


def test_papers_that_are_hidden_are_counted_apart() -> None:
    assert str(a_report(hidden=1)) == "4 listings in 2 seeds, 2 papers, 1 merged, 1 hidden, 1 issue"
