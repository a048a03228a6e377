"""Order numbers, invoice numbers, state machines, gift cards, titles."""
import enum
import logging

logger = logging.getLogger(__name__)
CARD_IMAGE_URL = "/static/card.png"


class State(enum.Enum):
    NEW = "new"
    PAID = "paid"


class Order:
    def __init__(self, number):
        self.number = number
        self.state = State.NEW

    def pay(self):
        old, self.state = self.state, State.PAID
        logger.info("order %s: %s -> %s", self.number, old, self.state)  # clean: a state machine


def numbers(order, invoice, voucher, page):
    logger.info("order %s", order.number)  # clean
    logger.info("invoice %s", invoice.number)  # clean
    logger.info("voucher %s", voucher.number)  # clean
    logger.info("page %s", page.number)  # clean


def states(app, request, payment, refund):
    logger.info("db %s", app.state.db)  # clean
    logger.info("trace %s", request.state.trace_id)  # clean
    logger.info("payment %s", payment.state)  # clean
    logger.info("refund %s", refund["state"])  # clean


def gift_cards(gift_card, wallet):
    logger.info("gift card %s", gift_card.pk)  # clean: an id
    logger.info("picture %s", gift_card.card_image_url)  # clean
    logger.info("methods %s", {"card": "stripe", "cash": "till"})  # clean
    logger.info("layout %s", wallet.card_layout)  # clean
    logger.info("picture %s", CARD_IMAGE_URL)  # clean


def safe_cards(payment):
    logger.info("ending in %s", payment.last4)  # clean: last four
    logger.info("ending in %s", payment.card_last_four)  # clean: last four
    logger.info("shown as %s", payment.masked_card_number)  # clean: masked by name
    logger.info("token %s", payment.card_token)  # clean: a token


def titles(page, product, word):
    logger.info("page %s", page.title)  # clean
    logger.info("product %s", product["title"])  # clean
    logger.info("word %s", word.title())  # clean: str.title


def codes(response, currency, product):
    logger.info("status %s", response.status_code)  # clean
    logger.info("currency %s", currency.code)  # clean
    logger.info("colour %s", product.color_code)  # clean
    logger.info("account %s", {"account": "aws-prod"}["account"])  # clean


def counts(campaign):
    logger.info("%d sent", campaign.emails_sent)  # clean: a count
    logger.info("%d customers", campaign.customer_count)  # clean
    logger.info("%s", campaign.email_enabled)  # clean: a flag
    logger.info("%d", campaign.customer_email_count)  # clean: a count
