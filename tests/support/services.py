"""Services with patient deadlines: what is tested is the answer, and a busy machine may be slow to plan it."""

from api.context import Services
from graph.database import Database
from graph.projection import Reader
from graph.settings import ServiceSettings
from graph.snapshot import Snapshots

PATIENCE = 60.0


def patient_services(database: Database) -> Services:
    """The services on a database, with a minute for every question."""
    settings = ServiceSettings(graphiql=True).model_copy(
        update={"request_seconds": PATIENCE, "analysis_seconds": PATIENCE, "new_texts_per_minute": 10_000}
    )
    reader = Reader(database, new_texts_per_minute=settings.new_texts_per_minute, seconds=PATIENCE)
    return Services(database, reader, Snapshots(database), settings)
