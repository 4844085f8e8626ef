"""Amounts of money as people write them. Pure."""

import re

_EURO = re.compile(
    r"(?:€|\beuros?\b)\s*(\d{1,3}(?:[. ]\d{3})+|\d{1,9})|(\d{1,3}(?:[. ]\d{3})+|\d{1,9})(?:,\d{2}|,-)?\s*(?:€|euro)",
    re.IGNORECASE,
)


def euros(text: str) -> int | None:
    """The largest amount in whole euros that a text names, or None.

    >>> euros("ten hoogste € 15.000"), euros("€ 2.500 om te beginnen, 12.000 euro voor alles"), euros("een zaal")
    (15000, 12000, None)
    """
    found = [int(re.sub(r"\D", "", each[1] or each[2])) for each in _EURO.finditer(text)]
    return max(found, default=None)
