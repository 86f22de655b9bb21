"""Why a table could not be read from a file, one sentence for each case."""

from interviewer.domain.errors import InterviewerError


class TableNotReadError(InterviewerError):
    """Nothing could be read from the file, for a reason without a sentence of its own."""

    what_happened = "This file could not be read."
    what_is_safe = "Nothing was taken in, and the file is as it was."
    what_to_do = "Look whether it opens in Excel, Word or LibreOffice, and try again."


class FileNotThereError(TableNotReadError):
    """It is gone, or nobody may read it."""

    what_happened = "This file is not there, or may not be read."
    what_to_do = "Choose it again. A drive or a memory stick may have been taken out."


class WrongKindError(TableNotReadError):
    """It is no kind of file that holds a table for us."""

    what_happened = "This is not an Excel file, a Word document or a CSV file."
    what_to_do = "Save the table as .xlsx, .docx or .csv, and choose that file."


class OldFormatError(WrongKindError):
    """It is a file of Word or Excel from before 2007."""

    what_happened = "This file is in an old format of Word or Excel (.doc or .xls)."
    what_to_do = "Open it there, save it as .docx or .xlsx, and choose that file."


class ProtectedFileError(TableNotReadError):
    """It opens with a password only."""

    what_happened = "This file is protected with a password."
    what_to_do = "Save a copy without the password, take that in, and delete the copy afterwards."


class DamagedFileError(TableNotReadError):
    """It breaks off, or does not hold together."""

    what_happened = "This file is damaged."
    what_to_do = "Open it in Excel, Word or LibreOffice, save it under a new name, and try again."


class TooLargeError(TableNotReadError):
    """It is larger than any chronology; the sentence says in which way."""

    what_happened = "This file is larger than a chronology can be."
    what_to_do = "Divide it, and take the parts in one after another."


class NoTableError(TableNotReadError):
    """It holds nothing in rows."""

    what_happened = "There is no table in this file."
    what_to_do = "Choose a file with a table: a row of headings, and a row for each entry."
