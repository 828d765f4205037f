"""Who asks for a name gets the papers of who bears it, in the program of the page and in the terminal."""

from __future__ import annotations

import itertools
import random
import re
from typing import Any

import pytest

from builder.model.archive import Archive
from builder.model.people import Author
from builder.search import names
from builder.search.analysis import parts, tokens
from builder.search.query import BLANKS
from builder.search.searcher import Searcher
from builder.text.characters import category
from tests.search.conftest import Ask, Node, ask_of, write_site
from tests.search.test_twins import TEXTS
from tests.unit.search.examples import with_pages, written

ARCHIVE = written(
    Attention_and_all_of_it=("Ashish Vaswani", "Noam Shazeer", "Łukasz Kaiser"),
    Attention_anew=("Bo Li", "Jin Zhang"),
    Lattices=("Wei Zhang", "Jörg Müller"),
    Glasses=("Wei Li", "Bo Zhang"),
    Spins=("W. Zhang|Zhang|W.", "Jorg Muller"),
    Bridges=("Kaiming He|He|Kaiming", "Jean-Pierre O’Brien"),
    The_banks_of_a_river=("Bo An",),
    A_river=("Tom Banks", "María José García López"),
    Money=("John Q. Smith, Jr|Smith|John Q., Jr", "Yu-Wei Chen"),
    Loans=("张伟", "王小明"),
    Interest=("J. Smith", "The Bank Collaboration"),
)

QUERIES = {
    "vaswani attention": ["Attention and all of it", "Attention anew"],
    "author:vaswani": ["Attention and all of it"],
    "author:VASWANI -attention": [],
    "kaiser": ["Attention and all of it"],
    "author:lukasz": ["Attention and all of it"],
    'author:"Wei Zhang"': ["Lattices"],
    'author:"zhang wei"': ["Lattices"],
    'author:"Zhang, Wei"': ["Lattices"],
    'author:"W. Zhang"': ["Spins"],
    'authors:"J. Zhang"': ["Attention anew"],
    'author:"Jörg Müller"': ["Lattices"],
    'author:"jorg muller"': ["Spins"],
    'author:"JÖRG MULLER"': ["Lattices", "Spins"],
    "author:muller": ["Lattices", "Spins"],
    'author:"Kaiming He"': ["Bridges"],
    "author:he": ["Bridges"],
    "author:an": ["The banks of a river"],
    "kaiming he ": ["Bridges"],
    'author:"K. He"': ["Bridges"],
    'author:"K He" author:obrien': ["Bridges"],
    "author:o'brien": ["Bridges"],
    'author:"Jean Pierre OBrien"': ["Bridges"],
    "author:jeanpierre": ["Bridges"],
    "author:jean-pierre": ["Bridges"],
    "author:banks": ["A river"],
    "author:bank": ["Interest"],
    'author:"garcia lopez"': ["A river"],
    'author:"Garcia Lopez, M."': ["A river"],
    'author:"M. J. Garcia Lopez"': ["A river"],
    'author:"John Smith"': ["Money"],
    'author:"John Q. Smith"': ["Money"],
    'author:"J. Q. Smith"': ["Money"],
    'author:"J. Smith"': ["Interest"],
    'author:"Jane Smith"': ["Interest"],
    'author:"Yuwei Chen"': ["Money"],
    'author:"Yu Wei Chen"': ["Money"],
    "author:yuwei": ["Money"],
    "author:张伟": ["Loans"],
    'author:"王小明"': ["Loans"],
    "张伟": ["Loans"],
    "author:张": ["Loans"],
    '"Wei Zhang"': ["Lattices"],
    '-author:"Wei Zhang" author:zhang': ["Attention anew", "Glasses", "Spins"],
    "-author:zhang author:li": [],
    "author:zebra": [],
    'author:"Wei Zebra"': [],
    'author:"***"': [],
}


def found(answer: dict[str, Any]) -> list[str]:
    return [paper["title"] for paper in answer["shown"]]


def ask_both(archive: Archive, search_in: Ask, *queries: str) -> list[list[str]]:
    """What the page finds, in the terminal's order, too."""
    answers = search_in(archive, *(f"{query} " for query in queries), enough=1_000)
    terminal = Searcher(archive)
    for query, answer in zip(queries, answers, strict=True):
        ours = terminal.ask(f"{query} ")
        assert [entry.paper.title for entry in ours.papers][:10] == found(answer), query
        assert ours.total == answer["total"], query
    return [found(answer)[: answer["total"]] for answer in answers]


def test_names_are_found_in_any_order_with_initials_and_without_accents(search_in: Ask) -> None:
    answers = ask_both(ARCHIVE, search_in, *QUERIES)

    meant = {query: sorted(answer) for query, answer in zip(QUERIES, answers, strict=True)}
    assert meant == {
        query: sorted(expected if query != "vaswani attention" else expected[:1])
        for query, expected in QUERIES.items()
    }


def test_who_has_both_words_of_a_name_comes_before_who_shares_them(search_in: Ask) -> None:
    queries = ("wei zhang", "zhang wei", "Zhang, W.", "bo li ")

    answers = ask_both(ARCHIVE, search_in, *queries)

    assert [answer[0] for answer in answers] == ["Lattices", "Lattices", "Spins", "Attention anew"]
    assert set(answers[0]) == {"Lattices", "Glasses"}


def test_a_name_is_no_word_of_english_and_the_other_way_round(search_in: Ask) -> None:
    [one, other] = ask_both(ARCHIVE, search_in, "banks", "bank")

    assert one == ["The banks of a river", "A river"]
    assert set(other) == {"The banks of a river", "Interest"}


def test_a_name_under_way_finds_whom_it_may_become(search_in: Ask) -> None:
    answers = search_in(ARCHIVE, "author:vasw", "vasw", "author:zha", "author:garc")

    assert [found(answer) for answer in answers[:2]] == [["Attention and all of it"]] * 2
    assert len(found(answers[2])) == 4
    assert found(answers[3]) == ["A river"]


def test_a_misspelt_name_gets_the_likeliest_other(search_in: Ask) -> None:
    [answer] = search_in(ARCHIVE, "author:vaswni ")

    assert answer["suggestions"] == [{"word": "vaswni", "isShort": False, "instead": ["vaswani"]}]


def test_an_author_with_a_page_is_found_under_each_spelling_as_the_page_lists(search_in: Ask) -> None:
    archive = with_pages(
        written(One=("Wei Zhang",), Two=("W. Zhang",), Three=("Zhang Wei",), Four=("Wen Zhang", "Bo Li")),
        wei_zhang=("Wei Zhang", "W. Zhang"),
    )

    answers = ask_both(archive, search_in, 'author:"Wei Zhang"', 'author:"w. zhang"', 'author:"Zhang Wei"')

    assert [sorted(answer) for answer in answers] == [["One", "Two"], ["One", "Two"], ["Three"]]


def test_papers_say_who_wrote_them_and_who_has_a_page(search_in: Ask) -> None:
    many = tuple(f"Author Number{at}" for at in range(130))
    archive = with_pages(written(One=("Wei Zhang", "Bo Li"), Many=many), wei_zhang=("Wei Zhang",))

    [one, other, last] = search_in(archive, "author:zhang ", "title:many ", 'author:"Author Number129"')

    assert one["shown"][0]["authors"] == [["Wei Zhang"], ["Bo Li", ""]]
    assert len(other["shown"][0]["authors"]) == 100
    assert found(last) == ["Many"]


def test_the_page_says_how_it_read_a_name(search_in: Ask) -> None:
    answers = search_in(ARCHIVE, 'author:"Wei Zhang"', 'author:"garcia lopez"', "author:zhang ")

    assert [answer["remarks"] for answer in answers] == [
        ["Only papers by Wei Zhang."],
        ["Only papers by an author called “garcia lopez”."],
        ["Only papers with “zhang” in the authors."],
    ]


@pytest.mark.parametrize("seed", range(3))
def test_the_terminal_answers_as_the_page_does_whatever_is_asked(search_in: Ask, seed: int) -> None:
    chance = random.Random(seed)
    given = ("Wei", "W.", "Jean-Pierre", "Bo", "Ann", "An", "Mary", "王", "J. Q.")
    family = ("Zhang", "Li", "He", "Banks", "O'Brien", "von Berg", "García", "Levy", "小明", "Smith, Jr")
    everyone = [f"{one} {other}" for one, other in itertools.product(given, family)]
    papers = {f"Lattice_{at}_{chance.choice(family)[:2]}": chance.sample(everyone, 3) for at in range(40)}
    asked = [" ".join(chance.sample(name.split(), 2)) for name in chance.sample(everyone, 30)]
    forms = ("{}", '"{}"', 'author:"{}"', "author:{}", '-author:"{}" lattice', 'author:"{}" lattice')

    ask_both(written(**papers), search_in, *(chance.choice(forms).format(one) for one in asked * 3))


def test_names_are_read_alike(node: Node) -> None:
    texts = [*TEXTS, *_everyone(), "Smith, John, Jr", ", x", "Jr A B"]
    theirs = node("names", texts=texts)

    assert theirs == [
        [
            names.name_key(text),
            names.spelling_hash(text),
            names.keys_instead(text),
            [names.name_term(word) for chain in tokens(names.hyphened(text)) for word in parts(chain)],
        ]
        for text in texts
    ]


def test_letters_of_every_script_are_spelled_alike(node: Node) -> None:
    letters = [chr(code) for code in range(0x20, 0x2FFFF) if category(chr(code)) not in {"Cn", "Cs"}]
    letters = [letter for letter in letters if not re.match(f"[{BLANKS}]", letter)]  # which no question keeps
    known = [letter for letter, is_known in zip(letters, node("known", letters=letters), strict=True) if is_known]
    theirs = [found[1] for found in node("names", texts=known)]
    assert [one for one, two in zip(known, theirs, strict=True) if names.spelling_hash(one) != two] == []


def test_whether_words_are_in_a_name_is_told_alike(node: Node) -> None:
    everyone = [*_everyone(), *TEXTS]
    asked = [tuple(parts(token)) for name in everyone for token in tokens(name)]
    pairs = [(name, words) for name in everyone for words in asked if words]
    assert node("has", pairs=pairs) == [names.has_name(name, words) for name, words in pairs]


def _everyone() -> list[str]:
    return [author.name for entry in ARCHIVE.entries.values() for author in entry.paper.details.authors]


def test_an_archive_without_authors_loads_no_more_than_before(tmp_path: Any) -> None:
    plain = Node(write_site(written(Lattices=(), Glasses=()), tmp_path / "plain"))
    answers = ask_of(plain, ["author:zhang", 'author:"Wei Zhang"', "lattices"])
    [cold] = plain("ask", texts=["lattices"], options={}, shown=10, cold=True)
    plain.close()

    assert [answer["kind"] for answer in answers] == ["none", "none", "all"]
    assert cold["loaded"] == ["manifest.js", "t/0.js", "n/0.js", "d/0.js"] or "p/0.js" not in cold["loaded"]


def test_an_author_is_one_thing_whoever_tells_the_family(search_in: Ask) -> None:
    archive = written(One=("van der Berg|Berg|van der",), Two=("Anna van der Berg|van der Berg|Anna",))
    assert Author("Anna van der Berg", "van der Berg", "Anna") in [
        author for entry in archive.entries.values() for author in entry.paper.details.authors
    ]

    [answer, other] = ask_both(archive, search_in, 'author:"A. van der Berg"', 'author:"van der Berg"')

    assert answer == ["Two"]
    assert other == ["One"]
