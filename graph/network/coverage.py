"""How complete the knowledge of a network is, as figures and in words."""

from dataclasses import dataclass

import numpy as np

from graph.model.kinds import Language
from graph.snapshot import Snapshot
from graph.words import say, say_many


@dataclass(frozen=True)
class Coverage:
    """How much is known of a network; `losing` are the people who had ties, all with those taken out."""

    people: int
    ties: int
    reporters: int
    without_tie: int
    undated: int
    is_estimate: bool = False
    losing: tuple[str, ...] = ()


def coverage_of(snapshot: Snapshot, before: Snapshot | None = None, *, is_estimate: bool = False) -> Coverage:
    """How much is known of the network of a snapshot; `before` is the one of which people were taken out."""
    ties = snapshot.ties
    alone = [snapshot.ids[each] for each in np.flatnonzero(snapshot.network.degrees[: snapshot.people] == 0)]
    losing = tuple(each for each in alone if before is not None and before.network.degrees[before.index[each]])
    dated = np.bincount(snapshot.pairs, weights=~ties.has_no_beginning, minlength=snapshot.network.ties)
    return Coverage(
        people=snapshot.people,
        ties=snapshot.network.ties,
        reporters=len(np.unique(ties.reporters[ties.reporters >= 0])),
        without_tie=len(alone) - len(losing),
        undated=int((dated == 0).sum()),
        is_estimate=is_estimate,
        losing=losing,
    )


def tell_coverage(language: Language, known: Coverage) -> str:
    """How much is known of a network, in words."""
    people = say_many(language, "{count} person is known here.", "{count} people are known here.", known.people)
    return " ".join([people, *tell_ties(language, known)])


def tell_ties(language: Language, known: Coverage) -> list[str]:
    """How much is known of the ties between people, in sentences."""
    sentences: list[str] = []
    if known.ties:
        sentences.append(say_many(language, "{count} tie joins them.", "{count} ties join them.", known.ties))
    if known.reporters:
        sentences.append(
            say_many(language, "One person told the ties.", "{count} people told the ties.", known.reporters)
        )
    if known.losing:
        sentences.append(
            say_many(
                language,
                "{count} person loses every known tie and is left alone: all of them were with who was taken out.",
                "{count} people lose every known tie and are each left alone: all of them were with who was taken out.",
                len(known.losing),
            )
        )
    if known.without_tie:
        sentences.append(
            say_many(
                language,
                "Of {count} person no tie is known: unknown, which is not the same as lonely.",
                "Of {count} people no tie is known: unknown, which is not the same as lonely.",
                known.without_tie,
            )
        )
    if known.undated:
        sentences.append(
            say_many(
                language,
                "Nobody knows when {count} of the ties began; it counts all the same.",
                "Nobody knows when {count} of the ties began; they count all the same.",
                known.undated,
            )
        )
    if known.is_estimate:
        sentences.append(say(language, "Because the network is large, figures come from a sample."))
    return sentences
