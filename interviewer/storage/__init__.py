"""The encrypted store of one review: keys, file, history."""

from interviewer.storage.folder import ReviewFolder, review_folders
from interviewer.storage.keys import KdfCost, Way
from interviewer.storage.places import check_place
from interviewer.storage.recovery_code import RecoveryCode
from interviewer.storage.store import Change, Store, Verification, Version
from interviewer.storage.strength import Gauge, Strength, passphrase_strength

__all__ = [
    "Change",
    "Gauge",
    "KdfCost",
    "RecoveryCode",
    "ReviewFolder",
    "Store",
    "Strength",
    "Verification",
    "Version",
    "Way",
    "check_place",
    "passphrase_strength",
    "review_folders",
]
