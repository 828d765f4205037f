from builder.search.index import build_index
from builder.search.lookup import Lookup
from builder.search.names import spelling_hash
from builder.search.people import People, cut_people, joined_words, name_spans, people_by_key, written_by
from builder.search.query import Word, parse
from builder.search.streams import with_keys
from tests.unit.search.examples import with_pages, written

ARCHIVE = written(One=("Wei Zhang",), Two=("W. Zhang", "Bo Li"), Three=("Jörg Li",), Four=("Jorg Li",))

PEOPLE = People(ARCHIVE)


def by(text: str) -> tuple[set[str], set[str]]:
    """The titles of the papers that the names of a query stand for, and those that are to be left out."""
    entries = [*ARCHIVE.entries.values()][::-1]
    taken = PEOPLE.take(parse(text))
    first, second = ({entries[at].paper.title for flags in found for at in flags.nonzero()[0]} for found in taken)
    return first, second


def test_a_whole_name_is_taken_out_of_a_query_with_the_papers_of_who_bears_it() -> None:
    query = parse('author:"zhang wei" author:"zhang q" -author:"Li, Bo" x')
    shown, left_out = PEOPLE.take(query)

    assert ([int(flags.sum()) for flags in shown], [int(flags.sum()) for flags in left_out]) == ([1], [1])
    assert [group.words for group in query.phrases] == [("zhang", "q")]
    assert query.without == []


def test_names_with_one_key_are_told_apart_by_their_spelling_where_it_is_asked_for() -> None:
    assert by('author:"Jörg Li"') == ({"Three"}, set())
    assert by('author:"Jorg Li"') == ({"Four"}, set())
    assert by('author:"J. Li"') == ({"Three", "Four"}, set())
    assert by('-author:"li jorg"') == (set(), {"Three", "Four"})


def test_who_is_known_by_initials_alone_is_found_by_the_whole_name() -> None:
    assert by('author:"W. Zhang"') == ({"Two"}, set())
    assert by('author:"Wolf Zhang"') == ({"Two"}, set())


def test_a_page_holds_all_spellings_of_an_author() -> None:
    archive = with_pages(ARCHIVE, wei_zhang=("Wei Zhang", "W. Zhang"))
    found = people_by_key(archive)

    assert len(found["wei-zhang"].papers(spelling_hash("Wei Zhang"))) == 2
    assert found["w-zhang"].papers(-1) == found["wei-zhang"].papers(-1)
    pages = [
        {author.name: page and page.slug for author, page in written_by(archive, entry)}
        for entry in archive.entries.values()
    ]
    assert {"Wei Zhang": "wei-zhang"} in pages
    assert {"W. Zhang": "wei-zhang", "Bo Li": None} in pages


def test_names_stand_in_a_query_where_all_words_are_known_as_such() -> None:
    words = [Word(text, "") for text in ("deep", "wei", "zhang", "and", "x", "title")]

    spans = name_spans(words, lambda word: word in ("wei", "zhang"))

    assert spans == [(1, 5), (1, 4), (1, 3), (2, 5), (2, 4)]
    lookup = Lookup(build_index([with_keys(entry) for entry in [*ARCHIVE.entries.values()][::-1]]))
    [found] = PEOPLE.find(parse("lattices by zhang wei").words, lookup)
    assert (found.first, found.behind, int(found.tagged.sum())) == (2, 4, 1)


def test_words_between_hyphens_are_one() -> None:
    assert joined_words(parse("yu-wei chen").words) == ["yuwei", "chen"]


def test_the_shards_hold_every_key_in_order() -> None:
    [(keys, _)] = cut_people(ARCHIVE).shards
    assert keys.split(" ") == sorted(people_by_key(ARCHIVE))
