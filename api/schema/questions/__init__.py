"""The questions that are more than reading entities: each is one function of `graph`, its arguments and its answer."""

from api.schema.queries import Question
from api.schema.questions.areas import area_questions
from api.schema.questions.circles import circle_questions
from api.schema.questions.evening import evening_questions
from api.schema.questions.network import network_questions
from api.schema.questions.organisations import organisation_questions
from api.schema.questions.people import people_questions
from api.schema.questions.together import together_questions


def questions_of_graph() -> list[Question]:
    """Every question that is more than reading entities."""
    return [
        *people_questions(),
        *network_questions(),
        *together_questions(),
        *area_questions(),
        *circle_questions(),
        *evening_questions(),
        *organisation_questions(),
    ]
