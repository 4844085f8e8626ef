"""Asks somebody at a terminal whether something is meant, and understands English and Dutch."""

import typer

YES = frozenset({"y", "yes", "j", "ja"})
NO = frozenset({"n", "no", "nee"})


def ask_first(question: str, *, otherwise: str) -> None:
    """Goes on after a yes; after a no, or an empty line, the command ends as one that was stopped, with `otherwise`."""
    if not typer.prompt(f"{question} [y/N]", default="n", show_default=False, value_proc=_is_yes, err=True):
        raise typer.Abort(otherwise)


def _is_yes(answer: str) -> bool:
    given = answer.strip().lower()
    if given not in YES | NO:
        raise typer.BadParameter("answer y (yes) or n (no).")
    return given in YES
