"""Text dumps of listing pages: chrome of the page, days, titles, abstracts, with or without blank lines."""

from builder.ingest.formats.dump.listing import read, recognises
