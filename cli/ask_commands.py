"""`schakel ask`: the questions of the API, answered in tables or JSON. What is meant is said by an id or a name."""

from typing import Annotated

import typer

from cli.options import AsJson, Data
from cli.usage import WrongUsage, show_help_alone

app = typer.Typer(help="Ask for chains, connectors or matches.", rich_markup_mode=None)
app.callback(invoke_without_command=True)(show_help_alone)

Ties = Annotated[
    list[str] | None,
    typer.Option("--ties", metavar="KIND", help="By which ties; may be given several times.", show_default=False),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day whose ties count; else today.")]
InLanguage = Annotated[
    str | None,
    typer.Option("--language", metavar="nl|en", help="Of the sentences in the answer; else as the system's."),
]


def _several(name: str, meaning: str) -> object:
    return typer.Option(name, metavar="WHO", help=f"{meaning}; may be given several times.", show_default=False)


def _exactly_one(given: dict[str, str | None]) -> None:
    found = [name for name, value in given.items() if value]
    if len(found) != 1:
        what = f"you gave {' and '.join(found)}" if found else "you gave none"
        raise WrongUsage(f"Give exactly one of {', '.join(given)}; {what}")


@app.command()
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
    via: Annotated[list[str] | None, _several("--via", "Who must stand on the chain, in this order")] = None,
    avoiding: Annotated[list[str] | None, _several("--avoiding", "Who may not stand on it")] = None,
    by: Annotated[str, typer.Option("--by", help="What comes first: FEWEST_STEPS or STRONGEST.")] = "FEWEST_STEPS",
    count: Annotated[int, typer.Option("--count", help="How many chains at most, 1 to 10.")] = 3,
    max_steps: Annotated[int, typer.Option("--max-steps", help="How many steps at most, 1 to 8.")] = 6,
    ties: Ties = None,
    through_hubs: Annotated[bool, typer.Option("--through-hubs", help="Also by very large organisations.")] = False,
    as_of: AsOf = None,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Who can introduce somebody to somebody."""
    _exactly_one(
        {"--to": to, "--to-talent": to_talent, "--to-member-of": to_member, "--to-kind": to_kind, "--to-area": to_area}
    )
    from cli.asking import Given, Question, ask
    from cli.tables import show_chains

    target = {"talent": to_talent, "organisation": to_member, "organisationKind": to_kind, "area": to_area}
    given = Given(
        names={"from": start, "to": to, "via": via, "avoiding": avoiding},
        choices={"by": by, "ties": ties},
        values={"count": count, "maxSteps": max_steps, "throughHubs": through_hubs, "asOf": as_of},
        inputs={"toAny": {name: value for name, value in target.items() if value}},
    )
    ask(Question("chains", show_chains), given, data, language, as_json)


@app.command()
def connectors(
    area: Annotated[str, typer.Option("--area", metavar="AREA", help="A neighbourhood, district or other area.")],
    by: Annotated[str, typer.Option("--by", help="The measure by which they are ranked.")] = "BETWEENNESS",
    group_by: Annotated[str, typer.Option("--group-by", help="ROLE, ORGANISATION or NEIGHBOURHOOD.")] = "ROLE",
    first: Annotated[int, typer.Option("--first", help="How many at most, 1 to 100.")] = 10,
    ties: Ties = None,
    weighted: Annotated[bool, typer.Option("--weighted", help="Let strong ties count for more.")] = False,
    roles: Annotated[
        list[str] | None, typer.Option("--role", metavar="ROLE", help="Only people with this role.", show_default=False)
    ] = None,
    without: Annotated[list[str] | None, _several("--without", "As if this person had left")] = None,
    as_of: AsOf = None,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Who holds an area together, and what hangs on them."""
    from cli.asking import Given, Question, ask
    from cli.tables import show_connectors

    given = Given(
        names={"area": area, "without": without},
        choices={"by": by, "groupBy": group_by, "ties": ties, "roles": roles},
        values={"first": first, "weighted": weighted, "asOf": as_of},
    )
    ask(Question("connectors", show_connectors), given, data, language, as_json)


@app.command()
def matches(
    need: Annotated[str | None, typer.Option("--need", metavar="NEED", help="A recorded question.")] = None,
    party: Annotated[
        str | None, typer.Option("--party", metavar="WHO", help="All that somebody asks and offers.")
    ] = None,
    talent: Annotated[str | None, typer.Option("--talent", metavar="TALENT", help="Who offers this.")] = None,
    offered_by: Annotated[
        str | None, typer.Option("--offered-by", metavar="WHO", help="With --talent: who asks what this one offers.")
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", metavar="TEXT", help="A question in your words.")
    ] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only parties of this area.")] = None,
    near_to: Annotated[
        str | None, typer.Option("--near-to", metavar="WHO", help="Close to whom; else who asks.")
    ] = None,
    first: Annotated[int, typer.Option("--first", help="How many at most, 1 to 100.")] = 20,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Who could help with a question, or who asks what is offered. Give one of the first four."""
    _exactly_one({"--need": need, "--party": party, "--talent": talent, "--question": question})
    from cli.asking import Given, Question, ask
    from cli.tables import show_matches

    offer = {"party": offered_by, "talent": talent} if offered_by and talent else {}
    given = Given(
        names={"need": need, "party": party, "talent": None if offer else talent, "area": area, "nearTo": near_to},
        values={"first": first},
        inputs={"offer": offer, "draft": {"summary": question} if question else {}},
    )
    ask(Question("matches", show_matches), given, data, language, as_json)
