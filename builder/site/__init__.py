"""Files to a checked site: MkDocs, the keeper's own files, links, size."""

from builder.site.link_check import check_site
from builder.site.mkdocs import SiteInfo, build_site, rendered, write_docs
from builder.site.public import copy_public, list_public
from builder.site.size import SiteSize, measure
