"""Exports: loaded again they give the same graph; they obey the viewer and appear only when they are whole."""

import os
import shutil
from pathlib import Path

import pytest

from graph.access import DEMO_VIEWER, Viewer
from graph.database import Database
from graph.errors import Conflict
from graph.model import DataClass
from graph.model.kinds import Audience
from graph.settings import DatabaseSettings
from graph.sight import SIGHTS
from seeds.export import export_folder
from seeds.export_reading import PAGE
from tests.support.folders import SMALL, change_during, everything, load, read_rows, write_folder
from tests.support.graph import draw, wipe

STORIES = Path(__file__).parents[2] / "seeds" / "stories"
FULL: dict[str, str] = {
    **SMALL,
    "locations": "id,name,kind,within,code,codeYear,latitude,longitude,address,openingHours,source,steward\n"
    "town,Dorp,MUNICIPALITY,,GM0001,2024,52.125,-5.5,,,told,care\n"
    "province,Streek,AREA,,,,,,,,,\n"
    "north,Noord,NEIGHBOURHOOD,town|province,,,,,,,,\n"
    "south,Zuid,NEIGHBOURHOOD,town,,,,,,,,\n"
    'hall,Buurthuis,VENUE,north,,,,,"Plein 1, Dorp",di 9-12,,\n',
    "people": "id,name,nicknames,roles,phone,livesIn,activeIn,mayBeAsked,pausedUntil,languages\n"
    r"anna,Anna van den Berg,An\|na|=SUM(A1),RESIDENT,+31 6 12345678,north,hall|south,nee,2027-01-01,Nederlands|Fries"
    "\nbram,'t Hooft,,,,south,,,,\ncato,@Cato,,,,,,,,\n",
    "needs": "id,party,summary,talent,concerns,behind,trulyAsksFor,status,openedOn,reportedBy\n"
    "meal,bram,Wie kookt er mee?,cook,hall,Wil niet alleen eten,food|bake,OPEN,2026-10-01,cato\n",
    "meetings": "id,name,startsAt,kind,endsAt,heldAt,hosts,visitors\n"
    "cafe,Sociaal café,2026-11-05 19:30,SOCIAL_CAFE,2026-11-05T21:30:30+01:00,hall,club|anna,20\n",
    "attendance": "person,meeting,status\nanna,cafe,CAME\nbram,cafe,INVITED\n",
    "arrangements": "id,name,summary,since,until,heldAt,pursues\n"
    'dinner,Samen eten,"Elke week\neen ander kookt",2025,2026-12,hall,fed\n',
    "goals": "id,name\nfed,Niemand eet alleen\n",
    "pursuits": "party,goal,words\nclub,fed,samen koken\ncato,fed,\n",
    "participations": "party,arrangement,role,gives\nclub,dinner,HOST,keuken\nclub,dinner,OWNER,\nanna,dinner,,\n",
    "introductions": "id,broker,first,second,status,proposedOn\nintro,cato,bram,anna,PROPOSED,2026-11-01\n",
    "stories": "id,title,text,about\ntale,Hoe het begon,-- eerst niet,anna|club|hall|cook|meal|cafe|dinner|fed|intro\n",
    "bases": "person,dataClass,ground,purpose,audience,since,until,id\n"
    "anna,C,CONSENT,introduce,CONNECTOR|HOST,2026-01-01,2027-01-01,\nbram,A1,LAW,,CONNECTOR,,,basis-of-bram\n",
    "answers": "party,need,status,askedBy,askedOn\nanna,meal,ASKED,cato,2026-10-02\ndinner,meal,AGREED,,\n",
    "supports": "from,to,role\ncare,bram,begeleiding\nanna,bram,maatje\n",
    "keepApart": "from,to,reportedBy\ncato,bram,demo\n",
    "cooperations": "from,to,level,strength\nclub,care,WORK,2\nclub,care,STRATEGIC,\n",
    "handOvers": "from,to,summary\ncare,club,meldt aan\n",
    "ties": "type,from,to,id,since,until,source,reportedBy\n"
    "LIVES_IN,anna,south,,2010,2020-05,told,\nLIVES_IN,bram,north,moved,,2019,,\nHAS_NEED,anna,meal,,2026-10,,,cato\n"
    "ACTIVE_IN,cato,hall,,2027-06-01,,,\nWITHIN,south,province,by-hand,,,,\n",
    "knows": "id,from,to,since,strength,lastContact,why,confirmedOn,origin\n"
    "one,anna,bram,2024,3,2026-11-01,buren,2026-11-05,cafe\ntwo,anna,bram,2020,1,,,,\n,cato,anna,,2,,,,intro\n",
}  # fmt: skip


async def _round_trip(database: Database, target: Path, **wishes: bool | str) -> tuple[list[str], list[str]]:
    """Everything before an export, and after it was loaded into an empty database."""
    before = await everything(database)
    await export_folder(database, DEMO_VIEWER, target, **wishes)  # pyright: ignore[reportArgumentType]
    await wipe(database)
    await load(database, target)
    return before, await everything(database)


@pytest.mark.parametrize("wishes", [{}, {"delimiter": ";"}], ids=["comma", "semicolon"])
async def test_an_export_loaded_again_gives_the_same_graph(
    empty_database: Database, tmp_path: Path, wishes: dict[str, str]
) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))

    before, after = await _round_trip(empty_database, tmp_path / "out", **wishes)

    assert after == before
    labels = await draw(empty_database, "MATCH (n:Entity) RETURN count(DISTINCT labels(n))")
    types = await draw(empty_database, "MATCH ()-[t]->() RETURN count(DISTINCT type(t))")
    assert (labels, types) == ([[11]], [[27]])


async def test_a_workbook_loaded_again_gives_the_same_graph(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))

    before, after = await _round_trip(empty_database, tmp_path / "out.xlsx", xlsx=True)

    assert after == before


@pytest.mark.parametrize("story", sorted(path.name for path in STORIES.iterdir() if path.is_dir()))
async def test_every_story_survives_an_export(empty_database: Database, tmp_path: Path, story: str) -> None:
    await load(empty_database, STORIES / story)

    before, after = await _round_trip(empty_database, tmp_path / "out")

    assert after == before


async def test_an_export_loaded_over_the_same_graph_changes_nothing(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))
    before = await everything(empty_database, without=())
    await export_folder(empty_database, DEMO_VIEWER, tmp_path / "out")

    report = await load(empty_database, tmp_path / "out")

    assert (report.new, report.changed) == (0, 0)
    assert await everything(empty_database, without=()) == before


async def test_a_graph_with_ids_and_dates_of_its_own_survives(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))
    # What changes make: ids that are not derived, ended ties, what began again, two homes one after the other.
    await draw(empty_database, "MATCH ()-[t:LIVES_IN|RUNS|HAS_NEED|BROADER|KNOWS|ABOUT]->() SET t.id = 'own-' + t.id")
    await draw(empty_database, "MATCH ({id: 'anna'})-[t:ACTIVE_IN]->({id: 'hall'}) SET t.until = '2026-01-01'")
    await draw(
        empty_database,
        "MATCH (a {id: 'anna'}), (h {id: 'hall'}) "
        "CREATE (a)-[:ACTIVE_IN {id: 'again', since: '2026-06-01', version: 1}]->(h)",
    )
    await draw(empty_database, "MATCH ()-[t:INTRODUCES]->() SET t.since = '2026-11-01', t.reportedBy = 'demo'")

    before, after = await _round_trip(empty_database, tmp_path / "out")

    assert after == before


async def test_cells_that_look_like_formulas_are_made_harmless(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))

    await export_folder(empty_database, DEMO_VIEWER, tmp_path / "out")

    people = {row["id"]: row for row in read_rows(tmp_path / "out" / "people.csv")}
    assert people["anna"]["phone"] == "'+31 6 12345678"
    assert people["cato"]["name"] == "'@Cato"
    assert people["bram"]["name"] == "'t Hooft"
    assert read_rows(tmp_path / "out" / "stories.csv")[0]["text"] == "'-- eerst niet"
    # A number is no formula.
    town = next(row for row in read_rows(tmp_path / "out" / "locations.csv") if row["id"] == "town")
    assert town["longitude"] == "-5.5"


async def test_an_id_stands_in_the_file_only_where_it_cannot_be_made_again(
    empty_database: Database, tmp_path: Path
) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))

    await export_folder(empty_database, DEMO_VIEWER, tmp_path / "out")

    assert sorted(row["id"] for row in read_rows(tmp_path / "out" / "knows.csv")) == ["", "one", "two"]
    assert sorted(row["id"] for row in read_rows(tmp_path / "out" / "bases.csv")) == ["", "basis-of-bram"]
    assert [(row["type"], row["id"]) for row in read_rows(tmp_path / "out" / "ties.csv")] == [
        ("WITHIN", "by-hand"),
        ("LIVES_IN", ""),
        ("LIVES_IN", "moved"),
        ("ACTIVE_IN", ""),
        ("HAS_NEED", ""),
    ]


async def test_pages_are_put_together(
    empty_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))
    monkeypatch.setattr("seeds.export_reading.PAGE", 2)

    before, after = await _round_trip(empty_database, tmp_path / "out")

    assert PAGE > 2
    assert after == before


CONNECTOR = Viewer(
    "connector",
    audience=Audience.CONNECTOR,
    classes=frozenset({DataClass.P, DataClass.A1, DataClass.B, DataClass.C, DataClass.D1}),
    areas=frozenset({"north"}),
)


async def test_an_export_holds_what_its_viewer_may_see(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))
    keys = [each["key"] for each in SIGHTS]
    # Anna lives in the north and agreed to all but contact; Bram lives in the south.
    await draw(
        empty_database,
        "MATCH (p:Person) WHERE p.id IN ['anna', 'bram'] UNWIND $keys AS key SET p[key] = '2999-01-01' "
        "SET p.seenUntilA2_CONNECTOR = null",
        keys=keys,
    )

    await export_folder(empty_database, CONNECTOR, tmp_path / "out")

    out = tmp_path / "out"
    [anna] = read_rows(out / "people.csv")
    assert (anna["id"], anna["name"], anna["livesIn"], anna["phone"]) == ("anna", "Anna van den Berg", "north", "")
    assert not (out / "knows.csv").exists()
    assert not (out / "needs.csv").exists()
    assert not (out / "bases.csv").exists()
    assert not (out / "introductions.csv").exists()
    assert not (out / "keepApart.csv").exists()
    assert [row["party"] for row in read_rows(out / "offers.csv")] == ["anna", "club"]
    assert {row["id"] for row in read_rows(out / "organisations.csv")} == {"club", "care"}
    content = "".join(path.read_text(encoding="utf-8-sig") for path in out.iterdir())
    assert not [hidden for hidden in ("bram", "cato", "intro", "basis-of-bram") if hidden in content]


async def test_what_a_viewer_exports_can_be_loaded(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))
    await export_folder(empty_database, CONNECTOR, tmp_path / "out")
    await wipe(empty_database)

    report = await load(empty_database, tmp_path / "out")

    assert report.problem_count == 0


async def test_an_id_of_something_gone_is_left_out(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "full", FULL))
    await draw(empty_database, "MATCH (n {id: 'cafe'}) DETACH DELETE n")
    await export_folder(empty_database, DEMO_VIEWER, tmp_path / "out")
    await wipe(empty_database)

    await load(empty_database, tmp_path / "out")

    assert await draw(empty_database, "MATCH ()-[t:KNOWS {id: 'one'}]->() RETURN t.origin, t.confirmedOn IS NULL") == [
        [None, False]
    ]


async def test_a_folder_that_is_not_empty_is_not_overwritten_unasked(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    target = write_folder(tmp_path / "out", {"mine": "precious"})

    with pytest.raises(Conflict) as refused:
        await export_folder(empty_database, DEMO_VIEWER, target)
    assert refused.value.code == "TARGET_EXISTS"
    assert [path.name for path in target.iterdir()] == ["mine.csv"]

    with pytest.raises(Conflict, match=r"no export wrote: mine\.csv"):
        await export_folder(empty_database, DEMO_VIEWER, target, overwrite=True)
    assert [path.name for path in target.iterdir()] == ["mine.csv"]

    (target / "mine.csv").rename(target / "people.csv")
    await export_folder(empty_database, DEMO_VIEWER, target, overwrite=True)
    assert len(read_rows(target / "people.csv")) == 3


async def test_an_export_that_fails_leaves_nothing_behind(empty_database: Database, tmp_path: Path) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))

    def fail(_stage: str, done: int, _total: int) -> None:
        if done > 5:
            raise RuntimeError("stop")

    for target, wishes in ((tmp_path / "out", {}), (tmp_path / "out.xlsx", {"xlsx": True})):
        with pytest.raises(RuntimeError):
            await export_folder(empty_database, DEMO_VIEWER, target, on_progress=fail, **wishes)

    shutil.rmtree(tmp_path / "small")
    assert os.listdir(tmp_path) == []  # noqa: PTH208  # also names that begin with a dot


async def test_a_change_during_an_export_is_told(
    empty_database: Database, database_settings: DatabaseSettings, tmp_path: Path
) -> None:
    await load(empty_database, write_folder(tmp_path / "small", SMALL))
    tell = change_during("export", database_settings, "MATCH (r:Revision) SET r.number = r.number + 1")

    quiet = await export_folder(empty_database, DEMO_VIEWER, tmp_path / "quiet")
    changed = await export_folder(empty_database, DEMO_VIEWER, tmp_path / "changed", on_progress=tell)

    assert (quiet.changed_meanwhile, changed.changed_meanwhile) == (False, True)
    assert quiet.rows == {
        "locations": 4,
        "people": 3,
        "organisations": 2,
        "talents": 3,
        "needs": 1,
        "offers": 2,
        "knows": 2,
        "affiliations": 1,
    }
