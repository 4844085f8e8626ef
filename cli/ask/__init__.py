"""`schakel ask`: the questions of the API, answered in tables or JSON. What is meant is said by an id or a name."""

import typer

from cli.ask import areas, circles, evening, network, organisations, people, together
from cli.usage import show_help_alone

app = typer.Typer(help="Ask a question and read the answer.", rich_markup_mode=None)
app.callback(invoke_without_command=True)(show_help_alone)
for part in (people, network, together, organisations, circles, areas, evening):
    for command in part.COMMANDS:
        app.command()(command)
