"""`schakel ask`: the questions of the API, answered in tables or JSON. What is meant is said by an id or a name."""

import gc

import typer

from cli.ask import areas, circles, evening, network, organisations, people, together
from cli.usage import show_help_alone

app = typer.Typer(help="Ask a question and read the answer.", rich_markup_mode=None)

MANY_OBJECTS = 100_000


@app.callback(invoke_without_command=True)
def _start(context: typer.Context) -> None:
    # Nearly all that a question makes stays until its end, and looking through it as usual is a tenth of the time.
    gc.set_threshold(MANY_OBJECTS)
    show_help_alone(context)


for part in (people, network, together, organisations, circles, areas, evening):
    for command in part.COMMANDS:
        app.command()(command)
