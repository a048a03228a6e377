"""Names that an import binds."""

from __future__ import annotations

from rozi_lint.flow.value import Value


class Imported(Value):
    """An imported name: looked up when it is used, as Python's own import cycles demand."""

    __slots__ = ("dotted",)

    def __init__(self, dotted: str) -> None:
        super().__init__(ref=dotted, hint=dotted.rpartition(".")[2], known=True)
        self.dotted = dotted
