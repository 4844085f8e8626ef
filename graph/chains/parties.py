"""Who or what stands behind the ids that were given, before or after a search."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.asking import Asking
from graph.chains.asked import Asked, padded, steady
from graph.chains.reading import read
from graph.chains.ties import Stop
from graph.checks import no_such
from graph.errors import Argument, InvalidInput
from graph.model.kinds import TieKind
from graph.nouns import NOUNS
from graph.statements import load_statement
from graph.words import Phrase


@dataclass(frozen=True)
class PartyRow:
    """Something with an id that was given; `name` is None where this viewer may not see it."""

    id: str
    label: str
    name: str | None
    may_pass: bool
    has_ties: bool

    @property
    def stop(self) -> Stop:
        """The party as it stands on a chain."""
        return Stop(self.id, self.label == "Person", self.name)


LIST_PARTIES = load_statement("chains/list_parties", PartyRow)


async def find_parties(asking: Asking, asked: Asked) -> dict[str, PartyRow]:
    """The parties behind all ids of a question; NotFound or InvalidInput for the first that is none."""
    ids = {
        "from": (asked.from_id,),
        "to": (asked.to,) if asked.to else (),
        "via": asked.via,
        "avoiding": asked.avoiding,
    }
    found = await read_parties(asking, {each for group in ids.values() for each in group}, asked.ties, asked.day)
    for name, group in ids.items():
        check_parties(name, group, found)
    return found


async def read_parties(asking: Asking, ids: Iterable[str], ties: Iterable[TieKind], day: date) -> dict[str, PartyRow]:
    """What stands behind these ids, as far as this viewer may see it."""
    rows = await read(
        asking,
        LIST_PARTIES,
        ids=padded(sorted(ids)),
        ties=steady([each.value for each in ties]),
        day=day.isoformat(),
        date=day,
    )
    return {each.id: each for each in rows}


def check_parties(name: str, ids: Iterable[str], found: dict[str, PartyRow]) -> None:
    """NotFound for an id behind which there is nothing to be seen, InvalidInput for one of something else."""
    for each in ids:
        if each not in found:
            raise no_such(Phrase("person or organisation"), each, name)
        label = found[each].label
        if label not in ("Person", "Organisation"):
            raise InvalidInput(
                "{id!r}, given in {argument}, is {noun}. "
                "Give the id of a person or organisation; what leads to anything else is asked with {other}.",
                argument=Argument(name),
                id=each,
                noun=Phrase(NOUNS[label]),
                other=Argument("toAny"),
                facts={"kind": label},
            )
