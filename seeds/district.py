"""Writes the background people of the demo district around the storylines: `python -m seeds.district`.

The people whom the storylines are about are written by hand in seeds/demo/storylines. All others are drawn here, always
the same ones, into the CSV files of seeds/demo itself.
"""

from pathlib import Path

from seeds import district_crowd, district_meetings, district_questions, district_ties
from seeds.district_crowd import DEMO, Crowd, Row
from seeds.generator_folder import write_rows

SOURCE = "invented"


def write_district(folder: Path = DEMO) -> None:
    """Writes the files of the background people into a folder, over those that are there."""
    for name, (columns, rows) in district().items():
        write_rows(folder / f"{name}.csv", columns, rows, SOURCE)


def district() -> dict[str, tuple[tuple[str, ...], list[Row]]]:
    """The columns and rows of each file."""
    crowd = Crowd()
    affiliations = district_ties.affiliations(crowd)
    evenings = district_meetings.Evenings(crowd)
    ties = district_ties.knows(crowd, evenings)
    introductions = district_questions.introductions(crowd, ties)
    questions = district_questions.Questions(crowd)
    return {
        "people": (district_crowd.PEOPLE, district_crowd.people(crowd)),
        "affiliations": (district_ties.AFFILIATIONS, affiliations),
        "attendance": (district_meetings.ATTENDANCE, evenings.rows),
        "introductions": (district_questions.INTRODUCTIONS, introductions),
        "knows": (district_ties.KNOWS, sorted(ties.rows.values(), key=lambda row: (row[0], row[1]))),
        "needs": (district_questions.NEEDS, questions.needs),
        "offers": (district_questions.OFFERS, questions.offers),
        "answers": (district_questions.ANSWERS, questions.answers),
        "bases": (district_questions.BASES, district_questions.bases(crowd)),
    }


if __name__ == "__main__":
    write_district()
