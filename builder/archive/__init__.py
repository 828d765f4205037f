"""Findings to the archive: addresses, facets, order."""

from builder.archive.addresses import find_addresses
from builder.archive.changes import Kin, find_changes
from builder.archive.entries import build_archive, with_neighbours
from builder.archive.feeds import find_feeds
from builder.archive.slugs import title_slug
from builder.archive.trends import find_trends
