"""The archive to a search: the index in files of the site, and the terminal's own."""

from builder.search.files import render_search
from builder.search.index_shards import keep_index, searched_in
from builder.search.searcher import Answer, Searcher
