"""A folder that is checked without a database."""

from pathlib import Path

import pytest

from seeds.load import check_folder
from tests.support.folders import SMALL, write_folder

FAULTY = {
    **SMALL,
    "people": "id,name,livesIn\nanna,Anna,north\nbram,Bram,elsewhere\ncato,,north\ndirk,Dirk,anna\n",
    "knows": "from,to\nanna,bram\nbram,anna\nanna,stranger\n",
}
WRONG = {("knows.csv", 3, None), ("people.csv", 4, "name"), ("people.csv", 5, "livesIn")}
UNKNOWN = {("knows.csv", 4, "to"), ("people.csv", 3, "livesIn")}


async def found(folder: Path, *, may_be_stored: bool) -> set[tuple[str, int | None, str | None]]:
    report = await check_folder(folder, may_be_stored=may_be_stored)
    assert report.is_trial
    return {(each.file, each.row, each.column) for each in report.problems}


@pytest.mark.parametrize("may_be_stored", [True, False])
async def test_nothing_is_wrong_with_a_folder_that_stands_by_itself(tmp_path: Path, may_be_stored: bool) -> None:
    assert await found(write_folder(tmp_path, SMALL), may_be_stored=may_be_stored) == set()


async def test_without_data_all_faults_are_found(tmp_path: Path) -> None:
    assert await found(write_folder(tmp_path, FAULTY), may_be_stored=False) == WRONG | UNKNOWN


async def test_what_the_data_may_hold_is_passed_over_until_they_are_asked(tmp_path: Path) -> None:
    assert await found(write_folder(tmp_path, FAULTY), may_be_stored=True) == WRONG
