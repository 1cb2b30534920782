"""Whom a clause without a subject of its own takes up: by a relative, by a participle, or by its verb alone.

Every function returns None unless one reading only is left; a wrong subject is worse than none.
"""

from __future__ import annotations

from workbench.claims.standalone_nouns import GROUP, Place, alone, in_group, noun_group, plural_figure
from workbench.claims.standalone_words import PLURAL, SINGULAR, Noun, Token, written

_LONG_SUBJECT = 8


# --- relative clauses ------------------------------------------------------------------------


def relative(place: Place) -> tuple[Noun, int] | None:
    """Return the subject of a relative clause and the word after its relative.

    The antecedent is the noun group right before the comma: no other noun that it hangs on may agree with
    the verb, and the relative must be the subject of its clause.
    """
    body = place.first + 1
    if not place.listed(place.first, "relatives") or place.lower(place.first - 1) not in {",", "–", "—"}:
        return None
    verb = _verb_at(place, body)
    found = noun_group(place, place.first - 1)
    if verb is None or found is None:
        return None
    noun, start, country = found
    number = place.words.verb_number(place.lower(verb))
    if (number and noun.number and number != noun.number) or not _agreeing(place, verb, noun):
        return None
    owner = country and place.listed(verb, "owning")
    if not alone(place, start, number, owner) or not _relative_is_subject(place, body, verb, owner):
        return None
    return noun, body


def _verb_at(place: Place, at: int) -> int | None:
    """Return the finite verb that comes first, past a negation, an adverb or a reflexive."""
    for index in range(at, min(at + 4, len(place.found))):
        if place.finite(index) or (place.listed(index - 1, "reflexives") and place.found[index].letters):
            return index
        if not any(place.listed(index, name) for name in ("negations", "adverbs", "reflexives")):
            return None
    return None


def _agreeing(place: Place, verb: int, noun: Noun) -> bool:
    """Tell whether the participles after "è", "sono" agree with a noun, where its article shows its gender."""
    if not place.listed(verb, "being") or not noun.ending:
        return True
    endings = tuple(place.words.definition["participle_endings"])
    at = place.past_adverbs(verb + 1)
    while place.participle(at):
        if place.lower(at).endswith(endings) and not place.lower(at).endswith(noun.ending):
            return False
        at = place.past_adverbs(at + 1)
    return True


def _relative_is_subject(place: Place, body: int, verb: int, owner: bool) -> bool:
    if place.words.verb_follows:
        steady = place.listed(verb, "steady") or place.listed(verb + 1, "steady_participles")
        return steady or not place.listed(place.first, "clause_relatives")
    if place.listed(verb, "being"):
        return True
    number = place.words.verb_number(place.lower(verb))
    rest = verb + 1
    if place.listed(verb, "modal"):
        if place.listed(rest, "being_infinitives") or place.lower(rest).endswith(
            place.words.reflexive_endings
        ):
            return True
        rest += 1
    elif place.listed(verb, "having") and place.participle(place.past_adverbs(rest)):
        rest = place.past_adverbs(rest) + 1
    if any(place.listed(index, "reflexives") for index in range(body, verb)):
        return not place.words.article(place.lower(rest)) or place.lower(rest) in place.words.joined
    rest = place.past_adverbs(rest)
    if owner and place.words.article(place.lower(rest)) and (rank := place.figure(rest + 1)):
        return rank.kind == "ordinal"
    return number == SINGULAR and plural_figure(place, rest)


# --- participles -----------------------------------------------------------------------------


def used(place: Place, subject: Noun) -> str | None:
    """Say of a subject what its participle says ("utilizzati per ..."), in agreement with it."""
    words = place.words
    endings = tuple(words.definition["participle_endings"])
    participle = place.found[place.first].text
    if endings:
        if not subject.ending or not participle.endswith(endings):
            return None
        participle = participle[:-1] + subject.ending
    copula = words.definition["plural" if subject.number == PLURAL else "singular"]
    return f"{subject.text} {copula} {participle}"


def defined(place: Place) -> Noun | None:
    """Return what a definition right before a participle defines ("Il litio è un metallo utilizzato ...")."""
    words, end = place.words, place.first
    copulas = words.definition["copulas"]
    copula = next((at for at in range(1, min(end, 6)) if place.lower(at) in copulas), None)
    if copula is None or place.lower(copula + 1) not in words.indefinite:
        return None
    subject = noun_group(place, copula) or _bare_subject(place, copula)
    if subject is None or subject[1] != 0:
        return None
    noun = subject[0]
    at = copula + 2
    grouped = (
        place.lower(at) in words.definition["collectives"] and place.lower(at + 1) in words.definition["of"]
    )
    number = PLURAL if place.lower(copula) == words.definition["plural"] else SINGULAR
    if grouped:
        at += 2
        at += place.lower(at).isdigit()
    plain = all(in_group(place, index) for index in range(at, end)) and 0 < end - at <= GROUP
    if not plain or (number == PLURAL) is not grouped:
        return None
    return Noun(noun.text, number, noun.ending) if _agrees(place, grouped, copula + 1) else None


def _agrees(place: Place, grouped: bool, article: int) -> bool:
    """Tell whether the participle agrees with the noun that defines, which is what stands right before it."""
    if not place.words.definition["participle_endings"]:
        return True
    ending = place.lower(place.first)[-1]
    if grouped:
        return (PLURAL, ending) in place.words.articles.values()
    return ending == place.words.indefinite[place.lower(article)][1]


def _bare_subject(place: Place, end: int) -> tuple[Noun, int, bool] | None:
    """Return a subject without an article, in a language that says whole kinds so ("Lithium is ...")."""
    named = place.words.commodities_in(place.found, 0, end)
    if len(named) != 1 or named[0][:2] != (0, end) or named[0][2].article:
        return None
    return Noun(written(place.text, place.found, 0, end)), 0, False


# --- verbs without a subject -----------------------------------------------------------------


def elided(place: Place, before: Place | None) -> Noun | None:
    """Return the subject that a verb at a claim's beginning takes up from the clause or sentence before.

    before: the sentence before, in the same paragraph. The subject must be named, be the only one that
    agrees, and nothing after the verb may be a subject that follows it.
    """
    if not place.finite(_past_negation(place)) or not _open_to_subject(place):
        return None
    if place.first == 0:
        named = _named_subject(before) if before else None
        rest = before
    else:
        named = _named_subject(place) if place.listed(place.first - 1, "coordinators") else None
        rest = place
    if named is None or rest is None:
        return None
    noun, verb = named
    number = place.words.verb_number(place.lower(_past_negation(place)))
    if number != noun.number and not (place.words.verb_follows and not number):
        return None
    end = place.first if rest is place else len(rest.found)
    return noun if _nobody_else(rest, verb, end, same=rest is place) else None


def _past_negation(place: Place) -> int:
    return place.first + place.listed(place.first, "negations")


def _named_subject(place: Place) -> tuple[Noun, int] | None:
    """Return the named subject that opens a sentence, and its verb."""
    last = min(_LONG_SUBJECT + 4, place.first or len(place.found))
    verb = next((at for at in range(1, last) if place.finite(at)), None)
    if verb is None:
        return None
    group = place.found[:verb]
    if all(word.letters and word.capital for word in group) and not place.words.article(group[0].lower):
        named = place.names(0, verb)
        return (Noun(written(place.text, place.found, 0, verb), SINGULAR), verb) if named else None
    if group[0].lower not in place.words.articles:
        return None
    if apposed := _apposed(place, verb):
        return apposed, verb
    plain = all(word.letters for word in group) and verb <= _LONG_SUBJECT
    joint = any(place.listed(at, name) for at in range(verb) for name in ("conjunctions", "subordinators"))
    if not plain or joint or not any(word.capital for word in group[1:]) or place.refers(0, verb):
        return None
    number = place.words.noun_number(group[1].lower, group[0].lower)
    return Noun(written(place.text, place.found, 0, verb), number), verb


def _apposed(place: Place, verb: int) -> Noun | None:
    """Return the name between commas after an office ("L’inviato di Putin, Kirill Dmitriev, ha ...")."""
    if place.lower(verb - 1) != "," or not place.listed(1, "roles"):
        return None
    opening = next((at for at in range(verb - 2, 1, -1) if place.lower(at) == ","), None)
    if opening is None or any(not word.letters for word in place.found[:opening]):
        return None
    named = all(word.letters and word.capital for word in place.found[opening + 1 : verb - 1])
    if not named or verb - 1 - (opening + 1) < 2 or not place.names(opening + 1, verb - 1):
        return None
    return Noun(written(place.text, place.found, opening + 1, verb - 1), SINGULAR)


def _nobody_else(place: Place, verb: int, end: int, same: bool) -> bool:
    """Tell whether nothing after a subject's verb could be the next clause's subject too.

    same: the next clause is coordinated in the same sentence, so that no clause may open in between.
    """
    for at in range(verb + 1, end):
        if place.found[at].text in '“”«»"?':
            return False
        if same and place.listed(at, "subordinators"):
            return False
        if place.finite(at) and (same or place.words.verb_number(place.lower(at)) != PLURAL):
            return False
    return True


def _open_to_subject(place: Place) -> bool:
    """Tell whether the words from the verb on leave the subject out: none follows its verb."""
    if place.words.verb_follows:
        return True
    verb = _past_negation(place)
    rest = place.past_adverbs(verb + 1)
    objects = False
    if place.listed(verb, "having"):
        if place.participle(rest):
            objects = place.listed(rest, "transitive")
            rest = place.past_adverbs(rest + 1)
        elif not plural_figure(place, rest):
            return False
    elif place.listed(verb, "modal") or (place.listed(verb, "being") and place.listed(rest, "own_life")):
        rest += 1
    else:
        return False
    if rest >= len(place.found):
        return False
    opening = place.listed(rest, "prepositions") or plural_figure(place, rest)
    return (opening or (objects and _object(place, rest))) and _no_subject_after(place, rest)


def _object(place: Place, at: int) -> bool:
    """Tell whether an object starts at a word: a noun group whose head is neither a name nor somebody."""
    head = at + bool(place.words.article(place.lower(at)) or place.lower(at) in place.words.indefinite)
    if head >= len(place.found):
        return False
    word: Token = place.found[head]
    return word.letters and not word.capital and not place.listed(head, "persons")


def _no_subject_after(place: Place, first: int) -> bool:
    """Tell whether no noun group stands bare after the first: each article follows its preposition."""
    for at in range(first + 1, len(place.found)):
        article = place.lower(at) in place.words.articles or place.lower(at) in place.words.indefinite
        if article and not place.listed(at - 1, "prepositions"):
            return False
    return True
