"""Questions about the network of an area."""

from api.schema.answers import answer_type
from api.schema.queries import Question
from api.schema.questions.asked import AS_OF, TIES, first, question
from api.schema.types import Argument, enum_name
from graph.connectors import ConnectorMeasure, Connectors, connectors
from graph.fragility import Fragility, fragility
from graph.frames import GraphFrames, graph_frames
from graph.groups import GroupBy
from graph.key_players import KeyPlayerAim, KeyPlayers, key_players


def network_questions() -> list[Question]:
    """The questions of this part."""
    return [_connectors(), _key_players(), _fragility(), _graph_frames()]


def _connectors() -> Question:
    measure, group = enum_name(ConnectorMeasure), enum_name(GroupBy)
    return question(
        "connectors",
        f"{answer_type(Connectors)}!",
        "Who connects the people of an area, what hangs on them, and how complete the knowledge is.",
        connectors,
        [
            Argument("area", "ID!", "Which area."),
            Argument("by", f"{measure}!", "By what they are ranked.", ConnectorMeasure.BETWEENNESS),
            Argument("groupBy", f"{group}!", "Between which groups somebody stands.", GroupBy.ROLE),
            first(10, 100),
            Argument("ties", TIES, "By which ties; KNOWS when left out."),
            Argument("weighted", "Boolean!", "Whether strong ties count for more.", False),
            Argument("roles", "[PersonRole!]", "Only people with one of these roles."),
            Argument("without", "[ID!]", "As if these people had left."),
            AS_OF,
        ],
        is_slow=True,
    )


def _fragility() -> Question:
    return question(
        "fragility",
        f"{answer_type(Fragility)}!",
        "What breaks in the network of an area when somebody leaves, and which new tie would mend it.",
        fragility,
        [
            Argument("area", "ID!", "Which area."),
            Argument("without", "[ID!]", "As if these people had left."),
            Argument("ties", TIES, "By which ties; KNOWS when left out."),
            AS_OF,
            Argument(
                "first", "Int!", "How many of each list at most, 1 to 1000; of suggested ties never more than 5.", 100
            ),
        ],
        is_slow=True,
    )


def _key_players() -> Question:
    return question(
        "keyPlayers",
        f"{answer_type(KeyPlayers)}!",
        "Which few people of an area matter most together: to reach the others, or because much breaks without them.",
        key_players,
        [
            Argument("area", "ID!", "Which area."),
            Argument("aim", f"{enum_name(KeyPlayerAim)}!", "What they are chosen for.", KeyPlayerAim.REACH),
            Argument("count", "Int", "How many, 1 to 25; 3 when neither this nor coverage is given."),
            Argument("coverage", "Float", "As few as bring this share of the people within one step, as 0.8."),
            Argument("excluding", "[ID!]", "Who may not be chosen."),
            Argument("roles", "[PersonRole!]", "Only people with one of these roles are chosen."),
            Argument("ties", TIES, "By which ties; KNOWS when left out."),
            AS_OF,
        ],
        is_slow=True,
    )


def _graph_frames() -> Question:
    return question(
        "graphFrames",
        f"{answer_type(GraphFrames)}!",
        "The network of an area as two flat tables, in the columns of Grafana's node graph.",
        graph_frames,
        [
            Argument("area", "ID!", "Which area."),
            Argument("ties", TIES, "By which ties; KNOWS when left out."),
            first(500, 1_000),
            AS_OF,
        ],
        is_slow=True,
    )
