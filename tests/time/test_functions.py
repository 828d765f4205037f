"""Every function that is given the text of seeds takes linear time, up to the longest text that it can get."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

import pytest
from markdown import markdown

from builder.annotate.links import find_links
from builder.annotate.words.acronyms import long_forms
from builder.annotate.words.tokens import read_runs
from builder.archive.slugs import title_slug
from builder.archive.spellings import are_alike, is_short_for, spelling_of
from builder.config.settings import PROJECT
from builder.export.bibtex import bibtex
from builder.export.csl import csl
from builder.export.digest_mail import digest_mail
from builder.export.plain import reference
from builder.export.ris import ris
from builder.ingest.dates import parse_day
from builder.ingest.formats.bibtex_values import value_of
from builder.ingest.formats.dump.features import features
from builder.ingest.formats.objects.markup import words_of_markup
from builder.ingest.joined_names import of_bibtex
from builder.ingest.names import of_inverted, of_list
from builder.ingest.partial_dates import of_fields, of_text
from builder.ingest.references import addresses, named_arxiv, without_arxiv
from builder.ingest.seeds import parse_seed
from builder.lookup.arxiv import phrase
from builder.merge.candidates import candidate_pairs
from builder.merge.comparable import Comparable
from builder.merge.corrections import Corrector
from builder.merge.evidence import find_evidence
from builder.merge.issue_forms import NoCorrectionError, read_answer
from builder.merge.matching import Matcher
from builder.merge.papers import merge_records
from builder.merge.rows import details_of_row
from builder.merge.works import evidence_of_name
from builder.model.citations import Citation
from builder.model.papers import MOST_SHOWN
from builder.model.people import Author
from builder.pages.markdown import linked_markdown
from builder.search.analysis import words
from builder.search.known_ids import read_id
from builder.search.names import name_key, short_keys, spelled
from builder.search.stemmer import stem
from builder.text.cleaning import clean, is_visible, printable, squeeze, visible
from builder.text.encoding import mend_encoding, unescape_entities
from builder.text.escape import escape_github, escape_markdown
from builder.text.folding import merge_key
from builder.text.identifiers import arxiv_id, doi
from builder.text.latex.bibliography import resolve_address, resolve_bibliography
from builder.text.latex.escape import escape_latex
from builder.text.latex.resolve import resolve_latex
from builder.text.markup import resolve_markup
from builder.text.math.plain import as_plain
from builder.text.math.reading import read_formulas
from builder.text.math.repair import Repairer
from builder.text.math.table import read_table
from builder.text.urls import find_urls, is_web_address
from tests.examples import FREEZE, MELT, MELTING, a_record, an_issue
from tests.layout.code import must_be_empty
from tests.time.growth import ATOMS, LONGEST, Attack, grows_too_fast
from tests.unit.export.digests import a_digest

REPAIRER = Repairer.of(read_table(PROJECT / "vocabulary" / "maths.xz"))


def issue_asks(body: str) -> str:
    """What becomes of an issue, in an archive of one paper."""
    corrector = Corrector(merge_records([MELTING]), (), lambda: ["Optics"], lambda _: ())
    try:
        return str(corrector.tables(read_answer(body, "issue"), "issue"))
    except NoCorrectionError as error:
        return str(error)


FUNCTIONS: Mapping[str, tuple[Callable[[str], object], int]] = {
    # What a whole line may be.
    "mend_encoding": (mend_encoding, LONGEST),
    "unescape_entities": (unescape_entities, LONGEST),
    "resolve_latex": (resolve_latex, LONGEST),
    "clean": (clean, LONGEST),
    "resolve_markup": (resolve_markup, LONGEST),
    "visible": (visible, LONGEST),
    "is_visible": (is_visible, LONGEST),
    "printable": (printable, LONGEST),
    "merge_key": (merge_key, LONGEST),
    "title_slug": (title_slug, LONGEST),
    "the form of an issue": (lambda text: issue_asks(an_issue("tags", paper=text, tags=text, reason="-")), 30_000),
    "a label in an issue": (lambda text: issue_asks(text.replace(" ", "\n### Why\n")), 60_000),
    "authors who are one": (lambda text: (are_alike(text, f"{text}x"), is_short_for(text, f"{text}x")), LONGEST),
    "spelling_of": (spelling_of, LONGEST),
    "parse_day": (parse_day, LONGEST),
    "features": (lambda text: [*features(f"x{text}")], LONGEST),
    "the words of a title": (phrase, LONGEST),
    "what is worth reading": (lambda text: Matcher([], {}).is_worth_reading(text, text), LONGEST),
    "candidate_pairs": (lambda text: candidate_pairs([(text, text)]), LONGEST),
    "a seed of one line": (lambda text: parse_seed("a.txt", text.encode("utf-8")), LONGEST),
    "a seed of many lines": (
        lambda text: parse_seed("a.txt", text.replace(" ", "\n").encode("utf-8")),
        LONGEST // 4,
    ),
    "a seed of JSON Lines": (lambda text: parse_seed("a.txt", b'{"title": ' + text.encode("utf-8")), LONGEST),
    "a seed of works, broken": (lambda text: parse_seed("a.txt", WORK + text.encode("utf-8")), LONGEST),
    "a work with much in it": (lambda text: parse_seed("a.txt", _work_with(text)), LONGEST),
    "words_of_markup": (words_of_markup, LONGEST),
    "a seed of BibTeX": (
        lambda text: parse_seed("a.bib", f"@misc{{a, title={{{text}}}}}\n@misc{{b,\n{text}".encode()),
        LONGEST,
    ),
    "a seed of RIS": (
        lambda text: parse_seed("a.ris", f"TY  - JOUR\nTI  - {text}\nAU  - {text}\n{text}".encode()),
        LONGEST,
    ),
    "a page of arXiv": (
        lambda text: parse_seed("a.txt", f"[1] arXiv:2509.00001 [pdf]\nTitle: {text}\nSubjects: {text}".encode()),
        LONGEST,
    ),
    "a feed": (
        lambda text: parse_seed("a.xml", f"<feed><id>http://arxiv.org/api/</id><entry>{text}".encode()),
        LONGEST,
    ),
    "the value of a field": (lambda text: value_of(f'"{text}', {}), LONGEST),
    "resolve_bibliography": (resolve_bibliography, LONGEST),
    "resolve_address": (resolve_address, LONGEST),
    "authors of BibTeX": (of_bibtex, LONGEST),
    "authors of a line": (of_list, LONGEST),
    "an inverted name": (of_inverted, LONGEST),
    "a published day": (lambda text: (of_text(text), of_fields(text, text, text)), LONGEST),
    "ids and addresses": (
        lambda text: (arxiv_id(text), doi(text), addresses([text]), named_arxiv([text]), without_arxiv(text)),
        LONGEST,
    ),
    # What is shown of a title or an abstract.
    "find_urls": (find_urls, MOST_SHOWN),
    "is_web_address": (lambda text: is_web_address(f"https://a.org/{text}"), LONGEST),
    "two texts of one name": (
        # Texts come cleaned, and abstracts cut.
        lambda text: evidence_of_name(
            "same DOI", Comparable(clean(text), MELT), Comparable(clean(text[::-1]), FREEZE)
        ),
        LONGEST,
    ),
    "details of a row": (
        lambda text: details_of_row({"authors": [text, {"family": text}], "venue": text, "ids": {text: text}}),
        LONGEST,
    ),
    "read_formulas": (lambda text: as_plain(read_formulas(text)), MOST_SHOWN),
    "find_links": (find_links, MOST_SHOWN),
    "repaired formulas": (REPAIRER.read, MOST_SHOWN),
    "read_runs": (read_runs, MOST_SHOWN),
    "long_forms": (long_forms, MOST_SHOWN),
    "words": (words, MOST_SHOWN),
    "stem": (stem.__wrapped__, MOST_SHOWN),
    "name_key": (name_key, MOST_SHOWN),
    "short_keys": (lambda text: short_keys(Author(text)), MOST_SHOWN),
    "spelled": (spelled.__wrapped__, MOST_SHOWN),
    "read_id": (read_id, MOST_SHOWN),
    "escape_markdown": (escape_markdown, MOST_SHOWN),
    "escape_github": (escape_github, MOST_SHOWN),
    "a record of each kind": (
        lambda text: (
            bibtex(_citation(text)),
            csl(_citation(text)),
            ris(_citation(text)),
            reference(_citation(text)),
        ),
        MOST_SHOWN,
    ),
    "a digest": (lambda text: digest_mail(a_digest(a_record(text, text, line=3), name=text)), MOST_SHOWN),
    "escape_latex": (lambda text: escape_latex(read_formulas(text)), MOST_SHOWN),
    "linked_markdown": (linked_markdown, MOST_SHOWN),
    "a rendered page": (lambda text: _rendered(squeeze(text)), MOST_SHOWN),
}
"""What sees a text of seeds, and how many characters that text may have where it is tried."""

WORK = b'[{"paper": {"id": "2509.01234", "title": "A", "summary": "B"}},\n'


def _citation(text: str) -> Citation:
    """A paper whose title, venue and author are a text."""
    return Citation(
        "a", read_formulas(text), "papers/a.html", authors=(Author(text), Author(text, text, text)), venue=text
    )


def _work_with(text: str) -> bytes:
    """A work of Crossref whose title, abstract, authors, day and ids are a text."""
    fields = ("DOI", "abstract", "URL", "publisher")
    author = {"family": text, "given": text}
    work = {**dict.fromkeys(fields, text), "title": [text], "author": [author], "issued": {"raw": text}}
    return json.dumps([work]).encode("utf-8")


OPENERS = ("", " ", "\xa0", "\\", "{", "$", "(", "[", "<", "&", "{\\em ", "\\emph{", "\\'", "http://", "é", "a. ")


def attacks() -> Iterator[Attack]:
    """Every atom, behind each opener once, and in turn with it."""
    for one in OPENERS:
        yield from (Attack(one, atom) for atom in ATOMS)
        yield from (Attack("", one + atom) for atom in ATOMS if one)


def _rendered(text: str) -> str:
    """A title and an abstract as a page shows them."""
    return markdown(f"# {escape_markdown(text)}\n\n{linked_markdown(text)}")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_takes_linear_time(name: str) -> None:
    function, longest = FUNCTIONS[name]

    slow = grows_too_fast(function, attacks(), longest)

    must_be_empty(f"{name}: {one} the time for twice the text" for one in slow)


def test_two_endless_titles_are_compared_in_linear_time() -> None:
    def compare(text: str) -> None:
        one = " ".join(f"{word}{number}x" for number, word in enumerate(text.split()))
        find_evidence(Comparable(one, MELT), Comparable(one.replace("x", "y"), MELT))

    must_be_empty(grows_too_fast(compare, [Attack("", "melt "), Attack("melt", "ing")]))
