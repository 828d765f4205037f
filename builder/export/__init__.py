"""The archive in other people's formats."""

from builder.export.bibtex import bibtex
from builder.export.citations import citations
from builder.export.datapackage import PACKAGE
from builder.export.day_scripts import day_scripts
from builder.export.digest import Digest, find_digest, topics_of
from builder.export.digest_mail import digest_mail
from builder.export.feed_files import feed_files
from builder.export.files import SQLITE, write_data
from builder.export.jsonl import as_object
from builder.export.list_files import list_files
from builder.export.llms import llms
from builder.export.paper_scripts import paper_scripts
from builder.export.sqlite import write_sqlite
from builder.export.whole import DATA_FILES, WRITERS, Cite
