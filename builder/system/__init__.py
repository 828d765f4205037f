"""What is asked of the machine: folders, processes, names of files, how far a work is."""

from builder.system.filenames import DEVICES, unportable
from builder.system.folders import MARK, check_apart, check_replaceable, staging, swap_in
from builder.system.parallel import map_chunks, without_collector
from builder.system.progress import Progress
