"""Small pure operations on strings; they know nothing of papers."""

from builder.text.characters import (
    BEYOND_ASCII,
    CharacterTable,
    are_printable,
    ascii_digits,
    blank_signs,
    capital,
    fold_case,
    is_alphabetic,
    is_alphanumeric,
    is_capital,
    is_decimal,
    is_number,
    is_small,
    mute_signs,
    nfkd,
    without_signs,
)
from builder.text.cleaning import clean, is_visible, printable, shows_something, squeeze, visible
from builder.text.encoding import unescape_entities
from builder.text.english import STOP_WORDS, plural, shorten
from builder.text.escape import escape_github, escape_markdown
from builder.text.folding import GREEK_NAMES, UNDECOMPOSED, fold, key_hash, key_of, merge_key
from builder.text.identifiers import ARCHIVES, ArxivId, arxiv_id, arxiv_page, doi, doi_page, identifier_tables
from builder.text.javascript import STAMP_WIDTH, hand_over, literal, stamp
from builder.text.latex.bibliography import resolve_address, resolve_bibliography
from builder.text.latex.capitals import title_latex
from builder.text.latex.commands import LATEX_COMMAND, plain
from builder.text.latex.escape import escape_latex
from builder.text.latex.resolve import latex_tables, resolve_latex
from builder.text.latin import latin_words
from builder.text.markup import markup_tables, resolve_markup
from builder.text.math.legible import is_legible
from builder.text.math.mathml import ATTRIBUTES, ELEMENTS, MathNode, as_html, mathml
from builder.text.math.pieces import Formula, Pieces
from builder.text.math.plain import as_plain, plain_formula
from builder.text.math.reading import read_formulas
from builder.text.math.repair import Repairer
from builder.text.math.spoken import COMMAND, SILENT, SPOKEN, speak
from builder.text.math.table import read_table
from builder.text.math.tex import as_tex
from builder.text.scripts import UNSPACED, cut_scripts, is_unspaced, stretches
from builder.text.toml import toml_table
from builder.text.urls import find_urls, is_web_address
