from builder.search.streams import texts
from tests.examples import a_record, an_archive


def test_what_is_searched_are_titles_tags_topics_and_abstracts() -> None:
    [entry] = an_archive(a_record("Lattices", "They melt.")).entries.values()
    assert texts(entry) == {
        "title": ["Lattices"],
        "tags": [],
        "topic": ["Spin Glasses"],
        "abstract": ["They melt."],
    }
