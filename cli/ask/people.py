"""`schakel ask` about people and the chains between them."""

from typing import Annotated

import typer

from cli.ask.options import AsOf, InLanguage, Picture, Ties, exactly_one, several
from cli.options import AsJson, Data


def chains(
    start: Annotated[str, typer.Option("--from", metavar="WHO", help="A person or an organisation.")],
    to: Annotated[str | None, typer.Option("--to", metavar="WHO", help="A person or an organisation.")] = None,
    to_talent: Annotated[str | None, typer.Option("--to-talent", metavar="TALENT", help="Whoever offers this.")] = None,
    to_member: Annotated[
        str | None, typer.Option("--to-member-of", metavar="WHO", help="Whoever belongs to it.")
    ] = None,
    to_kind: Annotated[
        str | None, typer.Option("--to-kind", metavar="KIND", help="Any organisation of a kind.")
    ] = None,
    to_area: Annotated[
        str | None, typer.Option("--to-area", metavar="AREA", help="Whoever lives or works there.")
    ] = None,
    via: Annotated[list[str] | None, several("--via", "Who must stand on the chain, in this order")] = None,
    avoiding: Annotated[list[str] | None, several("--avoiding", "Who may not stand on it")] = None,
    by: Annotated[str, typer.Option("--by", help="What comes first: FEWEST_STEPS or STRONGEST.")] = "FEWEST_STEPS",
    count: Annotated[int, typer.Option("--count", help="How many chains at most, 1 to 10.")] = 3,
    max_steps: Annotated[int, typer.Option("--max-steps", help="How many steps at most, 1 to 8.")] = 6,
    ties: Ties = None,
    through_hubs: Annotated[bool, typer.Option("--through-hubs", help="Also by very large organisations.")] = False,
    as_of: AsOf = None,
    language: InLanguage = None,
    picture: Picture = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Who can introduce somebody to somebody."""
    exactly_one(
        {"--to": to, "--to-talent": to_talent, "--to-member-of": to_member, "--to-kind": to_kind, "--to-area": to_area}
    )
    from cli.ask.asking import Given, Question, ask
    from cli.ask.people_tables import show_chains
    from cli.pictures.chains import draw_chains

    target = {"talent": to_talent, "organisation": to_member, "organisationKind": to_kind, "area": to_area}
    given = Given(
        names={"from": start, "to": to, "via": via, "avoiding": avoiding},
        choices={"by": by, "ties": ties},
        values={"count": count, "maxSteps": max_steps, "throughHubs": through_hubs, "asOf": as_of},
        inputs={"toAny": {name: value for name, value in target.items() if value}},
    )
    ask(Question("chains", show_chains, draw_chains), given, data, language, as_json, picture)


COMMANDS = (chains,)
