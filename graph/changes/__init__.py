"""Changes of the graph: each in one transaction, with one effect, as far as the viewer may see."""

from graph.changes.agreeing import AgreedGift, AgreedParty, agree_arrangement
from graph.changes.asking import ask_for_answer, record_answer
from graph.changes.attendance import record_attendance
from graph.changes.cancelling import cancel_arrangement
from graph.changes.companions import COMPANIONS, Companion
from graph.changes.contacts import record_contact
from graph.changes.entities import add_entity, change_entity
from graph.changes.introducing import answer_introduction, introduce
from graph.changes.journal import kept_instead
from graph.changes.merge import merge_people
from graph.changes.mutations import purge_mutations
from graph.changes.removal import remove_entity
from graph.changes.results import Changed, Problem, Refused, problems_of
from graph.changes.separate import keep_separate
from graph.changes.ties import add_tie, change_tie, end_tie, remove_tie
from graph.changes.unmerge import undo_merge

__all__ = [
    "COMPANIONS",
    "AgreedGift",
    "AgreedParty",
    "Changed",
    "Companion",
    "Problem",
    "Refused",
    "add_entity",
    "add_tie",
    "agree_arrangement",
    "answer_introduction",
    "ask_for_answer",
    "cancel_arrangement",
    "change_entity",
    "change_tie",
    "end_tie",
    "introduce",
    "keep_separate",
    "kept_instead",
    "merge_people",
    "problems_of",
    "purge_mutations",
    "record_answer",
    "record_attendance",
    "record_contact",
    "remove_entity",
    "remove_tie",
    "undo_merge",
]
