"""The encrypted store of one review: keys, file, history."""

from interviewer.storage.activity import Activity, Deed
from interviewer.storage.backups import Backup, backups_of
from interviewer.storage.changes import Change, Version
from interviewer.storage.checks import Verification
from interviewer.storage.folder import ReviewFolder, review_folders
from interviewer.storage.keys import KdfCost, Way
from interviewer.storage.places import check_place
from interviewer.storage.recovery_code import RecoveryCode
from interviewer.storage.restoring import restore_backup, swap_in
from interviewer.storage.store import Store
from interviewer.storage.strength import Gauge, Strength, passphrase_strength

__all__ = [
    "Activity",
    "Backup",
    "Change",
    "Deed",
    "Gauge",
    "KdfCost",
    "RecoveryCode",
    "ReviewFolder",
    "Store",
    "Strength",
    "Verification",
    "Version",
    "Way",
    "backups_of",
    "check_place",
    "passphrase_strength",
    "restore_backup",
    "review_folders",
    "swap_in",
]
