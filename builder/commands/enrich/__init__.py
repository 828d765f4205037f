"""`paper-archive enrich`: what the listings do not say, looked up in a file or asked of a catalogue."""

from builder.commands.enrich.command import ABOUT, EXAMPLES, add_arguments, run
