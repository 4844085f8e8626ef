"""`schakel ask` about areas over time."""

from typing import Annotated

import typer

from cli.ask.options import Area, AsOf, InLanguage, full_day
from cli.options import AsJson, Data
from cli.usage import WrongUsage


def area_report(
    area: Area,
    as_of: AsOf = None,
    compared_to: Annotated[
        str | None,
        typer.Option(
            "--compared-to",
            metavar="DATE",
            parser=full_day,
            help="An earlier day to put beside it.",
            show_default=False,
        ),
    ] = None,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """How an area is doing, on one day or on two side by side."""
    from cli.mark import day_of

    last = as_of or day_of(data).isoformat()
    if compared_to and compared_to >= last:
        raise WrongUsage(f"--compared-to is {compared_to}; give a day before {last}, or leave it out")
    from cli.ask.areas_tables import show_area_report
    from cli.ask.asking import Given, Question, ask

    given = Given(names={"area": area}, values={"asOf": as_of, "comparedTo": compared_to})
    ask(Question("areaReport", show_area_report), given, data, language, as_json)


def area_statistics(
    within: Annotated[
        str | None, typer.Option("--within", metavar="AREA", help="Only areas within this one.", show_default=False)
    ] = None,
    level: Annotated[
        str, typer.Option("--level", help="AREA, NEIGHBOURHOOD, DISTRICT or MUNICIPALITY.")
    ] = "NEIGHBOURHOOD",
    from_day: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", parser=full_day, help="A day in the first period.", show_default=False),
    ] = None,
    to_day: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", parser=full_day, help="A day in the last period.", show_default=False),
    ] = None,
    interval: Annotated[str, typer.Option("--interval", help="MONTH, QUARTER or YEAR.")] = "MONTH",
    measures: Annotated[
        list[str] | None,
        typer.Option(
            "--measure", metavar="NAME", help="Only this measure; may be given several times.", show_default=False
        ),
    ] = None,
    with_themes: Annotated[bool, typer.Option("--with-themes", help="Also each theme by itself.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Every column as CSV, for a spreadsheet.")] = False,
    language: InLanguage = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Figures of areas by month, which cannot be traced to a person."""
    from cli.ask.areas_tables import show_area_statistics, write_area_statistics
    from cli.ask.asking import Given, Question, ask

    if as_csv and as_json:
        raise WrongUsage("Give --csv or --json, not both")
    given = Given(
        names={"within": within},
        choices={"level": level, "interval": interval},
        values={
            "from": from_day,
            "to": to_day,
            "measures": measures or None,
            "themes": None if with_themes else [],
        },
    )
    show = write_area_statistics if as_csv else show_area_statistics
    ask(Question("areaStatistics", show), given, data, language, as_json)


def measures(language: InLanguage = None, data: Data = None, as_json: AsJson = False) -> None:
    """What the figures of areas can count, and what they mean."""
    from cli.ask.areas_tables import show_measures
    from cli.ask.asking import Given, Question, ask

    ask(Question("measures", show_measures), Given(names={}), data, language, as_json)


COMMANDS = (area_report, area_statistics, measures)
