"""Tables on narrow terminals: words stay whole, and what gives room is what a reader misses least."""

import random

import pytest

from cli.fitting import EDGES, Column, broken, fit
from cli.output import print_table

MATCHES = ("", "Who", "Where", "What", "Fits", "Other questions open", "Condition")
OFFERED = [
    (1, "Oksana Bondarenko", "Binnenstad (Almelo)", "offers Catering at a party: Cooks for thirty", 0.3, 0, None),
    (2, "Leerwerkrestaurant De Kantine", "Leerwerkrestaurant De Kantine", "offers A kitchen", 0.2, 1, "six weeks"),
    (3, "Huurdersvereniging Oosterwaard", "Kanaalzicht", "offers Vrijwilligersondersteuning", 0.2, 0, None),
]


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was printed."""
    return capsys.readouterr().out.splitlines()


def offers_at(width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The table of what is offered, on a terminal of this width."""
    monkeypatch.setenv("COLUMNS", str(width))
    print_table(MATCHES, OFFERED, numbers=("", "Fits", "Other questions open"))
    return lines(capsys)


def test_no_word_of_a_broad_table_is_broken_on_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = offers_at(80, capsys, monkeypatch)

    assert max(map(len, shown)) <= 80
    told = " ".join(shown).split()
    given = " ".join(str(cell) for row in OFFERED for cell in row if cell is not None).split()
    assert [word for word in given if word not in told] == []


def test_what_is_said_of_the_fewest_stands_under_what_is_said_of_all(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = offers_at(80, capsys, monkeypatch)

    heading = next(number for number, line in enumerate(shown) if "─" in line)
    assert not any("Condition" in line for line in shown[:heading])
    assert sum("Condition:" in line for line in shown[heading:]) == 1


def test_a_table_that_fits_stays_as_it_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert offers_at(200, capsys, monkeypatch)[1].split("   ")[-1].strip() == "Condition"


def test_headings_give_room_before_what_stands_under_them() -> None:
    fitted = fit([Column("Who", ["Gerda van 't Hof"]), Column("Pairs cut off without", ["711"], True)], 32)

    assert [each.width for each in fitted.columns] == [16, 11]


def test_the_broadest_column_gives_room_first() -> None:
    reason = "swap seed potatoes every autumn and look after the garden together"
    fitted = fit([Column("Who", ["Wim Sluijs"]), Column("How", [reason]), Column("They", ["chat"])], 50)

    assert [each.width for each in fitted.columns] == [10, 28, 4]


def test_long_words_are_broken_after_a_hyphen_and_ids_are_not() -> None:
    assert broken("a familie-ervaringsdeskundige", 22) == "a familie-\nervaringsdeskundige"
    assert broken("demo:p-hanneke-van-der-laan", 10) == "demo:p-hanneke-van-der-laan"
    assert broken("Jan-Peter", 40) == "Jan-Peter"


def test_an_id_stays_whole_beside_other_ids(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ids = ("demo:p-beata-krawczyk-van-der-laan", "demo:p-beata-krawczyk-mokhtari")

    print_table(("Who", "Id", "May be", "Id of that"), [("Beata Krawczyk", ids[0], "Beata Mokhtari", ids[1])])

    assert set(ids) <= set(" ".join(lines(capsys)).split())


@pytest.mark.parametrize("seed", range(20))
def test_a_table_is_never_broader_than_its_room(seed: int) -> None:
    draw = random.Random(seed)

    def text() -> str:
        return " ".join("x" * draw.randint(1, 30) for _ in range(draw.randint(0, 6)))

    columns = [Column(text(), [text() for _ in range(3)], draw.random() < 0.3) for _ in range(draw.randint(1, 9))]
    room = draw.randint(40, 120)

    fitted = fit(columns, room)

    assert EDGES + sum(each.width for each in fitted.columns) + fitted.gap * (len(fitted.columns) - 1) <= room
    assert all(each.width >= 1 for each in fitted.columns)
