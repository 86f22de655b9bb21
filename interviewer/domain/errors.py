"""Errors that are told to a person, in sentences."""


class InterviewerError(Exception):
    """Something of the world went wrong, and the person can be told so.

    A subclass is one case ("wrong passphrase", "disk full") and gives the three sentences as
    class attributes or to the constructor. They never carry note text, so they may be shown,
    printed and counted. Anything else that is raised is our own bug and goes to the crash hook.

    Attributes:
        what_happened: One sentence, without blame.
        what_is_safe: What has not been lost; may be empty.
        what_to_do: The next step; may be empty.
    """

    what_happened = "Something went wrong."
    what_is_safe = ""
    what_to_do = ""

    def __init__(
        self, what_happened: str = "", what_is_safe: str = "", what_to_do: str = ""
    ) -> None:
        self.what_happened = what_happened or type(self).what_happened
        self.what_is_safe = what_is_safe or type(self).what_is_safe
        self.what_to_do = what_to_do or type(self).what_to_do
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The three sentences as one line."""
        return " ".join(
            part for part in (self.what_happened, self.what_is_safe, self.what_to_do) if part
        )
