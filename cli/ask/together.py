"""`schakel ask` about what people and organisations could do for each other."""

from typing import Annotated

import typer

from cli.ask.options import Area, InLanguage, Picture, exactly_one, several
from cli.options import AsJson, Data


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
    exactly_one({"--need": need, "--party": party, "--talent": talent, "--question": question})
    from cli.ask.asking import Given, Question, ask
    from cli.ask.together_tables import show_matches

    offer = {"party": offered_by, "talent": talent} if offered_by and talent else {}
    given = Given(
        names={"need": need, "party": party, "talent": None if offer else talent, "area": area, "nearTo": near_to},
        values={"first": first},
        inputs={"offer": offer, "draft": {"summary": question} if question else {}},
    )
    ask(Question("matches", show_matches), given, data, language, as_json)


def exchanges(
    area: Area,
    max_parties: Annotated[int, typer.Option("--max-parties", help="How many in one circle, 2 to 4.")] = 3,
    language: InLanguage = None,
    picture: Picture = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Circles in which everybody gives something to the next."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.together_tables import show_exchanges
    from cli.pictures.gifts import draw_exchanges

    given = Given(names={"area": area}, values={"maxParties": max_parties})
    ask(Question("exchanges", show_exchanges, draw_exchanges), given, data, language, as_json, picture)


def proposed_arrangements(
    area: Area,
    around: Annotated[list[str] | None, several("--around", "Who must take part")] = None,
    max_parties: Annotated[int, typer.Option("--max-parties", help="How many may take part, 2 to 8.")] = 8,
    first: Annotated[int, typer.Option("--first", help="How many at most, 1 to 10.")] = 5,
    language: InLanguage = None,
    picture: Picture = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """What several people and organisations could do together."""
    from cli.ask.asking import Given, Question, ask
    from cli.ask.together_tables import show_arrangements
    from cli.pictures.gifts import draw_arrangement

    given = Given(names={"area": area, "around": around}, values={"maxParties": max_parties, "first": first})
    question = Question("proposedArrangements", show_arrangements, draw_arrangement)
    ask(question, given, data, language, as_json, picture)


COMMANDS = (matches, exchanges, proposed_arrangements)
