"""The closed lists of values: one word per concept, the same in the graph, in GraphQL and in the files."""

from enum import StrEnum


class PersonRole(StrEnum):
    """In what capacity somebody takes part; the first role of a person is their group."""

    RESIDENT = "RESIDENT"
    VOLUNTEER = "VOLUNTEER"
    PROFESSIONAL = "PROFESSIONAL"
    OFFICIAL = "OFFICIAL"
    EXPERIENCE_EXPERT = "EXPERIENCE_EXPERT"
    FAMILY = "FAMILY"


class OrganisationKind(StrEnum):
    """What an organisation is; GROUP is informal, with a size instead of names."""

    WELFARE = "WELFARE"
    CARE = "CARE"
    HOUSING = "HOUSING"
    MUNICIPALITY = "MUNICIPALITY"
    RESIDENTS_INITIATIVE = "RESIDENTS_INITIATIVE"
    GROUP = "GROUP"
    EDUCATION = "EDUCATION"
    BUSINESS = "BUSINESS"
    MEDIA = "MEDIA"
    FUND = "FUND"
    FAITH = "FAITH"
    CULTURE = "CULTURE"
    SPORT = "SPORT"
    OTHER = "OTHER"


class LocationKind(StrEnum):
    """VENUE is a place to meet; all others are areas, AREA being a village, square or block without official code."""

    VENUE = "VENUE"
    AREA = "AREA"
    NEIGHBOURHOOD = "NEIGHBOURHOOD"
    DISTRICT = "DISTRICT"
    MUNICIPALITY = "MUNICIPALITY"


class TalentKind(StrEnum):
    """What sort of thing is offered or asked."""

    SKILL = "SKILL"
    KNOWLEDGE = "KNOWLEDGE"
    TIME = "TIME"
    GOODS = "GOODS"
    SPACE = "SPACE"
    MONEY = "MONEY"
    PUBLICITY = "PUBLICITY"
    COMPANY = "COMPANY"
    PRACTICE_PLACE = "PRACTICE_PLACE"
    CONTACTS = "CONTACTS"


class NeedKind(StrEnum):
    """What sort of question it is."""

    QUESTION = "QUESTION"
    WISH = "WISH"
    COLLECTIVE = "COLLECTIVE"
    DILEMMA = "DILEMMA"


class NeedStatus(StrEnum):
    """How far a need has come."""

    OPEN = "OPEN"
    MATCHED = "MATCHED"
    MET = "MET"
    WITHDRAWN = "WITHDRAWN"


class MeetingKind(StrEnum):
    """What sort of meeting it is."""

    SOCIAL_CAFE = "SOCIAL_CAFE"
    STREET_CONSULTATION = "STREET_CONSULTATION"
    RESIDENTS_EVENING = "RESIDENTS_EVENING"
    SURVEY = "SURVEY"
    BOARD = "BOARD"
    WORKSHOP = "WORKSHOP"
    TRIP = "TRIP"
    OTHER = "OTHER"


class ArrangementKind(StrEnum):
    """What sort of arrangement it is."""

    EVENT = "EVENT"
    SERVICE = "SERVICE"
    CIRCLE = "CIRCLE"
    COALITION = "COALITION"
    PROJECT = "PROJECT"
    OTHER = "OTHER"


class ArrangementStatus(StrEnum):
    """How far an arrangement has come."""

    PROPOSED = "PROPOSED"
    AGREED = "AGREED"
    RUNNING = "RUNNING"
    ENDED = "ENDED"


class IntroductionStatus(StrEnum):
    """How far an introduction has come."""

    PROPOSED = "PROPOSED"
    MADE = "MADE"
    DECLINED = "DECLINED"


class BasisGround(StrEnum):
    """The legal ground on which a fact is held."""

    CONSENT = "CONSENT"
    LAW = "LAW"
    CONTRACT = "CONTRACT"
    VITAL_INTEREST = "VITAL_INTEREST"
    PUBLIC_TASK = "PUBLIC_TASK"
    LEGITIMATE_INTEREST = "LEGITIMATE_INTEREST"


class KnownBy(StrEnum):
    """How a tie is known: told by one of the two, by both, seen, or heard from others."""

    SELF = "SELF"
    BOTH = "BOTH"
    OBSERVED = "OBSERVED"
    HEARSAY = "HEARSAY"


class KnowsKind(StrEnum):
    """What two people are to each other."""

    FAMILY = "FAMILY"
    FRIEND = "FRIEND"
    NEIGHBOUR = "NEIGHBOUR"
    COLLEAGUE = "COLLEAGUE"
    VOLUNTEER = "VOLUNTEER"
    ACQUAINTANCE = "ACQUAINTANCE"


class Level(StrEnum):
    """At which level somebody acts for an organisation, or two organisations work together."""

    WORK = "WORK"
    STRATEGIC = "STRATEGIC"


class AnswerStatus(StrEnum):
    """How far an answer to a need has come."""

    ASKED = "ASKED"
    AGREED = "AGREED"
    DONE = "DONE"
    DECLINED = "DECLINED"


class AttendanceStatus(StrEnum):
    """Whether somebody was invited, said they come, came or stayed away."""

    INVITED = "INVITED"
    COMING = "COMING"
    CAME = "CAME"
    ABSENT = "ABSENT"


class ParticipationRole(StrEnum):
    """What a party is in an arrangement."""

    INITIATOR = "INITIATOR"
    OWNER = "OWNER"
    SUCCESSOR = "SUCCESSOR"
    HOST = "HOST"
    FUNDER = "FUNDER"
    COACH = "COACH"
    GOOD_NEIGHBOUR = "GOOD_NEIGHBOUR"
    PARTICIPANT = "PARTICIPANT"


class Audience(StrEnum):
    """Who may use a fact on a legal basis."""

    CONNECTOR = "CONNECTOR"
    HOST = "HOST"
    CARE = "CARE"
    ANALYST = "ANALYST"


class EntityKind(StrEnum):
    """What kind of thing something in the graph is."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"
    LOCATION = "LOCATION"
    TALENT = "TALENT"
    NEED = "NEED"
    MEETING = "MEETING"
    ARRANGEMENT = "ARRANGEMENT"
    GOAL = "GOAL"
    STORY = "STORY"
    INTRODUCTION = "INTRODUCTION"


class TieKind(StrEnum):
    """The ties that a chain or a network may use; MEETS is derived from meetings that two people both came to."""

    KNOWS = "KNOWS"
    AFFILIATED_WITH = "AFFILIATED_WITH"
    COOPERATES_WITH = "COOPERATES_WITH"
    MEETS = "MEETS"


class Language(StrEnum):
    """The languages in which Schakel explains itself."""

    NL = "nl"
    EN = "en"
