"""How complete the knowledge of a network is, as figures and in words."""

from dataclasses import dataclass

import numpy as np

from graph.model.kinds import Language
from graph.network.leaving import NOBODY_LEFT, Leaving, tell_left_alone
from graph.snapshot import Snapshot
from graph.words import say, say_many


@dataclass(frozen=True)
class Coverage:
    """How much is known of a network, and of what becomes of it when those of `leaving` are taken out."""

    people: int
    ties: int
    reporters: int
    without_tie: int
    undated: int
    is_estimate: bool = False
    leaving: Leaving = NOBODY_LEFT


def coverage_of(snapshot: Snapshot, leaving: Leaving = NOBODY_LEFT, *, is_estimate: bool = False) -> Coverage:
    """How much is known of the network of a snapshot, out of which those of `leaving` were taken."""
    ties = snapshot.ties
    alone = int((snapshot.network.degrees[: snapshot.people] == 0).sum())
    dated = np.bincount(snapshot.pairs, weights=~ties.has_no_beginning, minlength=snapshot.network.ties)
    return Coverage(
        people=snapshot.people,
        ties=snapshot.network.ties,
        reporters=len(np.unique(ties.reporters[ties.reporters >= 0])),
        without_tie=alone - len(leaving.left_alone),
        undated=int((dated == 0).sum()),
        is_estimate=is_estimate,
        leaving=leaving,
    )


def tell_coverage(language: Language, known: Coverage) -> str:
    """How much is known of a network, in words."""
    people = say_many(
        language,
        "{count} person is known who lives or is active here.",
        "{count} people are known who live or are active here.",
        known.people,
    )
    return " ".join([people, *tell_ties(language, known)])


def tell_ties(language: Language, known: Coverage) -> list[str]:
    """How much is known of the ties between people, in sentences."""
    sentences: list[str] = []
    if known.ties:
        sentences.append(say_many(language, "{count} tie joins them.", "{count} ties join them.", known.ties))
    if known.reporters:
        sentences.append(
            say_many(language, "One person told of these ties.", "{count} people told of these ties.", known.reporters)
        )
    sentences += tell_left_alone(language, known.leaving)
    if known.without_tie:
        sentences.append(
            say_many(
                language,
                "Of {count} person no tie is known here: unknown, which is not the same as lonely.",
                "Of {count} people no tie is known here: unknown, which is not the same as lonely.",
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
