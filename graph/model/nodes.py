"""Every node of the graph: its label, its properties, what they mean and how private they are."""

from enum import StrEnum

from graph.model import kinds
from graph.model.values import DataClass, NodeType, Property, ValueKind

A1, A2, B, C, D1, D2, P = (
    DataClass.A1,
    DataClass.A2,
    DataClass.B,
    DataClass.C,
    DataClass.D1,
    DataClass.D2,
    DataClass.P,
)
PARTY = ("Person", "Organisation")


def line(
    name: str, data_class: DataClass, meaning: str, *, is_required: bool = False, is_list: bool = False
) -> Property:
    """One line of text."""
    return Property(name, ValueKind.LINE, data_class, meaning, is_required=is_required, is_list=is_list)


def text(name: str, data_class: DataClass, meaning: str, *, is_required: bool = False) -> Property:
    """Text of several lines."""
    return Property(name, ValueKind.TEXT, data_class, meaning, is_required=is_required)


def choice(
    name: str,
    data_class: DataClass,
    choices: type[StrEnum],
    meaning: str,
    *,
    default: StrEnum | None = None,
    is_required: bool = False,
    is_list: bool = False,
) -> Property:
    """One word, or a list of words, out of a closed list."""
    return Property(
        name,
        ValueKind.CHOICE,
        data_class,
        meaning,
        choices=choices,
        default=default,
        is_required=is_required,
        is_list=is_list,
    )


def day(name: str, data_class: DataClass, meaning: str) -> Property:
    """A full date."""
    return Property(name, ValueKind.DAY, data_class, meaning)


def partial_day(name: str, data_class: DataClass, meaning: str) -> Property:
    """A day, a month or a year."""
    return Property(name, ValueKind.PARTIAL_DAY, data_class, meaning)


def moment(name: str, data_class: DataClass, meaning: str, *, is_required: bool = False) -> Property:
    """A date and time with its offset from UTC."""
    return Property(name, ValueKind.MOMENT, data_class, meaning, is_required=is_required)


def number(
    name: str, data_class: DataClass, meaning: str, *, lowest: float = 0, highest: float = 2_147_483_647
) -> Property:
    """A whole number."""
    return Property(name, ValueKind.NUMBER, data_class, meaning, lowest=lowest, highest=highest)


def reference(name: str, data_class: DataClass, meaning: str, *labels: str) -> Property:
    """The id of something else in the graph."""
    return Property(name, ValueKind.ID, data_class, meaning, refers_to=labels)


def teller(name: str, data_class: DataClass, meaning: str) -> Property:
    """The id of the party, or of somebody with an account, who told or recorded something."""
    return Property(name, ValueKind.ID, data_class, meaning, refers_to=PARTY, may_be_account=True)


# Every node has these. Who answers for a record and where it came from is public to whoever may see the node itself.
COMMON = (
    Property("id", ValueKind.ID, P, "The stored id: 1 to 64 of A-Z a-z 0-9 . _ : -", is_required=True),
    line("source", P, "Where this came from."),
    reference("steward", P, "The id of the organisation that answers for this record.", "Organisation"),
    Property("createdAt", ValueKind.MOMENT, P, "When this was first recorded.", is_derived=True),
    Property("updatedAt", ValueKind.MOMENT, P, "When this was last changed.", is_derived=True),
    Property(
        "version",
        ValueKind.NUMBER,
        P,
        "A number that every change raises; give it back when you change this.",
        is_required=True,
        is_derived=True,
    ),
)

PERSON = NodeType(
    "Person",
    "people",
    "Somebody of the neighbourhood: a resident, volunteer, professional or official.",
    A1,
    (
        *COMMON,
        line("name", A1, "The name as shown.", is_required=True),
        Property(
            "sortName",
            ValueKind.LINE,
            A1,
            "The name as sorted: family name first, infix last.",
            is_required=True,
            is_derived=True,
        ),
        choice(
            "roles",
            A1,
            kinds.PersonRole,
            "In what capacities this person takes part; the first is their group. "
            "Expertise by experience and being family of a client are shown only to those who may see support ties.",
            is_list=True,
        ),
        line("languages", A1, "Languages this person speaks.", is_list=True),
        day("inactiveSince", A1, "Since when this person no longer takes part."),
        Property(
            "mayBeAsked",
            ValueKind.FLAG,
            A1,
            "Whether this person may be proposed or asked; if not, no chain leads through them.",
            default=True,
            is_required=True,
        ),
        day("pausedUntil", A1, "Until when this person wants to be left in peace."),
        line("givenName", A2, "Given name."),
        line("infix", A2, "The part before the family name that does not sort, such as van der."),
        line("familyName", A2, "Family name without infix."),
        line("nicknames", A2, "Other names this person goes by.", is_list=True),
        line("email", A2, "E-mail address."),
        line("phone", A2, "Telephone number."),
        line("postcode", A2, "Postcode."),
    ),
    sort="sortName",
    is_party=True,
)

ORGANISATION = NodeType(
    "Organisation",
    "organisations",
    "An organisation, initiative or informal group.",
    P,
    (
        *COMMON,
        line("name", P, "The name.", is_required=True),
        choice(
            "kind",
            P,
            kinds.OrganisationKind,
            "What sort of organisation it is.",
            default=kinds.OrganisationKind.OTHER,
            is_required=True,
        ),
        line("website", P, "Web address."),
        line("email", P, "General e-mail address."),
        line("phone", P, "General telephone number."),
        number("size", P, "How many people an informal group counts."),
    ),
    sort="name",
    is_party=True,
)

LOCATION = NodeType(
    "Location",
    "locations",
    "A venue, or an area such as a neighbourhood, a village or a municipality.",
    P,
    (
        *COMMON,
        line("name", P, "The name.", is_required=True),
        choice("kind", P, kinds.LocationKind, "A venue, or which sort of area.", is_required=True),
        line("code", P, "The official code of Statistics Netherlands (BU, WK, GM)."),
        number(
            "codeYear", P, "The year to which the official code belongs; boundaries change.", lowest=1900, highest=2200
        ),
        Property("latitude", ValueKind.DECIMAL, P, "Degrees north (WGS 84).", lowest=-90, highest=90),
        Property("longitude", ValueKind.DECIMAL, P, "Degrees east (WGS 84).", lowest=-180, highest=180),
        line("address", P, "Street, number, postcode and town."),
        line("openingHours", P, "When it is open, in plain words."),
    ),
    sort="name",
)

TALENT = NodeType(
    "Talent",
    "talents",
    "Something that can be offered or asked: a skill, time, goods, a room; a tree whose top level are the themes.",
    P,
    (
        *COMMON,
        line("labelNl", P, "The name in Dutch.", is_required=True),
        line("labelEn", P, "The name in English."),
        choice(
            "kind",
            P,
            kinds.TalentKind,
            "What sort of thing it is.",
            default=kinds.TalentKind.SKILL,
            is_required=True,
        ),
        line("synonymsNl", P, "Other Dutch words for it.", is_list=True),
        line("synonymsEn", P, "Other English words for it.", is_list=True),
        line("escoUri", P, "The same concept in the European classification ESCO."),
    ),
    sort="labelNl",
)

NEED = NodeType(
    "Need",
    "needs",
    "A question, wish, collective need or dilemma that somebody wants passed on.",
    D1,
    (
        *COMMON,
        line("summary", D1, "The question in one line.", is_required=True),
        choice(
            "kind",
            D1,
            kinds.NeedKind,
            "What sort of question it is.",
            default=kinds.NeedKind.QUESTION,
            is_required=True,
        ),
        choice(
            "status",
            D1,
            kinds.NeedStatus,
            "How far it has come.",
            default=kinds.NeedStatus.OPEN,
            is_required=True,
        ),
        day("openedOn", D1, "When it was asked."),
        day("neededBy", D1, "When it is needed; after that day it expires."),
        day("closedOn", D1, "When it was met or withdrawn."),
        text("behind", D2, "The question behind the question."),
    ),
    sort="summary",
    seen_through=("HAS_NEED",),
)

MEETING = NodeType(
    "Meeting",
    "meetings",
    "A social café, consultation, residents' evening or other meeting.",
    P,
    (
        *COMMON,
        line("name", P, "The name.", is_required=True),
        choice(
            "kind",
            P,
            kinds.MeetingKind,
            "What sort of meeting it is.",
            default=kinds.MeetingKind.OTHER,
            is_required=True,
        ),
        line("series", P, "The series it belongs to, such as a monthly café."),
        moment("startsAt", P, "When it starts.", is_required=True),
        moment("endsAt", P, "When it ends."),
        number("visitors", P, "How many people came, counted by head."),
    ),
    sort="startsAt",
)

ARRANGEMENT = NodeType(
    "Arrangement",
    "arrangements",
    "Something that several parties do together, in which everyone gives and everyone gets.",
    P,
    (
        *COMMON,
        line("name", P, "The name.", is_required=True),
        choice(
            "kind",
            P,
            kinds.ArrangementKind,
            "What sort of arrangement it is.",
            default=kinds.ArrangementKind.OTHER,
            is_required=True,
        ),
        text("summary", P, "What it is, in a few lines."),
        choice(
            "status",
            P,
            kinds.ArrangementStatus,
            "How far it has come.",
            default=kinds.ArrangementStatus.PROPOSED,
            is_required=True,
        ),
        line("recurrence", P, "How often it happens, in plain words."),
        line("cost", P, "What it costs, in plain words."),
        line("channels", P, "Where it is made known."),
        partial_day("since", P, "When it began."),
        partial_day("until", P, "When it ended or will end."),
    ),
    sort="name",
)

GOAL = NodeType(
    "Goal",
    "goals",
    "Something that parties try to reach.",
    P,
    (*COMMON, line("name", P, "The name.", is_required=True), text("summary", P, "What it means, in a few lines.")),
    sort="name",
)

STORY = NodeType(
    "Story",
    "stories",
    "What somebody told, written down.",
    A1,
    (
        *COMMON,
        line("title", A1, "The title.", is_required=True),
        text("text", A1, "The story.", is_required=True),
        day("toldOn", A1, "When it was told."),
    ),
    sort="title",
    seen_through=("ABOUT",),
)

INTRODUCTION = NodeType(
    "Introduction",
    "introductions",
    "Two people introduced to each other by a third.",
    C,
    (
        *COMMON,
        choice(
            "status",
            C,
            kinds.IntroductionStatus,
            "How far it has come.",
            default=kinds.IntroductionStatus.PROPOSED,
            is_required=True,
        ),
        day("proposedOn", C, "When it was proposed."),
        day("madeOn", C, "When the two were introduced."),
        line("reason", C, "Why these two should meet."),
    ),
    sort="id",
    seen_through=("BROKERS", "INTRODUCES"),
)

LEGAL_BASIS = NodeType(
    "LegalBasis",
    "bases",
    "On what legal ground facts of one class about one person are held, for whom and until when.",
    A2,
    (
        *COMMON,
        choice("dataClass", A2, DataClass, "The class of facts it covers.", is_required=True),
        choice("ground", A2, kinds.BasisGround, "The legal ground.", is_required=True),
        line("article", A2, "The article of law."),
        line("purpose", A2, "What the facts may be used for."),
        choice("audience", A2, kinds.Audience, "Who may use them; without it nobody but the person.", is_list=True),
        day("since", A2, "From when it holds."),
        day("until", A2, "Until when it holds."),
        line("how", A2, "How it was given: spoken, on paper, by a representative."),
        teller("givenBy", A2, "The id of who gave it."),
        teller("capturedBy", A2, "The id of who recorded it."),
        line("textVersion", A2, "Which version of the text was read to the person."),
        day("withdrawnAt", A2, "When it was withdrawn."),
    ),
    sort="id",
    seen_through=("HAS_BASIS",),
)

NODES: tuple[NodeType, ...] = (
    PERSON,
    ORGANISATION,
    LOCATION,
    TALENT,
    NEED,
    MEETING,
    ARRANGEMENT,
    GOAL,
    STORY,
    INTRODUCTION,
    LEGAL_BASIS,
)
