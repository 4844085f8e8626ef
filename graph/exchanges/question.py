"""The question `exchanges`: who could help whom in a circle, so that everybody gives and gets."""

from graph.analytics.exchanges import FEWEST_PARTIES, MOST_IN_A_CIRCLE, Circles, exchange_circles
from graph.asking import Asking
from graph.checks import check_id, check_number
from graph.exchanges.answer import ExchangePlan
from graph.exchanges.market import Market, read_market
from graph.exchanges.telling import Telling, read_names


async def exchanges(asking: Asking, *, area: str, max_parties: int = 3) -> ExchangePlan:
    """Circles of 2 to `max_parties` parties in which each gives the next what it asks; as many take part as possible.

    Whoever may not be asked is left out, and two people who must be kept apart are never in one circle.
    """
    area = check_id("area", area)
    check_number("maxParties", max_parties, MOST_IN_A_CIRCLE, least=FEWEST_PARTIES)
    market = await read_market(asking, area)
    found = await asking.snapshots.work(
        lambda stop: exchange_circles(market.gifts, max_parties=max_parties, apart=market.apart, check=stop.check),
        seconds=asking.service.analysis_seconds,
    )
    names = await read_names(asking, _parties(market, found))
    telling = Telling(market, names, asking.viewer.language)
    return ExchangePlan(
        parties=found.parties,
        circles=[telling.circle(each) for each in found.circles],
        is_optimal=found.is_optimal,
        askers=len({each.party for each in market.needs}),
        offerers=len({each.party for each in market.offers}),
        open_needs=len(market.needs),
        needs_without_talent=sum(1 for each in market.needs if not each.talents),
        explanation=telling.plan(found.parties, len(found.circles), is_optimal=found.is_optimal),
    )


def _parties(market: Market, found: Circles) -> list[str]:
    return [market.parties[int(market.gifts.givers[gift])] for circle in found.circles for gift in circle]
