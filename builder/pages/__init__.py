"""The archive to Markdown pages."""

from builder.pages.context import PageContext
from builder.pages.markdown import as_text, body_text
from builder.pages.render import KINDS, render_entrances, render_pages
