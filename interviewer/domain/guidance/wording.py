"""A look at how prompts are worded: open, single and neutral is good (domain.md).

It knows English, and it knows phrases, not meaning: what it flags is worth a second look, and
what it passes is not thereby good. Scripts and checks are statements and are not looked at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain.guidance.values import Guidance, Prompt, Section, SectionKind


class Fault(StrEnum):
    """What can be wrong with the wording of a prompt."""

    LEADING = "leading"
    DOUBLE = "double"
    WHY_NOT = "blaming"
    ABSOLUTE = "absolute"
    HINDSIGHT = "hindsight before the account is complete"
    PRESUMING = "presuming"

    @property
    def instead(self) -> str:
        """How to word it."""
        return _INSTEAD[self]


_INSTEAD = {
    Fault.LEADING: "ask without the answer in it, as in “Tell me …” or “Describe …”",
    Fault.DOUBLE: "ask one thing, and make the other a follow-on",
    Fault.WHY_NOT: "ask what was going on, as in “Tell me how that came about”",
    Fault.ABSOLUTE: "ask about one occasion, or about what was usual",
    Fault.HINDSIGHT: "ask how it looked then, or mark the prompt hindsight = true",
    Fault.PRESUMING: "ask what it was like before naming it",
}


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Words in a text that are worth a second look."""

    fault: Fault
    words: str

    @property
    def instead(self) -> str:
        return self.fault.instead


@dataclass(frozen=True, kw_only=True)
class WordingProblem:
    """A remark on one wording of a prompt.

    Attributes:
        prompt: Id of the prompt.
        which: "text", "manager" or "probes[2]": the key it stands under, probes counted from one.
    """

    prompt: str
    which: str
    remark: Remark

    @property
    def place(self) -> str:
        return f"{self.prompt} > {self.which}"

    @property
    def wrong(self) -> str:
        return f"“{self.remark.words}” is {self.remark.fault}"

    @property
    def instead(self) -> str:
        return self.remark.instead

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}; {self.instead}"


def wording_problems(guidance: Guidance) -> tuple[WordingProblem, ...]:
    """Every remark on what a practitioner would be asked, in the order of the guidance.

    The interviewer's own reflection is left out, because nobody else is asked it, and so is what
    is retired.
    """
    return tuple(
        WordingProblem(prompt=prompt.id, which=which, remark=remark)
        for section, prompt in _asked(guidance)
        for which, text in _wordings(prompt)
        for remark in check_wording(text, after_account=section.folds(prompt))
    )


def _asked(guidance: Guidance) -> Iterator[tuple[Section, Prompt]]:
    for section in guidance.sections:
        if section.kind is not SectionKind.INTERVIEWER_REFLECTION:
            prompts = (item for item in section.items if isinstance(item, Prompt))
            yield from ((section, prompt) for prompt in prompts if not prompt.retired)


def _wordings(prompt: Prompt) -> Iterator[tuple[str, str]]:
    yield "text", prompt.text
    if prompt.manager_text:
        yield "manager", prompt.manager_text
    for number, probe in enumerate(prompt.probes, start=1):
        yield f"probes[{number}]", probe


def check_wording(text: str, *, after_account: bool) -> tuple[Remark, ...]:
    """What is worth a second look in a prompt or probe, in the order of its words.

    Args:
        text: As it would be read aloud.
        after_account: Whether it is asked only when the account is complete; hindsight is
            welcome then.
    """
    plain = " ".join(text.translate(_STRAIGHT).split())
    found: dict[tuple[int, Fault], str] = {}
    for fault, pattern in _PATTERNS:
        if not (after_account and fault is Fault.HINDSIGHT):
            for match in pattern.finditer(plain):
                found.setdefault((match.start(), fault), match[0])
    second = _second_question(plain)
    if second:
        found[second[0], Fault.DOUBLE] = second[1]
    return tuple(
        Remark(fault=fault, words=_short(found[start, fault])) for start, fault in sorted(found)
    )


def _short(words: str) -> str:
    words = words.strip(" ,;:–—").lstrip(".?! ")
    return words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN].rstrip()}…"


_MOST_SHOWN = 60


# --- Phrases ------------------------------------------------------------------------------------

_CASE = re.IGNORECASE
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'})

_AUX = "(?:did|do|does|was|were|is|are|had|have|has|could|would|should|can|will|might)"
_NOT = "(?:(?:did|do|does|was|were|is|are|had|have|has|could|would|should|wo|ca)n't|cannot)"
_WHO = "(?:you|they|he|she|it|we|that|this|there|the|your|their|anyone|anybody|someone|somebody)"
_CLAUSE = r"(?:^|[.?!;:,–—] ?)(?:(?:and|but|so|then|or|well),? )?"
_FEELING = (
    "(?:angry|upset|worried|frustrated|ashamed|guilty|frightened|scared|afraid|anxious|shocked|"
    "relieved|disappointed|distressed|surprised|embarrassed|concerned|overwhelmed|stressed)"
)
# "could have gone one way or another" is how it looked then; "could have known" is not.
_OUTCOME = (
    "(?:done|known|seen|noticed|asked|acted|helped|handled|prevented|avoided|stopped|spotted)"
)
# "must have gone" supposes; "must have a copy" does not.
_NO_THING = r"(?! (?:a|an|the|to|your|their|this|that|any|some|access)\b)"


def _phrases(*phrases: str) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, in capitals or not; the first that fits."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", _CASE)


def _beginnings(*phrases: str) -> re.Pattern[str]:
    """A pattern for any of the phrases where a clause begins."""
    return re.compile(rf"{_CLAUSE}(?:{'|'.join(phrases)})(?!\w)", _CASE)


_PATTERNS = (
    # A negative question has its answer in it, and so has one that follows a statement.
    (Fault.LEADING, _beginnings(f"{_NOT} {_WHO}", f"{_AUX} {_WHO} not")),
    (
        Fault.LEADING,
        re.compile(rf", ?(?:{_AUX} {_WHO}|right|correct|yes|no|agreed) ?\?", _CASE),
    ),
    (
        Fault.LEADING,
        _phrases(
            "surely",
            "obviously",
            "undoubtedly",
            "no doubt",
            "needless to say",
            "of course you",
            "(?:would|wouldn't|don't) you (?:not )?(?:agree|accept)",
            "do you (?:not )?(?:agree|accept) (?:that|with (?:me|us|this))",
            "you(?: would|'d) (?:agree|accept)",
            "would you (?:not )?say that",
            "(?:isn't|is|wasn't|was) it (?:not )?(?:true|right|fair|correct|the case)",
            "would(?:n't)? it be (?:fair|right|true|correct)",
            "put it to you",
            "i (?:take it|assume|suppose|presume)",
            "am i right",
        ),
    ),
    (
        Fault.WHY_NOT,
        _phrases(
            f"why {_NOT}(?: you| they)?",
            rf"why {_AUX} (?:\w+ ){{1,4}}?not",
            "why (?:did|were|had|have|could|would|should) you",
            f"why (?:you|they|he|she) (?:{_NOT}|{_AUX} not)",
            "why not",
            "how come",
        ),
    ),
    (
        Fault.ABSOLUTE,
        _phrases(
            "always",
            "never",
            "every(?:one|body)",
            "nobody",
            "no[ -]one",
            "every (?:single )?time",
            "all the time",
            "at no (?:time|point)",
            "without exception",
            f"must(?: have|'ve){_NO_THING}",
        ),
    ),
    (
        Fault.HINDSIGHT,
        _phrases(
            "(?:(?:with|in) )?(?:the benefit of )?hindsight",
            "in retrospect",
            "look(?:ing)? back",
            "(?:know(?:ing)? )?what (?:you|we) (?:now know|know now)",
            "(?:know(?:ing)? )?what is (?:now known|known now)",
            "now that (?:you|we) know",
            f"(?:should|ought to)(?:n't| not)?(?: have|'ve){_NO_THING}",
            "(?:should|could) you (?:not )?have",
            f"could(?:n't| not)?(?: have|'ve)(?: been)? {_OUTCOME}",
            r"(?:would|could|should|might)(?: \w+)?(?: have)? (?:do|done|handle|handled|go|gone)"
            r"(?: \w+)? differently",
            "if you (?:had (?:known|your time again)|could do it again)",
            "as it turned out",
            "missed (?:opportunit(?:y|ies)|chances?|signs?)",
            "(?:went|gone|go) wrong",
        ),
    ),
    (
        Fault.PRESUMING,
        _phrases(
            f"how (?:very )?{_FEELING} (?:were|was|are|is|did|do|does|had) (?:you|they|he|she|it)",
            "you must (?:be|feel)",
            "presumably",
            "(?:fail(?:ed|ing)?|failure|neglected) to",
            "your (?:failure|failing|mistake|fault|error)s?",
        ),
    ),
)


# --- Two questions in one -----------------------------------------------------------------------

_WH = "(?:what|when|where|who|whom|whose|which|whether|why|how)"
_PREPOSITION = "(?:to|for|from|with|by|in|at|of|on|about)"
_ASK = (
    "(?:tell (?:me|us)(?! (?:everything|as much)\\b)|describe|explain|(?:talk|walk) (?:me|us)|"
    f"help (?:me|us) (?:to )?understand|say (?:more|{_WH}))"
)
_SENTENCE = re.compile(r"[^.?!]+[.?!]*")
_ASKED = re.compile(rf"(?:^ ?|[,;:–—] ?|\b(?:and|then|or|now|so|please) ){_ASK}\b", _CASE)
# "Tell me what …": a clause that asks. In "the person who …" the word only joins.
_ASKING_CLAUSE = re.compile(
    rf"(?:^ ?(?:(?:and|so|then|but) )?|{_ASK} (?:about )?|\b(?:me|us) (?:through|to) )"
    rf"(?:{_PREPOSITION} )?{_WH}\b",
    _CASE,
)
_QUESTION = re.compile(
    rf"(?:^ ?(?:(?:and|so|then|but) )?|\b{_WH} (?:\w+ ){{0,2}}?){_AUX} {_WHO}\b", _CASE
)
_ANYTHING = re.compile("")
# What asks once, and what asks again further on in the same sentence.
_PAIRS = (
    (_ANYTHING, re.compile(r"(?<=[\w,;)\"']) (?:and(?: also| then)? (?:why|how)|and/or)\b", _CASE)),
    (
        _ASKING_CLAUSE,
        re.compile(rf",? (?:and|but)(?: also| then)? (?:{_PREPOSITION} )?{_WH}\b", _CASE),
    ),
    (
        _QUESTION,
        re.compile(
            rf"(?:[,;]|,? (?:and|or|but)) (?:{_WH} (?:\w+ ){{0,2}}?)?{_AUX} {_WHO}\b(?! ?\?)",
            _CASE,
        ),
    ),
    (_ASKED, _ASKED),
)


def _second_question(plain: str) -> tuple[int, str] | None:
    """Where a text asks for a second thing, and in which words; None where it asks for one."""
    sentences = [one for one in _SENTENCE.finditer(plain) if any(map(str.isalnum, one[0]))]
    asking = [one for one in sentences if one[0].endswith("?") or _ASKED.search(one[0])]
    if len(asking) > 1:
        return asking[1].start(), asking[1][0]
    for sentence in sentences:
        for once, again in _PAIRS:
            first = once.search(sentence[0])
            second = first and again.search(sentence[0], first.end())
            if second:
                return sentence.start() + second.start(), second[0]
    return None
