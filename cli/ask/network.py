"""`schakel ask` about the network of an area."""

from typing import Annotated

import typer

from cli.ask.options import Area, AsOf, InLanguage, Picture, Roles, Ties, Without, several
from cli.options import AsJson, Data


def connectors(
    area: Area,
    by: Annotated[str, typer.Option("--by", help="The measure by which they are ranked.")] = "BETWEENNESS",
    group_by: Annotated[str, typer.Option("--group-by", help="ROLE, ORGANISATION or NEIGHBOURHOOD.")] = "ROLE",
    first: Annotated[int, typer.Option("--first", help="How many at most, 1 to 100.")] = 10,
    ties: Ties = None,
    weighted: Annotated[bool, typer.Option("--weighted", help="Let strong ties count for more.")] = False,
    roles: Roles = None,
    without: Without = None,
    as_of: AsOf = None,
    language: InLanguage = None,
    picture: Picture = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Who holds an area together, and what hangs on them."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.network_tables import show_connectors
    from cli.pictures.areas import draw_connectors

    given = Given(
        names={"area": area, "without": without},
        choices={"by": by, "groupBy": group_by, "ties": ties, "roles": roles},
        values={"first": first, "weighted": weighted, "asOf": as_of},
    )
    question = Question("connectors", show_connectors, draw_connectors, beside="graphFrames")
    ask(question, given, data, language, as_json, picture)


def key_players(
    area: Area,
    aim: Annotated[str, typer.Option("--aim", help="REACH: near to most; FRAGMENT: most breaks without.")] = "REACH",
    count: Annotated[int | None, typer.Option("--count", help="How many, 1 to 25; else 3.")] = None,
    coverage: Annotated[
        float | None, typer.Option("--coverage", help="As few as bring this share within one step, as 0.8.")
    ] = None,
    excluding: Annotated[list[str] | None, several("--excluding", "Who may not be chosen")] = None,
    roles: Roles = None,
    ties: Ties = None,
    as_of: AsOf = None,
    language: InLanguage = None,
    picture: Picture = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Which few people matter most together, as for an invitation."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.network_tables import show_key_players
    from cli.pictures.areas import draw_key_players

    given = Given(
        names={"area": area, "excluding": excluding},
        choices={"aim": aim, "ties": ties, "roles": roles},
        values={"count": count, "coverage": coverage, "asOf": as_of},
    )
    question = Question("keyPlayers", show_key_players, draw_key_players, beside="graphFrames")
    ask(question, given, data, language, as_json, picture)


def fragility(
    area: Area,
    without: Without = None,
    first: Annotated[
        int, typer.Option("--first", help="How many of each list at most, 1 to 1000; a picture marks the same ones.")
    ] = 20,
    ties: Ties = None,
    as_of: AsOf = None,
    language: InLanguage = None,
    picture: Picture = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """What breaks when somebody leaves, and which new tie would mend it."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.network_tables import show_fragility
    from cli.pictures.areas import draw_fragility

    given = Given(
        names={"area": area, "without": without}, choices={"ties": ties}, values={"first": first, "asOf": as_of}
    )
    question = Question("fragility", show_fragility, draw_fragility, beside="graphFrames")
    ask(question, given, data, language, as_json, picture)


def graph_frames(
    area: Area,
    first: Annotated[int, typer.Option("--first", help="How many nodes at most, 1 to 1000.")] = 500,
    ties: Ties = None,
    as_of: AsOf = None,
    language: InLanguage = None,
    picture: Picture = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """The network as two tables for a dashboard; with --json in the columns of Grafana's node graph."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.network_tables import show_frames
    from cli.pictures.areas import draw_frames

    given = Given(names={"area": area}, choices={"ties": ties}, values={"first": first, "asOf": as_of})
    ask(Question("graphFrames", show_frames, draw_frames), given, data, language, as_json, picture)


COMMANDS = (connectors, key_players, fragility, graph_frames)
