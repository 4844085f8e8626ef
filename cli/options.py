"""The options that several subcommands share, and the directory they lead to."""

import os
from pathlib import Path
from typing import Annotated

import typer


def named_path(text: str) -> Path:
    """The path of a name that was given; an empty one, as of a variable that is not set, would mean the one here."""
    if not text:
        raise typer.BadParameter("the name is empty. Give one, or . for the directory that you are in")
    return Path(text)


Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        parser=named_path,
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
