"""The seeds of this archive, whatever they are by now: each line is accounted for, each paper has an address."""

from __future__ import annotations

from builder.archive.addresses import find_addresses
from builder.config.settings import PROJECT, read_config
from builder.pipeline import read
from tests.conftest import silent


def test_each_line_of_our_own_seeds_is_accounted_for_and_each_paper_has_an_address() -> None:
    config = read_config(PROJECT / "archive.toml")
    library = read(config, silent)
    readings, papers = library.readings, library.papers
    assert all(reading.roles.is_conserved for reading in readings)
    places = {sighting.record.place for paper in papers for sighting in paper.sightings}
    assert places == {record.place for reading in readings for record in reading.records}
    addresses = find_addresses(papers)
    assert all(addresses.of_paper[paper.id] for paper in papers)
