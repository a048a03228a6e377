"""Helpers of one, two, three levels; recursion; returned values."""
import logging

logger = logging.getLogger(__name__)


def write(text):
    logger.info("note: %s", text)


def write_if(text, really):
    if really:
        write(text)


def write_later(text):
    write_if(text, really=True)


def write_pair(first, second):
    logger.info("only the second: %s", second)
    return first


def one(user):
    write(user.email)  # want: RZ405
    write(user.pk)  # clean: an id


def two(user):
    write_if(user.email, True)  # want: RZ405
    write_if(user.pk, True)  # clean


def three(user):
    write_later(user.email)  # want: RZ405
    write_later("user %d" % user.pk)  # clean


def pair(user):
    write_pair(user.email, user.pk)  # clean: the first is not logged
    write_pair(user.pk, user.email)  # want: RZ405
    write_pair(second=user.pk, first=user.email)  # clean
    write_pair(second=user.email, first=user.pk)  # want: RZ405


def mail_of(user):
    return user.email


def contact_of(user):
    return "%s <%s>" % (user.last_name, mail_of(user))


def key_of(user):
    mail = user.email
    logger.debug("no mail: %s", mail is None)  # clean: presence
    return user.pk


def returned(user):
    logger.info("%s", mail_of(user))  # want: RZ405
    logger.info("%s", contact_of(user))  # want: RZ405
    logger.info("%s", key_of(user))  # clean: an id


def note(email):
    logger.info("noted %s", email)  # want: RZ405


def noting(user):
    note(user.email)  # clean: reported in the helper
    note(email=user.email)  # clean


def both_of(user):
    return user.pk, user.email


def unpacked(user):
    key, mail = both_of(user)
    logger.info("%s", key)  # clean
    logger.info("%s", mail)  # want: RZ405
    logger.info("%s", both_of(user)[0])  # clean
    logger.info("%s", both_of(user))  # want: RZ405


def tree(node, depth):
    for key, value in node.items():
        if isinstance(value, dict):
            tree(value, depth + 1)
        else:
            logger.info("%s%s=%s", " " * depth, key, value)


def trees(user):
    tree({"user": {"contact": user.email}}, 0)  # want: RZ405
    tree({"user": {"pk": user.pk}}, 0)  # clean


def even(value, n):
    return value if n == 0 else odd(value, n - 1)


def odd(value, n):
    return None if n == 0 else even(value, n - 1)


def mutual(user):
    logger.info("%s", even(user.email, 4))  # want: RZ405
    logger.info("%s", even(user.pk, 4))  # clean


def mails(users):
    for user in users:
        yield user.email


def generated(users):
    for mail in mails(users):
        logger.info("%s", mail)  # want: RZ405
    logger.info("%s", sum(1 for _ in mails(users)))  # clean: a count
