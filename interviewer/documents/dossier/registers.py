"""The registers: agreements and differences, what was not heard, and the figures."""

from collections.abc import Sequence
from itertools import groupby

from interviewer.documents.dossier.statements import Teller
from interviewer.documents.word import Column
from interviewer.domain.holes import alike
from interviewer.domain.matrices import ALL, Heading, Matrix, MatrixKind
from interviewer.domain.words import LinkKind

_FIGURES = 5
"""So many columns of figures stand beside each other; the others in a table of their own."""


def add_links(teller: Teller) -> None:
    """Add every comparison somebody made, by its kind: never a merge."""
    document, links = teller.document, teller.dossier.links
    document.heading(1, "Agreements and differences")
    if not links:
        document.paragraph("Normal", "No two accounts have been compared yet.")
        return
    document.paragraph(
        "Normal",
        "As somebody compared them, and why. Each comparison stands beside both statements too.",
    )
    for kind in LinkKind:
        of_kind = [link for link in links if link.kind is kind]
        if not of_kind:
            continue
        document.heading(2, kind.label)
        document.table(
            [Column("One", 4), Column("The other", 4), Column("Why", 3)],
            ([teller.end(each.first), teller.end(each.second), each.reason] for each in of_kind),
            caption=f"Comparisons: {kind}",
            description="One comparison in each row: the two ends, and why it is so.",
        )


def add_holes(teller: Teller) -> None:
    """Add the register of holes, each kind by itself: they are different, never one."""
    document, dossier = teller.document, teller.dossier
    document.heading(1, "What was not heard")
    if not dossier.choices.wanted.shows_holes:
        document.paragraph(
            "Normal",
            "Only some of what was said stands in this dossier, chosen by how it was said or by "
            "its words: silence answers no such question, and no prompts are listed.",
        )
    groups = alike(dossier.holes)
    if not groups:
        document.paragraph("Normal", "No hole is known.")
        return
    order = {kind: at for at, kind in enumerate(dict.fromkeys(group.kind for group in groups))}
    for kind, alikes in groupby(sorted(groups, key=lambda g: order[g.kind]), lambda g: g.kind):
        document.heading(2, kind)
        document.table(
            [Column("What", 5), Column("Whose account", 3), Column("Why", 3)],
            ([each.text, each.references, each.reasons] for each in alikes),
            caption=f"Not heard: {kind}",
            description="One in each row: the prompt or the account, whose it is, and the reason "
            "where somebody gave one.",
        )


# --- Figures ------------------------------------------------------------------------------------


def add_figures(teller: Teller) -> None:
    """Add the four matrices, counted in practitioners."""
    document, dossier = teller.document, teller.dossier
    document.heading(1, "Figures")
    document.paragraph(
        "Normal",
        "Practitioners, each once in a cell and never their statements; from confirmed tags only, "
        "other sources and reflections left out. A dash is nobody.",
    )
    for kind in MatrixKind:
        document.heading(2, kind.value)
        matrix = dossier.figures(kind)
        told = [row for row in matrix.rows if matrix.cell(row.key, ALL).count]
        # Nobody is a hole where an episode or a line is meant, and none where a factor is.
        rows = told if kind is MatrixKind.FACTOR_EPISODE else list(matrix.rows)
        if not told:
            document.paragraph("Normal", "Nobody is counted here.")
            continue
        without = len(matrix.rows) - len(rows)
        if without:
            document.paragraph("Coverage", f"Left out as rows with nobody: {without}.", keep=True)
        for at in range(0, len(matrix.columns), _FIGURES):
            if at:
                # Two tables with nothing between them would be one.
                document.paragraph("Coverage", "The same rows, further on:", keep=True)
            _add_figures(teller, matrix, rows, matrix.columns[at : at + _FIGURES])


def _add_figures(
    teller: Teller, matrix: Matrix, rows: Sequence[Heading], columns: Sequence[Heading]
) -> None:
    keys = [*(column.key for column in columns), ALL]
    heads = [*((row.key, row.words) for row in rows), (ALL, "Anybody")]
    teller.document.table(
        [
            Column(matrix.kind.value, 8),
            *(Column(column.words, 6) for column in columns),
            Column("Anybody", 5),
        ],
        (
            [words, *(str(matrix.cell(key, column).count or "") for column in keys)]
            for key, words in heads
        ),
        caption=f"Practitioners: {matrix.kind.value[:1].lower()}{matrix.kind.value[1:]}",
        description="In each cell how many practitioners spoke of both; the last row and the last "
        "column count each practitioner once.",
        first_column_heads=True,
    )
