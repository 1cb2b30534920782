"""The word for each code that is stored: verdicts, outcomes, states, kinds, reasons."""

from __future__ import annotations

from workbench import data
from workbench.wording.catalogue import mark

# Verdicts, outcomes and states share words ("decided") but no meanings, so one table holds all codes.
LABELS: dict[str, str] = {
    # verdicts
    "verified": mark("verified"),
    "partly": mark("partly"),
    "disputed": mark("disputed"),
    "unverifiable": mark("unverifiable"),
    "not checkable": mark("not checkable"),
    "undecided": mark("undecided"),
    # outcomes of a finding
    "consistent": mark("consistent"),
    "inconsistent": mark("inconsistent"),
    "not comparable": mark("not comparable"),
    "ambiguous": mark("ambiguous"),
    "no source": mark("no source"),
    "to read": mark("to read"),
    # workflow states
    "new": mark("new"),
    "in review": mark("in review"),
    "decided": mark("decided"),
    "needs second review": mark("needs second review"),
    "approved": mark("approved"),
    "dismissed": mark("dismissed"),
    "void": mark("void"),
    # reason codes of a verdict
    "wrong number": mark("wrong number"),
    "wrong unit": mark("wrong unit"),
    "wrong rank": mark("wrong rank"),
    "outdated edition": mark("outdated edition"),
    "missing context": mark("missing context"),
    "misattributed": mark("misattributed"),
    "altered quote": mark("altered quote"),
    "imprecise": mark("imprecise"),
    # stances and kinds of evidence
    "supports": mark("supports"),
    "undermines": mark("undermines"),
    "context": mark("context"),
    "figure": mark("figure"),
    "passage": mark("passage"),
    "own": mark("own evidence"),
    # questions
    "true": mark("is it true?"),
    "said": mark("was it said?"),
    # kinds of claims
    "quantity": mark("quantity"),
    "rank": mark("rank"),
    "identical": mark("quotation word for word"),
    "shortened": mark("quotation shortened"),
    "altered": mark("quotation altered"),
    "not found": mark("quotation found nowhere else"),
    "comparison": mark("comparison"),
    "event": mark("event"),
    "quote": mark("quote"),
    "plan": mark("plan or forecast"),
    "causal": mark("cause"),
    "definition": mark("definition"),
    "universal": mark("universal"),
    "opinion": mark("opinion"),
    "count": mark("count"),
    # actions of the log
    "article.import": mark("article imported"),
    "article.set": mark("article corrected"),
    "claims.check": mark("claims checked"),
    "claim.add": mark("claim added"),
    "claim.set": mark("claim corrected"),
    "claim.dismiss": mark("claim dismissed"),
    "claim.reopen": mark("claim reopened"),
    "claim.choose": mark("reading chosen"),
    "claim.move": mark("edges moved"),
    "claim.split": mark("claim split"),
    "claim.merge": mark("claims made one"),
    "evidence.attach": mark("evidence attached"),
    "evidence.detach": mark("evidence detached"),
    "evidence.stance": mark("stance changed"),
    "claim.state": mark("state changed"),
    "verdict.decide": mark("verdict given"),
    "source.add": mark("source added"),
    "undo": mark("taken back"),
    "redo": mark("done again"),
    # why a claim deserves a check, or does not
    "figure with unit": mark("figure with unit"),
    "world rank": mark("world rank"),
    "superlative": mark("superlative"),
    "named statistical source": mark("named statistical source"),
    "universal negative": mark("universal negative"),
    "dated event": mark("dated event"),
    "law": mark("law or court"),
    "named speaker": mark("named speaker"),
    "named entity": mark("named entity"),
    "vague": mark("vague"),
    "future": mark("future"),
    "possible": mark("only possible"),
    "personal": mark("in the first person"),
    "question": mark("a question"),
    "greeting": mark("a greeting"),
    "address": mark("addressed to somebody"),
    "no verb": mark("without a verb"),
    "very short": mark("very short"),
    "heading": mark("a heading"),
    "reviewer": mark("made by the reviewer"),
    # hedges
    "about": mark("about"),
    "at least": mark("at least"),
    "at most": mark("at most"),
    "more than": mark("more than"),
    "less than": mark("less than"),
    # what sources measure, and on which basis
    "reserves": mark("reserves"),
    "resources": mark("resources"),
    "production": mark("production"),
    "mine production": mark("mine production"),
    "smelter production": mark("smelter production"),
    "capacity": mark("capacity"),
    "year-end capacity": mark("year-end capacity"),
    "rare-earth-oxide equivalent": mark("rare-earth-oxide equivalent"),
    "lithium content": mark("lithium content"),
    "cobalt content": mark("cobalt content"),
    "primary aluminum": mark("primary aluminium"),
    "metal": mark("metal"),
    "gross weight": mark("gross weight"),
    "part": mark("a part of the year"),
    "rare earths": mark("rare earths"),
    "lithium": mark("lithium"),
    "cobalt": mark("cobalt"),
    "aluminum": mark("aluminium"),
}


def named(language: str, code: str) -> str:
    """Return the first name that a language's lexicon has for a commodity, measure or basis; else the code."""
    try:
        lexicon = data.lexicon(language, "names")
    except LookupError:
        return code
    for group in ("commodities", "measures", "basis"):
        if forms := lexicon[group].get(code):
            stem, _, endings = forms[0].partition(":")
            return str(stem + endings.split(",")[0])
    return code


# By CLDR's ordinal forms: 1st, 2nd, 3rd, all others.
ORDINALS = {
    "one": mark("{number}st"),
    "two": mark("{number}nd"),
    "few": mark("{number}rd"),
    "other": mark("{number}th"),
}

# Symbols that are the same in every language; other units are written by their names.
UNITS = {
    "metric_ton": "t",
    "percent": "%",
    "count": "",
    "kilometric_ton": "kt",
    "kilogram": "kg",
    "gram": "g",
    "meter": "m",
    "kilometer": "km",
    "kilometer ** 2": "km²",
    "hectare": "ha",
    "liter": "l",
    "megawatt": "MW",
    "gigawatt": "GW",
    "kilowatt_hour": "kWh",
    "megawatt_hour": "MWh",
    "degree_Celsius": "°C",
    "percentage_point": "pp",
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
}
