import pytest
from hypothesis import given

from builder.text.urls import LONGEST_ADDRESS, find_urls, is_web_address
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.org/b.", ["https://a.org/b"]),
        ("(https://a.org/b_(c))", ["https://a.org/b_(c)"]),
        ("at github.com/a/b, and huggingface.co/c", ["https://github.com/a/b", "https://huggingface.co/c"]),
        ("http://a.org:80/?q=1&r=2#x!", ["http://a.org:80/?q=1&r=2#x"]),
        ("https://bank.example@evil.example", []),
        ("https:// and https://-x", []),
        ("mygithub.com/a and a@github.com/b", []),
        ("javascript:alert(1) ftp://a.org", []),
    ],
)
def test_only_web_addresses_are_found_without_the_end_of_the_sentence(text: str, found: list[str]) -> None:
    assert [address for _, _, address in find_urls(text)] == found


@given(texts)
def test_what_is_found_stands_in_the_text_in_order(text: str) -> None:
    end = 0
    for start, stop, address in find_urls(text):
        assert end <= start < stop <= len(text)
        assert address.endswith(text[start:stop])
        end = stop


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://a.org", True),
        ("http://a.org:80/x(y)?q=1#z", True),
        ("https://a.org/ b", False),
        ("https://a.org/\u200b", False),
        ("https://a@b.org/", False),
        ("https://", False),
        ("HTTPS://a.org", False),
        ("javascript:alert(1)//https://a.org", False),
        (f"https://a.org/{'x' * LONGEST_ADDRESS}", False),
    ],
)
def test_an_address_that_is_told_is_plain_http(text: str, is_one: bool) -> None:
    assert is_web_address(text) == is_one
