"""What can be known of one word, a bit each, so that many questions about a word are one operation."""

from __future__ import annotations

from typing import Final

# Lists of `attribution.toml`, by their names there.
ARTICLE: Final = 1 << 0
PREPOSITION: Final = 1 << 1
CONJUNCTION: Final = 1 << 2
AUXILIARY: Final = 1 << 3
REFLEXIVE_AUXILIARY: Final = 1 << 4
REFLEXIVE: Final = 1 << 5
RELATIVE: Final = 1 << 6
COMPLEMENTISER: Final = 1 << 7
NOUN: Final = 1 << 8
TITLE: Final = 1 << 9
OFFICE: Final = 1 << 10
OF: Final = 1 << 11
FOR: Final = 1 << 12
FROM: Final = 1 << 13
FROM_VERB: Final = 1 << 14
PARTICLE: Final = 1 << 15
OBJECT_CLITIC: Final = 1 << 16
LONE: Final = 1 << 17
BARE_DETERMINER: Final = 1 << 18
DEMONSTRATIVE: Final = 1 << 19
PRONOUN: Final = 1 << 20
LISTED_ADVERB: Final = 1 << 21
PERSON: Final = 1 << 22
INDEFINITE: Final = 1 << 23
SELF_SAID: Final = 1 << 24
AS: Final = 1 << 25
BY: Final = 1 << 26
THUS: Final = 1 << 27
INFINITIVE_MARK: Final = 1 << 28
REPORTED: Final = 1 << 29
NOT_SOURCE: Final = 1 << 30
ANTECEDENT: Final = 1 << 50
ACT: Final = 1 << 51
NORM: Final = 1 << 52
INTRODUCTION: Final = 1 << 53
DATA: Final = 1 << 54
ACCUSING: Final = 1 << 55
CONTINUING: Final = 1 << 56
MOOD: Final = 1 << 57
CHARGE: Final = 1 << 58
VIEWED: Final = 1 << 59
WHO: Final = 1 << 60
ADDRESSING: Final = 1 << 61
REVEALED: Final = 1 << 62
LISTED: Final = {
    "articles": ARTICLE,
    "prepositions": PREPOSITION,
    "conjunctions": CONJUNCTION,
    "auxiliaries": AUXILIARY,
    "reflexive_auxiliaries": REFLEXIVE_AUXILIARY,
    "reflexive": REFLEXIVE,
    "relatives": RELATIVE,
    "complementisers": COMPLEMENTISER,
    "nouns": NOUN,
    "titles": TITLE,
    "offices": OFFICE,
    "of": OF,
    "for": FOR,
    "from": FROM,
    "from_verbs": FROM_VERB,
    "particles": PARTICLE,
    "object_clitics": OBJECT_CLITIC,
    "lone": LONE,
    "bare_determiners": BARE_DETERMINER,
    "demonstratives": DEMONSTRATIVE,
    "pronouns": PRONOUN,
    "adverbs": LISTED_ADVERB,
    "persons": PERSON,
    "indefinite": INDEFINITE,
    "self_said": SELF_SAID,
    "as": AS,
    "by": BY,
    "thus": THUS,
    "infinitive_marks": INFINITIVE_MARK,
    "reported": REPORTED,
    "not_sources": NOT_SOURCE,
    "antecedents": ANTECEDENT,
    "acts": ACT,
    "norms": NORM,
    "introductions": INTRODUCTION,
    "data": DATA,
    "accusing": ACCUSING,
    "continuing": CONTINUING,
    "moods": MOOD,
    "charges": CHARGE,
    "addressing": ADDRESSING,
    "viewed": VIEWED,
    "who": WHO,
}

# First words of phrases: a finite verb, a participle, a gerund of saying; "secondo".
SAY: Final = 1 << 31
SAID: Final = 1 << 32
SAYING: Final = 1 << 33
ACCORDING: Final = 1 << 34

# By its ending: an adverb (listed or so ending) may stand inside a verb group.
ADVERB: Final = 1 << 35
INFINITIVE: Final = 1 << 36
VERBAL: Final = 1 << 37  # ends as a verb in the third person does
PARTICIPLE: Final = 1 << 38
GERUND: Final = 1 << 39

# By its first character, and marks.
CAPITAL: Final = 1 << 40
LETTER: Final = 1 << 41
DIGIT: Final = 1 << 42
NAME: Final = 1 << 43  # a capitalised word that no list of small words has
PROPER: Final = 1 << 44  # a capitalised word
OPENING: Final = 1 << 45  # “«"„‘
CLOSING: Final = 1 << 46  # ”»"’
DASH: Final = 1 << 47
COLON: Final = 1 << 48
MARK: Final = 1 << 49  # a mark that closes a noun group

VERB: Final = AUXILIARY | REFLEXIVE_AUXILIARY
GROUP: Final = AUXILIARY | SAY | SAYING  # what a verb group of saying begins with
SMALL: Final = (
    ARTICLE | PREPOSITION | CONJUNCTION | LISTED_ADVERB | BARE_DETERMINER | RELATIVE | DEMONSTRATIVE | PRONOUN
)
