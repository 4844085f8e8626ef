"""How a command is told that it was used wrongly."""

import typer


class WrongUsage(typer.TyperException):
    """Words of the command line that cannot be used together, or at all."""

    exit_code = 2


def show_help_alone(context: typer.Context) -> None:
    """A command that only holds others shows what they are, and ends as wrong usage."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
