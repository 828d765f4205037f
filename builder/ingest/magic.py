"""Files that are no text, known by the bytes that they begin with, whatever they are called."""

from __future__ import annotations

from builder.ingest.refusal import Foreign

_COPIED = "open it, copy its text and save that as a text file"
_SAVED = "open it and save it as plain text"
_UNPACKED = "unpack it and put the listings in its place"


def _image(name: str) -> Foreign:
    return Foreign(f"an image ({name})", "save the listing as text")


_BY_START = (
    (b"%PDF-1.", Foreign("a PDF", _COPIED)),
    (b"%PDF-2.", Foreign("a PDF", _COPIED)),
    (b"\x89PNG\r\n\x1a\n", _image("PNG")),
    (b"\xff\xd8\xff", _image("JPEG")),
    (b"PK\x05\x06", Foreign("an empty zip", _UNPACKED)),
    (b"\x1f\x8b\x08", Foreign("a gzip file", _UNPACKED)),
    (b"\xfd7zXZ\0", Foreign("an xz file", _UNPACKED)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("a 7z file", _UNPACKED)),
    (b"SQLite format 3\0", Foreign("an SQLite database")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign("a document of an older Office", _SAVED)),
    (b"{\\rtf1", Foreign("a document in RTF", _SAVED)),
)

_ZIP_START = b"PK\x03\x04"

_BY_CONTENT_OF_ZIP = (
    (b"word/document.xml", Foreign("a Word document (DOCX)", _SAVED)),
    (b"xl/workbook.xml", Foreign("a spreadsheet (XLSX)")),
    (b"mimetypeapplication/vnd.oasis.opendocument.", Foreign("an OpenDocument file", _SAVED)),
    (b"mimetypeapplication/epub+zip", Foreign("a book (EPUB)", _COPIED)),
    (b"", Foreign("a zip", _UNPACKED)),
)
"""What stands in a zip of each kind; names of files are not packed in it."""

GIF_HEAD = 64
"""Bytes within which each GIF has a zero byte, and no text that begins with the same letters."""


def kind_of(content: bytes) -> Foreign | None:
    """What the bytes are where they are a known file that is no text, else None."""
    if content.startswith(_ZIP_START):
        return next(kind for part, kind in _BY_CONTENT_OF_ZIP if part in content)
    if content.startswith((b"GIF87a", b"GIF89a")) and 0 in content[:GIF_HEAD]:
        return _image("GIF")
    if content.startswith(b"RIFF") and content[8:15] == b"WEBPVP8":
        return _image("WebP")
    if content[4:12] in (b"ftypheic", b"ftypavif"):
        return _image(content[8:12].decode("ascii").upper())
    return next((kind for start, kind in _BY_START if content.startswith(start)), None)
