"""The keyring opens a review, or says why not: against a real one, on a bus of its own."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.system_packages import wants
from tests.unit.storage.folders import a_closed_review, run
from tests.unit.storage.handed_over import a_review_to_erase

pytestmark = [
    pytest.mark.keyring,
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's keyring"),
    wants("gnome-keyring-daemon", "gnome-keyring"),
    wants("dbus-run-session", "dbus"),
]

# A bus that starts nothing by itself: without a daemon there is no keyring, whatever is installed.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

PRELUDE = """
import sys
from pathlib import Path
from interviewer.domain.errors import InterviewerError
from interviewer.storage import ReviewFolder, device
from tests.unit.storage.folders import CODE, PASSPHRASE, a_change

folder = Path(sys.argv[1])
review = ReviewFolder.at(folder)

def told(attempt, *arguments):
    try:
        return attempt(*arguments)
    except InterviewerError as error:
        print(type(error).__name__)
"""

ALLOW = """
store = review.unlock_with_passphrase(PASSPHRASE)
told(review.allow_this_device, store)
store.close()
print(", ".join(sorted(review.ways)))
"""

FORGET = """
review.forget_this_device()
print(", ".join(sorted(review.ways)))
"""

UNLOCK = """
store = told(ReviewFolder.at(folder).unlock_with_this_device)
if store:
    print(store.verify().sound)
    store.close()
"""

OTHER_WAYS = """
ReviewFolder.at(folder).unlock_with_passphrase(PASSPHRASE).close()
ReviewFolder.at(folder).unlock_with_recovery_code(str(CODE)).close()
print("the other ways open")
"""


class Session:
    """A log-in session with a home of its own, where scripts run beside a keyring."""

    def __init__(self, home: Path) -> None:
        (home / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / "bus.conf").write_text(BUS)
        self._home = home

    def run(self, script: str, folder: Path, *, keyring: str | None) -> list[str]:
        """The lines that the script prints; `keyring` is the password it is unlocked with."""
        start = "gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
        before = f"printf {keyring} | {start}; " if keyring else ""
        bus = ("dbus-run-session", f"--config-file={self._home}/bus.conf", "--")
        words = (*bus, "sh", "-c", before + 'exec "$@"', "sh")
        return run(PRELUDE + script, folder, before=words, variables=self._variables()).splitlines()

    def run_without_bus(self, script: str, folder: Path) -> list[str]:
        nowhere = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={self._home}/none"}
        return run(PRELUDE + script, folder, variables=self._variables() | nowhere).splitlines()

    def _variables(self) -> dict[str, str]:
        folders = {"XDG_RUNTIME_DIR": "run", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config"}
        return {name: str(self._home / part) for name, part in folders.items()} | {
            "HOME": str(self._home),
            "DISPLAY": "",
        }


@pytest.fixture(scope="module")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review that this device may open, and the home whose keyring helps; no test changes it."""
    place = tmp_path_factory.mktemp("allowed")
    folder = a_closed_review(place / "review")
    said = Session(place / "home").run(ALLOW, folder, keyring="one")
    assert said == ["passphrase, recovery code, this device"]
    return place


@pytest.fixture
def session(allowed: Path, tmp_path: Path) -> Session:
    shutil.copytree(allowed / "home" / "data", tmp_path / "home" / "data")
    return Session(tmp_path / "home")


@pytest.fixture
def folder(allowed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(allowed / "review", tmp_path / "review"))


def test_an_allowed_device_opens_the_review_until_it_is_forgotten(
    folder: Path, session: Session
) -> None:
    said = session.run(UNLOCK + FORGET + UNLOCK + OTHER_WAYS, folder, keyring="one")
    assert said == ["True", "passphrase, recovery code", "NoSuchWayError", "the other ways open"]


def test_without_a_bus_the_other_ways_open(folder: Path, session: Session) -> None:
    said = session.run_without_bus(UNLOCK + OTHER_WAYS, folder)
    assert said == ["KeyringAbsentError", "the other ways open"]


def test_without_a_keyring_the_other_ways_open(folder: Path, session: Session) -> None:
    said = session.run(UNLOCK + OTHER_WAYS, folder, keyring=None)
    assert said == ["KeyringAbsentError", "the other ways open"]


def test_with_a_locked_keyring_the_other_ways_open(folder: Path, session: Session) -> None:
    said = session.run(UNLOCK + OTHER_WAYS, folder, keyring="another")
    assert said == ["KeyringLockedError", "the other ways open"]


@pytest.mark.parametrize(
    ("keyring", "told"), [(None, "KeyringAbsentError"), ("another", "KeyringLockedError")]
)
def test_a_device_is_not_allowed_where_the_keyring_does_not_take_the_key(
    session: Session, tmp_path: Path, keyring: str | None, told: str
) -> None:
    folder = a_closed_review(tmp_path / "new")
    assert session.run(ALLOW, folder, keyring=keyring) == [told, "passphrase, recovery code"]


def test_with_another_item_in_its_place_the_other_ways_open(folder: Path, session: Session) -> None:
    spoil = """
from keyring.backends.SecretService import Keyring
from interviewer.storage.keys_file import read_keys
item = str(read_keys(folder / "keys.json").folder)
Keyring().delete_password("Interviewer", item)
told(review.unlock_with_this_device)
for kept in ("not a key", "00" * 32):
    Keyring().set_password("Interviewer", item, kept)
    told(review.unlock_with_this_device)
"""
    said = session.run(spoil + OTHER_WAYS, folder, keyring="one")
    assert said == [*["KeyringEmptyError"] * 3, "the other ways open"]


def test_a_keyring_that_refuses_is_told(folder: Path, session: Session) -> None:
    """Nothing is there to be taken away, so a real keyring says no."""
    refused = "from uuid import UUID\ntold(device.drop_wrapping_key, UUID(int=7))"
    assert session.run(refused, folder, keyring="one") == ["KeyringRefusedError"]


def test_a_device_is_forgotten_without_its_keyring(folder: Path, session: Session) -> None:
    said = session.run_without_bus(FORGET + UNLOCK, folder)
    assert said == ["passphrase, recovery code", "NoSuchWayError"]
    assert session.run(UNLOCK, folder, keyring="one") == ["NoSuchWayError"]


def test_the_only_way_left_is_not_forgotten(folder: Path, session: Session) -> None:
    plain = json.loads((folder / "keys.json").read_text())
    plain["slots"] = {"this device": plain["slots"]["this device"]}
    (folder / "keys.json").write_text(json.dumps(plain))
    forget = "told(review.forget_this_device)"
    assert session.run(forget + UNLOCK, folder, keyring="one") == ["LastWayError", "True"]


ERASE = """
from interviewer.storage.erasing import erase
from interviewer.storage.keys_file import read_keys
from tests.unit.storage.handed_over import ERASED, LABEL
item = read_keys(folder / "keys.json").folder
store = review.unlock_with_passphrase(PASSPHRASE)
print(erase(store, name=LABEL, at=ERASED).keyring.name)
"""

HELD = """
from uuid import UUID
told(device.wrapping_key, UUID(sys.argv[2]))
"""


@pytest.mark.parametrize(
    ("keyring", "told"), [("one", "GONE"), (None, "LEFT"), ("another", "LEFT")]
)
def test_erasing_takes_the_item_along_where_the_keyring_gives_it_up(
    session: Session, tmp_path: Path, keyring: str | None, told: str
) -> None:
    folder = tmp_path / "review"
    a_review_to_erase(folder).close()
    assert session.run(ALLOW, folder, keyring="one")[-1].endswith("this device")
    item = json.loads((folder / "keys.json").read_text())["folder"]
    assert session.run(ERASE, folder, keyring=keyring) == [told]
    assert [path.name for path in folder.iterdir()] == ["erased.json"]
    look = HELD.replace("sys.argv[2]", repr(item))
    other = a_closed_review(tmp_path / "other")  # the one that is gone opens nothing any more
    held = session.run(look, other, keyring="one")
    assert held == (["KeyringEmptyError"] if told == "GONE" else [])


def test_a_keyring_is_not_imported_before_it_is_asked() -> None:
    assert run("import sys, interviewer.storage; print('keyring' in sys.modules)") == "False"
