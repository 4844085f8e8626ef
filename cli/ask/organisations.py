"""`schakel ask` about organisations that want something together."""

from typing import Annotated

import typer

from cli.ask.options import AsOf, InLanguage
from cli.options import AsJson, Data


def coalitions(
    areas: Annotated[
        list[str] | None,
        typer.Option(
            "--area",
            metavar="AREA",
            help="Only organisations of this area; may be given several times.",
            show_default=False,
        ),
    ] = None,
    first: Annotated[int, typer.Option("--first", help="How many at most, 1 to 100.")] = 10,
    as_of: AsOf = None,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Which organisations share goals, and how they work together."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.organisations_tables import show_coalitions

    given = Given(names={"areas": areas or None}, values={"first": first, "asOf": as_of})
    ask(Question("coalitions", show_coalitions), given, data, language, as_json)


def stakeholders(
    of: Annotated[str, typer.Option("--of", metavar="WHAT", help="An arrangement or a goal.")],
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Who has an interest in something, and what each brings already."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.organisations_tables import show_stakeholders

    ask(Question("stakeholders", show_stakeholders), Given(names={"of": of}), data, language, as_json)


def venues_for(
    arrangement: Annotated[
        str | None, typer.Option("--arrangement", metavar="WHAT", help="An arrangement that seeks a place.")
    ] = None,
    talents: Annotated[
        list[str] | None,
        typer.Option(
            "--space",
            metavar="TALENT",
            help="What sort of place, such as a room to meet; may be given several times.",
            show_default=False,
        ),
    ] = None,
    near: Annotated[
        str | None, typer.Option("--near", metavar="WHERE", help="Near whom or what; else who started it.")
    ] = None,
    first: Annotated[int, typer.Option("--first", help="How many at most, 1 to 100.")] = 10,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Where something could take place, and why there. Give an arrangement, sorts of places, or both."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.organisations_tables import show_venues

    given = Given(names={"arrangement": arrangement, "talents": talents or None, "near": near}, values={"first": first})
    ask(Question("venuesFor", show_venues), given, data, language, as_json)


COMMANDS = (coalitions, stakeholders, venues_for)
