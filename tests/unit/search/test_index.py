from builder.search.index import build_index, utf16
from tests.unit.search.examples import abstracts


def test_terms_stand_in_the_order_of_utf_16_which_lunr_js_demands() -> None:
    index = build_index(abstracts("\U0001d7ce \U00010400 test", "\uff21 \uffdc test"))
    assert list(index.terms) == sorted(index.terms, key=utf16)
