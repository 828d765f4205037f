"""Arguments in, words to people and an exit status out: a file for each command."""

from builder.commands.command_line import main
