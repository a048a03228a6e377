"""Vendor SDKs that the policy does not declare."""
import stripe
from mixpanel import Mixpanel
from openai import OpenAI
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail
from slack_sdk import WebClient

stripe.api_key = "from-the-vault"  # clean: configuration
mp = Mixpanel("project")  # clean: constructing a client sends nothing


def charge(order):
    return stripe.PaymentIntent.create(  # want: RZ301
        amount=order.cents,
        currency="usd",
        metadata={"order": order.pk},
    )


def added_to_cart(cart):
    mp.track(str(cart.pk), "cart", {"lines": cart.line_count})  # want: RZ301


def summarise(text):
    client = OpenAI()  # clean: constructing a client sends nothing
    answer = client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])  # want: RZ301
    return answer.choices[0].message.content


def shipped(order):
    message = Mail(  # clean: building a message sends nothing
        from_email="shop@rozi.example",
        to_emails="orders@rozi.example",
        subject="Shipped",
        plain_text_content=str(order.pk),
    )
    SendGridAPIClient("key").send(message)  # want: RZ301


class Alarm:
    def __init__(self, token):
        self.client = WebClient(token=token)  # clean: constructing

    def ring(self, text):
        self.client.chat_postMessage(channel="#ops", text=text)  # want: RZ301


def refund(charge_id):
    try:
        stripe.Refund.create(charge=charge_id)  # want: RZ301
    except stripe.error.StripeError:  # clean: an exception class
        return False
    return True
