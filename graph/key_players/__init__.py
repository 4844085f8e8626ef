"""Key players: the few from whom most others are near, and the few whose leaving would break most."""

from graph.key_players.answer import KeyPlayerAim, KeyPlayers
from graph.key_players.question import key_players

__all__ = ["KeyPlayerAim", "KeyPlayers", "key_players"]
