"""`schakel serve` and `schakel demo`: the service in the foreground."""

from typing import Annotated

import typer

from cli.options import Data

Host = Annotated[
    str | None, typer.Option("--host", help="Address to listen on; else SCHAKEL_HOST, else 127.0.0.1.", metavar="HOST")
]
Port = Annotated[
    int | None,
    typer.Option(
        "--port", min=0, max=65535, help="Port to listen on; else SCHAKEL_PORT, else 8000. 0 is any free one."
    ),
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command()(demo)
    app.command()(serve)


def demo(
    data: Data = None,
    host: Host = None,
    port: Port = None,
    reset: Annotated[bool, typer.Option("--reset", help="Throw away what is there and begin anew.")] = False,
) -> None:
    """Serve the demo: an invented district and eleven practices, with GraphiQL and three answers to begin with."""
    from cli.demo import demonstrate

    demonstrate(data, host, port, reset)


def serve(
    data: Data = None,
    host: Host = None,
    port: Port = None,
    graphiql: Annotated[bool, typer.Option("--graphiql", help="Also serve GraphiQL, to try questions out.")] = False,
) -> None:
    """Serve the network of a data directory, or of the database in NEO4J_URI, until Ctrl-C or SIGTERM."""
    from cli.service import serve_network

    serve_network(data, host, port, graphiql)
