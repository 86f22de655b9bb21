"""Text as people look for it: without capitals and accents."""

import unicodedata

# Letters that are none with an accent to Unicode, and are to whoever types them without.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "’": "'", "‘": "'"})


def folded(text: str) -> str:
    """Return the text without capitals and accents: "Łódź" becomes "lodz"."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each letter of it where in the text it came from.

    The list has one place more than there are letters: the end of the text.
    """
    if text.isascii():
        return text.casefold(), list(range(len(text) + 1))
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for part in folded(letter):
            letters.append(part)
            places.append(at)
    places.append(len(text))
    return "".join(letters), places


def place_in_text(places: list[int], start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the folded text stands in the text: at least one letter of it.

    Args:
        places: From `folded_with_places`.
        start: Of the stretch, in the folded text.
        end: Likewise. One letter there may be a part of one letter of the text: "ß" becomes "ss".
    """
    return places[start], max(places[end], places[end - 1] + 1)
