"""The ready-made questions in GraphiQL: those of the demo, of which `schakel demo` shows the first, and others."""

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
    isCut
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
    talent { labelNl labelEn }
    score
    conditions
    explanation
  }
}""",
    ),
)

TABS: tuple[ReadyMade, ...] = (
    *READY_MADE,
    ReadyMade(
        "The next evening of the café: who comes, and who should meet whom?",
        """query Evening {
  briefing(meeting: "demo:spoel-2026-12", first: 3) {
    explanation
    introductions { first { name } second { name } broker { name } why }
    tiesUnknown { name }
    notSeenLately { person { name } missed caller { name } explanation }
  }
}""",
    ),
    ReadyMade(
        "What breaks in the district when somebody leaves, and which new ties would mend it?",
        """query Fragility {
  fragility(area: "demo:d-oosterwaard", first: 3) {
    explanation
    cutPoints { person { name } pairsCut dependents explanation }
    suggestedTies { first { name } second { name } broker { name } why }
  }
}""",
    ),
    ReadyMade(
        "What could several people and organisations do together?",
        """query Together {
  proposedArrangements(area: "demo:d-oosterwaard", first: 2) {
    parties { name }
    needsMet
    unmet { summary }
    explanation
  }
}""",
    ),
    ReadyMade(
        "What is waiting to be done in De Weverij?",
        """query Waiting {
  openActions(area: "demo:n-weverij", first: 6) { kind people { name } whoCouldAct { name } due explanation }
}""",
    ),
    ReadyMade(
        "How is De Weverij doing, beside a year ago?",
        """query Report {
  areaReport(area: "demo:n-weverij", comparedTo: "2025-11-22") {
    explanation
    now { people ties largestGroup withoutKnownTie }
    changes { label before after unit }
  }
}""",
    ),
)

DEMO_DISTRICT = "demo:d-oosterwaard"
"""Where this is, the questions of the demo can be asked."""

TABS_ANYWHERE: tuple[ReadyMade, ...] = (
    ReadyMade(
        "Who is in here?",
        """query People {
  people(first: 10) { totalCount nodes { id name livesIn { name } } }
}""",
    ),
    ReadyMade(
        "Which neighbourhoods are there? Most questions ask for the id of one.",
        """query Neighbourhoods {
  locations(first: 10, filter: { kinds: [NEIGHBOURHOOD] }) { totalCount nodes { id name } }
}""",
    ),
    ReadyMade(
        "Whom or what do you look for? Put it in place of these words.",
        """query Search {
  search(text: "soup on Fridays", first: 5) { matched entity { __typename id } }
}""",
    ),
    ReadyMade(
        "What is waiting to be done?",
        """query Waiting {
  openActions(first: 6) { kind people { name } whoCouldAct { name } due explanation }
}""",
    ),
)
