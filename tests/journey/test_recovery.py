"""A forgotten passphrase: the code from the recovery sheet opens the review."""

from tests.journey.panel_member import PanelMember

FORGOTTEN, NEW = "walnut ferry teacup orbit", "lantern saltmarsh copper kite"


def test_the_recovery_code_opens_the_review_and_a_new_passphrase_takes_over(
    person: PanelMember,
) -> None:
    code = person.starts_a_review("Child Kestrel", FORGOTTEN)
    person.locks()
    person.waits(lambda: not person.window.holds_unsaved, "it is not closed")
    person.recovers(code, NEW)
    assert person.workspace.review.details.label == "Child Kestrel"
    person.locks()
    person.waits(lambda: not person.window.holds_unsaved, "it is not closed")
    person.tries(FORGOTTEN)
    person.waits_to_see("passphrase does not open")
    person.unlocks(NEW)
