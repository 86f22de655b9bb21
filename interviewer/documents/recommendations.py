"""The recommendations in full, and the table with which a report ends."""

from interviewer.documents.phrases import sentence, so_many
from interviewer.documents.quoting import finding_bookmark
from interviewer.documents.word import Cell, CellParagraph, Column, WordDocument, Words
from interviewer.domain.concluding import (
    findings_behind,
    number_of,
    number_of_finding,
    owner_words,
    table_wording,
)
from interviewer.domain.findings import Recommendation
from interviewer.domain.framework import area_title, category_heading, line_titles
from interviewer.domain.review import Review

_NONE_CHOSEN = "not chosen yet"


def add_recommendations(document: WordDocument, review: Review) -> None:
    """Add each recommendation with its rationale, its owner and the findings behind it."""
    document.heading(1, "Recommendations")
    recommendations = review.live_recommendations()
    if not recommendations:
        document.paragraph("Normal", "There is no recommendation.")
        return
    document.paragraph(
        "Normal",
        f"{sentence(so_many(len(recommendations), 'recommendation'))} Only what is new learning "
        "becomes one.",
    )
    for recommendation in recommendations:
        _add(document, review, recommendation)


def add_recommendations_table(document: WordDocument, review: Review) -> None:
    """Add the table: number, recommendation, rationale, thematic area and lines of enquiry.

    Laid out as Boards publish it; the last cell has "Theme:" with the area, and below it,
    underlined, "Associated lines of enquiry" with a bullet for each (domain.md).
    """
    document.heading(1, "Table of recommendations", new_page=True)
    recommendations = review.live_recommendations()
    if not recommendations:
        document.paragraph("Normal", "There is no recommendation.")
        return
    category = category_heading(review)
    document.table(
        [
            Column("No", 1),
            Column("Recommendation", 5),
            Column("Rationale", 4),
            Column(category, 5),
        ],
        (_row(review, each) for each in recommendations),
        caption="Recommendations",
        description="One recommendation in each row: its number, its wording, its rationale, its "
        "thematic area and the lines of enquiry associated with it.",
    )


def _add(document: WordDocument, review: Review, recommendation: Recommendation) -> None:
    document.heading(2, f"Recommendation {number_of(review, recommendation)}")
    document.text("Normal", recommendation.text or "It does not say anything yet.")
    for name, told in (
        ("Rationale", recommendation.rationale.strip()),
        ("Owner", owner_words(review, recommendation)),
        ("Thematic area", _area(review, recommendation)),
        ("Lines of enquiry", "; ".join(line_titles(review, recommendation.lines))),
    ):
        if told:
            document.text("Normal", f"{name}: {told}")
    behind = findings_behind(review, recommendation)
    links = [
        word
        for finding in behind
        for word in (
            Words(", "),
            Words(f"finding {number_of_finding(review, finding)}", link=finding_bookmark(finding)),
        )
    ]
    document.paragraph("Normal", "Follows from: ", *(links[1:] or [Words("no finding yet")]))


def _row(review: Review, recommendation: Recommendation) -> list[Cell]:
    return [
        str(number_of(review, recommendation)),
        table_wording(recommendation),
        recommendation.rationale,
        _category(review, recommendation),
    ]


def _category(review: Review, recommendation: Recommendation) -> list[CellParagraph]:
    lines = line_titles(review, recommendation.lines)
    area = _area(review, recommendation) or _NONE_CHOSEN
    below = [CellParagraph("Table List", (Words(line),)) for line in lines]
    return [
        CellParagraph("Table Text", (Words(f"Theme: {area}"),)),
        CellParagraph("Table Text", (Words("Associated lines of enquiry", underlined=True),)),
        *(below or [CellParagraph("Table Text", (Words(_NONE_CHOSEN),))]),
    ]


def _area(review: Review, recommendation: Recommendation) -> str:
    return area_title(review, recommendation.area) if recommendation.area else ""
