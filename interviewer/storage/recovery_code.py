"""The recovery code: a key that is printed on paper and typed back by a person."""

import hashlib
import re
import secrets
from dataclasses import dataclass, field

from interviewer.storage.errors import RecoveryCodeSlipError

# Crockford's base32: no I, L, O, U, and what is typed in their place is understood.
# https://www.crockford.com/base32.html
_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_BYTES = 20
_GROUP = 4
_CHARACTERS = _BYTES * 8 // 5


@dataclass(frozen=True)
class RecoveryCode:
    """160 random bits, as eight groups of four characters and a ninth that checks them."""

    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "RecoveryCode":
        return cls(secrets.token_bytes(_BYTES))

    @classmethod
    def parse(cls, text: str) -> "RecoveryCode":
        """Read what a person typed: in any case, with any spaces or dashes, O for 0, I or L for 1.

        Raises:
            RecoveryCodeSlipError: It has too few or too many characters, one that is never used,
                or the last group does not fit the others.
        """
        typed = re.sub(r"[\s\-‐‑–—]", "", text).upper().translate(_READ_AS)
        if len(typed) != _CHARACTERS + _GROUP or set(typed) - set(_SYMBOLS):
            raise RecoveryCodeSlipError
        number = 0
        for symbol in typed[:_CHARACTERS]:
            number = number * 32 + _SYMBOLS.index(symbol)
        code = cls(number.to_bytes(_BYTES))
        if "".join(code.groups) != typed:
            raise RecoveryCodeSlipError
        return code

    @property
    def groups(self) -> tuple[str, ...]:
        """The nine groups, as they are printed; the last one checks the others."""
        symbols = _symbols(self.secret) + _symbols(hashlib.sha256(self.secret).digest())[:_GROUP]
        return tuple(symbols[i : i + _GROUP] for i in range(0, len(symbols), _GROUP))

    def __str__(self) -> str:
        return "-".join(self.groups)


def _symbols(content: bytes) -> str:
    number = int.from_bytes(content)
    count = len(content) * 8 // 5
    number >>= len(content) * 8 - count * 5
    return "".join(_SYMBOLS[number >> 5 * place & 31] for place in reversed(range(count)))
