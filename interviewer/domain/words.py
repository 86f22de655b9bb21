"""The words a note, a prompt or an interview can carry.

The text of a member is what is stored, so it never changes; `label` is what a person reads
(domain.md: on screen "Frame" is "When", "Basis" is "How known").
"""

from enum import StrEnum


class _Word(StrEnum):
    """A word with a capital when it stands alone on screen."""

    @property
    def label(self) -> str:
        return self.value[:1].upper() + self.value[1:]


class Frame(_Word):
    """When the practitioner is speaking from ("When" on screen)."""

    AT_THE_TIME = "at the time"
    WITH_HINDSIGHT = "with hindsight"
    POSITION_NOW = "position now"


class Basis(_Word):
    """How the practitioner knows it ("How known" on screen).

    It starts as *not stated*: nothing a person did not say may count as evidence (model.md).
    """

    NOT_STATED = "not stated"
    DID_OR_SAW = "did or saw it"
    WAS_TOLD = "was told"
    READ = "read in the record"
    USUAL_PRACTICE = "usual practice"
    OPINION = "opinion"
    CANNOT_RECALL = "cannot recall"


class Coverage(_Word):
    """What became of a prompt: different holes, never one (domain.md)."""

    NOT_REACHED = "not reached"
    ASKED = "asked"
    ALREADY_TOLD = "already told"
    NOT_ASKED = "not asked"
    NOT_INVOLVED = "not involved"
    DECLINED = "chose not to answer"
    DOES_NOT_RECALL = "does not recall"
    NO_EXPLANATION = "asked, no explanation"


class Factor(_Word):
    """What shaped the work: a contributory factor."""

    FAMILY = "family"
    PERSONAL = "personal"
    ROLE = "role"
    CONDITIONS = "conditions of work"
    OWN_TEAM = "own team"
    INTER_AGENCY = "inter-agency"
    ORGANISATION = "organisation"
    WIDER_CONTEXT = "wider context"


class Influence(_Word):
    """Which way a contributory factor worked."""

    HELPED = "helped"
    HINDERED = "hindered"


class Mark(_Word):
    """What holds of a note wherever it goes (model.md, "What leaves")."""

    IDENTIFIES_COLLEAGUE = "identifies a colleague"
    DO_NOT_QUOTE = "do not quote"


class Level(_Word):
    """Where the practitioner stood at the time."""

    FRONT_LINE = "front line"
    MANAGER = "manager"


class Audience(_Word):
    """For whom an item of the guidance is meant."""

    BOTH = "both"
    FRONT_LINE = "front line"
    MANAGER = "manager"

    def includes(self, level: Level) -> bool:
        return self is Audience.BOTH or self.value == level.value


class Manner(_Word):
    """How people meet."""

    IN_PERSON = "in person"
    VIDEO_CALL = "video call"
    TELEPHONE = "telephone"


class Stage(_Word):
    """How far an interview has come."""

    PLANNED = "planned"
    IN_PROGRESS = "in progress"
    TO_TIDY = "notes to tidy"
    WITH_PRACTITIONER = "with the practitioner"
    AGREED = "agreed"
    HANDED_OVER = "handed over"

    @property
    def closed(self) -> bool:
        """Whether the conversation is over."""
        return self not in {Stage.PLANNED, Stage.IN_PROGRESS}


class ReflectionState(_Word):
    """Whether an interviewer has finished the reflection."""

    OPEN = "open"
    SAVED = "saved"
    SKIPPED = "skipped"


class Answer(_Word):
    """What somebody said to a question that is asked before an interview, or after it."""

    NOT_ASKED = "not asked"
    YES = "yes"
    NO = "no"


class Proceedings(_Word):
    """What an interview held too soon could harm (domain.md, "Before you start")."""

    CRIMINAL = "criminal"
    CORONER = "coroner's"
    EMPLOYMENT = "employment"


class Clearance(_Word):
    """Whether proceedings stand in the way."""

    NOT_ASKED = "not asked"
    CLEAR = "nothing stands in the way"
    NOT_CLEARED = "not cleared"


class Occasion(_Word):
    """When proceedings are asked about: before each of these again."""

    INTERVIEW = "before the interview"
    COPY = "before the practitioner's copy"
    HAND_OVER = "before handing over"
    ERASURE = "before erasing"


class Outcome(_Word):
    """What came of the accuracy check, for one statement or for the whole copy.

    *No reply* is an outcome of its own and never read as agreed (domain.md).
    """

    AGREED = "agreed"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    NO_REPLY = "no reply"


class Document(_Word):
    """What can leave the tool as a file (model.md, "What leaves")."""

    SUMMARY = "interview summary"
    PRACTITIONERS_COPY = "practitioner's copy"
    INVITATION = "invitation and information sheet"
    INTERVIEW_PLAN = "interview plan"
    FOLLOW_UPS = "follow-ups"
    ACTIVITY = "activity list"
    GUIDANCE = "guidance"
    PACKAGE = "package"
    SET_UP = "set-up package"
    STATUS = "status"
    DOSSIER = "evidence dossier"
    FINDINGS = "findings and recommendations"
    EXTRACT = "practitioner's extract"
    TABLES = "tables"
    LEARNING_EVENT = "record for the learning event"
    TIME_LINE = "time line"


class SourceKind(_Word):
    """What a note can come from besides an interview; it is cited as what it is (domain.md)."""

    PRACTITIONER_EVENT = "practitioner event"
    PANEL_DISCUSSION = "panel discussion"
    WRITTEN_ANSWER = "written answer"
    RECORD = "record"
    ASSURANCE = "assurance about now"
    FAMILY = "the family"

    @property
    def has_when(self) -> bool:
        """Whether somebody speaks in it, from then or from now.

        Nobody speaks in a record, and an assurance is always about now.
        """
        return self not in {SourceKind.RECORD, SourceKind.ASSURANCE}

    @property
    def has_basis(self) -> bool:
        """Whether it can be asked how it is known: a record is what it is."""
        return self is not SourceKind.RECORD

    @property
    def has_factors(self) -> bool:
        """Whether it can say what shaped the work: an assurance says how things are now."""
        return self is not SourceKind.ASSURANCE


class LinkKind(_Word):
    """How two accounts, or an account and a record, stand to each other: never a merge."""

    AGREE = "accounts agree"
    DIFFER = "accounts differ"
    DIFFERED_THEN = "differed at the time"
    ADDS = "adds"
    RECORD_AGREES = "record agrees"
    RECORD_DIFFERS = "record differs"
    RECORD_SILENT = "record is silent"

    @property
    def about_a_record(self) -> bool:
        """Whether one end of it is a record and not an account."""
        return self in {
            LinkKind.RECORD_AGREES,
            LinkKind.RECORD_DIFFERS,
            LinkKind.RECORD_SILENT,
        }


class Scope(_Word):
    """Whom a finding is about."""

    ONE_AGENCY = "one agency"
    SEVERAL_AGENCIES = "several agencies"
    PARTNERSHIP = "partnership"


class FindingOutcome(_Word):
    """What became of a finding: only new learning becomes a recommendation (domain.md)."""

    OPEN = "not decided"
    NEW_LEARNING = "new learning"
    ALREADY_KNOWN = "already known"
    CHANGED_CLAIMED = "since changed, as claimed"
    CHANGED_EVIDENCED = "since changed, with evidence"
    ONE_OFF = "one-off"
    SET_ASIDE = "set aside"
    NO_NEW_LEARNING = "no new learning"


class FindingStatus(_Word):
    """How far the writing of a finding has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    SETTLED = "settled"


class SeatRole(_Word):
    """Who sits at this laptop; it never travels (model.md, "Seats and blindness")."""

    PANEL_MEMBER = "panel member"
    COORDINATOR = "coordinator"
    WRITER = "overview writer"

    @property
    def one(self) -> str:
        """As it stands in a sentence: "a panel member", "an overview writer"."""
        return f"{'an' if self is SeatRole.WRITER else 'a'} {self.value}"
