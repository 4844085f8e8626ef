"""What a service says of itself when it starts."""

from datetime import date

from api.viewer import note_of
from cli.service import announcement
from graph.model.kinds import Language
from graph.settings import ServiceSettings
from seeds.holdings import Holdings

ADDRESS = "http://127.0.0.1:8010"


def test_a_service_says_where_it_answers_and_what_it_serves() -> None:
    assert announcement(ADDRESS, ServiceSettings(), "/home/a/my-network", Holdings(1_204, 1)) == [
        "Schakel answers on http://127.0.0.1:8010/graphql.",
        "It serves what is in /home/a/my-network: 1,204 people and 1 organisation.",
    ]


def test_a_service_with_graphiql_and_a_day_of_its_own_says_so() -> None:
    settings = ServiceSettings().model_copy(update={"graphiql": True, "day": date(2026, 11, 22)})

    first, _, last = announcement(ADDRESS, settings, "bolt://db:7687", Holdings(1, 0))

    assert first.endswith(f"Ask it in a browser: {ADDRESS}/graphiql")
    assert "22 November 2026" in last


def test_a_service_without_anybody_says_how_to_load_somebody() -> None:
    _, second = announcement(ADDRESS, ServiceSettings(), "/home/a/new", Holdings(0, 0))

    assert second.startswith("Nobody is in /home/a/new yet. Load a network")


def test_the_note_on_the_day_is_in_the_language_of_who_asks() -> None:
    told = "Hier is het 3 mei 2026: vragen gaan over die dag, tenzij ze een andere noemen."
    assert note_of(date(2026, 5, 3), Language.NL) == told
