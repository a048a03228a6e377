from rozi_lint.policy import DATA_KEYS, covered, covers, words


def test_words() -> None:
    assert words("user.contact.email") == "e-mail address"
    assert words("user.financial.credit_card.number") == "card number"
    assert words("no.such.key") == "no.such.key"


def test_a_parent_covers_its_children() -> None:
    assert covers("user.name", "user.name")
    assert covers("user.name", "user.name.first")
    assert not covers("user.name.first", "user.name")
    assert not covers("user.name", "user.names")
    assert covered(("user.device", "user.name"), "user.name.last")


def test_every_key_has_its_parent() -> None:
    for key in DATA_KEYS:
        assert "." not in key or key.rpartition(".")[0] in DATA_KEYS
