"""The values that the stages hand on; no work is done here."""

from builder.model import dates
from builder.model.archive import (
    AUTHORS,
    DATES,
    OTHER,
    PAPERS,
    SHARD_SIZE,
    TAGS,
    TOPICS,
    Archive,
    Day,
    Entry,
    File,
    Findings,
    Later,
    Leaf,
    MarkdownPage,
    MarkdownPages,
    Neighbour,
    Slug,
    Subject,
    Tag,
    Term,
    Topics,
    address_of,
)
from builder.model.changes import CHANGES, Change
from builder.model.citations import LIST_FORMATS, Citation
from builder.model.data import NO_DATA, Data, DataFile, KeptSite, OfflineCopy
from builder.model.dates import MONTHS, WEEKDAYS, YEARS
from builder.model.entry_issues import (
    broken_entry,
    broken_file,
    doubled_key,
    entry_without_title,
    hidden_authors,
    missing_comma,
    not_an_id,
    refused_entry,
    unended_entry,
    zeros_in_entries,
)
from builder.model.errors import QUOTED, BuilderError, quote
from builder.model.facets import (
    ABSTRACT_FIELD,
    AUTHOR,
    AUTHORS_FIELD,
    DAY,
    FACETS,
    FILTERED,
    SEARCHED,
    TAG,
    TITLE_FIELD,
    TOPIC,
    Facet,
)
from builder.model.feeds import ATOM, FEEDS, JSON_FEED, OPML, Feed
from builder.model.issues import (
    Issue,
    abstract_left_out,
    abstract_like_title,
    ambiguous_override,
    far_day,
    foreign_format,
    in_order,
    line_of,
    line_too_long,
    little_confidence,
    no_records,
    not_a_listing,
    not_utf8,
    nothing_to_show,
    object_without_abstract,
    second_day,
    shown_in_part,
    taken_for_chrome,
    title_like_abstract,
    title_without_abstract,
    unknown_date,
    unknown_day,
    unreadable_seed,
    unused_keys,
    zero_bytes,
)
from builder.model.links import LINK_KINDS, Link
from builder.model.paper_issues import (
    broken_lookup,
    doubtful_lookup,
    id_of_two_papers,
    ids_of_one_paper,
    shared_lookup,
    stale_lookup,
)
from builder.model.papers import (
    ADDRESS_DIGITS,
    JUDGED,
    MOST_SHOWN,
    NEAR_TITLE,
    SAID,
    SAME_ABSTRACT,
    SAME_ARXIV,
    SAME_DOI,
    SAME_TEXT,
    SAME_TITLE,
    Fact,
    LookedUp,
    Merge,
    Paper,
    PaperId,
    Shown,
    Sighting,
    Text,
)
from builder.model.people import Author, PeopleSaid, SamePerson, TwoPeople
from builder.model.records import NO_DETAILS, SOURCES, Details, ListedOn, MonthDay, Place, Record
from builder.model.seeds import LINES, LISTINGS, PARTS, Reading, Roles
from builder.model.trends import NO_TRENDS, Course, Movement, Period, Sureness, Trends
