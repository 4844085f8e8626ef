"""What has changed between the two days of `areaReport`, in words for people; no sentence names anybody."""

from collections.abc import Sequence
from dataclasses import replace

from graph.area_report.answer import AreaFigures, AreaMixing, GroupsBridged, NewRecords, Partner
from graph.groups import GroupBy
from graph.model.kinds import Language
from graph.words import day_in_words, say, say_many

SHOWN_PAIRS = 3


class TellingChange:
    """Sentences about two days of an area, in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def compared(self, before: AreaFigures, after: AreaFigures) -> list[str]:
        """What is otherwise among those who are there on both days, and whether more of them reach each other."""
        language = self._language
        sentences = [
            say_many(
                language,
                "Like with like: over the {count} person who is here on both days, as told by the same people,"
                " compared with {day}:",
                "Like with like: over the {count} people who are here on both days, as told by the same people,"
                " compared with {day}:",
                after.people,
                day=day_in_words(before.day, language),
            )
        ]
        pairs = [
            ("ties {before} → {after}", before.ties, after.ties),
            ("in the largest connected group {before} → {after}", before.largest_group, after.largest_group),
            *self._across(before.mixing, after.mixing),
            ("partners {before} → {after}", before.partners, after.partners),
            ("questions asked {before} → {after}", before.needs_asked, after.needs_asked),
            ("questions met {before} → {after}", before.needs_met, after.needs_met),
            ("questions still open {before} → {after}", before.needs_open, after.needs_open),
            ("questions not met in time {before} → {after}", before.needs_expired, after.needs_expired),
            ("needs of the place met {before} → {after}", before.place_needs_met, after.place_needs_met),
            ("needs of the place open {before} → {after}", before.place_needs_open, after.place_needs_open),
            (
                "needs of the place not met in time {before} → {after}",
                before.place_needs_expired,
                after.place_needs_expired,
            ),
        ]
        facts = [say(language, text, before=old, after=new) for text, old, new in pairs if old or new]
        if facts:
            sentences.append(f"{'; '.join(facts)}.")
        return [*sentences, self._verdict(before, after), *self._needs(before, after)]

    def _needs(self, before: AreaFigures, after: AreaFigures) -> list[str]:
        """Whether more or fewer questions wait for an answer, and whether more were not met in time."""
        language = self._language
        more, late = after.needs_open - before.needs_open, after.needs_expired - before.needs_expired
        sentences: list[str] = []
        if more > 0:
            sentences.append(
                say_many(language, "{count} more question is open.", "{count} more questions are open.", more)
            )
        if more < 0:
            sentences.append(
                say_many(language, "{count} question fewer is open.", "{count} questions fewer are open.", -more)
            )
        if late > 0:
            sentences.append(
                say_many(language, "{count} more was not met in time.", "{count} more were not met in time.", late)
            )
        return sentences

    def _across(self, before: Sequence[AreaMixing], after: Sequence[AreaMixing]) -> list[tuple[str, int, int]]:
        names = {
            GroupBy.ROLE: "ties across roles {before} → {after}",
            GroupBy.ORGANISATION: "ties across organisations {before} → {after}",
            GroupBy.NEIGHBOURHOOD: "ties across neighbourhoods {before} → {after}",
        }
        return [(names[old.group_by], old.across, new.across) for old, new in zip(before, after, strict=True)]

    def _verdict(self, before: AreaFigures, after: AreaFigures) -> str:
        """Whether more people can reach each other; the number of people without a known tie does not matter."""
        if before.fragmentation is None or after.fragmentation is None:
            return ""
        language = self._language
        if after.fragmentation < before.fragmentation:
            return say(language, "More of these people can now reach each other through people they know.")
        if after.fragmentation > before.fragmentation:
            return say(language, "Fewer of these people can now reach each other through people they know.")
        return say(language, "As many of these people can reach each other as before.")

    def joined(self, earlier: int, partners: Sequence[Partner], bridged: Sequence[GroupsBridged]) -> list[str]:
        """Who joined and left, and which groups were joined; `earlier` is how many partners there were."""
        language, new = self._language, sum(each.is_new for each in partners)
        left = earlier - (len(partners) - new)
        sentences: list[str] = []
        if new:
            sentences.append(say_many(language, "{count} partner joined.", "{count} partners joined.", new))
        if left:
            sentences.append(say_many(language, "{count} partner left.", "{count} partners left.", left))
        if bridged:
            by_meeting = sum(bool(each.meetings) for each in bridged)
            sentences.append(
                say_many(
                    language,
                    "{count} pair of groups that had no known tie is joined now, {met} of them by a meeting.",
                    "{count} pairs of groups that had no known tie are joined now, {met} of them by a meeting.",
                    len(bridged),
                    met=by_meeting,
                )
            )
            sentences += [each.explanation for each in bridged[:SHOWN_PAIRS]]
        return sentences

    def bridged(self, first: str, second: str, ties: int, meetings: int) -> str:
        """That two groups are newly joined, and whether a meeting did it."""
        sentence = say_many(
            self._language,
            "{first} and {second} had no known tie and now have {count}.",
            "{first} and {second} had no known tie and now have {count}.",
            ties,
            first=first[:1].upper() + first[1:],
            second=second,
        )
        if not meetings:
            return sentence
        met = say_many(self._language, "It came of {count} meeting.", "It came of {count} meetings.", meetings)
        return f"{sentence} {met}"

    def with_new_records(self, found: NewRecords) -> NewRecords:
        """The same with its explanation."""
        language = self._language
        sentences: list[str] = []
        if found.people_joined or found.people_left:
            sentences.append(
                say(
                    language,
                    "Left out of this comparison: {joined} people who came in between and {left} who left.",
                    joined=found.people_joined,
                    left=found.people_left,
                )
            )
        if found.ties_of_new_reporters:
            sentences.append(
                say_many(
                    language,
                    "{count} tie between people of both days is left out of this comparison, because only somebody who "
                    "was not known here yet on the earlier day told it: a new record, perhaps no new tie.",
                    "{count} ties between people of both days are left out of this comparison, because only somebody "
                    "who was not known here yet on the earlier day told them: new records, perhaps no new ties.",
                    found.ties_of_new_reporters,
                )
            )
        return replace(found, explanation=" ".join(sentences))
