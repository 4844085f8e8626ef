"""The ready-made questions of the demo: shown by `schakel demo` with their real answers, and as tabs in GraphiQL."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadyMade:
    """A question in plain words and in GraphQL."""

    question: str
    query: str


READY_MADE: tuple[ReadyMade, ...] = (
    ReadyMade(
        "Who can introduce Hodan to Wim, of the village at the other side of the canal?",
        """query Introductions {
  chains(from: "demo:p-hodan-elmi", to: "demo:p-wim-sluijs", count: 2) {
    explanation
    chains {
      length
      explanation
      steps { from { name } to { name } kind why lastContact strength }
    }
  }
}""",
    ),
    ReadyMade(
        "Who holds the neighbourhood De Weverij together?",
        """query Connectors {
  connectors(area: "demo:n-weverij", first: 3) {
    people
    ties
    withoutKnownTie
    connectors { rank person { name } contacts pairsCut load explanation }
  }
}""",
    ),
    ReadyMade(
        "The neighbourhood dinner has no cook: who could help?",
        """query Helpers {
  matches(need: "plushome:need-plushome-cook", area: "plushome:quarter", first: 3) {
    party { name }
    talent { labelNl }
    score
    conditions
    explanation
  }
}""",
    ),
)
