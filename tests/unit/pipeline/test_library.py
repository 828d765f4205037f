from pathlib import Path

from builder.config.settings import Config
from builder.model.records import Record
from builder.model.seeds import Reading, Roles
from builder.pipeline.library import merge, merge_before, merge_with, notes, records_of
from tests.examples import a_record


def seed_of(record: Record) -> Reading:
    return Reading(record.place.seed, (record,), Roles(), ())


def test_settings_that_name_seeds_that_are_not_there_are_told(tmp_path: Path) -> None:
    config = Config(file=tmp_path / "archive.toml", seeds=tmp_path / "seeds", years={"b.txt": 2025})
    library = merge((seed_of(a_record()),), config)
    assert notes(config, library) == (
        'archive.toml: [seeds.years] names "b.txt", not in seeds/. That was ignored.',
    )


def test_further_listings_are_merged_by_the_same_rules(tmp_path: Path) -> None:
    config = Config(file=tmp_path / "archive.toml")
    library = merge((seed_of(a_record()),), config)
    again = a_record(seed="b.txt")
    assert [len(paper.sightings) for paper in merge_with(library, [again])] == [2]
    before = merge_before((), library, config)
    assert (before.papers, list(records_of(library.readings))) == ((), [a_record()])
