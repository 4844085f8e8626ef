"""How far apart two places are, in words."""

from math import floor

from babel.numbers import format_decimal

from graph.model.kinds import Language
from graph.words import say, say_many

# Below this rounding to tens of metres would give nothing, or more than it is.
NEAREST = 10


def tell_distance(language: Language, metres: float) -> str:
    """A distance as people say it, to stand in a sentence."""
    if metres < NEAREST:
        return say(language, "less than 10 metres")
    # Half of ten goes up: round() would give 80 for 85, and 100 for 95.
    if (rounded := floor(metres / 10 + 0.5) * 10) < 1_000:
        return say(language, "about {metres} metres", metres=rounded)
    kilometres = round(metres / 1_000, 1)
    shown = format_decimal(kilometres, locale=language.value)
    # One and a half are kilometres; only exactly one is a kilometre.
    count = 1 if kilometres == 1 else 2
    return say_many(language, "about {shown} kilometre", "about {shown} kilometres", count, shown=shown)
