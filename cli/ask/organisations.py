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


COMMANDS = (coalitions, stakeholders)
