"""What a `Store` does with what others hand over, and what it keeps to hand over itself."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from weakref import ref

from interviewer.domain.review import Review, Value
from interviewer.storage.changes import Change
from interviewer.storage.handover.conflicts import Conflict, Decision, conflicts_in, decide
from interviewer.storage.handover.contact import Contact
from interviewer.storage.handover.identity import Identity
from interviewer.storage.handover.parcel import PackedVersion, Parcel
from interviewer.storage.handover.plan import Held, TakeInPlan, plan_taking_in
from interviewer.storage.handover.refusals import PlanOutOfDateError
from interviewer.storage.handover.rows import (
    contacts_in,
    identity_in,
    put_contact,
    put_identity,
    versions_in,
)
from interviewer.storage.handover.taking_in import TakenIn, take_in, take_out, taken_in
from interviewer.storage.handover.versions import held_in
from interviewer.storage.open_file import OpenFile
from interviewer.storage.recording import aware, keep


class Exchange(OpenFile):
    """The part of a `Store` that other laptops have to do with."""

    _made: tuple[ref[TakeInPlan], int] | None = None
    """The last plan, and how many rows had been changed when it was made."""

    def identity(self) -> Identity | None:
        """Who this laptop is to the others of the review; None until somebody needs to know.

        `handover.identity_for` makes one. Errors of this and the next four are as with `names`.
        """
        with self._transaction():
            return identity_in(self._driver)

    def save_identity(self, identity: Identity) -> None:
        """Keep the identity. What was sealed for another opens no more, so keys stay as they are.

        Raises:
            ValueError: The review has an identity with other keys.
        """
        with self._transaction():
            known = identity_in(self._driver)
            if known is not None and known.secrets != identity.secrets:
                raise ValueError("An identity keeps its keys.")
            put_identity(self._driver, identity)
        self._saved = True

    def contacts(self) -> list[Contact]:
        """Everybody whose contact file was taken in, withdrawn ones too."""
        with self._transaction():
            return list(contacts_in(self._driver))

    def save_contacts(self, *contacts: Contact) -> None:
        """Keep the contacts, each in place of its earlier self: the one with the same key."""
        with self._transaction():
            for contact in contacts:
                put_contact(self._driver, contact)
        self._saved = True

    def versions(self) -> tuple[PackedVersion, ...]:
        """Every closed revision of everything, in the order in which they were kept here."""
        with self._transaction():
            return tuple(versions_in(self._driver))

    def plan_taking_in(self, parcel: Parcel, sender: str, fingerprint: str = "") -> TakeInPlan:
        """Work out what taking in the parcel will do; nothing is written.

        Args:
            parcel: As it came out of a package.
            sender: Initials of who made it.
            fingerprint: Of the package; empty where it came another way.

        Raises:
            HandoverError, NotForThisSeatError: It is refused, see `handover.plan`.
        """
        with self._transaction():
            plan = self._planned(parcel, sender, fingerprint)
            self._made = ref(plan), self._driver.total_changes
            return plan

    def take_in(
        self, plan: TakeInPlan, *, at: datetime, who: str, contacts: Iterable[Contact] = ()
    ) -> TakenIn:
        """Do what the plan says: all, or nothing where this raises. A backup is made first.

        Nothing that was here before is lost: the versions are added to the history, and rows show
        what holds. Whoever has a `Review` loads it anew, and drops what could be undone.

        Args:
            plan: As it was shown.
            at: When.
            who: Initials of the seat.
            contacts: Whom the package makes known, as far as somebody said so (`newcomers`). They
                stay known where the package is taken out again: they were decided about by
                themselves.

        Raises:
            PlanOutOfDateError: The review is not what it was when the plan was made.
            InterviewerError: See `back_up`, `save` and `plan_taking_in`.
        """
        self.back_up(at)
        with self._transaction():
            if not self._still_holds(plan):
                raise PlanOutOfDateError
            taken = take_in(self._driver, plan, self._new_revision(), at=aware(at), who=who)
            if plan.report is not None:
                report = Change(values=(plan.report,), at=at, who=who)
                keep(self._driver, report, self._new_revision)
            for contact in contacts:
                put_contact(self._driver, contact)
        self._saved = True
        return taken

    def taken_in(self) -> list[TakenIn]:
        """Every parcel that was taken in and not out again, the first one first."""
        with self._transaction():
            return list(taken_in(self._driver))

    def take_out(self, taken: TakenIn, *, at: datetime) -> None:
        """Undo a whole taking-in, as if the parcel had never come. A backup is made first.

        Raises:
            LaterWorkError: Something was made from what it brought; nothing was changed.
            NotTakenInError: It was taken out already.
            InterviewerError: See `back_up` and `save`.
        """
        self.back_up(at)
        with self._transaction():
            take_out(self._driver, Review().having(*self._values()), taken.id)
        self._saved = True

    def conflicts(self) -> list[Conflict]:
        """Values of which several versions were made apart, and nobody has decided yet."""
        with self._transaction():
            return conflicts_in(self._driver)

    def decide(
        self, conflict: Conflict, *, keep: UUID, at: datetime, who: str, reason: str = ""
    ) -> Value:
        """Let one version of a conflict hold; the others stay in the history.

        Args:
            conflict: As `conflicts` gave it.
            keep: The revision that holds, one of its `heads`.
            at: When.
            who: Initials of the seat.
            reason: Why, where somebody said so.

        Returns:
            The value, as that version has it.

        Raises:
            ConflictOutOfDateError: Other versions stand against each other by now.
            DiskFullError, DiskError, ReadOnlyError: It is not saved.
        """
        decision = Decision(conflict=conflict, keep=keep, at=at, who=who, reason=reason)
        with self._transaction():
            value = decide(self._driver, decision, self._new_revision())
        self._saved = True
        return value

    def _planned(self, parcel: Parcel, sender: str, fingerprint: str) -> TakeInPlan:
        held = Held(review=Review().having(*self._values()), versions=held_in(self._driver, parcel))
        return plan_taking_in(held, parcel, sender, fingerprint)

    def _still_holds(self, plan: TakeInPlan) -> bool:
        """Whether it is what would be planned now; not asked again where nothing has changed."""
        if self._made is not None:
            made, changes = self._made
            if made() is plan and changes == self._driver.total_changes:
                return True
        return self._planned(plan.parcel, plan.sender, plan.fingerprint) == plan
