"""Answers as pictures, for a printed sheet or a page: SVG without scripts, fonts or anything else from outside."""
