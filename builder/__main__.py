"""`python -m builder` is `paper-archive`."""

import sys

from builder.commands import main

sys.exit(main())
