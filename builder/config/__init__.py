"""Every setting, its default and its meaning; and how a data file in TOML is read."""

from builder.config.figures import Figures, read_figures
from builder.config.settings import (
    PROJECT,
    REPOSITORY,
    Config,
    checked_address,
    checked_repository,
    read_config,
)
from builder.config.toml import fault, read_toml, texts_of
