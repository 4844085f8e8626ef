"""How a person's name is sorted: by the family name, with Dutch infixes (van, de, van der, 't) behind it."""

import re

# Parts that never sort. With `_FIRST` a name may also begin, as in "De Vries" or "'t Hooft".
_FIRST = frozenset([
    "van", "de", "der", "den", "het", "'t", "'n", "in", "op", "aan", "bij", "onder", "over", "te", "ten", "ter",
    "tot", "uit", "uijt", "voor", "v.", "v.d.", "vd", "vd.", "v/d", "d.", "a/d", "i/d", "o/d", "von", "vom", "zu",
    "zum", "zur",
])  # fmt: skip
_LATER = _FIRST | frozenset([
    "d'", "l'", "af", "al", "ap", "ben", "bin", "ibn", "el", "la", "le", "les", "los", "lo", "di", "da", "do",
    "dos", "das", "de'", "del", "della", "degli", "dei", "du", "des", "dal", "saint", "st.",
])  # fmt: skip
_APOSTROPHES = str.maketrans("’‘`´", "''''")
_CLITIC = re.compile(r"([dl]')(?=\w)", re.IGNORECASE)


def sort_name(
    name: str, given_name: str | None = None, infix: str | None = None, family_name: str | None = None
) -> str:
    """The name with the family name first and the infix last: "Berg, Anna van den".

    The parts are used where they are given; otherwise they are read from the name as shown.
    """
    parsed_given, parsed_infix, parsed_family = _parse(name)
    if family_name:
        front, family = _split_infix(family_name.split(), _FIRST)
        infix = infix or front
        given = given_name or _before(name, infix, family)
    elif parsed_family:
        infix, family, given = infix or parsed_infix, parsed_family, given_name or parsed_given
    else:
        return " ".join(name.split())
    rest = " ".join(part for part in (given, infix) if part)
    return f"{family}, {rest}" if rest else family


def _parse(name: str) -> tuple[str, str, str]:
    """Given names, infix and family name of a name as shown; no family name where only one name is given."""
    words = _CLITIC.sub(r"\1 ", name.translate(_APOSTROPHES)).split()
    if "," in name:
        family, _, rest = " ".join(words).partition(",")
        return rest.strip(), "", family.strip()
    if words and _is_infix(words[0], _FIRST):
        infix, family = _split_infix(words, _FIRST)
        return "", infix, family
    begin = next((at for at, word in enumerate(words[1:-1], 1) if _is_infix(word, _LATER)), None)
    if begin is not None:
        infix, family = _split_infix(words[begin:], _LATER)
        return " ".join(words[:begin]), infix, family
    if len(words) < 2 or not _is_name(words[-1]):
        return "", "", ""
    # "Jansen-de Vries" is one family name with an infix in its middle.
    at = -2 if len(words) > 2 and _is_infix(words[-2].rpartition("-")[2], _FIRST) and "-" in words[-2] else -1
    return " ".join(words[:at]), "", " ".join(words[at:])


def _split_infix(words: list[str], infixes: frozenset[str]) -> tuple[str, str]:
    """The infixes in front, and the rest; the last word always belongs to the rest."""
    size = next((at for at, word in enumerate(words) if not _is_infix(word, infixes)), len(words))
    size = min(size, len(words) - 1)
    return " ".join(words[:size]), " ".join(words[size:])


def _is_infix(word: str, infixes: frozenset[str]) -> bool:
    return word.translate(_APOSTROPHES).lower() in infixes


def _is_name(word: str) -> bool:
    """Whether this can be a family name: "Bezoeker 12" and "Anna V." are sorted as they stand."""
    return word[0].isalpha() and not word.endswith(".")


def _before(name: str, infix: str | None, family: str) -> str:
    """What stands before infix and family name in the name as shown, which may also be a name without them."""
    tail = " ".join(part for part in (infix, family) if part)
    return name.removesuffix(tail).removesuffix(family).strip()
