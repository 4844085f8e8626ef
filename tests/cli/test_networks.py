"""Networks in folders, and questions about them, on one engine that runs for all these commands."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.schakel import Schakel


def test_loading_again_changes_nothing(running: Schakel, network: Path) -> None:
    shown = running.fine("load", network)

    assert "Loaded: 0 new, 0 changed, 0 refused." in shown
    assert "\x1b" not in shown


def test_progress_goes_to_stderr_in_plain_lines(running: Schakel, network: Path) -> None:
    done = running.run("load", network, "--json")

    report = json.loads(done.stdout)
    assert report["isTrial"] is False
    assert (report["place"], report["people"], report["others"]) == (str(running.data), 5, 0)
    assert "Checking the rows: 13 of 13 rows" in done.stderr.splitlines()
    assert "\x1b" not in done.stderr


def test_a_folder_with_faults_is_refused_with_every_fault_and_nothing_is_loaded(
    running: Schakel, network: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(network, tmp_path / "faulty")
    (folder / "people.csv").write_text("id,name\np:new,New\np:bad id,Bad\n,Nobody\n", encoding="utf-8")

    done = running.run("load", folder)

    assert (done.returncode, done.stdout) == (1, "")
    *_, first, second, last = done.stderr.splitlines()
    assert first.startswith("people.csv, row 3, id: ")
    assert second.startswith("people.csv, row 4, id: ")
    assert last == "2 things are wrong with the folder, and nothing was written."
    assert running.run("ask", "chains", "--from", "p:new", "--to", "p:bram").returncode == 1


def test_faults_are_told_to_programs_too(running: Schakel, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\np:x,\n", encoding="utf-8")

    done = running.run("check", tmp_path, "--json")

    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["problemCount"] == 1
    assert (found["problems"][0]["file"], found["problems"][0]["row"]) == ("people.csv", 2)


def test_a_check_tells_first_what_it_can_tell_without_the_data(running: Schakel, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name,livesIn\np:x,,\np:y,Y,l:nowhere\n", encoding="utf-8")

    done = running.run("check", tmp_path)

    lines = done.stderr.splitlines()
    first, *_, second, last = [each for each in lines if not each.startswith(("Reading", "Checking", "Starting"))]
    assert done.returncode == 1
    assert first.startswith("people.csv, row 2, name: ")
    assert "Now the rest, which takes the database." in lines
    assert second.startswith("people.csv, row 3, livesIn: There is nothing with the id l:nowhere")
    assert last == "2 things are wrong with the folder, and nothing was written."
    assert sum(each.startswith("people.csv, row 2") for each in lines) == 1


def test_a_check_writes_nothing(running: Schakel, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\np:checked,Checked\n", encoding="utf-8")

    shown = running.fine("check", tmp_path)

    assert "Nothing is wrong with the folder; nothing was written." in shown
    assert "no person or organisation" in running.run("ask", "chains", "--from", "Checked", "--to", "p:bram").stderr


def test_bad_rows_are_put_aside_and_loaded_once_mended(running: Schakel, tmp_path: Path) -> None:
    folder = tmp_path / "half"
    folder.mkdir()
    (folder / "goals.csv").write_text("id,name\ng:1,Less waste\ng:2,\n", encoding="utf-8")

    shown = running.fine("load", folder, "--skip-bad-rows")

    refused = tmp_path / "half-refused"
    assert "Loaded: 1 new, 0 changed, 1 refused." in shown
    assert str(refused) in shown
    mended = (refused / "goals.csv").read_text(encoding="utf-8-sig").replace("g:2,,", "g:2,More green,")
    (refused / "goals.csv").write_text(mended, encoding="utf-8")
    assert "Loaded: 1 new, 0 changed, 0 refused." in running.fine("load", refused)


def test_an_export_holds_the_network_and_is_not_written_over(running: Schakel, tmp_path: Path) -> None:
    target = tmp_path / "out"

    report = running.json("export", target)

    assert report["rows"]["people"] == 5
    assert "Aisha Bakali" in (target / "people.csv").read_text(encoding="utf-8-sig")
    again = running.run("export", target)
    assert again.returncode == 1
    assert f"'{target}' exists and is not an empty folder." in again.stderr
    assert "people.csv" in running.fine("export", target, "--overwrite")
    assert "people.csv" not in running.fine("export", tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_a_generated_network_is_the_same_for_the_same_seed(running: Schakel, tmp_path: Path) -> None:
    report = running.json("generate", tmp_path / "one", "--people", "50", "--ties", "200", "--seed", "7")
    running.fine("generate", tmp_path / "two", "--people", "50", "--ties", "200", "--seed", "7")

    assert report["rows"]["people"] == 50
    for file in (tmp_path / "one").iterdir():
        assert (tmp_path / "two" / file.name).read_bytes() == file.read_bytes()


def test_a_chain_is_told_with_its_reasons(running: Schakel) -> None:
    shown = running.fine("ask", "chains", "--from", "Aisha Bakali", "--to", "Dina Vos", "--language", "en")

    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "1. 3 steps" in lines
    assert "Aisha Bakali Bram de Wit sing in a choir visit or work together" in lines
    assert "p:chris" not in shown


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("en", ["--max-steps", "99"], "--max-steps is 99; give a number from 1 to 8.\n"),
        (
            "nl",
            ["--avoiding", "p:aisha"],
            "p:aisha moet vermeden worden, maar is ook het begin of het doel, of staat in --via. "
            "Laat een van beide weg.\n",
        ),
    ],
)
def test_a_refusal_names_the_options_in_the_language_of_who_asks(
    running: Schakel, language: str, words: list[str], told: str
) -> None:
    done = running.run("ask", "chains", "--from", "p:aisha", "--to", "p:dina", "--language", language, *words)

    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)


def test_tables_are_dutch_for_who_reads_dutch(running: Schakel) -> None:
    chain = running.fine("ask", "chains", "--from", "p:aisha", "--to", "p:dina", "--language", "nl")
    asked_back = running.run("ask", "chains", "--from", "p:aisha", "--to", "chris smit", "--language", "nl")

    lines = [" ".join(line.split()) for line in chain.splitlines()]
    assert "1. 3 stappen" in lines
    assert "Wie kent Hoe Zij" in lines
    assert "Aisha Bakali Bram de Wit sing in a choir komen bij elkaar of werken samen" in lines
    assert "'chris smit' kan elk van deze zijn; geef het id van wie of wat u bedoelt:" in asked_back.stderr
    assert "  p:chris  Chris Smit (persoon, Noord)" in asked_back.stderr.splitlines()


def test_programs_get_the_answer_of_the_api(running: Schakel) -> None:
    answer = running.json("ask", "chains", "--from", "p:aisha", "--to", "p:dina")

    (chain,) = answer["chains"]
    assert chain["length"] == 3
    assert [step["to"]["id"] for step in chain["steps"]] == ["p:bram", "p:chris", "p:dina"]
    assert [step["why"] for step in chain["steps"]] == ["sing in a choir", "neighbours", "sisters in law"]


def test_a_name_that_two_have_is_asked_back(running: Schakel) -> None:
    done = running.run("ask", "chains", "--from", "p:aisha", "--to", "chris smit")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-3:] == [
        "'chris smit' could be any of these; give the id of the one you mean:",
        "  p:chris  Chris Smit (person, Noord)",
        "  p:chris2  Chris Smit (person, Zuid)",
    ]


def test_a_part_of_a_name_that_one_has_is_enough(running: Schakel) -> None:
    done = running.run("ask", "chains", "--from", "bakali", "--to", "dina", "--json")

    assert done.returncode == 0
    assert "Taking p:aisha  Aisha Bakali (person, Noord) for 'bakali'." in done.stderr
    assert json.loads(done.stdout)["chains"][0]["length"] == 3


def test_nobody_of_that_name_is_a_refusal(running: Schakel) -> None:
    done = running.run("ask", "connectors", "--area", "Atlantis")

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("There is no location with the id or name 'Atlantis'.")


def test_connectors_of_an_area_by_its_name(running: Schakel) -> None:
    answer = running.json("ask", "connectors", "--area", "Noord", "--by", "betweenness")

    assert (answer["people"], answer["ties"]) == (4, 3)
    assert [each["person"]["id"] for each in answer["connectors"][:2]] == ["p:bram", "p:chris"]
    shown = running.fine("ask", "connectors", "--area", "Noord")
    assert "Bram de Wit" in shown


def test_matches_of_a_question_by_its_words(running: Schakel) -> None:
    (match,) = running.json("ask", "matches", "--need", "bicycle is broken")

    assert (match["party"]["name"], match["talent"]["id"], match["score"]) == ("Dina Vos", "t:bike", 1.0)
    assert "on Saturdays" in running.fine("ask", "matches", "--need", "n:bike")


def test_an_answer_of_the_api_that_is_a_refusal_is_told_in_one_line(running: Schakel) -> None:
    done = running.run("ask", "chains", "--from", "p:aisha", "--to", "p:dina", "--max-steps", "50")

    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "50" in done.stderr
