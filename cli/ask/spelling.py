"""What the arguments of the API are called on the command line: the one place of this rule."""

import re

# What is not the name of the argument with dashes.
_OTHERWISE = {
    "roles": "--role",
    "measures": "--measure",
    "areas": "--area",
    "talents": "--space",
    "toAny": "--to-talent, --to-member-of, --to-kind, --to-area",
    "toAny.talent": "--to-talent",
    "toAny.organisation": "--to-member-of",
    "toAny.organisationKind": "--to-kind",
    "toAny.area": "--to-area",
}
_OF_QUESTION = {("circleCheck", "arrangement"): "--circle", ("openActions", "by"): "--for"}
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def option_of(question: str, argument: str) -> str:
    """The option, or options, by which an argument of a question is given."""
    usual = "--" + _CAPITAL.sub("-", argument).lower()
    return _OF_QUESTION.get((question, argument)) or _OTHERWISE.get(argument, usual)
