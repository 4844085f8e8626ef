"""Why two parties fit, in plain words: talents, load, steps, languages and metres, never a name."""

from babel.lists import format_list

from graph.distance import tell_distance
from graph.languages import language_name
from graph.matching.answer import MatchPart, MatchPartKind
from graph.matching.candidates import TEXT_SHARE, Candidate
from graph.matching.ranking import Nearness
from graph.matching.tree import BESIDE, ONE_ABOVE, SAME_OR_BELOW, CategoryTree
from graph.model.kinds import AnswerStatus, Language
from graph.words import say, say_many


def parts_of(tree: CategoryTree, language: Language, candidate: Candidate, near: Nearness) -> list[MatchPart]:
    """The score and the order, part by part; what is not known has no part."""
    parts: list[MatchPart] = []
    if candidate.way:
        parts.append(MatchPart(MatchPartKind.CATEGORY, candidate.score, _of_category(tree, language, candidate)))
    alike = _text_value(tree, candidate)
    if alike:
        parts.append(MatchPart(MatchPartKind.TEXT, alike, _of_alike(tree, language, candidate)))
    parts.append(MatchPart(MatchPartKind.LOAD, candidate.load, _of_load(language, candidate)))
    if near.steps is not None:
        parts.append(MatchPart(MatchPartKind.CHAIN, near.steps, _of_steps(language, near.steps)))
    if near.languages:
        parts.append(MatchPart(MatchPartKind.LANGUAGE, len(near.languages), _of_languages(language, near)))
    if near.metres is not None or near.is_nearby:
        parts.append(MatchPart(MatchPartKind.DISTANCE, near.metres or 0, _of_distance(language, near)))
    return parts


def explain(tree: CategoryTree, language: Language, candidate: Candidate, parts: list[MatchPart]) -> str:
    """The whole in one or a few sentences; an empty load is not worth a word."""
    told = [each.explanation for each in parts if each.kind is not MatchPartKind.LOAD or each.value]
    told = [each for each in told if each]
    if candidate.way is None:
        told.insert(0, _of_words(tree, language, candidate))
    if candidate.is_behind:
        told.insert(1, say(language, "It answers the question behind the question."))
    if candidate.answer is AnswerStatus.ASKED:
        told.append(say(language, "They have been asked already, and have not answered yet."))
    if candidate.answer is AnswerStatus.AGREED:
        told.append(say(language, "They have said yes already."))
    return " ".join(dict.fromkeys(told))


def _text_value(tree: CategoryTree, candidate: Candidate) -> float:
    if candidate.way is None:
        return candidate.score
    if not candidate.asked_text:
        return 0.0
    return round(TEXT_SHARE * tree.index.similarity(candidate.asked_text, candidate.offered_texts), 2)


def _of_category(tree: CategoryTree, language: Language, candidate: Candidate) -> str:
    way = candidate.way
    if way is None:
        return ""
    labels = {"asked": tree.label(way.path[0], language), "offered": tree.label(way.path[-1], language)}
    sentences = {
        SAME_OR_BELOW: "What is offered, {offered}, falls under what is asked: {asked}.",
        ONE_ABOVE: "What is offered, {offered}, is broader than what is asked: {asked}.",
        BESIDE: "What is offered, {offered}, is akin to what is asked: {asked}. Both fall under {broader}.",
    }
    if len(way.path) == 1:
        return say(language, "What is asked is offered: {offered}.", **labels)
    if way.strays:
        return say(
            language,
            "What is offered, {offered}, falls under what is asked, {asked}, but has little to do with the question "
            "behind the question.",
            **labels,
        )
    return say(language, sentences[way.score], broader=tree.label(way.path[1], language), **labels)


def _of_words(tree: CategoryTree, language: Language, candidate: Candidate) -> str:
    return say(language, "What is offered: {offered}.", offered=tree.label(candidate.talent, language))


def _of_alike(tree: CategoryTree, language: Language, candidate: Candidate) -> str:
    """The words by which the two are alike, so that one can judge whether that is chance."""
    pairs = tree.index.shared(candidate.asked_text, candidate.offered_texts)
    if not pairs:
        return say(language, "The words of the question speak of something under which this falls.")
    told = [one if one == other else say(language, "{one} ({other})", one=one, other=other) for one, other in pairs]
    return say(language, "Words in both: {words}.", words=", ".join(told))


def _of_load(language: Language, candidate: Candidate) -> str:
    if not candidate.load:
        return say(language, "Nothing else is open for who would help.")
    return say_many(
        language,
        "One other question or introduction is open already for who would help.",
        "{count} other questions and introductions are open already for who would help.",
        candidate.load,
    )


def _of_steps(language: Language, steps: int) -> str:
    if steps == 1:
        return say(language, "They know each other.")
    return say_many(
        language,
        "One person or organisation stands between them.",
        "{count} people or organisations stand between them.",
        steps - 1,
    )


def _of_languages(language: Language, near: Nearness) -> str:
    names = [language_name(each, language) for each in near.languages]
    return say(language, "Both speak {languages}.", languages=format_list(names, locale=language.value))


def _of_distance(language: Language, near: Nearness) -> str:
    if near.metres is None:
        return say(language, "They are from the same neighbourhood.")
    return say(language, "The distance is {distance}.", distance=tell_distance(language, near.metres))
