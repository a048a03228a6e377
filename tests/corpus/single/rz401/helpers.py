"""Card numbers through helpers: masks judged by their body."""
import logging

logger = logging.getLogger(__name__)


def tail(value):
    return value[-4:]


def star(value):
    return "*" * 12 + tail(value)


def mask_card(value):
    """Masks a card. It says."""
    return value


def mask_if_long(value):
    if len(value) < 13:
        return value
    return "*" + value[-4:]


def normalise(value):
    return value.replace("-", "").strip()


def group(value):
    return " ".join([value[0:4], value[4:8], value[8:12], value[12:16]])


def say(text):
    logger.info("card: %s", text)


def say_twice(text):
    say(text)
    say(text)


def say_masked(text):
    logger.info("card: %s", star(text))


def with_masks(card_number):
    logger.info("a %s", star(card_number))  # clean: last four by body
    logger.info("b %s", mask_card(card_number))  # want: RZ401
    logger.info("c %s", mask_if_long(card_number))  # want: RZ401
    logger.info("d %s", normalise(card_number))  # want: RZ401
    logger.info("e %s", tail(normalise(card_number)))  # clean: last four
    logger.info("f %s", group(card_number))  # want: RZ401
    logger.info("g %s", star(mask_card(card_number)))  # clean: last four


def with_helpers(data):
    number = data["card_number"]
    say(number)  # want: RZ401
    say_twice(number)  # want: RZ401
    say_masked(number)  # clean: masked inside
    say(tail(number))  # clean: masked before
    say_twice(data["order_id"])  # clean: an id


def note_number(card_number):
    logger.info("number %s", card_number)  # want: RZ401


def caller(data):
    note_number(data["card_number"])  # clean: reported in the helper
    note_number(data.get("card_number"))  # clean


def walk(node):
    for key, value in node.items():
        if isinstance(value, dict):
            walk(value)
        else:
            print(key, value)


def dump(card_number):
    walk({"payment": {"number": card_number}})  # want: RZ401
    walk({"payment": {"tail": card_number[-4:]}})  # clean: last four


def ping(value, left):
    if left:
        pong(value, left - 1)


def pong(value, left):
    print("left", left)
    if not left:
        print(value)
    else:
        ping(value, left)


def bounce(cvv):
    ping(cvv, 3)  # want: RZ401
    ping("constant", 3)  # clean


class Recorder:
    def __init__(self):
        self.entries = []
        self.secret_part = None

    def take(self, form):
        self.secret_part = form.cleaned_data["card_number"]

    def show(self):
        print(self.secret_part)  # want: RZ401

    def show_tail(self):
        print(self.secret_part[-4:])  # clean: last four

    def show_count(self):
        print(len(self.entries))  # clean
