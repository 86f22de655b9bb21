"""What an answer in the accuracy check seems to mean, where its words leave no doubt.

It knows plain British English and it knows phrases, not meaning: what it says is offered to the
person who decides, and is written down by nobody else. Silence means nothing (domain.md, "no
reply (never read as agreed)").
"""

import re

from interviewer.domain.words import Outcome

_MOST_READ = 1_000
"""Characters; a longer answer is a letter, and a person reads it."""

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_MARK = re.compile(r"[^\w']+")

_AS_GOOD_AS_AGREED = re.compile(
    r"\b(?:"
    r"(?:no|without|nothing to) (?:changes?|corrections?|amendments?|correct|amend)|"
    r"what i said|(?:as|how) i (?:said|put|remember) it"
    r")\b"
)
_AGREEING = "agree agreed agreeing correct right accurate true fine ok okay good yes yep happy"
_ROUND_IT = (
    "i i'm am we it it's is this that that's they are all of everything here as a an and with the "
    "statement note record account wording summary reflection written stands to be my mine from me "
    "thank thanks you entirely fully completely absolutely quite very perfectly fair needed"
)
"""Words that may stand round an agreement; one more beside them may make it half of one."""
_AGREES = frozenset(_AGREEING.split())
_MAY_STAND = _AGREES | frozenset(_ROUND_IT.split())
_INSTRUCTION = re.compile(r"\bplease\b|\bcorrect (?:this|the|that|it|its|my|all|everything)\b")

_NOT = r"(?:not|never|don't|do not|didn't|did not|doesn't|isn't|wasn't|cannot|can't)"
_DISPUTED = re.compile(
    r"\b(?:"
    r"disput\w*|disagree\w*|incorrect|inaccurate|untrue|wrong|false|misquot\w*|"
    rf"{_NOT} (?:\w+ ){{0,2}}(?:agree|agreed|accept|correct|right|accurate|true)|"
    rf"{_NOT} (?:what i|how i|something i|anything i) (?:said|say|meant|put it|remember)|"
    r"(?:never|didn't|did not) (?:say|said|tell|mean)"
    r")\b"
)
_UNCLEAR = re.compile(
    rf"\b(?:{_NOT} (?:\w+ )?(?:disput\w*|disagree\w*|incorrect|inaccurate|untrue|wrong|false)|"
    r"agreed? (?:or )?disagreed?)\b"
)
"""A double negation, or both words of a form that was left as it was printed."""
_CORRECTED = re.compile(
    r"\b(?:"
    r"should (?:be|say|read|have (?:been|said))|"
    r"(?:change|amend|replace)\b.*\b(?:to|with|by)|"
    r"rather than|instead of|meant to say|would (?:put|word|phrase) it|correction"
    r")\b"
)
_WITHDRAWN = re.compile(
    r"\b(?:"
    r"withdraw\w*|(?:please )?(?:remove|delete) (?:this|that|it|the)|"
    r"take (?:this|that|it|the \w+) (?:out|away)|leave (?:this|that|it) out|"
    r"(?:don't|do not) want (?:this|that|it) (?:in|to stand|used|included|written|kept|recorded)"
    r")\b"
)


def answer_meant(words: str) -> Outcome | None:
    """What the answer seems to mean: agreed, corrected, disputed or withdrawn.

    None where nothing was written, where it is unclear, or where it means more than one of them:
    then the person decides without a suggestion.
    """
    if len(words) > _MOST_READ or "?" in words:
        return None
    said = " ".join(_MARK.sub(" ", words.translate(_PLAIN).casefold()).split())
    said = _AS_GOOD_AS_AGREED.sub("agreed", said)
    if _is_agreement(said):
        return Outcome.AGREED
    if _UNCLEAR.search(said):
        return None
    meant = [outcome for outcome, phrases in _MEANINGS if phrases.search(said)]
    return meant[0] if len(meant) == 1 else None


def _is_agreement(said: str) -> bool:
    """Whether the whole answer agrees, and asks for nothing."""
    each = set(said.split())
    return bool(each & _AGREES) and each <= _MAY_STAND and not _INSTRUCTION.search(said)


_MEANINGS = (
    (Outcome.DISPUTED, _DISPUTED),
    (Outcome.CORRECTED, _CORRECTED),
    (Outcome.WITHDRAWN, _WITHDRAWN),
)
