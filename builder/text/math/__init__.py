"""Mathematics in titles and abstracts: found where the listing lost its marks, repaired, and set."""
