"""`schakel ask` about an evening, and about what is still open."""

from typing import Annotated

import typer

from cli.ask.options import InLanguage
from cli.options import AsJson, Data


def briefing(
    meeting: Annotated[
        str,
        typer.Option("--meeting", metavar="MEETING", help="Which meeting: its id, or a name; of a series the next."),
    ],
    first: Annotated[int, typer.Option("--first", help="How many introductions at most, 1 to 50.")] = 8,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """One sheet for the host of an evening: who will come, whom to introduce and why, whom to welcome or to miss."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.evening_tables import show_briefing

    given = Given(names={"meeting": meeting}, values={"first": first})
    ask(Question("briefing", show_briefing), given, data, language, as_json)


def open_actions(
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only what is about this area.")] = None,
    by: Annotated[str | None, typer.Option("--for", metavar="WHO", help="Only what this one could act on.")] = None,
    first: Annotated[int, typer.Option("--first", help="How many at most, 1 to 200.")] = 50,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """What is still open: what runs out first, then what waits the longest."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.evening_tables import show_open_actions

    given = Given(names={"area": area, "by": by}, values={"first": first})
    ask(Question("openActions", show_open_actions), given, data, language, as_json)


COMMANDS = (briefing, open_actions)
