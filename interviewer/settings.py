"""What a person chose for this laptop."""

from typing import Literal, TypeAlias

Colours: TypeAlias = Literal["system", "light", "dark", "high contrast"]
"""Which colours the window wears; "system" follows the laptop."""
