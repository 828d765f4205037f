"""The archive to Markdown pages."""

from builder.pages.markdown import as_text
from builder.pages.render import render_pages
