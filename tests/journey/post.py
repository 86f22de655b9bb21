"""What travels between laptops: who gives what to whom, at the page *Handing over*.

The system's own file dialogs cannot be worked on Qt's invisible screen: the parts of the page get
the paths that a person would choose there.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QApplication

from interviewer.storage import Store
from interviewer.ui.handing_over.package_dialog import PackageDialog
from interviewer.ui.handing_over.set_up import SetUpDialog
from interviewer.ui.pages.handing_over import HandingOverPage
from interviewer.ui.places import PageName
from tests.gui.named import tab_of
from tests.journey.panel_member import PanelMember


def at_handing_over(person: PanelMember) -> HandingOverPage:
    """The page, once it knows who is known."""
    person.goes_to_page(PageName.HANDING_OVER)
    assert person.window.shell is not None
    page = person.window.shell.page
    assert isinstance(page, HandingOverPage)
    person.waits(lambda: "My digits" in page.contacts.mine.text(), "nobody is known")
    return page


def makes_the_set_up(person: PanelMember, path: Path) -> str:
    """The words that open it, as the dialog says them once."""
    page = at_handing_over(person)
    page.tabs.setCurrentIndex(tab_of(page.tabs, "Set-up"))
    person.pushes("Make the set-up package")
    dialog = waits_for_a_dialog(person)
    assert isinstance(dialog, SetUpDialog)
    words = dialog.passphrase.text()
    dialog.write(path)
    person.waits_to_see(f"Saved as “{path.name}”")
    person.pushes("Close")
    return words


def gives_a_contact(person: PanelMember, path: Path) -> None:
    """Who this is, in a file for whoever seals packages to them."""
    at_handing_over(person).contacts.give_to(path)
    person.waits(path.exists, "there is no contact file")


def takes_a_contact(person: PanelMember, path: Path) -> None:
    """Know somebody, from their file."""
    page = at_handing_over(person)
    page.contacts.take(path)
    person.waits(lambda: "is taken in" in page.contacts.said.text(), "no contact is taken in")


def hands_over(person: PanelMember, interview: UUID, path: Path) -> None:
    """One interview, sealed to the writer who came with the set-up package."""
    page = at_handing_over(person)
    assert page.send.to.currentText() == "OW, overview writer"
    page.send.table.choose(interview)
    page.send.choose_button.click()
    says_that_nothing_runs(person)
    page.send.reason.setText("The writer asked for it.")
    page.send.make_button.click()
    dialog = waits_for_a_dialog(person)
    assert isinstance(dialog, PackageDialog)
    dialog.write(path)
    person.waits_to_see(f"Saved as “{path.name}”")
    person.pushes("Close")
    person.waits_until_saved()


def says_that_nothing_runs(person: PanelMember) -> None:
    """No proceedings stand in the way, and who said so; asked again on each occasion."""
    person.goes_to("Proceedings: Not asked yet")
    person.presses("Right")
    person.fills("Who said so", "Panel chair")


def takes_in(person: PanelMember, path: Path, receipt: Path, *, sender: str) -> None:
    """Look at what a package would do, take it in, and make the receipt."""
    page = at_handing_over(person)
    page.receive.open_package(path)
    person.waits_to_see("This is what it would do")
    page.receive.take_button.click()
    person.waits_to_see(f"Send the receipt to {sender}")
    page.receive.write_receipt(receipt)
    person.waits(receipt.exists, "there is no receipt")


def takes_the_receipt(person: PanelMember, path: Path) -> None:
    """From now on what was sent counts as handed over."""
    page = at_handing_over(person)
    page.send.take(path)
    person.waits(lambda: "handed over" in page.send.said.text(), "the receipt is not taken")


def waits_for_a_dialog(person: PanelMember) -> Any:
    """The dialog that comes up."""
    person.waits(QApplication.activeModalWidget, "no dialog comes up")
    return QApplication.activeModalWidget()


def asked(person: PanelMember, query: Callable[[Store], Any]) -> Any:
    """What the store answers, on its own thread."""
    answers = list[Any]()
    person.workspace.ask(query, answers.append, _fail)
    person.waits(lambda: answers, "the store does not answer")
    return answers[0]


def _fail(error: Exception) -> None:
    raise error
