"""What changed in a wording, to be seen without colour and to be heard."""

from html import escape

from interviewer.domain.differences import Change, Stretch

_MARKS = {Change.SAME: "{}", Change.TAKEN_OUT: "<s>{}</s>", Change.PUT_IN: "<u>{}</u>"}
"""Struck through is what went, underlined what came."""

APART = "\N{ZERO WIDTH SPACE}\N{HAIR SPACE}"
"""Between what went and what came instead, so that the two do not read as one word."""


def marked(stretches: tuple[Stretch, ...]) -> str:
    """The stretches as rich text; whatever they say is text and no markup."""
    parts = (
        _MARKS[stretch.change].format(escape(stretch.text).replace("\n", "<br>"))
        for stretch in stretches
    )
    return f'<span style="white-space: pre-wrap">{APART.join(parts)}</span>'


def spoken(stretches: tuple[Stretch, ...]) -> str:
    """What changed, in words: "Taken out: Monday. Put in: Tuesday."."""
    return " ".join(
        f"{stretch.change.value.capitalize()}: {stretch.text.strip()}."
        for stretch in stretches
        if stretch.change is not Change.SAME
    )
