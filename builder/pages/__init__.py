"""The archive to Markdown pages."""

from builder.pages.render import render_pages
