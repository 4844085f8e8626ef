"""What stands beside a network that is loaded: asked before at a terminal, told after the load."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import typer

from cli.consent import ask_first
from cli.mark import mark_of
from cli.output import print_line, print_table
from cli.session import place_of
from graph.settings import Settings
from seeds.holdings import Holdings, SourceRow, people_in_words
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
    ask_first("Load it among the people of the demo all the same?", otherwise="Nothing was loaded.")


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
    sources: Sequence[SourceRow]
    """What most of all its people came of, those of the folder too."""


def beside(folder: Path, data: Path | None, report: LoadReport, held: Holdings, sources: Sequence[SourceRow]) -> Beside:
    """What stands beside a folder that has been loaded."""
    own = sum(each.rows - each.refused for each in report.files if PurePath(each.file).stem.lower() == "people")
    is_ours = not Settings().database.uri
    has_demo = mark_of(data).read() is not None
    return Beside(folder, place_of(data), has_demo, is_ours, held, max(0, held.people - own), sources)


def tell_beside(found: Beside, *, is_new: bool) -> None:
    """Where the network is, and what it was put beside, if it was: with how to keep it apart and how to undo it."""
    everybody = f"{found.held.people:,}"
    print_line(f"It is in {found.place}, which holds {found.held.in_words()}.")
    if not found.others:
        return
    demo = ", the demo among them" if found.has_demo else ""
    print_line(f"Already there, and not in {found.folder}: {people_in_words(found.others)} of the {everybody}{demo}.")
    if not is_new:
        return
    told = [(row.source or "(not said)", row.people) for row in found.sources]
    if more := found.held.people - sum(row.people for row in found.sources):
        told.append(("(others)", more))
    print_line(f"Where the {everybody} came from, those of {found.folder} among them:")
    print_table(("Source", "People"), told, numbers=("People",))
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
