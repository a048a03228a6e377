"""A vendor SDK that the policy declares."""
from twilio.rest import Client


def client():
    return Client("sid", "from-the-vault")  # clean


def text(to, body):
    return Client("sid", "from-the-vault").messages.create(to=to, from_="+15550100", body=body)  # clean: declared


def text_again(to, body):
    sms = client()
    sms.messages.create(to=to, from_="+15550100", body=body)  # clean: declared


def lookup(number):
    return client().lookups.v2.phone_numbers(number).fetch()  # clean: declared
