import io
import zipfile

import pytest

from builder.ingest.magic import kind_of
from builder.ingest.seeds import parse_seed
from builder.model import Roles, line_of


def zipped(*names: str, content: str = "Some text. " * 50) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


COPIED = "open it, copy its text and save that as a text file"
SAVED = "open it and save it as plain text"
UNPACKED = "unpack it and put the listings in its place"
AS_TEXT = "save the listing as text"
AS_JSON_LINES = 'write each paper as {"title": "…", "abstract": "…", "date": "2025-09-09"} on one line'

FILES = (
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "a PDF", COPIED),
    (b"%PDF-2.0\r\n1 0 obj<</Length 4>>stream\r\n\0\1\2\3\r\nendstream", "a PDF", COPIED),
    (zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml"), "a Word document (DOCX)", SAVED),
    (zipped("word/document.xml", "docProps/app.xml"), "a Word document (DOCX)", SAVED),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet (XLSX)", AS_JSON_LINES),
    (zipped("mimetype", content="application/vnd.oasis.opendocument.text"), "an OpenDocument file", SAVED),
    (zipped("mimetype", content="application/epub+zip"), "a book (EPUB)", COPIED),
    (zipped("2025-09-09.txt"), "a zip", UNPACKED),
    (zipped("listings/a.txt", "listings/b.txt"), "a zip", UNPACKED),
    (zipped(), "an empty zip", UNPACKED),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", "an image (PNG)", AS_TEXT),
    (b"\x89PNG\r\n\x1a\n" + b"no zero byte", "an image (PNG)", AS_TEXT),
    (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1", "an image (JPEG)", AS_TEXT),
    (b"\xff\xd8\xff\xe1\x01\x02Exif\0\0", "an image (JPEG)", AS_TEXT),
    (b"GIF87a\1\0\1\0\x80\0\0", "an image (GIF)", AS_TEXT),
    (b"GIF89a\1\0\1\0\x80\0\0", "an image (GIF)", AS_TEXT),
    (b"RIFF\x24\0\0\0WEBPVP8 ", "an image (WebP)", AS_TEXT),
    (b"RIFF\x24\x10\x10\x10WEBPVP8L", "an image (WebP)", AS_TEXT),
    (b"\0\0\0\x18ftypheic\0\0\0\0", "an image (HEIC)", AS_TEXT),
    (b"\0\0\0\x1cftypavif\0\0\0\0", "an image (AVIF)", AS_TEXT),
    (b"\x1f\x8b\x08\0\0\0\0\0\0\3", "a gzip file", UNPACKED),
    (b"\xfd7zXZ\0\0\4", "an xz file", UNPACKED),
    (b"7z\xbc\xaf\x27\x1c\0\4", "a 7z file", UNPACKED),
    (b"SQLite format 3\0\x10\0", "an SQLite database", AS_JSON_LINES),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "a document of an older Office", SAVED),
    (b"{\\rtf1\\ansi{\\fonttbl}\nLattice models\\par\nWe study them.\\par}", "a document in RTF", SAVED),
)


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a"])
@pytest.mark.parametrize(("content", "what", "remedy"), FILES)
def test_a_file_that_is_no_text_is_refused_in_one_line_whatever_its_name(
    content: bytes, what: str, remedy: str, name: str
) -> None:
    reading = parse_seed(name, content)
    assert (reading.records, reading.roles) == ((), Roles())
    assert [line_of(issue) for issue in reading.issues] == [
        f"{name}:1: this is {what}, not a listing. "
        f"The file was left out, the rest of the archive is built; {remedy}, or remove it."
    ]


@pytest.mark.parametrize(
    "title",
    [
        "GIF89a: Images That Move",
        "%PDF- Is No Title",
        "PK: A Study",
        "RIFF or WEBP?",
        "RIFF 1, WEBP 2",
        "BM",
        "ftypheic",
    ],
)
def test_a_listing_whose_first_title_begins_like_such_a_file_is_read(title: str) -> None:
    content = f"{title}\nWe study how files begin and find that they begin with letters."
    assert kind_of(content.encode()) is None
    [record] = parse_seed("a.txt", content.encode()).records
    assert record.title == title
