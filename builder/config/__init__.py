"""Every setting, its default and its meaning; and how a data file in TOML is read."""

from builder.config.figures import Figures, read_figures
from builder.config.settings import PROJECT, Config, checked_address, read_config
from builder.config.toml import fault, read_toml, texts_of
