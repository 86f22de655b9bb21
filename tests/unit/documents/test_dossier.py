"""The evidence dossier as a Word document."""

from pathlib import Path

from interviewer.domain.dossier import DossierChoices
from tests.unit.documents.dossier_sample import ALL, a_collated_review, dossier
from tests.unit.documents.reading import checked, everything


def test_it_holds_together_whatever_is_chosen(tmp_path: Path) -> None:
    for choices in (DossierChoices(), ALL):
        document = checked(dossier(a_collated_review(), choices), tmp_path)
        assert "Opened the letter in November." in everything(document)


def test_the_same_review_makes_the_same_bytes() -> None:
    assert dossier(a_collated_review(), ALL) == dossier(a_collated_review(), ALL)
