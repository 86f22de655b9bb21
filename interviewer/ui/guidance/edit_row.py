"""The buttons above the editor: what is done to the chosen item of a draft."""

from PySide6.QtWidgets import QPushButton, QWidget

from interviewer.domain.guidance import Check, Item, Prompt, Script
from interviewer.ui.buttons import flowing

NEW: dict[str, Item] = {
    "Add a &prompt": Prompt(id="", text="Tell me about …"),
    "Add a script": Script(id="", text="Words to read aloud"),
    "Add a check": Check(id="", text="Something to tick"),
}
"""What is added, by the words on its button; its id is given to it then."""


class EditRow(QWidget):
    """Adding, retiring and moving; only what can be done to what is chosen is enabled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = {text: QPushButton(text) for text in NEW}
        self.retire, self.up, self.down = (
            QPushButton("&Retire"),
            QPushButton("Up"),
            QPushButton("Down"),
        )
        self.setLayout(flowing(*self.add.values(), self.retire, self.up, self.down))

    def show_part(self, key: str, item: Item | None) -> None:
        """Follow what is chosen: the part with this key of the outline, the item that it is."""
        self.retire.setText("B&ring back" if item and item.retired else "&Retire")
        for button in (self.retire, self.up, self.down):
            button.setEnabled(item is not None)
        for button in self.add.values():
            button.setEnabled(key.startswith(("item:", "section:")))
