"""Findings and recommendations as tables."""

from interviewer.documents.spreadsheet import Column, Table, Value
from interviewer.domain.concluding import (
    Side,
    cited_notes,
    findings_behind,
    number_of,
    number_of_finding,
    owner_words,
    recommendations_from,
)
from interviewer.domain.findings import Finding, Recommendation
from interviewer.domain.framework import area_title, category_heading, line_titles
from interviewer.domain.interview import Note
from interviewer.domain.naming import cited_as
from interviewer.domain.review import Review
from interviewer.domain.weighing import evidence_of


def findings_table(review: Review) -> Table:
    """One finding a row, its evidence counted in practitioners."""
    columns = (
        Column(heading="No", width=6),
        Column(heading="Finding", width=70),
        Column(heading="Scope"),
        Column(heading="Agencies", width=24),
        Column(heading="Thematic area", width=24),
        Column(heading="Lines of enquiry", width=30),
        Column(heading="Practitioners who support it"),
        Column(heading="of them with hindsight only"),
        Column(heading="of them not stated how known"),
        Column(heading="Records"),
        Column(heading="Other sources"),
        Column(heading="Practitioners who do not fit"),
        Column(heading="Notes that support it", width=24),
        Column(heading="Notes that do not fit", width=24),
        Column(heading="What became of it", width=20),
        Column(heading="Why", width=40),
        Column(heading="Recommendations"),
        Column(heading="Status"),
    )
    rows = [_finding_row(review, finding) for finding in review.live_findings()]
    return Table(name="Findings", columns=columns, rows=rows)


def _finding_row(review: Review, finding: Finding) -> list[Value]:
    evidence = evidence_of(review, finding)
    supports, against = evidence.supports, evidence.does_not_fit
    agencies = (review.agencies.get(each) for each in finding.agencies)
    following = recommendations_from(review, finding)
    return [
        number_of_finding(review, finding),
        finding.text,
        finding.scope.label,
        "; ".join(agency.name for agency in agencies if agency),
        area_title(review, finding.area) if finding.area else "",
        "; ".join(line_titles(review, finding.lines)),
        len(supports.people),
        len(supports.hindsight_only),
        len(supports.not_stated_only),
        len(supports.records),
        sum(len(whose) for whose in supports.sources.values()),
        len(against.people),
        *(_numbers(review, cited_notes(review, finding, side)) for side in Side),
        finding.outcome.label,
        finding.outcome_reason,
        "; ".join(str(number_of(review, each)) for each in following),
        finding.status.label,
    ]


def _numbers(review: Review, notes: list[Note]) -> str:
    return "; ".join(cited_as(review, note) for note in notes if not note.withdrawn)


def recommendations_table(review: Review) -> Table:
    """One recommendation a row, with both of its wordings."""
    columns = (
        Column(heading="No", width=6),
        Column(heading="Recommendation", width=60),
        Column(heading="Short form", width=50),
        Column(heading="Rationale", width=50),
        Column(heading="Owner", width=24),
        Column(heading=f"{category_heading(review)}: theme", width=28),
        Column(heading="Associated lines of enquiry", width=36),
        Column(heading="Follows from findings"),
    )
    rows = [_recommendation_row(review, each) for each in review.live_recommendations()]
    return Table(name="Recommendations", columns=columns, rows=rows)


def _recommendation_row(review: Review, each: Recommendation) -> list[Value]:
    behind = findings_behind(review, each)
    return [
        number_of(review, each),
        each.text,
        each.short,
        each.rationale,
        owner_words(review, each),
        area_title(review, each.area) if each.area else "",
        "; ".join(line_titles(review, each.lines)),
        "; ".join(str(number_of_finding(review, finding)) for finding in behind),
    ]
