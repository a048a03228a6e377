"""Whether a third party's SDK is set up anywhere in a project.

Asked only where a call of an undeclared SDK was found: such calls are reported once, where the SDK
is set up, or one by one where it is set up nowhere. Read as text: every file may hold the answer.
"""

from __future__ import annotations

import os
from pathlib import Path

from rozi_lint.policy import Vendor
from rozi_lint.project.files import FOREIGN_FOLDERS

MAX_FILES = 20_000
"""More files than these belong to no single service."""


class Starts:
    """Looks below one folder; the answer for each vendor is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: list[bytes] | None = None
        self._known: dict[str, bool] = {}

    def __call__(self, vendor: Vendor) -> bool:
        if vendor.id not in self._known:
            self._known[vendor.id] = any(self._is_called(name) for name in vendor.init)
        return self._known[vendor.id]

    def _is_called(self, dotted: str) -> bool:
        package = dotted.partition(".")[0].encode()
        call = dotted.rpartition(".")[2].encode() + b"("
        return any(call in text and package in text for text in self._files())

    def _files(self) -> list[bytes]:
        if self._texts is None:
            self._texts = []
            for folder, names, files in os.walk(self._folder):
                names[:] = [n for n in names if n[0] != "." and n not in FOREIGN_FOLDERS]
                paths = [Path(folder, name) for name in files if name.endswith(".py")]
                self._texts += [path.read_bytes() for path in paths if path.is_file()]
                if len(self._texts) > MAX_FILES:
                    break
        return self._texts
