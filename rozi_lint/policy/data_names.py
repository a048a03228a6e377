"""The `[data]` tables: by which names each data category goes in code."""

from .layer import united
from .problems import nearest
from .reader import Reader
from .records import CategoryNames, DataNames
from .taxonomy import DATA_KEYS, NONE
from .tokens import tokens_of

SINGLE_WORDS = (
    "holders",
    "addresses",
    "records",
    "things",
    "non_holders",
    "own",
    "flags",
    "verbs",
    "neutral",
    "qualifiers",
    "accessors",
    "class_words",
    "card_surrogate_names",
)
NAMES = (
    "on_records",
    "last_digits_names",
    "partial_names",
    "pseudonymous_names",
    "encrypted_names",
)
WORD_LISTS = (*SINGLE_WORDS, *NAMES)


def read_data_names(reader: Reader, base: DataNames) -> DataNames:
    words = {key: united(base.words.get(key, ()), _words(reader, key)) for key in WORD_LISTS}
    none_reader = reader.table(NONE)
    none = none_reader.texts("fields")
    none_reader.close()
    categories = dict(base.categories)
    named: set[str] = set()
    for key in reader:
        if key in WORD_LISTS or key == NONE:
            continue
        if key not in DATA_KEYS:
            _report_unknown(reader, key)
            continue
        categories[key] = _category(reader.table(key), categories.get(key, CategoryNames(key)))
        named.update(categories[key].fields)
    reader.close()
    kept = tuple(name for name in base.none if name not in named)
    return DataNames(words=words, categories=categories, none=united(kept, none))


def _words(reader: Reader, key: str) -> tuple[str, ...]:
    words = reader.texts(key)
    for word in words:
        if key in SINGLE_WORDS and tokens_of(word) != (word,):
            reader.problem(key, f'"{word}" must be one word in small letters', word)
    return words


def _category(reader: Reader, base: CategoryNames) -> CategoryNames:
    names = CategoryNames(
        category=base.category,
        fields=united(base.fields, reader.texts("fields")),
        weak_fields=united(base.weak_fields, reader.texts("weak_fields")),
        address_fields=united(base.address_fields, reader.texts("address_fields")),
        partial_fields=united(base.partial_fields, reader.texts("partial_fields")),
        not_after=united(base.not_after, reader.texts("not_after")),
        exceptions=united(base.exceptions, reader.texts("exceptions")),
    )
    reader.close()
    return names


def _report_unknown(reader: Reader, key: str) -> None:
    known = DATA_KEYS | {NONE} | set(WORD_LISTS)
    reader.raw(key)
    reader.problem(key, f'unknown data category "{key}"{nearest(key, known)}')
