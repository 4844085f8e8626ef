"""Where pictures are written."""

import os
from pathlib import Path

from graph.errors import InvalidInput


def check_writable(path: Path) -> None:
    """InvalidInput when no picture can be written there; asked before the work is done."""
    if path.suffix.lower() != ".svg":
        raise InvalidInput(f"A picture is an SVG file; {path} does not end in .svg. Give a name such as picture.svg.")
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise InvalidInput(f"{path} cannot be written. Give a file in a folder that exists and is yours.")


def write_picture(path: Path, svg: str) -> None:
    """Writes a picture as a whole or not at all; one that stood there is replaced."""
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(svg, encoding="utf-8")
    draft.replace(path)
