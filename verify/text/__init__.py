"""Pure functions over text that keep their offsets: folding, terms, numbers, dates and the language."""
