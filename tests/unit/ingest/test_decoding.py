import codecs

import pytest

from builder.ingest.decoding import decode, is_binary, wide_encoding

TEXT = "Schrödinger bridges\nWe build them.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_is_read_and_its_mark_left_out(encoding: str) -> None:
    assert decode("a.txt", TEXT.encode(encoding)) == (TEXT, [])


def test_stray_bytes_are_windows_1252_and_told_with_the_line_of_the_first() -> None:
    text, [issue] = decode("a.txt", b"Spin glasses\nA \x93Schr\xf6dinger\x94 bridge\n\x81")
    assert text == "Spin glasses\nA “Schrödinger” bridge\n\x81"
    assert (str(issue.place), issue.kind) == ("a.txt:2", "NotUtf8")
    assert "4 bytes" in issue.text


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's mark, which must not win
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        ("lattice".encode("utf-16-be"), "utf-16-be"),
        (b"lattice models", None),
        (b"lattice\0models", None),  # a zero byte in a text is no encoding
        (b"", None),
    ],
)
def test_which_wide_encoding_the_bytes_are(content: bytes, encoding: str | None) -> None:
    assert wide_encoding(content) == encoding


@pytest.mark.parametrize(
    ("text", "binary"),
    [
        ("Lattice\0 models\n\nWe melt them.\n\nSpin glasses\n", False),
        ("Lattice models\nWe melt them." + "\0" * 4096, False),  # what a full disk leaves at the end of a file
        ("PK\x03\x04\x14\0\0\nx\x01\n", True),
        ("a\x01b\nc\x02d\n", False),  # no zero byte: odd, but a text
        ("", False),
    ],
)
def test_a_file_is_binary_where_most_lines_are(text: str, binary: bool) -> None:
    assert is_binary(text) == binary
