"""`schakel ask` about one circle, around one person, and about the same person twice."""

from typing import Annotated

import typer

from cli.ask.options import AsOf, InLanguage
from cli.options import AsJson, Data


def circle_check(
    circle: Annotated[str, typer.Option("--circle", metavar="CIRCLE", help="The circle to look at.")],
    as_of: AsOf = None,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """How a circle of people who support each other is doing."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.circles_tables import show_circle

    given = Given(names={"circle": circle}, values={"asOf": as_of})
    ask(Question("circleCheck", show_circle), given, data, language, as_json)


def open_triangle(
    around: Annotated[str, typer.Option("--around", metavar="WHO", help="The person in the middle.")],
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Which side is missing around somebody, and who could stand beside the family."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.circles_tables import show_triangle

    ask(Question("openTriangle", show_triangle), Given(names={"around": around}), data, language, as_json)


def duplicates(
    area: Annotated[
        str | None, typer.Option("--area", metavar="AREA", help="Only pairs of which one lives or is active here.")
    ] = None,
    first: Annotated[int, typer.Option("--first", help="How many pairs at most, 1 to 100.")] = 20,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Who may be in here twice."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.circles_tables import show_duplicates

    given = Given(names={"area": area}, values={"first": first})
    ask(Question("possibleDuplicates", show_duplicates), given, data, language, as_json)


COMMANDS = (circle_check, open_triangle, duplicates)
