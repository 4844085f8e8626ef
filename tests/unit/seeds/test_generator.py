"""The synthetic generator: the shape of what it writes, and that it writes the same everywhere."""

import csv
import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from graph.errors import Conflict, InvalidInput, SchakelError
from seeds.generator import Generated, generate
from tests.unit.seeds.folder_rules import Rows, faults, read_folders

TIE_FILES = (
    "knows", "supports", "keepApart", "affiliations", "cooperations", "handOvers", "offers", "answers", "attendance",
    "participations", "pursuits",
)  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    return generate(tmp_path_factory.mktemp("town") / "folder", people=2_000, ties=20_000, seed=7)


@pytest.fixture(scope="module")
def rows(town: Generated) -> Rows:
    return read_folders(town.folder)


def fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def own_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "talents.csv"}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    first = generate(tmp_path / "first", people=300, ties=2_000, seed=4)
    second = generate(tmp_path / "second", people=300, ties=2_000, seed=4)

    assert fingerprint(first.folder) == fingerprint(second.folder)


def test_another_seed_writes_another_network(tmp_path: Path) -> None:
    first = generate(tmp_path / "first", people=300, ties=2_000, seed=4)
    second = generate(tmp_path / "second", people=300, ties=2_000, seed=5)

    assert own_files(first.folder)["knows.csv"] != own_files(second.folder)["knows.csv"]


def test_the_bytes_are_those_of_every_machine(tmp_path: Path) -> None:
    written = generate(tmp_path / "town", people=300, ties=2_000, seed=1)

    people = (written.folder / "people.csv").read_bytes()
    knows = (written.folder / "knows.csv").read_bytes()

    assert hashlib.sha256(people).hexdigest() == "ac0583d3f2094f5bf897055dd24dea04a034e343809e0bd32675f169dc6ab3f6"
    assert hashlib.sha256(knows).hexdigest() == "9495c5d5136a7d05ba7dfeb621377a9e739550f77a1a84b76a90b0421e072cf2"


def test_ties_are_counted_as_the_rows_of_the_tie_files(town: Generated, rows: Rows) -> None:
    assert town.ties == 20_000
    assert sum(len(rows[name]) for name in TIE_FILES) == 20_000
    assert {name: len(each) for name, each in rows.items() if name != "talents"} == dict(town.rows)


def test_people_neighbourhoods_and_organisations_are_as_many_as_asked(rows: Rows) -> None:
    assert len(rows["people"]) == 2_000
    assert Counter(row["kind"] for row in rows["locations"]) == {
        "NEIGHBOURHOOD": 4,
        "VENUE": 8,
        "DISTRICT": 1,
        "MUNICIPALITY": 1,
    }
    assert len(rows["organisations"]) == 66


def test_about_three_quarters_of_the_ties_are_between_people(rows: Rows) -> None:
    assert 14_000 <= len(rows["knows"]) <= 16_000


def test_degrees_have_a_heavy_tail(rows: Rows) -> None:
    degree = Counter({row["id"]: 0 for row in rows["people"]})
    degree.update(row[end] for row in rows["knows"] for end in ("from", "to"))
    ordered = sorted(degree.values(), reverse=True)

    assert ordered[0] >= 8 * ordered[1_000]
    assert sum(ordered[:200]) >= 0.3 * sum(ordered)
    assert 60 <= ordered.count(0) <= 240


def test_most_people_know_each_other_within_their_neighbourhood(rows: Rows) -> None:
    numbers = {row["id"]: number for number, row in enumerate(rows["people"])}
    home = {row["id"]: row["livesIn"] or row["activeIn"] for row in rows["people"]}
    pairs = [(row["from"], row["to"]) for row in rows["knows"] if home[row["from"]] and home[row["to"]]]

    within = sum(1 for one, other in pairs if home[one] == home[other])

    assert 0.75 <= within / len(pairs) <= 0.9
    assert all(numbers[one] < numbers[other] for one, other in pairs)


def test_nothing_in_the_folder_would_be_refused(rows: Rows) -> None:
    assert faults(rows) == []


def test_part_of_what_could_be_known_is_unknown(rows: Rows) -> None:
    for column in ("strength", "kind", "lastContact", "why", "since", "reportedBy", "knownBy"):
        known = sum(1 for row in rows["knows"] if row[column])
        assert 0.5 * len(rows["knows"]) < known < len(rows["knows"]), column
    assert {len(row["since"]) for row in rows["knows"]} == {0, 4, 7, 10}


def test_names_have_infixes_and_accents(rows: Rows) -> None:
    names = " ".join(row["name"] for row in rows["people"])

    assert {row["infix"] for row in rows["people"]} >= {"van", "de", "van der", "'t"}
    assert re.search("[éèëïçşłöüı]", names)


def test_addresses_cannot_belong_to_anybody(rows: Rows) -> None:
    for row in rows["people"]:
        assert row["email"] == "" or row["email"].endswith("@voorbeeld.example")
        assert row["phone"] == "" or row["phone"].startswith("06-0")
        assert row["postcode"] == "" or row["postcode"].endswith((" SA", " SS"))


def test_what_is_asked_most_is_asked_often(rows: Rows) -> None:
    asked = Counter(row["talent"] for row in rows["needs"]).most_common()

    assert asked[0][1] >= 5 * asked[len(asked) // 2][1]


def test_the_folder_brings_its_own_category_tree(town: Generated) -> None:
    with (town.folder / "talents.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) >= 150


def test_a_network_without_ties_can_be_written(tmp_path: Path) -> None:
    written = generate(tmp_path / "town", people=10, ties=0)

    assert written.ties == 0
    assert written.rows["knows"] == 0
    assert faults(read_folders(written.folder)) == []


def test_the_densest_network_allowed_comes_near_what_was_asked(tmp_path: Path) -> None:
    written = generate(tmp_path / "town", people=40, ties=360)

    assert 330 <= written.ties <= 360


def test_progress_ends_at_its_total(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    generate(tmp_path / "town", people=2_000, ties=12_000, on_progress=lambda done, total: told.append((done, total)))

    assert told == sorted(told, key=lambda each: each[0])
    assert told[0][0] < told[0][1]
    assert told[-1][0] == told[-1][1]


def test_too_few_people_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"9 people cannot be generated\. Give a number from 10 to 2000000"):
        generate(tmp_path / "town", people=9, ties=10)


def test_more_ties_than_pairs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InvalidInput, match=r"1000 ties cannot be generated among 20 people\. Give a number from 0 to 80"
    ):
        generate(tmp_path / "town", people=20, ties=1_000)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\n", encoding="utf-8")

    with pytest.raises(InvalidInput, match="exists and is not empty"):
        generate(tmp_path, people=20, ties=20)

    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


def test_an_interrupted_run_leaves_nothing(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate(tmp_path / "town", people=2_000, ties=20_000, on_progress=stop)

    assert list(tmp_path.iterdir()) == []


def test_what_is_beside_the_new_folder_is_left_alone(tmp_path: Path) -> None:
    beside = tmp_path / "town.part"
    beside.mkdir()
    (beside / "mine.txt").write_text("mine", encoding="utf-8")

    generate(tmp_path / "town", people=20, ties=20)

    assert [path.name for path in beside.iterdir()] == ["mine.txt"]


def test_the_folder_one_is_in_cannot_be_generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(Conflict, match="the folder that you are in"):
        generate(Path(), people=20, ties=20)


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(SchakelError, match=r"town' cannot be written: .+\. Nothing was written"):
        generate(tmp_path / "file" / "town", people=20, ties=20)
