"""Works as the JSON of catalogues, of libraries and of Hugging Face has them, one object each."""

from builder.ingest.formats.objects.listing import read, recognises
