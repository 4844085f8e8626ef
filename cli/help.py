"""A command that only holds others shows what they are."""

import typer


def show_help_alone(context: typer.Context) -> None:
    """Without a subcommand: the help, and exit code 2."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(2)
