"""The values that the stages hand on: records, seeds, issues, papers, the archive, dates. No work is done here."""

from builder.model import dates
from builder.model.archive import (
    OTHER,
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
    Neighbour,
    Slug,
    Tag,
    Term,
    Topics,
    paper_address,
)
from builder.model.dates import MONTHS, WEEKDAYS, YEARS
from builder.model.errors import QUOTED, BuilderError, quote
from builder.model.facets import DAY, FACETS, SEARCHED, TAG, TOPIC, Facet
from builder.model.issues import (
    AbstractLeftOut,
    AbstractLikeTitle,
    Issue,
    LineTooLong,
    NoRecords,
    NotAListing,
    NothingToShow,
    NotUtf8,
    SecondDay,
    ShownInPart,
    TitleLikeAbstract,
    TitleWithoutAbstract,
    UnknownDate,
    UnknownDay,
    UnreadableSeed,
    in_order,
    line_of,
)
from builder.model.papers import (
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
    Sighting,
)
from builder.model.records import ListedOn, MonthDay, Place, Record
from builder.model.seeds import LINES, LISTINGS, PARTS, Reading, Roles
