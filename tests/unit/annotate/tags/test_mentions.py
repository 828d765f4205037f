from __future__ import annotations

from tests.examples import a_paper
from tests.unit.annotate.tags.examples import a_lexicon, a_tag, names_of


def test_the_title_counts_more_than_the_abstract() -> None:
    lexicon = a_lexicon(a_tag("alpha"), a_tag("omega"))
    papers = [a_paper(title, abstract="Alpha, alpha. Omega.") for title in ("The omega", "An omega")]

    assert names_of(papers, lexicon) == [["omega", "alpha"]] * 2
