"""The values that the stages hand on; no work is done here."""

from builder.model import dates
from builder.model.archive import (
    DATES,
    LINK_KINDS,
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
    Leaf,
    Link,
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
from builder.model.dates import MONTHS, WEEKDAYS, YEARS
from builder.model.errors import QUOTED, BuilderError, quote
from builder.model.facets import ABSTRACT_FIELD, DAY, FACETS, SEARCHED, TAG, TITLE_FIELD, TOPIC, Facet
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
from builder.model.papers import (
    ADDRESS_DIGITS,
    JUDGED,
    MOST_SHOWN,
    NEAR_TITLE,
    SAID,
    SAME_ABSTRACT,
    SAME_TEXT,
    SAME_TITLE,
    Merge,
    Paper,
    PaperId,
    Shown,
    Sighting,
    Text,
)
from builder.model.records import NO_DETAILS, Details, ListedOn, MonthDay, Place, Record
from builder.model.seeds import LINES, LISTINGS, PARTS, Reading, Roles
