"""Amounts of money as people write them."""

import pytest

from graph.stakeholders.amounts import euros


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Klein bedrag voor een nieuw idee, ten hoogste € 15.000", 15_000),
        ("€ 250.000 of meer", 250_000),
        ("€5000", 5_000),
        ("tot 2.500 euro, soms € 3.000", 3_000),
        ("1.500,- euro", 1_500),
        ("€ 12,50 per gast", 12),
        ("€ 1.000.000", 1_000_000),
        ("zaal voor 150 mensen, 2024", None),
        ("", None),
        ("€", None),
    ],
)
def test_the_largest_amount_counts(text: str, amount: int | None) -> None:
    assert euros(text) == amount


def test_a_long_text_takes_no_time() -> None:
    assert euros("1.234 x" * 1_400 + "€ " * 5_000) is None
