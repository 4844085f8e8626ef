"""What holds an entity in place: ties by which others depend on it, each with the sentence that says so."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Holds:
    """A tie that holds an entity in place, and the two sentences that say so."""

    type: str
    singular: str
    plural: str
    is_outgoing: bool = False


H = Holds

HOLDING: dict[str, tuple[Holds, ...]] = {
    "Organisation": (
        H(
            "AFFILIATED_WITH",
            "One person belongs to it, or once did. Remove that tie first.",
            "{count} people belong to it, or once did. Remove those ties first.",
        ),
        H(
            "SUPPORTS",
            "It gives one person support, or once did. Remove that tie first.",
            "It gives {count} people support, or once did. Remove those ties first.",
            is_outgoing=True,
        ),
        H(
            "TAKES_PART_IN",
            "It takes part in one arrangement. Remove that tie first.",
            "It takes part in {count} arrangements. Remove those ties first.",
            is_outgoing=True,
        ),
        H(
            "HOSTS",
            "It hosts one meeting. Remove that tie first.",
            "It hosts {count} meetings. Remove those ties first.",
            is_outgoing=True,
        ),
    ),
    "Location": (
        H(
            "LIVES_IN",
            "One person lives here, or once did. Remove that tie first.",
            "{count} people live here, or once did. Remove those ties first.",
        ),
        H(
            "ACTIVE_IN",
            "One party is active here, or once was. Remove that tie first.",
            "{count} parties are active here, or once were. Remove those ties first.",
        ),
        H(
            "BASED_AT",
            "One organisation has its seat here, or once had. Remove that tie first.",
            "{count} organisations have their seat here, or once had. Remove those ties first.",
        ),
        H(
            "RUNS",
            "One organisation runs it, or once did. Remove that tie first.",
            "{count} organisations run it, or once did. Remove those ties first.",
        ),
        H(
            "WITHIN",
            "One place lies in it. Put that one elsewhere first.",
            "{count} places lie in it. Put those elsewhere first.",
        ),
        H(
            "HELD_AT",
            "One meeting or arrangement takes place here. Put that one elsewhere first.",
            "{count} meetings or arrangements take place here. Put those elsewhere first.",
        ),
        H(
            "CONCERNS",
            "One need is about it. Remove that tie first.",
            "{count} needs are about it. Remove those ties first.",
        ),
    ),
    "Talent": (
        H(
            "OFFERS",
            "It is offered once. Remove that offer first.",
            "It is offered {count} times. Remove those offers first.",
        ),
        H(
            "ASKS_FOR",
            "One need asks for it. Remove that tie first.",
            "{count} needs ask for it. Remove those ties first.",
        ),
        H(
            "TRULY_ASKS_FOR",
            "Behind one need this is asked. Remove that tie first.",
            "Behind {count} needs this is asked. Remove those ties first.",
        ),
        H(
            "BROADER",
            "One talent falls under it. Put that one elsewhere first.",
            "{count} talents fall under it. Put those elsewhere first.",
        ),
    ),
    "Need": (
        H(
            "ANSWERS",
            "It was answered once. Close it instead, or remove that tie first.",
            "It was answered {count} times. Close it instead, or remove those ties first.",
        ),
    ),
    "Meeting": (
        H(
            "ATTENDS",
            "One person is invited or came. Remove that tie first.",
            "{count} people are invited or came. Remove those ties first.",
        ),
    ),
    "Arrangement": (
        H(
            "TAKES_PART_IN",
            "One party takes part in it. End it instead, or remove that tie first.",
            "{count} parties take part in it. End it instead, or remove those ties first.",
        ),
        H(
            "ANSWERS",
            "It answers one need. Remove that tie first.",
            "It answers {count} needs. Remove those ties first.",
            is_outgoing=True,
        ),
    ),
    "Goal": (
        H("PURSUES", "It is pursued once. Remove that tie first.", "It is pursued {count} times. Remove those first."),
    ),
}
