"""The options that several subcommands share, and the directory they lead to."""

import os
from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="SCHAKEL_HOME",
        help="Data directory of the embedded engine; else ~/.local/share/schakel. Not used when NEO4J_URI is set.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs in place of tables.")]


def data_directory(given: Path | None) -> Path:
    """The data directory of a command: the one given, else one per user; by one name, whatever links lead to it."""
    if given is None:
        base = os.environ.get("XDG_DATA_HOME")
        given = (Path(base) if base else Path.home() / ".local" / "share") / "schakel"
    return given.expanduser().resolve()
