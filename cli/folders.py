"""Loads, checks, exports and generates networks in folders, and tells what came of it."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import typer

from cli.beside import Beside, ask_before_mixing, beside, tell_beside
from cli.mark import loader_of
from cli.output import print_json, print_line, print_table
from cli.progress import Shown, stages_on
from cli.session import has_data, work_on_database
from cli.signals import run
from graph.database import Database
from graph.errors import InvalidInput
from seeds.export import ExportReport, export_folder
from seeds.folder_read import check_headers
from seeds.folders import WORKBOOK
from seeds.generator import generate as generate_folder
from seeds.holdings import count_parties, list_people_sources, people_in_words
from seeds.load import check_folder, load_folder
from seeds.problems import FolderRefused, Problem
from seeds.report import LoadReport
from seeds.sinks import check_target

LINES = 20


def load(folder: Path, data: Path | None, skip_bad_rows: bool, as_json: bool) -> None:
    """Loads a folder."""

    viewer = loader_of(data)

    async def work(database: Database, shown: Shown) -> tuple[LoadReport, Beside]:
        show = stages_on(shown)
        report = await load_folder(database, folder, viewer=viewer, skip_bad_rows=skip_bad_rows, on_progress=show)
        held, sources = await count_parties(database, viewer), await list_people_sources(database, viewer)
        return report, beside(folder, data, report, held, sources)

    try:
        check_headers(folder)  # what is wrong at first sight is told before a database is started
        ask_before_mixing(folder, data)
        work_on_database(data, work, lambda found: _tell_loaded(*found, as_json))
    except FolderRefused as error:
        raise _refusal(error.problems, error.count, as_json) from error


def _tell_loaded(report: LoadReport, found: Beside, as_json: bool) -> None:
    if as_json:
        print_json({**report.as_data(), "place": found.place, "people": found.held.people, "others": found.others})
        return
    _tell(report, as_json=False)
    tell_beside(found, is_new=report.new > 0)


def check(folder: Path, data: Path | None, as_json: bool) -> None:
    """Checks a folder as a load would: by itself first, then against the data, where there are any."""
    try:
        if not has_data(data):
            with Shown() as shown:
                alone = run(check_folder(folder, on_progress=stages_on(shown)))
            _tell_checked(alone, as_json)
            return
        _check_with_data(folder, data, as_json)
    except FolderRefused as error:
        raise _refusal(error.problems, error.count, as_json) from error


def _check_with_data(folder: Path, data: Path | None, as_json: bool) -> None:
    told: tuple[Problem, ...] = ()
    if not as_json:
        with Shown() as shown:
            told = run(check_folder(folder, may_be_stored=True, on_progress=stages_on(shown))).problems[:LINES]
        _tell_problems(told)
        if told:
            typer.echo("Now the rest, which takes the database.", err=True)

    async def work(database: Database, shown: Shown) -> LoadReport:
        return await load_folder(database, folder, viewer=loader_of(data), on_progress=stages_on(shown), dry_run=True)

    work_on_database(data, work, lambda report: _tell_checked(report, as_json, told))


def _tell_checked(report: LoadReport, as_json: bool, told: Sequence[Problem] = ()) -> None:
    if report.problem_count:
        raise _refusal(report.problems, report.problem_count, as_json, told)
    _tell(report, as_json)


def export(target: Path, data: Path | None, delimiter: str, overwrite: bool, as_json: bool) -> None:
    """Writes the whole network into a folder or a workbook."""
    form = {"xlsx": target.suffix.lower() == WORKBOOK, "overwrite": overwrite}
    check_target(target, is_workbook=form["xlsx"], overwrite=overwrite)

    async def work(database: Database, shown: Shown) -> ExportReport:
        show = stages_on(shown)
        return await export_folder(database, loader_of(data), target, **form, delimiter=delimiter, on_progress=show)

    def tell(report: ExportReport) -> None:
        if as_json:
            print_json({"path": str(report.path), "rows": report.rows, "changed_meanwhile": report.changed_meanwhile})
            return
        suffix = "" if form["xlsx"] else ".csv"
        print_table(("File", "Rows"), [(name + suffix, rows) for name, rows in report.rows.items()], numbers=("Rows",))
        print_line(f"The network is in {report.path}.")
        if report.changed_meanwhile:
            print_line("Somebody changed it meanwhile: files may tell of two moments. Export again for one of them.")

    work_on_database(data, work, tell)


def generate(folder: Path, people: int, ties: int, seed: int, as_json: bool) -> None:
    """Writes an invented network into a folder."""
    with Shown() as shown:
        made = generate_folder(
            folder, people, ties, seed, lambda done, total: shown.show("Writing the folder", done, total, "rows")
        )
    if as_json:
        print_json({"folder": str(made.folder), "rows": dict(made.rows), "ties": made.ties})
        return
    print_table(("File", "Rows"), [(f"{name}.csv", rows) for name, rows in made.rows.items()], numbers=("Rows",))
    print_line(f"{people_in_words(made.rows['people'])} and {made.ties:,} ties are in {made.folder}.")


def _tell(report: LoadReport, as_json: bool) -> None:
    if as_json:
        print_json(report.as_data())
        return
    columns = ("File", "Rows", "New", "Changed", "Unchanged", "Refused")
    rows = [(each.file, each.rows, each.new, each.changed, each.unchanged, each.refused) for each in report.files]
    if report.is_trial:
        print_table(columns[:2], [row[:2] for row in rows], numbers=columns[1:])
        print_line("Nothing is wrong with the folder; nothing was written.")
        return
    print_table(columns, rows, numbers=columns[1:])
    print_line(f"Loaded: {report.new:,} new, {report.changed:,} changed, {report.refused:,} refused.")
    if report.refused_folder:
        print_line(f"The refused rows are in {report.refused_folder}, with reasons. Mend them and load that folder.")
    if report.lost:
        print_line(f"{report.lost:,} ties were left out: somebody removed one of their ends during the load.")


def _refusal(problems: Sequence[Problem], count: int, as_json: bool, told: Sequence[Problem] = ()) -> InvalidInput:
    """Tells what is wrong and was not told yet, as far as a screen holds it, and gives the closing line."""
    if as_json:
        print_json({"problems": [asdict(each) for each in problems], "problem_count": count})
    else:
        _tell_problems([each for each in problems if each not in told][: LINES - len(told)])
    more = f" {LINES} of them stand above; --json tells more." if count > LINES and not as_json else ""
    things = "thing is" if count == 1 else "things are"
    return InvalidInput(f"{count:,} {things} wrong with the folder, and nothing was written.{more}")


def _tell_problems(problems: Sequence[Problem]) -> None:
    for each in problems:
        typer.echo(each.line(), err=True)
