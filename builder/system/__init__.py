"""What is asked of the machine: folders, processes, names of files, how far a work is."""

from builder.system.cache import Cache, Shelf, key_of
from builder.system.disks import complaint, flushing, naming, refusals
from builder.system.errands import Aside, Errand
from builder.system.filenames import DEVICES, unportable
from builder.system.folders import (
    MARK,
    check_apart,
    check_replaceable,
    copy_files,
    files_in,
    sizes_in,
    staging,
    swap_in,
    write_file,
    write_or_link,
)
from builder.system.handing import ByValue
from builder.system.means import PLAIN, Means
from builder.system.parallel import Workers, without_collector
from builder.system.plain import AS_IT_IS, FAULTS, Form, form_of
from builder.system.progress import Progress
from builder.system.standing import Standing
from builder.system.version import code_version, digest_of
