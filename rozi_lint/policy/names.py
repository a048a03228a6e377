"""What an identifier says about the data behind it.

An identifier is read as words. A name of a category counts where its words end the identifier, so
that `customer_email` is an e-mail address and `email_template` is none; the words before it may
take that back (`support_email`, `has_email`), and some say a form (`masked_email`). A weak name
(`name`, `city`) counts only on a holder that stands for a person. All words are the policy's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from .records import CategoryNames, DataNames
from .taxonomy import CARD_NUMBER, covered, covers
from .tokens import Tokens, is_constant, path_of, singulars, tokens_of

Form = Literal["clear", "partial", "pseudonymous", "encrypted"]
HolderKind = Literal["person", "address", "record", "other"]

# Names of these are somebody's secret whoever the holder is, the service's own included.
_CREDENTIALS = ("user.authorization", "system.authentication")
_OWN_CREDENTIAL = "system.authentication"
_CARD = "user.financial"
# A set of keys is an address where it holds at least two of these.
_ADDRESS_PARTS = ("street", "city", "postal_code", "state")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The category that a name speaks of, and how much of the data its form leaves."""

    category: str
    form: Form = "clear"


class Names:
    """Reads identifiers by the words of a policy. Answers are kept: names repeat."""

    def __init__(self, data: DataNames) -> None:
        self._words = _Words(data)
        self._distinct: dict[tuple[str, bool], Evidence | None] = {}
        self._weak: dict[str, Evidence | None] = {}
        self._kinds: dict[str, HolderKind | None] = {}
        self._on: dict[tuple[str, str, bool], Evidence | None] = {}

    def distinct(self, identifier: str, *, key: bool = False) -> Evidence | None:
        """What the name says wherever it stands.

        A name in capitals is a constant, and says nothing unless it is a credential; one that
        begins with a capital is a class. With `key` it is a string key or a column, which may be
        written in any way.
        """
        asked = (identifier, key)
        if asked not in self._distinct:
            self._distinct[asked] = self._read(identifier, key)
        return self._distinct[asked]

    def weak(self, identifier: str) -> Evidence | None:
        """What the name says on a person-like holder, where by itself it says nothing."""
        if identifier not in self._weak:
            tokens = tokens_of(_last(identifier))
            found = self._words.weak(tokens)
            self._weak[identifier] = found and found[0]
        return self._weak[identifier]

    def on(self, holder: str, identifier: str, *, key: bool = False) -> Evidence | None:
        """What an attribute or key says on its holder, given by name, dotted name or class name."""
        asked = (holder, identifier, key)
        if asked not in self._on:
            self._on[asked] = self._read_on(holder, identifier, key)
        return self._on[asked]

    def person_like(self, name: str) -> bool | None:
        """Whether a variable or class of this name is a person or carries a person's record."""
        kind = self._kind(name)
        return None if kind is None else kind != "other"

    def is_none(self, identifier: str) -> bool:
        """Whether the policy declares that the name holds no personal data."""
        return tokens_of(identifier) in self._words.none

    def is_address(self, keys: Iterable[str]) -> bool:
        """Whether keys that stand together make a postal address."""
        parts = {self._words.address_part(tokens_of(key)) for key in keys}
        return len(parts - {None}) >= 2

    def part_of_address(self, identifier: str) -> Evidence | None:
        """What a name says among the keys of an address: there `state` and `zip` count too."""
        return self.on("address", identifier, key=True)

    def _kind(self, name: str) -> HolderKind | None:
        if name not in self._kinds:
            self._kinds[name] = self._words.holder_kind(tokens_of(_last(name)))
        return self._kinds[name]

    def _read(self, identifier: str, key: bool) -> Evidence | None:
        *holders, name = path_of(identifier) or [identifier]
        if holders:
            return self.on(".".join(holders), name, key=key)
        return self._plausible(name, self._words.distinct(tokens_of(name)), key)

    def _read_on(self, holder: str, identifier: str, key: bool) -> Evidence | None:
        tokens = tokens_of(identifier)
        place = tuple(word for part in path_of(holder) for word in tokens_of(part))
        evidence = self._words.distinct(tokens, holder=self._words.bare_holder(place))
        if evidence is None and self._words.says_nothing(tokens):
            return None
        if evidence is None:
            evidence = self._words.weak_on(self._words.holder_kind(place), tokens)
        if evidence is None:
            evidence = self._words.thing(place, tokens)
        return self._plausible(identifier, evidence, key)

    def _plausible(self, name: str, evidence: Evidence | None, key: bool) -> Evidence | None:
        if evidence is None or key or not name.lstrip("_")[:1].isupper():
            return evidence
        if not (is_constant(name) and covered(_CREDENTIALS, evidence.category)):
            return None
        return replace(evidence, category=_OWN_CREDENTIAL)


def _last(identifier: str) -> str:
    parts = path_of(identifier)
    return parts[-1] if parts else identifier


class _Words:
    """The words of a policy, compiled for look-up by tuples of tokens."""

    def __init__(self, data: DataNames) -> None:
        every = data.categories.values()
        words = data.words
        self.none = frozenset(tokens_of(name) for name in data.none)
        self._fields = _by_tokens(every, "fields", joined=True)
        partial = _by_tokens(every, "partial_fields", joined=True)
        self._fields |= {name: replace(found, form="partial") for name, found in partial.items()}
        self._weak = _by_tokens(every, "weak_fields")
        self._address = _by_tokens(every, "address_fields")
        self._not_after = {entry.category: frozenset(entry.not_after) for entry in every}
        exceptions = {tokens_of(name) for entry in every for name in entry.exceptions}
        self._exceptions = exceptions | self.none
        self._persons = frozenset(words["holders"])
        self._addresses = frozenset(words["addresses"])
        self._records = frozenset(words["records"])
        self._holders = self._persons | self._addresses | self._records
        self._others = frozenset(words["non_holders"])
        self._own = frozenset(words["own"])
        self._flags = frozenset(words["flags"])
        self._negative = self._flags | frozenset(words["verbs"])
        self._neutral = frozenset(words["neutral"])
        self._qualifiers = frozenset(words["qualifiers"])
        self._accessors = frozenset(words["accessors"])
        self._class_words = frozenset(words["class_words"]) | self._neutral
        self._on_records = frozenset(tokens_of(name) for name in words["on_records"])
        self._things = frozenset(words["things"])
        self._last_digits = _sequences(words["last_digits_names"])
        self._forms: tuple[tuple[Form, list[Tokens]], ...] = (
            ("partial", _sequences(words["partial_names"])),
            ("pseudonymous", _sequences(words["pseudonymous_names"])),
            ("encrypted", _sequences(words["encrypted_names"])),
        )
        self._card_surrogates = frozenset(words["card_surrogate_names"])
        sequences = [*self._last_digits, *(name for _, names in self._forms for name in names)]
        self._form_words = self._card_surrogates.union(*sequences)

    def says_nothing(self, tokens: Tokens) -> bool:
        return not tokens or tokens in self._exceptions

    def distinct(self, tokens: Tokens, holder: Tokens = ()) -> Evidence | None:
        """What a name says, given the words of its holder, if it has one.

        Words that make a name the company's own do so from the holder only where they name a thing
        that is no person (`shop.email`); `info["email"]` is anyone's.
        """
        holder = tuple(w for w in holder if w in self._others or w not in self._own)
        tokens = self._without_accessor(tokens)
        if tokens in self.none:
            return None
        exact = self._fields.get(tokens)
        if exact is not None:
            return None if self._takes_back(holder, exact.category) else exact
        if self.says_nothing(tokens):
            return None
        return self._in_form(tokens, holder) or self._in_clear(tokens, holder)

    def _in_form(self, tokens: Tokens, holder: Tokens) -> Evidence | None:
        if self._form_words.isdisjoint(tokens):
            return None
        rest = _without_any(tokens, self._last_digits)
        if rest is not None:
            inner = self._in_clear(rest, holder) if rest else None
            return Evidence(inner.category if inner else CARD_NUMBER, "partial")
        for form, names in self._forms:
            rest = _without_any(tokens, names)
            if rest:
                inner = self._in_clear(rest, holder)
                return inner and replace(inner, form=form)
        if len(tokens) > 1 and tokens[-1] in self._card_surrogates:
            inner = self._in_clear(tokens[:-1], holder)
            if inner and covers(_CARD, inner.category):
                return replace(inner, form="pseudonymous")
        return None

    def _in_clear(self, tokens: Tokens, holder: Tokens) -> Evidence | None:
        for name in self._endings(tokens):
            match = _longest(self._fields, name)
            if match is not None:
                evidence, before = match
                if self._negates(before) or self._takes_back((*holder, *before), evidence.category):
                    return None
                if covered(_CREDENTIALS, evidence.category) and self._is_own(before):
                    return replace(evidence, category=_OWN_CREDENTIAL)
                return evidence
        return self._with_holder(tokens)

    def _with_holder(self, tokens: Tokens) -> Evidence | None:
        """A weak name counts as a distinct one where the word before it is a holder."""
        found = self.weak(tokens)
        if found is not None:
            evidence, name, before = found
        else:
            match = self._address_match(tokens)
            if match is None:
                return None
            evidence, name, before = match
        kind = self._word_kind(next((w for w in reversed(before) if w in self._holders), ""))
        if kind is None or self._takes_back(before, evidence.category):
            return None
        return evidence if self._counts_on(kind, name) else None

    def weak(self, tokens: Tokens) -> tuple[Evidence, Tokens, Tokens] | None:
        return self._qualified(self._weak, tokens)

    def _address_match(self, tokens: Tokens) -> tuple[Evidence, Tokens, Tokens] | None:
        return self._qualified(self._address, tokens)

    def _qualified(
        self, table: Mapping[Tokens, Evidence], tokens: Tokens
    ) -> tuple[Evidence, Tokens, Tokens] | None:
        """A name before which nothing stands but words that do not change what it means."""
        tokens = self._without_accessor(tokens)
        if self.says_nothing(tokens):
            return None
        for name in self._endings(tokens):
            match = _longest(table, name)
            if match is not None:
                evidence, before = match
                if all(word in self._qualifiers or word in self._holders for word in before):
                    return evidence, name[len(before) :], before
                return None
        return None

    def weak_on(self, kind: HolderKind | None, tokens: Tokens) -> Evidence | None:
        """What a weak name says on a holder of this kind."""
        if kind in (None, "other"):
            return None
        found = self.weak(tokens) or self._address_match(tokens)
        if found is None:
            return None
        evidence, name, _ = found
        return evidence if self._counts_on(kind, name) else None

    def _counts_on(self, kind: HolderKind | None, name: Tokens) -> bool:
        names = list(singulars(name))
        if kind == "record":
            return any(name in self._on_records for name in names)
        if kind == "person":
            return any(name in self._weak for name in names)
        return kind == "address"

    def thing(self, holder: Tokens, tokens: Tokens) -> Evidence | None:
        """On a card, a phone, a passport the holder completes the name: `card.number`."""
        place = self.bare_holder(holder)
        if not place or place[-1] not in self._things:
            return None
        return self.distinct((*place, *tokens))

    def holder_kind(self, tokens: Tokens) -> HolderKind | None:
        bare = self.bare_holder(self._without_accessor(tokens))
        if not bare or any(word in self._flags for word in bare[:-1]):
            return None
        for name in singulars(bare[-1:]):
            kind = self._word_kind(name[0])
            if kind in ("address", "record") and self._takes_back(bare[:-1], ""):
                return "other"
            if kind is not None:
                return kind
        return None

    def _word_kind(self, word: str) -> HolderKind | None:
        if word in self._persons:
            return "person"
        if word in self._addresses:
            return "address"
        if word in self._records:
            return "record"
        return "other" if word in self._others or word in self._own else None

    def bare_holder(self, tokens: Tokens) -> Tokens:
        """A holder's words without what only says how it is kept: `UserIn`, `customer_data`."""
        while len(tokens) > 1 and (tokens[-1] in self._class_words or tokens[-1].isdigit()):
            tokens = tokens[:-1]
        return tokens

    def address_part(self, tokens: Tokens) -> str | None:
        found = self.distinct(tokens) or self.weak_on("address", tokens)
        part = found.category.rpartition(".")[2] if found else ""
        return part if part in _ADDRESS_PARTS else None

    def _without_accessor(self, tokens: Tokens) -> Tokens:
        return tokens[1:] if len(tokens) > 1 and tokens[0] in self._accessors else tokens

    def _endings(self, tokens: Tokens) -> Iterable[Tokens]:
        """The name as it stands, then without the neutral words at its end, one by one."""
        yield tokens
        while len(tokens) > 1 and (tokens[-1] in self._neutral or tokens[-1].isdigit()):
            tokens = tokens[:-1]
            yield tokens

    def _negates(self, before: Tokens) -> bool:
        return any(word in self._negative for word in before)

    def _is_own(self, before: Tokens) -> bool:
        """Whether the words before the name of a secret make it the service's: `smtp_password`."""
        return any(w in self._own for w in before) and not any(w in self._persons for w in before)

    def _takes_back(self, before: Tokens, category: str) -> bool:
        """Whether the words before a name make it the company's own, or another thing."""
        not_after = self._not_after.get(category, frozenset())
        if any(word in not_after for word in before):
            return True
        if covered(_CREDENTIALS, category):
            return False
        for word in reversed(before):
            if word in self._persons:
                return False
            if word in self._own:
                return True
        return False


def _by_tokens(
    entries: Iterable[CategoryNames],
    attribute: Literal["fields", "weak_fields", "address_fields", "partial_fields"],
    joined: bool = False,
) -> dict[Tokens, Evidence]:
    """Names by tokens; joined: also written as one word (`firstname`)."""
    table: dict[Tokens, Evidence] = {}
    for entry in entries:
        names: tuple[str, ...] = getattr(entry, attribute)
        for name in names:
            tokens = tokens_of(name)
            table[tokens] = Evidence(entry.category)
            if joined and len(tokens) > 1:
                table.setdefault(("".join(tokens),), Evidence(entry.category))
    return table


def _sequences(names: Iterable[str]) -> list[Tokens]:
    return sorted((tokens_of(name) for name in names), key=len, reverse=True)


def _longest(table: Mapping[Tokens, Evidence], tokens: Tokens) -> tuple[Evidence, Tokens] | None:
    """The longest entry that ends the tokens, and the words before it."""
    for start in range(max(0, len(tokens) - 5), len(tokens)):
        for name in singulars(tokens[start:]):
            if name in table:
                return table[name], tokens[:start]
    return None


def _without_any(tokens: Tokens, names: Iterable[Tokens]) -> Tokens | None:
    """The tokens without the first of these sequences that is among them; None where none is."""
    for name in names:
        for start in range(len(tokens) - len(name) + 1):
            if tokens[start : start + len(name)] == name:
                return tokens[:start] + tokens[start + len(name) :]
    return None
