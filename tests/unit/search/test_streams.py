from builder.search.streams import ChainNumbers, read_streams, texts
from tests.examples import a_record, an_archive
from tests.unit.search.examples import abstracts


def test_what_is_searched_are_titles_tags_topics_and_abstracts() -> None:
    [entry] = an_archive(a_record("Lattices", "They melt.")).entries.values()
    assert texts(entry) == {
        "title": ["Lattices"],
        "tags": [],
        "topic": ["Spin Glasses"],
        "abstract": ["They melt."],
    }


def test_a_chain_has_one_number_wherever_it_stands() -> None:
    streams, vocabulary = read_streams(abstracts("time-lapse cells", "cells"))
    assert dict(vocabulary) == {"": 0, "time-lapse": 1, "cells": 2}
    assert vocabulary.spelled == [[], ["time", "lapse", "timelapse"], ["cells"]]
    assert streams["abstract"].chains.tolist() == [1, 2, 0, 2, 0]
    assert streams["abstract"].papers.tolist() == [0, 0, 0, 1, 1]


def test_words_of_two_texts_are_no_neighbours() -> None:
    paper = {"title": [], "tags": ["spin", "glass"], "topic": [], "abstract": []}
    streams, _ = read_streams([paper])
    assert streams["tags"].chains.tolist() == [1, 0, 2, 0]


def test_a_field_without_a_word_has_a_stream_too() -> None:
    streams, _ = read_streams(abstracts("cells"))
    assert [streams[name].count for name in ("title", "tags", "topic", "abstract")] == [1, 1, 1, 1]
    assert streams["title"].chains.tolist() == []


def test_a_new_chain_gets_the_next_number() -> None:
    numbers = ChainNumbers()
    assert [numbers["a"], numbers["b"], numbers["a"]] == [1, 2, 1]
