"""Calls of which no code and no model tells: SDKs of third parties, and what names tell."""

from __future__ import annotations

from rozi_lint.flow import content
from rozi_lint.flow.callee import Arguments
from rozi_lint.flow.classes import ClassModel
from rozi_lint.flow.frame import Frame
from rozi_lint.flow.library import words_of
from rozi_lint.flow.operands import transformed
from rozi_lint.flow.value import (
    CLEAN,
    NO_LABELS,
    UNKNOWN,
    Labels,
    Value,
    hinted,
    join_all,
    merge_labels,
)


def given_by_name(frame: Frame, title: str) -> bool:
    return frame.module.knowledge.names.distinct(title) is not None


_MASKS = frozenset(
    {
        "mask",
        "masked",
        "redact",
        "redacted",
        "obfuscate",
        "anonymize",
        "anonymise",
        "scrub",
        "censor",
        "truncate",
    }
)
_HASHES = frozenset(
    {"hash", "hashed", "pseudonymize", "pseudonymise", "tokenize", "digest", "fingerprint", "hmac"}
)
_ENCRYPTS = frozenset({"encrypt", "seal"})
_CARRIES = frozenset(
    [
        "normalize",
        "normalise",
        "clean",
        "format",
        "parse",
        "strip",
        "to",
        "as",
        "str",
        "convert",
        "decode",
        "encode",
        "serialize",
        "serialise",
        "dump",
        "dumps",
        "build",
        "make",
        "prepare",
        "render",
        "concat",
        "join",
        "escape",
        "sanitize",
        "sanitise",
        "lower",
        "upper",
        "wrap",
        "unwrap",
        "copy",
        "first",
        "last",
        "merge",
        "flatten",
        "quote",
        "trim",
        "cast",
        "coerce",
    ]
)


def by_verb(frame: Frame, title: str, receiver: Value | None, given: Arguments) -> Value:
    """What the name of a function out of sight tells of its result."""
    words = words_of(title)
    verb = words[0] if words else ""
    carried = carry(frame, receiver, given)
    for known, operation in ((_MASKS, "mask"), (_HASHES, "keyed_hash"), (_ENCRYPTS, "encrypt")):
        if verb in known:
            return transformed(frame, carried, operation) if carried.labels else CLEAN
    if title[:1].isupper() and not title.isupper():
        fields: dict[object, Value] = dict(given.kwargs.items())
        loose = list(given.args)
        model = ClassModel(title, resolved=False)
        rest = join_all(loose) if loose else None
        return Value(classes=(model,), fields=fields or None, rest=rest, hint=title, known=True)
    evidence = frame.module.knowledge.names.distinct(title) if words else None
    if evidence is not None:
        step = frame.step(f"calls `{title}`")
        value = Value(labels={(evidence.category, (evidence.form,)): step}, hint=title, known=True)
        if receiver is not None:
            frame.machine.note_read(frame, value, frame.node)
        return value
    if verb in _CARRIES or not words:
        return carried if carried.labels else hinted(title)
    return hinted(title) if title else UNKNOWN


def carry(frame: Frame, receiver: Value | None, given: Arguments) -> Value:
    labels: Labels = NO_LABELS
    for value in ((receiver,) if receiver is not None else ()) + tuple(given.every()):
        labels = merge_labels(labels, content.printed(frame, value))
    return Value(labels=labels, known=bool(labels))


def sdk_call(
    frame: Frame, callee: Value, receiver: Value | None, name: str, given: Arguments
) -> Value | None:
    """A call into the SDK of a third party, of which no model tells more."""
    knowledge = frame.module.knowledge
    dotted = callee.ref
    if dotted is None and receiver is not None:
        dotted = _sdk_path(receiver, name)
    owner = knowledge.sdk_owner(dotted) if dotted else None
    if owner is None and receiver is not None and receiver.hint and not receiver.known:
        owner = knowledge.client_owner(receiver.hint)
        dotted = f"{receiver.hint}.{name}"
    last = dotted.rpartition(".")[2] if dotted else ""
    if owner is None or dotted is None or last.startswith("__"):
        return None
    if last[:1].isupper():
        # A class in capitals throughout: made, not sent.
        made = ClassModel(dotted, resolved=False)
        fields: dict[object, Value] = dict(given.kwargs.items())
        return Value(classes=(made,), fields=fields or None, hint=last, known=True)
    stage = knowledge.stage(owner, dotted)
    if stage == "local":
        return Value(
            ref=dotted,
            fields=dict(given.kwargs.items()),
            rest=join_all(given.args) if given.args else None,
            known=True,
        )
    facts = {"vendor": Value(consts=(owner,), known=True)}
    if stage == "init":
        facts["stage"] = Value(consts=("init",), known=True)
    frame.emit("request", dotted, {"body": given.every()}, facts, identity=("sdk", dotted))
    return hinted(name) if name else UNKNOWN


def _sdk_path(receiver: Value, name: str) -> str | None:
    if receiver.ref is not None:
        return f"{receiver.ref}.{name}"
    for model in receiver.classes:
        if not model.resolved:
            return f"{model.name}.{name}"
    return None
