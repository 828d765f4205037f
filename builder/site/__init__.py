"""Files to a checked site: MkDocs, the keeper's own files, links, size."""

from builder.site.build import AlsoInDocs, also_in_docs, build_site, draw_again, write_docs, write_files
from builder.site.keeping import BUTTON, begin_keeping, end_keeping
from builder.site.link_check import check_links
from builder.site.look import look_of
from builder.site.mkdocs import SiteInfo
from builder.site.public import copy_public, list_public
from builder.site.size import SiteSize, measure
