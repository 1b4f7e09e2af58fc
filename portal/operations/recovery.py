"""The two shares of the district's recovery key, written once for the two people who will hold them."""

import os
from pathlib import Path

from django.conf import settings

from portal.district.keys import RECOVERY
from portal.kit.crypto.keyring import Keyring, KeysMissing
from portal.kit.crypto.recovery import split
from portal.kit.durable import sync_folder


def keep_shares() -> list[Path]:
    """Take the recovery key out of the staff key file and write its two shares beside it, mode 600; returns the new files."""
    keyring = Keyring.load(Path(settings.DEPARTMENT_KEYS_FILE))
    try:
        private = keyring.private(RECOVERY, 1)
    except KeysMissing:
        return []
    files = [keyring.path.with_name(f"recovery-share-{name}.txt") for name in ("a", "b")]
    for file, share in zip(files, split(private), strict=True):
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
            out.write(share + "\n")
            out.flush()
            os.fsync(out.fileno())
    sync_folder(keyring.path.parent)
    del keyring.departments[RECOVERY]
    keyring.save()
    return files
