"""Where the data are when nobody says so."""

from pathlib import Path

import pytest

from cli.options import data_directory


def test_a_given_directory_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    assert data_directory(Path("d")) == tmp_path / "d"


def test_whatever_leads_to_a_directory_it_is_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "clone").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "d")
    monkeypatch.chdir(tmp_path / "clone")

    assert data_directory(Path("../d")) == data_directory(tmp_path / "link") == tmp_path / "d"


def test_a_home_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/aisha")

    assert data_directory(Path("~/net")) == Path("/home/aisha/net")


def test_the_default_is_one_directory_per_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/aisha")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)

    assert data_directory(None) == Path("/home/aisha/.local/share/schakel")


def test_the_default_follows_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")

    assert data_directory(None) == Path("/data/schakel")
