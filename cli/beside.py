"""What stands beside a network that is loaded: asked before at a terminal, told after the load."""

import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import typer

from cli.mark import mark_of
from cli.output import print_line, print_table
from cli.session import place_of
from graph.settings import Settings
from seeds.holdings import Holdings
from seeds.report import LoadReport

OWN = "my-network"


def ask_before_mixing(folder: Path, data: Path | None) -> None:
    """Who loads into the place that everybody has, and has the demo there, is asked whether that is meant.

    Nobody is asked who names a place, or where nobody can answer: then it is said.
    """
    if mark_of(data).read() is None:
        return
    place, alone = place_of(data), _alone(folder)
    if data is not None or Settings().database.uri or not sys.stdin.isatty():
        typer.echo(f"The demo is here too. For a network of your own choose a directory with --data: {alone}", err=True)
        return
    typer.echo(f"The demo is in {place}. A network of your own stands by itself with {alone}", err=True)
    typer.confirm("Load it among the people of the demo all the same?", abort=True, err=True)


@dataclass(frozen=True)
class Beside:
    """The place of a load, what it holds now, and how many of its people are not in the folder that was loaded."""

    folder: Path
    place: str
    has_demo: bool
    is_ours: bool
    """Whether it is a directory of an engine of ours, and no database that was given."""
    held: Holdings
    others: int


def beside(folder: Path, data: Path | None, report: LoadReport, held: Holdings) -> Beside:
    """What stands beside a folder that has been loaded."""
    own = sum(each.rows - each.refused for each in report.files if PurePath(each.file).stem.lower() == "people")
    is_ours = not Settings().database.uri
    has_demo = mark_of(data).read() is not None
    return Beside(folder, place_of(data), has_demo, is_ours, held, max(0, held.people - own))


def tell_beside(found: Beside, *, is_new: bool) -> None:
    """Where the network is, and what it was put beside, if it was: with how to keep it apart and how to undo it."""
    held = found.held
    print_line(f"It is in {found.place}, which holds {held.people:,} people and {held.organisations:,} organisations.")
    if not found.others or not is_new:
        return
    demo = ", the demo among them" if found.has_demo else ""
    print_line(f"{found.others:,} of these people are not in {found.folder}: they were there already{demo}.")
    told = [(source or "(not said)", people) for source, people in held.sources]
    if more := held.people - sum(people for _, people in told):
        told.append(("(others)", more))
    print_table(("Source of people", "How many"), told, numbers=("How many",))
    for line in _advice(found):
        print_line(line)


def _advice(found: Beside) -> Iterator[str]:
    if not found.is_ours:
        return
    yield f"By itself it stands in a directory of its own: {_alone(found.folder)}"
    if found.has_demo:
        directory = shlex.quote(found.place)
        yield (
            f"To undo this load begin the demo anew, which throws away all else there: "
            f"schakel demo --reset --data {directory}"
        )
    else:
        yield "A load cannot be undone but by a dump that was saved before it: schakel engine dump FILE"


def _alone(folder: Path) -> str:
    return f"schakel load {shlex.quote(str(folder))} --data {OWN}"
