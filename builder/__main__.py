"""`python -m builder` is `paper-archive`."""

import sys

from builder.cli import main

sys.exit(main())
