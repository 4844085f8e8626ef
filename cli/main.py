"""`schakel`: the command line. Exit codes: 0 fine, 1 refused or failed with a reason, 2 wrong usage."""

import contextlib
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cli import ask, engine_commands, folder_commands, service_commands
from cli.signals import Stopped, end_in_order
from cli.usage import show_help_alone
from graph.errors import SchakelError
from graph.model.kinds import Language

FINE, FAILED, WRONG_USAGE = 0, 1, 2
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

app = typer.Typer(
    help="Who can introduce me to whom: a knowledge network for neighbourhoods.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
service_commands.add_to(app)
folder_commands.add_to(app)
app.add_typer(ask.app, name="ask")
app.add_typer(engine_commands.app, name="engine")


def main() -> None:
    """The program."""
    end_in_order()
    _open_closed_streams()
    sys.exit(outcome(sys.argv[1:]))


def _open_closed_streams() -> None:
    """Lets what is said go nowhere where the caller closed a stream: else it comes out of the other one."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open to the end


def outcome(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code; whatever fails becomes one line on stderr."""
    try:
        code = app(args=list(arguments), prog_name="schakel", standalone_mode=False)
        sys.stdout.flush()
    except typer.TyperException as error:
        return _tell(_usage(error), WRONG_USAGE if error.exit_code == WRONG_USAGE else FAILED)
    except SchakelError as error:
        return _tell(error.message, FAILED)
    except (Stopped, typer.Abort) as error:
        return _tell(str(error) or "Stopped before it was done.", FAILED)
    except BrokenPipeError:
        _say_no_more()
        return FAILED
    except OSError as error:
        if error.errno not in _NO_ROOM:
            return _tell(_reported(error), FAILED)
        _say_no_more()
        return _tell(f"Not everything could be written: {error.strerror}. Make room, then try again.", FAILED)
    except Exception as error:  # noqa: BLE001  # a stack trace helps nobody: it goes to the log
        return _tell(_reported(error), FAILED)
    return code or FINE


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    if version:
        # Reading the metadata of packages takes longer than all the rest of this module.
        from importlib.metadata import version as version_of

        typer.echo(version_of("schakel"))
        raise typer.Exit
    show_help_alone(context)


def _say_no_more() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the last flush fails again


def _tell(message: str, code: int) -> int:
    with contextlib.suppress(OSError):  # nobody may be reading along any more
        print(message, file=sys.stderr, flush=True)
    return code


def _usage(error: typer.TyperException) -> str:
    message = " ".join(error.format_message().split()).rstrip(".")
    message += "" if message.endswith("?") else "."
    context = getattr(error, "ctx", None)
    return f"{message} See `{context.command_path} --help`." if context else message


def _reported(error: Exception) -> str:
    from api.errors import public  # only a failure needs it
    from cli.logs import log_to_file

    log = log_to_file()
    _, facts = public(error, Language.EN)
    return (
        f"Something went wrong in Schakel. Report {facts.get('report', facts['code'])} is in {log or 'the log above'}."
    )
