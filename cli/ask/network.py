"""`schakel ask` about the network of an area."""

from typing import Annotated

import typer

from cli.ask.options import Area, AsOf, InLanguage, Roles, Ties, several
from cli.options import AsJson, Data


def connectors(
    area: Area,
    by: Annotated[str, typer.Option("--by", help="The measure by which they are ranked.")] = "BETWEENNESS",
    group_by: Annotated[str, typer.Option("--group-by", help="ROLE, ORGANISATION or NEIGHBOURHOOD.")] = "ROLE",
    first: Annotated[int, typer.Option("--first", help="How many at most, 1 to 100.")] = 10,
    ties: Ties = None,
    weighted: Annotated[bool, typer.Option("--weighted", help="Let strong ties count for more.")] = False,
    roles: Roles = None,
    without: Annotated[list[str] | None, several("--without", "As if this person had left")] = None,
    as_of: AsOf = None,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Who holds an area together, and what hangs on them."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.network_tables import show_connectors

    given = Given(
        names={"area": area, "without": without},
        choices={"by": by, "groupBy": group_by, "ties": ties, "roles": roles},
        values={"first": first, "weighted": weighted, "asOf": as_of},
    )
    ask(Question("connectors", show_connectors), given, data, language, as_json)


COMMANDS = (connectors,)
