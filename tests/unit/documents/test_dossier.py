"""The evidence dossier as a Word document."""

from pathlib import Path

from interviewer.documents.dossier import dossier_passages
from interviewer.domain.dossier import DossierChoices, dossier_of
from interviewer.domain.time_line import LaneKind, time_line
from tests.unit.documents.dossier_sample import ALL, a_collated_review, dossier
from tests.unit.documents.reading import checked, everything, under


def test_it_holds_together_whatever_is_chosen(tmp_path: Path) -> None:
    for choices in (DossierChoices(), ALL):
        document = checked(dossier(a_collated_review(), choices), tmp_path)
        assert "Opened the letter in November." in everything(document)


def test_the_same_review_makes_the_same_bytes() -> None:
    assert dossier(a_collated_review(), ALL) == dossier(a_collated_review(), ALL)


def test_the_time_line_shows_the_same_notes_as_the_figures(tmp_path: Path) -> None:
    review = a_collated_review()
    document = checked(dossier(review, DossierChoices()), tmp_path)
    told = under(document, "Time line")
    assert any(line.startswith("Normal: A diamond is one day") for line in told)
    accounts = [line for line in told if " notes on episode " in line or " note on episode" in line]
    assert accounts, "no account is in the time line"
    chosen = dossier_of(review, DossierChoices())
    line = time_line(review, chosen.evidence, notes=chosen.counted.notes)
    shown = {note for lane in line.of(LaneKind.ACCOUNTS) for m in lane.marks for note in m.notes}
    assert shown == set(chosen.counted.notes or ())


def test_the_dates_in_the_time_line_are_looked_through_for_identifiers() -> None:
    review = a_collated_review()
    texts = {passage.text(review) for passage in dossier_passages(review, choices=DossierChoices())}
    assert {entry.written for entry in review.live_entries()} <= texts
