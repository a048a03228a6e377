"""Which service a file belongs to: the one whose policy is nearest above it, or was named."""

import re
from functools import cache
from pathlib import Path

from rozi_lint.policy import Policy, find_service_policy, load_policy


class Services:
    """The policies of a run, each loaded once. A named policy speaks for all files."""

    def __init__(self, named: Path | None = None) -> None:
        self._named = named
        self._loaded: dict[Path | None, Policy] = {}

    def policy_file(self, path: Path) -> Path | None:
        """The service policy in effect for a file or folder; None where only the company's is."""
        return self._named or find_service_policy(path)

    def policy(self, path: Path) -> Policy:
        """The policy in effect for a file or folder; raises PolicyError where it cannot be used."""
        file = self.policy_file(path)
        if file not in self._loaded:
            self._loaded[file] = load_policy(file)
        return self._loaded[file]

    def excludes(self, path: Path) -> bool:
        """Whether the service's `[exclude] paths`, counted from its folder, leave a file out."""
        file = self.policy_file(path)
        if file is None:
            return False
        folder, absolute = file.absolute().parent, path.absolute()
        if folder not in absolute.parents:
            return False
        patterns = self.policy(path).exclude["paths"]
        places = (absolute, *absolute.parents[: len(absolute.parts) - len(folder.parts) - 1])
        names = [place.relative_to(folder).as_posix() for place in places]
        return any(_glob(pattern).fullmatch(name) for pattern in patterns for name in names)


@cache
def _glob(pattern: str) -> re.Pattern[str]:
    """`*` any letters of a name, `**` any number of folders: `**/migrations`, `shop/*_pb2.py`."""
    parts = re.split(r"(\*\*/|/\*\*\Z|\*|\?)", pattern.strip("/"))
    wild = {"**/": "(?:.*/)?", "/**": "(?:/.*)?", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(part) or re.escape(part) for part in parts))
