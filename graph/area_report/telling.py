"""What the figures of `areaReport` mean, in words for people; no sentence names anybody."""

from collections.abc import Sequence

from graph.area_report.answer import AreaFigures, GroupsBridged, NewRecords, Partner
from graph.area_report.telling_change import TellingChange
from graph.groups import GroupBy
from graph.model.kinds import Language
from graph.network import Coverage, tell_coverage
from graph.words import day_in_words, say, say_many

ACROSS = {
    GroupBy.ROLE: "Ties across two roles, such as a resident and a professional: {across} of the {known} of which the "
    "role of both people is known, {share} of every 100.",
    GroupBy.ORGANISATION: "Ties across two organisations: {across} of the {known} between members of organisations, "
    "{share} of every 100.",
    GroupBy.NEIGHBOURHOOD: "Ties across two neighbourhoods: {across} of the {known} of which the neighbourhood of both "
    "people is known, {share} of every 100.",
}


class Telling:
    """Sentences about an area, in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.change = TellingChange(language)

    def report(
        self,
        name: str,
        now: AreaFigures,
        before: AreaFigures | None,
        after: AreaFigures | None,
        partners: Sequence[Partner],
        bridged: Sequence[GroupsBridged],
        new_records: NewRecords | None,
    ) -> str:
        """The whole report, in paragraphs: what is known, how it hangs together, and what has changed."""
        paragraphs = [self._known(name, now), [*self._together(now), *self._needs(now)]]
        if before is not None and after is not None and new_records is not None:
            paragraphs += [
                self.change.compared(before, after),
                self.change.joined(before.partners, partners, bridged),
                [new_records.explanation],
            ]
        texts = [" ".join(each for each in sentences if each) for sentences in paragraphs]
        return "\n\n".join(each for each in texts if each)

    def _known(self, name: str, now: AreaFigures) -> list[str]:
        known = Coverage(
            people=now.people,
            ties=now.ties,
            reporters=now.reporters,
            without_tie=now.without_known_tie,
            undated=now.ties_of_unknown_beginning,
        )
        day = day_in_words(now.day, self._language)
        title = say(self._language, "{area} on {day}.", area=name, day=day)
        return [title, tell_coverage(self._language, known), self._confirmed(now)]

    def _confirmed(self, now: AreaFigures) -> str:
        if not now.ties:
            return ""
        if not now.ties_confirmed:
            return say(
                self._language, "None of the ties was confirmed in the last 12 months, so they may have changed."
            )
        return say(
            self._language,
            "{confirmed} of the {ties} ties were confirmed in the last 12 months; the others may have changed.",
            confirmed=now.ties_confirmed,
            ties=now.ties,
        )

    def _together(self, now: AreaFigures) -> list[str]:
        if not now.ties:
            return []
        language = self._language
        sentences = [
            say(
                language,
                "In the largest connected group {count} people can reach each other through people they know.",
                count=now.largest_group,
            )
        ]
        if now.groups > 1:
            sentences.append(
                say_many(
                    language,
                    "Apart from it there is {count} smaller group without any known tie to it.",
                    "Apart from it there are {count} smaller groups without any known tie to it.",
                    now.groups - 1,
                )
            )
        return sentences + [each.explanation for each in now.mixing]

    def _needs(self, now: AreaFigures) -> list[str]:
        language = self._language
        sentences: list[str] = []
        if now.needs_asked:
            sentences.append(
                say_many(
                    language,
                    "{count} question was asked here: {met} met, {open} still open, {expired} not met in time.",
                    "{count} questions were asked here: {met} met, {open} still open, {expired} not met in time.",
                    now.needs_asked,
                    met=now.needs_met,
                    open=now.needs_open,
                    expired=now.needs_expired,
                )
            )
        if now.offers:
            sentences.append(
                say_many(
                    language,
                    "People and organisations also offer {count} thing.",
                    "People and organisations also offer {count} things.",
                    now.offers,
                )
            )
        if now.place_needs_asked:
            sentences.append(
                say_many(
                    language,
                    "For the place itself {count} thing was asked: {met} met, {open} still open, {expired} not met in "
                    "time.",
                    "For the place itself {count} things were asked: {met} met, {open} still open, {expired} not met "
                    "in time.",
                    now.place_needs_asked,
                    met=now.place_needs_met,
                    open=now.place_needs_open,
                    expired=now.place_needs_expired,
                )
            )
        return sentences

    def mixing(self, group_by: GroupBy, across: int, within: int, groups: int) -> str:
        """Of the ties whose groups are known, how many run across; nothing where there is one group only."""
        if across + within == 0 or groups < 2:
            return ""
        known = across + within
        share = round(across / known * 100)
        return say(self._language, ACROSS[group_by], across=across, known=known, share=share)

    def label(self, measure: str) -> str:
        """What a figure is called."""
        return say(self._language, LABELS[measure])


LABELS = {
    "people": "People who live or are active here",
    "ties": "Ties",
    "withoutKnownTie": "People without a known tie",
    "groups": "Connected groups",
    "largestGroup": "People in the largest connected group",
    "fragmentation": "Share of pairs that no chain joins (0: none, 1: all)",
    "distanceFragmentation": "How far apart people are (0: all know each other, 1: no ties)",
    "tiesAcrossRoles": "Ties across roles",
    "tiesAcrossOrganisations": "Ties across organisations",
    "tiesAcrossNeighbourhoods": "Ties across neighbourhoods",
    "eiIndexOfRoles": "E-I index of roles",
    "eiIndexOfOrganisations": "E-I index of organisations",
    "eiIndexOfNeighbourhoods": "E-I index of neighbourhoods",
    "tiesFromMeetings": "Ties that came of a meeting",
    "introductionsMade": "Introductions made",
    "needsAsked": "Questions asked",
    "needsMet": "Questions met",
    "needsOpen": "Questions still open",
    "needsExpired": "Questions not met in time",
    "offers": "Offers",
    "placeNeedsMet": "Needs of the place met",
    "placeNeedsOpen": "Needs of the place still open",
    "placeNeedsExpired": "Needs of the place not met in time",
    "organisations": "Organisations active here",
    "partners": "Partners",
    "cooperations": "Pairs of organisations that work together",
}
