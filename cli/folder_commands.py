"""`schakel load`, `check`, `export` and `generate`: networks in folders of CSV files or in workbooks."""

from pathlib import Path
from typing import Annotated

import typer

from cli.options import AsJson, Data, named_path

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", parser=named_path, help="A Schakel folder, or an XLSX workbook.")
]
NewFolder = Annotated[
    Path, typer.Argument(metavar="FOLDER", parser=named_path, help="A folder that is not there yet, or is empty.")
]
Target = Annotated[
    Path, typer.Argument(metavar="FOLDER", parser=named_path, help="A new folder, or a workbook: NAME.xlsx.")
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for command in (load, check, export, generate):
        app.command()(command)


def load(
    folder: Folder,
    data: Data = None,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="Load what can be used; write the other rows aside to be mended.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Load a folder: all of it is checked before the first write, and loading it again changes nothing."""
    from cli.folders import load as work

    work(folder, data, skip_bad_rows, as_json)


def check(folder: Folder, data: Data = None, as_json: AsJson = False) -> None:
    """Check a folder as `load` would, and write nothing."""
    from cli.folders import check as work

    work(folder, data, as_json)


def export(
    target: Target,
    data: Data = None,
    semicolon: Annotated[bool, typer.Option("--semicolon", help="Put ; between the cells, not a comma.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Put it in the place of what is there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write the whole network into a folder; loading that folder gives the same network."""
    from cli.folders import export as work

    work(target, data, ";" if semicolon else ",", overwrite, as_json)


def generate(
    folder: NewFolder,
    people: Annotated[int, typer.Option("--people", help="How many people.")] = 20_000,
    ties: Annotated[int, typer.Option("--ties", help="How many ties.")] = 200_000,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same bytes.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Write an invented network of any size into a folder, to measure or to try things out."""
    from cli.folders import generate as work

    work(folder, people, ties, seed, as_json)
