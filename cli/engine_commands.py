"""`schakel engine`: the embedded Neo4j by itself."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.consent import ask_first
from cli.options import AsJson, Data, data_directory, named_path
from cli.usage import show_help_alone
from graph.errors import InvalidInput, SchakelError

if TYPE_CHECKING:
    from engine import Engine

app = typer.Typer(help="Start, stop, save, restore and check the embedded Neo4j.", rich_markup_mode=None)
app.callback(invoke_without_command=True)(show_help_alone)

DumpFile = Annotated[Path, typer.Argument(metavar="FILE", parser=named_path, help="A dump: all data in one file.")]
Replace = Annotated[bool, typer.Option("--replace", help="Put it in the place of what is there.")]


# The engine is imported where it is used, here and in the other commands: help and wrong usage answer at once.
def _engine(data: Path | None) -> "Engine":
    from cli.sharing import engine_of

    return engine_of(data_directory(data))


@app.command()
def start(data: Data = None) -> None:
    """Start the engine and leave it running, until `schakel engine stop`."""
    from cli.progress import Shown
    from cli.sharing import announce

    engine = _engine(data)
    address = engine.address()
    if address is None:
        with Shown() as shown:
            address = engine.start_detached(shown)
            announce(engine, address, stays=True)
    typer.echo(f"Neo4j answers on {address.uri}, user {address.user}; the password is in {engine.layout.password}.")


@app.command()
def stop(
    data: Data = None,
    force: Annotated[bool, typer.Option("--force", help="Also when another command is using it.")] = False,
) -> None:
    """Stop the engine in good order."""
    engine = _engine(data)
    typer.echo("The engine is stopped." if engine.stop(force=force) else "The engine was not running.")


@app.command()
def dump(file: DumpFile, data: Data = None, replace: Replace = False) -> None:
    """Save all data in one file; the engine must be stopped."""
    from cli.progress import Shown

    with Shown() as shown:
        _engine(data).dump(file, replace=replace, on_progress=shown)
    typer.echo(f"The data are saved in {file} ({file.expanduser().stat().st_size / 1_000_000:.1f} MB).")


@app.command()
def load(file: DumpFile, data: Data = None, replace: Replace = False) -> None:
    """Take all data from a dump; the engine must be stopped."""
    from cli.progress import Shown

    with Shown() as shown:
        _engine(data).load(file, replace=replace, on_progress=shown)
    typer.echo(f"The data of {file} are in place.")


@app.command()
def check(data: Data = None, as_json: AsJson = False) -> None:
    """Read all data and say whether they agree with each other; the engine must be stopped."""
    from cli.progress import Shown

    with Shown() as shown:
        found = _engine(data).check(shown)
    if as_json:
        facts = {"isConsistent": found.is_consistent, "summary": found.summary, "seconds": round(found.seconds, 1)}
        typer.echo(json.dumps(facts | {"report": str(found.report) if found.report else None}))
    else:
        typer.echo(f"The data were read in {found.seconds:.0f} s: {found.summary}.")
    if not found.is_consistent:
        raise SchakelError(f"The data contradict themselves. The faults are in {found.report}. Load a dump.")


@app.command()
def reset(
    data: Data = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask: throw all data away.")] = False,
) -> None:
    """Throw all data away; the engine must be stopped."""
    engine = _engine(data)
    if not yes and not sys.stdin.isatty():
        raise InvalidInput(f"This throws away everything in {engine.layout.root}. Say so with --yes.")
    if not yes:
        ask_first(f"Throw away everything in {engine.layout.root}?", otherwise="Nothing was thrown away.")
    engine.reset()
    typer.echo("All data are gone; the next start begins with an empty database.")
