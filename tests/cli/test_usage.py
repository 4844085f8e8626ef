"""Wrong usage and refusals: one line on stderr, the exit code that belongs to it, and never a stack trace."""

import socket
import subprocess
from pathlib import Path

import pytest

from tests.cli.schakel import PROGRAM, Schakel


def test_wrong_usage_is_told_in_one_line(schakel: Schakel) -> None:
    done = schakel.run("load")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Missing argument 'FOLDER'. See `schakel load --help`.\n"


def test_a_port_in_use_is_told_before_anything_is_started(schakel: Schakel) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = schakel.run("serve", "--port", str(port))

    assert done.returncode == 1
    assert done.stderr == (
        f"127.0.0.1:{port} cannot be used: Address already in use. Stop what uses it, or choose another port with "
        "--port or SCHAKEL_PORT (0 is any free one).\n"
    )
    assert not schakel.data.exists()


@pytest.mark.parametrize(
    ("variable", "value", "line"),
    [
        ("SCHAKEL_PORT", "many", "ServiceSettings cannot be used. port: "),
        ("NEO4J_URI", "http://nowhere", "DatabaseSettings cannot be used. uri: "),
        ("SCHAKEL_ENGINE_HEAP_MIB", "12", "SCHAKEL_ENGINE_HEAP_MIB cannot be '12': "),
    ],
)
def test_a_wrong_setting_is_named(schakel: Schakel, variable: str, value: str, line: str) -> None:
    done = Schakel(schakel.home, schakel.data, {variable: value}).run("serve", "--port", "0")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith(line)


@pytest.mark.parametrize("command", ["load", "check"])
def test_a_missing_folder_is_named_before_anything_is_started(schakel: Schakel, command: str) -> None:
    done = schakel.run(command, "nowhere")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "'nowhere' does not exist. Give a Schakel folder or a workbook.\n"
    assert not schakel.data.exists()


@pytest.mark.parametrize("arguments", [("load", ""), ("check", ""), ("export", ""), ("check", "x", "--data", "")])
def test_an_empty_name_does_not_mean_the_directory_one_is_in(schakel: Schakel, arguments: tuple[str, ...]) -> None:
    done = schakel.run(*arguments)

    assert done.returncode == 2
    assert "the name is empty. Give one, or . for the directory that you are in" in done.stderr


def test_a_wrong_column_is_told_before_anything_is_started(schakel: Schakel) -> None:
    (schakel.home / "people.csv").write_text("id,nmae\np:x,X\n", encoding="utf-8")

    done = schakel.run("load", schakel.home)

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "1 thing is wrong with the folder, and nothing was written."
    assert "nmae" in done.stderr
    assert not schakel.data.exists()


def test_a_check_starts_nothing_where_there_are_no_data(schakel: Schakel, network: Path) -> None:
    assert "Nothing is wrong with the folder; nothing was written." in schakel.fine("check", network)
    assert not schakel.data.exists()


def test_a_database_that_does_not_answer_is_named_with_its_address(schakel: Schakel, network: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{taken.getsockname()[1]}"

        done = Schakel(schakel.home, schakel.data, {"NEO4J_URI": uri}).run("load", network)

    assert done.returncode == 1
    assert done.stderr == f"The database does not answer. Try again in a moment. Its address is {uri}.\n"


def test_a_data_directory_that_cannot_be_used_is_named(schakel: Schakel, network: Path) -> None:
    schakel.data.write_text("not a directory", encoding="utf-8")

    done = schakel.run("load", network)

    assert done.returncode == 1
    assert done.stderr.startswith(f"The data directory {schakel.data} cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_throwing_data_away_wants_a_word_without_a_terminal(schakel: Schakel) -> None:
    done = schakel.run("engine", "reset")

    assert (done.returncode, done.stderr) == (1, f"This throws away everything in {schakel.data}. Say so with --yes.\n")


def test_somebody_at_a_terminal_may_keep_the_data_after_all(schakel: Schakel) -> None:
    code, shown = schakel.at_a_terminal("engine", "reset", until="[y/N]", answer=b"nee\n")

    # The space behind the question may come before or after the answer.
    assert (code, shown[-1].strip()) == (1, "Nothing was thrown away.")


def test_somebody_at_a_terminal_may_keep_the_demo_to_itself(schakel: Schakel, network: Path) -> None:
    at_home = Schakel(schakel.home, schakel.home / ".local" / "share" / "schakel", {"SCHAKEL_HOME": ""})
    mark = at_home.data / "data" / "schakel-demo"
    mark.parent.mkdir(parents=True)
    mark.write_text("digest", encoding="ascii")

    code, shown = at_home.at_a_terminal("load", network, until="[y/N]", answer=b"nee\n")

    assert (code, shown[-1].strip()) == (1, "Nothing was loaded.")
    assert [each.name for each in mark.parent.iterdir()] == ["schakel-demo"]


def test_what_was_not_expected_is_reported_with_an_id_and_its_log(schakel: Schakel, network: Path) -> None:
    broken = schakel.home / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import engine\ndef fail(*_): raise RuntimeError('Aisha Bakali')\nengine.Engine.start = fail\n",
        encoding="utf-8",
    )

    done = Schakel(schakel.home, schakel.data, {"PYTHONPATH": str(broken)}).run("load", network)

    log = schakel.home / ".local" / "state" / "schakel" / "schakel.log"
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    report = line.removeprefix("Something went wrong in Schakel. Report ").split()[0]
    assert line.endswith(f" is in {log}.")
    assert report in log.read_text(encoding="utf-8")
    assert "Aisha" not in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0


def shell(schakel: Schakel, words: str) -> subprocess.CompletedProcess[str]:
    """Runs a command with what only a shell can do to its streams."""
    return subprocess.run(
        ["/bin/sh", "-c", f'"$0" {words}', PROGRAM],
        env=schakel.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_full_disk_behind_the_output_is_told_in_one_line(schakel: Schakel) -> None:
    done = shell(schakel, "--help > /dev/full")

    assert done.returncode == 1
    assert done.stderr == "Not everything could be written: No space left on device. Make room, then try again.\n"


@pytest.mark.parametrize(("closed", "code"), [("--version >&-", 0), ("load 2>&-", 2)])
def test_what_is_said_into_a_closed_stream_goes_nowhere_else(schakel: Schakel, closed: str, code: int) -> None:
    done = shell(schakel, closed)

    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
