"""Every pattern of the program, how it is used, and an example of what it matches."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.layout.code import BUILDER, dotted, functions, modules, tree

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "annotate.links._BY_ADDRESS": ("huggingface.co/a/b", "a.github.io/", "gist.github.com/"),
    "annotate.links._BY_WORDS": ("home page", "models"),
    "annotate.links._SENTENCE_END": (". ",),
    "annotate.tags.new_phrases._ROMAN_NUMERAL": ("XIV",),
    "annotate.words.acronyms._PUNCTUATION": ("(",),
    "annotate.words.acronyms._SHORT": ("(A-Bcs)",),
    "annotate.words.tokens._BREAK": ("||", " -* ", "--"),
    "annotate.words.tokens._MARKUP": ("</a b>", r"\ab", "https://a", "&#a1;"),
    "annotate.words.tokens._WORD": ("ab's",),
    "export.citation_rows._WORD": ("O'Neil", "a_b"),
    "export.feed_entries._NO_XML": ("\x00",),
    "ingest.dates._AROUND": ("· Papers for [Sep 9]:", "published on Sep 9"),
    "ingest.dates._COMPACT": ("20250909",),
    "ingest.dates._DASHED": ("9-Sep-2025",),
    "ingest.dates._DIGIT": ("9",),
    "ingest.dates._DOTTED": ("9. 9. 2025. г.",),
    "ingest.dates._EAST_ASIAN": ("2025年 9月 9日",),
    "ingest.dates._FORMS": ("Tue.,  Sept.  9th,  2025", "9th.  Sept.  2025"),
    "ingest.dates._IN_NAME": ("2025-09-09", "20250909"),
    "ingest.dates._NUMERIC": ("2025-09-09T10:00",),
    "ingest.dates._ORDINAL": ("9th",),
    "ingest.dates._PERIOD": ("week 37, 2025", "2025-w37", "week of a 2025", "Sept. 2025", "2025-09"),
    "ingest.dates._REST_OF_SPAN": ("12, 2025",),
    "ingest.dates._SLASHED": ("9/9/2025",),
    "ingest.dates._SPAN": (" - ", " until "),
    "ingest.dates._STAMPED": ("Tue, 9 Sep 2025 18:00:00 GMT",),
    "ingest.dates._TOKEN": ("ab",),
    "ingest.decoding.LINE_END": ("\r\n",),
    "ingest.decoding._CONTROL": ("\x01",),
    "ingest.decoding._STRAY": ("\udc80",),
    "ingest.details._BETWEEN_CODES": ("; ",),
    "ingest.details._CATEGORY": ("cond-mat.mes-hall",),
    "ingest.details._IN_BRACKETS": ("(ab)",),
    "ingest.details._LABELLED_NUMBER": ("arXiv: 2509.01234v1", "arXiv:math.AG/0601001"),
    "ingest.details._PAPER_LINK": (
        "https://arxiv.org/abs/2509.1",
        "https://huggingface.co/papers/a9b",
        "https://github.com/a/b",
    ),
    "ingest.formats.arxiv_page.CODES": ("cond-mat.mes-hall ", "doi 10.1234 "),
    "ingest.formats.arxiv_page._DAY_BEHIND": (
        "Submissions received from ab, announced Wed, 10 Sep 14",
        "New submissions for Wed, 10 Sep 14",
    ),
    "ingest.formats.arxiv_page.FIRST": ("v1 submitted 1 September, 2025",),
    "ingest.formats.arxiv_page.FRAME": ("New submissions (showing 1 of 1)", "[ total of 2 entries ]", "[1]"),
    "ingest.formats.arxiv_page.HEAD": ("[1] arXiv:2509.00001v1 (replaced) [pdf, other] cs.LG doi 10.1",),
    "ingest.formats.arxiv_page.LABEL": ("Journal-ref: ab",),
    "ingest.formats.arxiv_page.MORE": (" △ Less",),
    "ingest.formats.arxiv_page._SHORT_YEAR": ("10 Sep 14",),
    "ingest.formats.arxiv_page.SUBJECTS": ("and ab (physics.optics); ab",),
    "ingest.formats.arxiv_page.SUBMITTED": ("Submitted 3 September, 2025; ab",),
    "ingest.formats.arxiv_mail._BORDER": (r"\\ (ab",),
    "ingest.formats.arxiv_mail._DATE": ("Date (v1): Tue, 9 Sep 2025 (12kb)",),
    "ingest.formats.arxiv_mail._FIELD": ("Journal-ref:  ab",),
    "ingest.formats.arxiv_mail._NUMBER": ("arXiv: 2509.01234", "Paper (a): hep-th/9901001"),
    "ingest.formats.arxiv_mail._RULE": ("-----",),
    "ingest.formats.atom._EDGE": ("<!--", "<![CDATA[", "</a:entry>", "<item "),
    "ingest.formats.atom._NAMESPACE": ("xmlns:ab = 'cd'", 'xmlns:ab="cd"'),
    "ingest.formats.atom._NOT_XML": ("\x0b",),
    "ingest.formats.atom._OF_CHANNEL": ("<dc:date>2025-09-09</",),
    "ingest.formats.atom._OF_ARXIV": ("arxiv.org/api/", "rss.arxiv.org/atom", "<id> https://arxiv.org/abs/"),
    "ingest.formats.atom._PROLOGUE": ("<?", "<ab:feed "),
    "ingest.formats.atom._ROOT": ("<ab:feed ",),
    "ingest.formats.bibtex._FIELD": (", title = {", 'year="'),
    "ingest.formats.bibtex._LINE_BREAK": ("\\\\\\\\}",),
    "ingest.formats.bibtex._START": ("@article {",),
    "ingest.formats.bibtex_values._BARE": ("ab1",),
    "ingest.formats.bibtex_values._JOIN": ("  #  ",),
    "ingest.formats.bibtex_values._NEXT": (" year-a = ",),
    "ingest.formats.bibtex_values._RUNS_ON": ("} year-a = {",),
    "ingest.formats.bibtex_values._TOKEN": ("\\a", "{", '"'),
    "ingest.formats.dump.assemble._LABEL": ("Authors : ab",),
    "ingest.formats.dump.chrome._OWN_WORD": ("Subscribers ",),
    "ingest.formats.dump.emissions._ENTRY": ("(iii) ", "- "),
    "ingest.formats.dump.features._SENTENCE_END": (".'  A",),
    "ingest.formats.dump.furniture._ARXIV_LINE": ("[1] arXiv:2509.1 (replaced) [pdf, html]",),
    "ingest.formats.dump.furniture._AUTHORS": ("- 9 authors",),
    "ingest.formats.dump.furniture._BETWEEN_NAMES": (", and ", " & "),
    "ingest.formats.dump.furniture._BY": ("Submitted by",),
    "ingest.formats.dump.furniture._DIGITS": ("1,234.5k",),
    "ingest.formats.dump.furniture._LABELLED": ("Journal-reference :",),
    "ingest.formats.dump.furniture._NUMBERS_END": ("[2-4].",),
    "ingest.formats.dump.furniture._PATH": ("https://a.b/c/d",),
    "ingest.formats.dump.furniture._URL_LINE": ("[12]: https://a.b", "1. <http://a"),
    "ingest.formats.dump.listing._LINK_END": ("][12]", "](https://a)"),
    "ingest.formats.dump.marks._ABSTRACT_LABEL": ("Abstract : ",),
    "ingest.formats.dump.marks._ANNOUNCED": ("arXiv:2509.01234v1 Announce Type: new  Abstract: ",),
    "ingest.formats.dump.marks._BOLD_ENTRY": ("1. **ab**",),
    "ingest.formats.dump.marks._BOLD": ("**ab**",),
    "ingest.formats.dump.marks._BULLET": ("- ",),
    "ingest.formats.dump.marks._COUNTED": (" [ 2 ](https://a)", "[2][12]"),
    "ingest.formats.dump.marks._HEADING": ("## ab",),
    "ingest.formats.dump.marks._IMAGE": ("![ab](cd)",),
    "ingest.formats.dump.marks._IN_TITLE": (" (arXiv:2509.01234v1 [cs.LG] UPDATED)",),
    "ingest.formats.dump.marks._LINKED": ("- [ab](https://a)", "[ ab ][12]"),
    "ingest.formats.dump.marks._LINK_BELOW": ("](https://a)",),
    "ingest.formats.dump.marks._LONE_LABEL": ("Abstract :",),
    "ingest.formats.dump.marks._MARKED_LABEL": ("- **Authors:** ", "Title : ", "__Abstract__ : "),
    "ingest.formats.dump.marks._NUMBER": ("12. ", "#12: ", "[12] "),
    "ingest.formats.dump.marks._SMALL_LINK": ("[ab](https://a)", "[ab][12]"),
    "ingest.formats.dump.marks._TITLE_LABEL": ("[12] Title : ",),
    "ingest.formats.dump.wrapping._BEFORE_HYPHEN": ("ab-c",),
    "ingest.formats.dump.wrapping._HYPHEN": ("a-",),
    "ingest.formats.feed_entries._ANNOUNCED": ("arXiv:2509.01234v1 Announce Type: new Abstract: ",),
    "ingest.formats.feed_entries._IN_TITLE": (". (arXiv:2509.01234v1 [cs.LG] UPDATED)",),
    "ingest.formats.feed_entries._OF_LISTING": ("oai:arXiv.org:",),
    "ingest.formats.foreign._REFER": ("%T a",),
    "ingest.formats.foreign._WITH_PMID": ("PMID- 1",),
    "ingest.formats.foreign._WOS": ("TI ",),
    "ingest.formats.foreign._ATOM": ("<atom:feed ",),
    "ingest.formats.foreign._BLOCK": ("<div ", "<h2>"),
    "ingest.formats.foreign._BULLET": ("- ", "12. "),
    "ingest.formats.foreign._ENCODED": ("Content-Transfer-Encoding: base64",),
    "ingest.formats.foreign._HEADING": ("## ", "![["),
    "ingest.formats.foreign._HTML": ("<!doctype html", "<html "),
    "ingest.formats.foreign._LINK": ("](https://", "](www."),
    "ingest.formats.foreign._LINKED_HEADING": ("### ![ab](",),
    "ingest.formats.foreign._LINK_OR_MARK": ("](a)", "["),
    "ingest.formats.foreign._MAIL_START": ("From a 2025", "Message-Id: "),
    "ingest.formats.foreign._MEDLINE": ("TI  - ",),
    "ingest.formats.foreign._MIME": ("MIME-Version: 1", "Received: by ", "Return-Path: <"),
    "ingest.formats.foreign._NAME_BREAK": ("_",),
    "ingest.formats.foreign._PROLOGUE": ("<?", "<html>"),
    "ingest.formats.foreign._RSS": ("<rss ",),
    "ingest.formats.foreign._TAG": ("</ab ", "<!--"),
    "ingest.formats.foreign._XML": ("<?xml ",),
    "ingest.formats.json_lines._OBJECT": ('{  "',),
    "ingest.formats.json_lines._WHOLE_JSON": ("[ {ab", '{ "ab" : ['),
    "ingest.formats.json_lines._WITHIN_JSON": ("[{", '"ab" :', '"ab",'),
    "ingest.formats.objects.arxiv_snapshot._VERSION": ("v12",),
    "ingest.formats.objects.damage._TOKEN": ('"a\\"b"', "{"),
    "ingest.formats.objects.listing._BEGINNING": ("\n  [",),
    "ingest.formats.objects.markup._DOCUMENT": (r"\begin{document}ab\end{document}",),
    "ingest.formats.objects.markup._ESCAPED": ("&amp;lt;/jats:p&amp;gt;",),
    "ingest.formats.objects.markup._LABEL": ("Abstract : A",),
    "ingest.formats.objects.markup._TAG": ("</jats:p>", "<a b = \"c\" d='e' />", "<![CDATA[", "]]>"),
    "ingest.formats.objects.scanner._BETWEEN": (" ,\n ",),
    "ingest.formats.objects.scanner._CLOSED": (" ,]} ",),
    "ingest.formats.objects.scanner._COLON": (" : ",),
    "ingest.formats.objects.damage._FIRST_KEYS": ('{ "a" : "b" , "c"', '{"a": 1, "c"'),
    "ingest.formats.objects.scanner._OPENING": ('{  "',),
    "ingest.formats.ris._ALONE": ("  ER  -  ",),
    "ingest.formats.ris._SMALL_START": ("  ty  -  JOUR  ",),
    "ingest.formats.ris._SMALL_TAG": ("  au  - ",),
    "ingest.formats.ris._START_OF_ANY": ("  ty  -",),
    "ingest.formats.ris._START": ("  TY  -  JOUR  ",),
    "ingest.formats.ris._TAG": ("  AU  - ab", "AB\t- ab"),
    "ingest.joined_names._AMPERSAND": (" & ",),
    "ingest.joined_names._AND": ("\\a", "{", " and "),
    "ingest.joined_names._BLANK": ("\\a", "}", " ~ "),
    "ingest.joined_names._COMMA": ("\\a", "}", ","),
    "ingest.joined_names._NAMED_PART": ('"family-i = Zhang',),
    "ingest.joined_names._SEMICOLON": ("\\a", "}", ";"),
    "ingest.names.AND_OTHERS": (" et. al.", " and 25 other authors", " 25 additional authors"),
    "ingest.names._BETWEEN": (", and ", ";"),
    "ingest.names._BRACKETS": ("(",),
    "ingest.names._EAST_ASIAN": ("张伟",),
    "ingest.names.HOMONYM": (" 0001",),
    "ingest.names._NOT_SHOWN": ("et al", "authors not shown"),
    "ingest.names._ON_BEHALF": ("and on behalf of the ",),
    "ingest.names.OTHERS": ("et. al.", "and others"),
    "ingest.names._PEOPLE": (" , and ", " & "),
    "ingest.names._RAISED": ("$^{1,2}$",),
    "ingest.names._SURE_SUFFIX": ("Smith, Jr.",),
    "ingest.partial_dates._ABOUT": ("Spring 2025", "ca. 2025"),
    "ingest.partial_dates._BEGINNING": ("2025/09/02/spring", "2025-09-XX"),
    "ingest.partial_dates._COMPACT": ("20250902",),
    "ingest.partial_dates._ISO": ("2025-09-02T10:00:00Z", "2025.09.02"),
    "ingest.partial_dates._MONTH_YEAR": ("September, 2025", "2025, Sept."),
    "ingest.partial_dates._NUMBER": ("12",),
    "ingest.partial_dates._SEASON": ("2025-21",),
    "ingest.partial_dates._SPAN": ("5 -- 7",),
    "ingest.partial_dates._TIME": (" 14:03:11 GMT",),
    "ingest.partial_dates._WORD": ("September",),
    "ingest.partial_dates._YEAR": ("2025",),
    "ingest.references._ARXIV_PDF": ("https://www.arxiv.org/pdf/",),
    "ingest.references._IS_PDF": ("https://a.b/c.pdf?d",),
    "ingest.references._KNOWN_HOST": ("https://export.arxiv.org/", "http://dx.doi.org/"),
    "ingest.references._COUNTED": ("Cited by: 5",),
    "ingest.references._NEXT_DOI": ("a, 10.1234",),
    "ingest.references._NAMED_NUMBER": (
        "arXiv : 2509.01234v1",
        "abs/math.AG/0601001",
        "10.48550/arXiv.2509.01234",
    ),
    "ingest.references._ONLY_ARXIV": ("arXiv preprint arXiv:2509.01234v1 [cs.LG]", "CoRR abs/math/0601001"),
    "merge.comparable._GREEK_LETTER": ("β",),
    "merge.comparable._VARIANT": (r"\varphi",),
    "merge.comparable._ABOUT_ANOTHER": ("comments", "replies"),
    "merge.comparable._APOSTROPHE": ("a'b",),
    "merge.comparable._BESIDE_DIGITS": ("4o",),
    "merge.comparable._CHINESE_NUMERAL": ("一",),
    "merge.comparable._VERSION": (" [version. 1]", " (v1)", ", v1"),
    "merge.comparable._WORD": ("ab++",),
    "merge.facts_said._HEADER": (" [[ facts ]]",),
    "merge.lookups._ID": ("0123456789abcdef0123456789abcdef",),
    "merge.rows._DAY": ("2025-09-02",),
    "model.errors._HALF_PAIR": ("\ud800",),
    "search.analysis._ASCII_TOKEN": ("a-b1", "c++", "f#", ".net"),
    "search.analysis._BORDER": ("a1",),
    "search.analysis._HYPHEN": ("-",),
    "search.analysis._TOKEN": ("a-é", "éa++", "éa#", ".net"),
    "search.forms._PLURAL": ("keys",),
    "search.names._APOSTROPHE": ("’",),
    "search.names._HYPHEN": ("-",),
    "search.stemmer._MEASURE_1": ("trouble",),
    "search.stemmer._MEASURE_OVER_0": ("trouble",),
    "search.stemmer._MEASURE_OVER_1": ("troubles",),
    "search.stemmer._SHORT": ("fil", "syl"),
    "search.stemmer._TWIN_CONSONANT": ("hopp",),
    "search.stemmer._WITH_VOWEL": ("try",),
    "site.link_check._NAME_END": ("a ", "a/"),
    "site.link_check._ATTRIBUTE": ('a-b="c"', "a='b'", "a=b"),
    "site.link_check._LINK": ('<a href="b">',),
    "site.link_check._TAG": ("<a b>",),
    "site.templates._PLAIN": ("a-1/b.html",),
    "site.markdown._ESCAPED": (r"\*",),
    "site.markdown._PLAIN": ("# a\\*b &amp;\n\na\\*b &amp;\n", "# a b\n"),
    "system.filenames._PORTABLE": ("a.b-c",),
    "text.cleaning._INVISIBLE": ("\u200b",),
    "text.cleaning._PILED": ("\u0301" * 31,),
    "text.cleaning._PLAIN_WORD": (" abc ",),
    "text.encoding._AMPERSANDS": ("&amp;#38;",),
    "text.encoding._ENTITY": ("&#12;", "&#xaF;", "&ab1;"),
    "text.escape._AMPERSAND": ("&",),
    "text.escape._BLOCK_START": ("12.",),
    "text.escape._GITHUB_LINKS": ("@", ":ab-c:", "://", "www.", "GH-1"),
    "text.escape._MARKDOWN": ("`", "!"),
    "text.identifiers._BEFORE": ("https://www.arxiv.org/abs/", "https://doi.org/10.48550/arXiv.", "arXiv : "),
    "text.identifiers._BEHIND": (".pdf/?ab [cs.LG]",),
    "text.identifiers._DOI": ("https://dx.doi.org/10.1234.5/ab", "doi : 10.1234/ab"),
    "text.identifiers._NUMBER": ("math.AG/0601001v1", "2509.01234v12"),
    "text.latex.accents.ACCENT": ('\\"  {\\o}', r"\'o", r"\c{c}"),
    "text.latex.accents.LETTER": (r"\ss{}", r"\ae "),
    "text.latex.accents._BRACED_LETTER": ("{ö}",),
    "text.latex.bibliography._ADDRESS_ESCAPE": (r"\_", r"\~{}", r"$\sim$"),
    "text.latex.bibliography._MARKED": ("--", "{"),
    "text.latex.bibliography._PLAIN_FORMULA": (r"\ensuremath{<}",),
    "text.latex.bibliography._TOKEN": (r"$a\$b$", "$$a$$", r"\(a b\)", r"\ab*", "{", "---", "``"),
    "text.latex.capitals._STARTS_ANEW": (": ", "?) ", "\u2014"),
    "text.latex.capitals._WORD": ("O'Neil", "a_b"),
    "text.latex.commands.DRESS": (r"\mathcal", r"\text"),
    "text.latex.commands.ESCAPE": (r"\%",),
    "text.latex.commands.SWITCH": (r"{\em  so far}", r"{\itshape{}so}"),
    "text.latex.commands.WRAPPER": (r"\textbf{so far}", r"\mbox{so}"),
    "text.latex.escape._JOINED": ("--", "''", "?`"),
    "text.latex.escape._MARKED": ("{", "-"),
    "text.latex.formulas.ENCLOSED": ("$a b$",),
    "text.latex.formulas._BRACE": ("{",),
    "text.latex.formulas._COMMAND": (r"\ab",),
    "text.latex.formulas._HARMLESS": (r"$a \b \,c$",),
    "text.markup._TAG": ("$a b$", "</sub>", "<i>"),
    "text.math.repair._RUN": ("ab",),
    "text.math.repair._VISIBLE": ("^",),
    "text.math.spoken.COMMAND": (r"\ab", r"\,"),
    "text.math.repair._SIGNS": ("2times", "sim 1", "log (", "U(1)"),
    "text.math.retex.KERN": ("Te kern -0.1em V",),
    "text.math.retex._NEEDS_MORE": ("^  _", r"\hat  }", r"\mathrm^"),
    "text.math.retex._SIDE": (r"\left",),
    "text.math.rules._CERTAIN": ("D{to}x3{times}64", "28.83pm11,5pm6", "sim0.35"),
    "text.math.rules._SEED": ("times2", "lesssim1"),
    "text.math.rules._WITHOUT_BRACES": ("28.83pm11,5pm6", "sim0.35"),
    "text.math.rules._GLUED": ("alphain",),
    "text.math.rules._KERN": ("28.8pm1,1pm6,Mekern -0.1em V!/c^2",),
    "text.math.retex._LOST_SIGN": (r"k \bf",),
    "text.math.stripped._BEFORE": ("= ", r"\log "),
    "text.math.stripped._FENCE": (r"\left [", r"\Big{"),
    "text.math.stripped._GROUP": ("12{", "ab{"),
    "text.math.stripped._NAMED": (r"\ab {",),
    "text.math.stripped._WORDS": ("abcd  ab",),
    "text.math.tokens._TOKEN": (r"\ab", r"\,", "ab", "12", "+"),
    "text.math.legible._ALONE": (r"\alpha", r"\{", "a"),
    "text.math.legible._BEFORE_LETTER": ("\\ab\0c",),
    "text.math.legible._ITSELF": ("a", "0.1"),
    "text.math.legible._KEPT": (' stretchy="false" lspace="0" rspace="0"', ' form="infix"'),
    "text.math.legible._TOKEN": (r"\alpha", r"\{", "a"),
    "text.math.mathml._ATTRIBUTE": (' ab="c"', " ab"),
    "text.math.mathml._FORBIDDEN": (r"\newcommand",),
    "text.math.mathml._LABEL": (r"\label {ab}", r"\notag"),
    "text.math.mathml._PIECE": ('<mo ab="c">', "</mo>", "<mo />", "ab"),
    "text.math.mathml._VALUE": ("0.1667em",),
    "text.math.nesting._TOKEN": (r"\ab", r"\,", "x"),
    "text.math.plain._INSIDE_BRACKETS": ("( ", " )"),
    "text.math.plain._LENGTH": (" -0.1em",),
    "text.math.plain._TOKEN": (r"\ab*", r"\,", "  ", "12", "x"),
    "text.math.written._BARE": (r"{ \phi }_{ab}^c",),
    "text.math.written._BRACES": (r"\{", "{"),
    "text.math.written._DRESSED": (r"\mathrm {ab}", r"\ab"),
    "text.math.written._OPENING": ("$$", r"\(", r"\begin{align*}", r"\$"),
    "text.math.written._PRICE": ("5 and ",),
    "text.math.written._ROWS": (r"\\", "&"),
    "text.math.written._SIGN": ("^",),
    "text.math.written._STRONG_SIGN": ("^",),
    "text.math.written._WORD": ("abc",),
    "text.scripts._RUN": ("深度", "abc"),
    "text.scripts._STRETCH": ("深度",),
    "text.urls._REST": ("a!~",),
    "text.urls._URL": ("http://a.b/c", "github.com/a"),
    "text.urls._WITH_HOST": ("https://a-b.c:80/", "http://a"),
}
"""A text that the pattern matches, or one for each of its ways; the patterns of a tuple share theirs."""

NEVER_SEES_SEEDS: Mapping[str, str] = {
    "commands.digest._DAY": "reads an argument",
    "export.digest_mail._PLAIN": "reads the name of the archive, which a keeper writes",
    "annotate.vocabulary.topic_tree._SLUG": "the file of topics, which is the keeper's own",
    "pipeline.offline_copy._NEWEST": "the front page of a finished site, before any words of seeds",
    "commands.enrich.command._LOOPBACK": "what who starts the program says",
    "export.datapackage._NOT_NAME": "the names of our own files",
    "config.settings._ADDRESS": "the settings, which are the keeper's own",
    "config.settings._IN_HOST": "the settings, which are the keeper's own",
    "config.settings._CONTACT": "the settings, which are the keeper's own",
    "lookup.arxiv._TOTAL": "the head of an answer of arXiv, which is cut before; each of its parts has a bound",
    "merge.overrides_file._HEADER": "the overrides, where what others said stands in quotes",
    "merge.overrides._IS_ID": "the overrides, which are the keeper's own",
    "search.known_ids._ADDRESS": "what a reader asks",
    "search.known_ids._WEB": "what a reader asks",
    "merge.people._IS_ID": "the overrides, which are the keeper's own",
    "search.query._BLANK": "what a reader asks, which is cut before",
    "search.query._PASTE": "what a reader asks",
    "search.query._PIECE": "what a reader asks, which is cut before",
    "search.query._QUOTE": "what a reader asks, which is cut before",
    "search.query._YEARS": "what a reader asks, which is cut before",
    "system.disks._ESCAPE": "the system's own list of disks",
    "system.folders._UNLISTED": "paths of a finished site, which are short",
    "site.link_check._SCRIPT": 'tags of a finished page; the "<" of a seed is an entity there',
}

MADE_AT_WORK: Mapping[str, str] = {}
"""Modules that make a pattern inside a function, and why it is safe."""

SQUEEZED = frozenset({"merge.comparable._VERSION"})
"""Patterns that see cleaned texts alone, where no two blanks stand together."""

FUNCTIONS_OF_RE = frozenset(
    f"re.{name}" for name in "compile sub subn split findall finditer search match fullmatch".split()
)

ANCHORED = frozenset({"match", "fullmatch"})
"""Ways to use a pattern that try it at the beginning alone; all others try it everywhere."""


def all_patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    """By module and name, without "builder.", the compiled patterns that stand there, alone or in a tuple."""
    found = {}
    for path in modules():
        module = dotted(path)
        for name, value in vars(importlib.import_module(module)).items():
            own = tuple(one for one in _patterns_in(value) if _is_made_in(path, name))
            if own:
                found[f"{module.removeprefix('builder.')}.{name}"] = own
    return found


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(part)


def _is_made_in(path: Path, name: str) -> bool:
    """Whether the name is given its value there, and not imported."""
    targets = (node.targets for node in tree(path).body if isinstance(node, ast.Assign))
    return any(isinstance(target, ast.Name) and target.id == name for each in targets for target in each)


@cache
def uses_of(name: str) -> frozenset[str]:
    """The methods of `NAME.method(…)`, in its module, or anywhere where the name is public; none of a tuple's."""
    module, _, own = name.rpartition(".")
    paths = modules() if not own.startswith("_") else [BUILDER / f"{module.replace('.', '/')}.py"]
    return frozenset(
        node.attr
        for path in paths
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == own
    )


def is_anchored(name: str) -> bool:
    uses = uses_of(name)
    return bool(uses) and uses <= ANCHORED


def unnamed_patterns() -> Iterator[str]:
    """Where a pattern is written inside a function, so that no test can find it: `path:line`."""
    for path in (path for path in modules() if dotted(path) not in MADE_AT_WORK):
        for function in functions(path):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in FUNCTIONS_OF_RE:
                    yield f"{dotted(path)}:{node.lineno}"
