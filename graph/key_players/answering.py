"""Chooses the key players and says what they mean; runs in a worker thread."""

from collections.abc import Mapping
from math import ceil

import numpy as np

from graph.analytics.distances import steps_by_level
from graph.analytics.fragmenting import JUDGED_UP_TO, fragmentation_without, fragmenting_players
from graph.analytics.network import Flags, Integers
from graph.analytics.reaching import Players, covering_players, reaching_players
from graph.answers import Ref
from graph.asking import Asking
from graph.key_players.answer import KeyPlayerAim, KeyPlayers
from graph.key_players.asked import Asked
from graph.key_players.telling import Telling, Told
from graph.network import coverage_of, tell_coverage
from graph.snapshot import Snapshot, Stop

# Out of the time that an analysis has, so much is for proving that the fewest are found.
PROOF_SHARE = 0.1875


class Answering:
    """One answer in the making. `whole` is the network, `snapshot` the part of it of whom a tie is known."""

    def __init__(self, asking: Asking, asked: Asked, whole: Snapshot, snapshot: Snapshot, stop: Stop) -> None:
        self._asking = asking
        self._asked = asked
        self._whole = whole
        self._snapshot = snapshot
        self._network = snapshot.network
        self._stop = stop

    def answer(self, apart: Mapping[int, frozenset[int]]) -> KeyPlayers:
        """The whole answer; `apart` is who may not be chosen together."""
        players = self._players(self._may_be(), apart)
        steps = self._steps(players)
        counted = steps[: self._snapshot.people]
        score = self._score(players, steps)
        is_sampled = self._asked.aim is KeyPlayerAim.FRAGMENT and self._network.size > JUDGED_UP_TO
        known = coverage_of(self._whole, is_estimate=is_sampled)
        told = Told(
            self._asked,
            len(players.nodes),
            one_step=int(((counted >= 0) & (counted <= 1)).sum()),
            two_steps=int(((counted >= 0) & (counted <= 2)).sum()),
            total=self._snapshot.people,
            score=score,
            before=self._before(),
            is_exact=players.is_exact,
        )
        language = self._asking.viewer.language
        return KeyPlayers(
            area=Ref(self._asked.area),
            aim=self._asked.aim,
            people=[Ref(self._snapshot.ids[each]) for each in players.nodes],
            score=score,
            reached_in_one_step=told.one_step,
            reached_in_two_steps=told.two_steps,
            total=told.total,
            is_exact=players.is_exact,
            ties=known.ties,
            without_known_tie=known.without_tie,
            reporters=known.reporters,
            ties_of_unknown_beginning=known.undated,
            is_estimate=known.is_estimate,
            as_of=self._asked.day,
            revision=self._whole.revision,
            explanation=f"{Telling(language).whole(told)} {tell_coverage(language, known)}",
        )

    def _may_be(self) -> Flags:
        """Who may be chosen: people of the roles asked for, not excluded, and for an invitation askable."""
        asked, snapshot = self._asked, self._snapshot
        may_be: Flags = np.zeros(self._network.size, dtype=np.bool_)
        may_be[: snapshot.people] = snapshot.has_role(asked.roles) if asked.roles else True
        if asked.aim is KeyPlayerAim.REACH:
            may_be[: snapshot.people] &= snapshot.is_askable
        # Excluding somebody of whom no tie is known is right, and without effect.
        may_be[[snapshot.index[each] for each in asked.excluding if each in snapshot.index]] = False
        return may_be

    def _players(self, may_be: Flags, apart: Mapping[int, frozenset[int]]) -> Players:
        asked, check = self._asked, self._stop.check
        if asked.aim is KeyPlayerAim.FRAGMENT:
            return fragmenting_players(self._network, asked.count or 1, may_be, check=check)
        if asked.coverage is None:
            return reaching_players(self._network, asked.count or 1, may_be, apart, check=check)
        counted: Flags = np.arange(self._network.size) < self._snapshot.people
        least = ceil(asked.coverage * self._snapshot.people - 1e-9)
        seconds = PROOF_SHARE * self._asking.service.analysis_seconds
        return covering_players(self._network, least, may_be, apart, counted=counted, seconds=seconds, check=check)

    def _steps(self, players: Players) -> Integers:
        """The steps from each node to the nearest player, -1 where no chain leads."""
        if not players.nodes:
            return np.full(self._network.size, -1, dtype=np.int64)
        steps = steps_by_level(self._network, np.array(players.nodes, dtype=np.int64)).astype(np.int64)
        nearest = np.where(steps < 0, np.iinfo(np.int64).max, steps).min(axis=1)
        return np.where(nearest == np.iinfo(np.int64).max, -1, nearest)

    def _score(self, players: Players, steps: Integers) -> float:
        if self._asked.aim is KeyPlayerAim.FRAGMENT:
            return fragmentation_without(self._network, players.nodes)
        near = np.where(steps < 0, 0.0, 1.0 / np.maximum(steps, 1))
        return float(near.mean()) if len(near) else 0.0

    def _before(self) -> float:
        """The fragmentation with everybody still there."""
        is_told = self._asked.aim is KeyPlayerAim.FRAGMENT and self._asking.wants("explanation")
        return fragmentation_without(self._network, ()) if is_told else 0.0
