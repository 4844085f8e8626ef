"""Options that several questions have."""

from pathlib import Path
from typing import Annotated

import typer

from cli.options import named_path
from cli.usage import WrongUsage
from graph.checks import check_day
from graph.dates import parse_day
from graph.errors import InvalidInput


def full_day(given: str) -> str:
    """A day as the API spells it; wrong usage for anything else."""
    try:
        return check_day(parse_day(given), "The day").isoformat()
    except InvalidInput as error:
        raise typer.BadParameter(error.message) from None


Ties = Annotated[
    list[str] | None,
    typer.Option("--ties", metavar="KIND", help="By which ties; may be given several times.", show_default=False),
]
Area = Annotated[str, typer.Option("--area", metavar="AREA", help="A neighbourhood, district or other area.")]
Roles = Annotated[
    list[str] | None, typer.Option("--role", metavar="ROLE", help="Only people with this role.", show_default=False)
]
Picture = Annotated[
    Path | None,
    typer.Option(
        "--picture", metavar="FILE", parser=named_path, help="Write a picture of the answer too: an .svg file."
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", parser=full_day, help="The day whose ties count; else today."),
]
InLanguage = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="nl|en", help="Of the answer: sentences, tables, numbers; else as the system's."
    ),
]


def several(name: str, meaning: str) -> object:
    """An option that names somebody and may be given several times."""
    return typer.Option(name, metavar="WHO", help=f"{meaning}; may be given several times.", show_default=False)


Without = Annotated[list[str] | None, several("--without", "As if this person had left")]


def exactly_one(given: dict[str, str | None]) -> None:
    """WrongUsage unless one of these was given."""
    found = [name for name, value in given.items() if value]
    if len(found) != 1:
        what = f"you gave {' and '.join(found)}" if found else "you gave none"
        raise WrongUsage(f"Give exactly one of {', '.join(given)}; {what}")
