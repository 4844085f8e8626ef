"""Distances in words."""

import pytest

from graph.distance import tell_distance
from graph.model.kinds import Language


@pytest.mark.parametrize(
    ("metres", "english", "dutch"),
    [
        (0, "less than 10 metres", "minder dan 10 meter"),
        (9.6, "less than 10 metres", "minder dan 10 meter"),
        (10, "about 10 metres", "ongeveer 10 meter"),
        (85, "about 90 metres", "ongeveer 90 meter"),
        (125, "about 130 metres", "ongeveer 130 meter"),
        (994, "about 990 metres", "ongeveer 990 meter"),
        (996, "about 1 kilometre", "ongeveer 1 kilometer"),
        (1_040, "about 1 kilometre", "ongeveer 1 kilometer"),
        (1_060, "about 1.1 kilometres", "ongeveer 1,1 kilometer"),
        (2_000, "about 2 kilometres", "ongeveer 2 kilometer"),
    ],
)
def test_a_distance_is_said_as_people_say_it(metres: float, english: str, dutch: str) -> None:
    assert tell_distance(Language.EN, metres) == english
    assert tell_distance(Language.NL, metres) == dutch
