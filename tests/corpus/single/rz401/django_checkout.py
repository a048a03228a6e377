import logging

from django import forms
from django.db import models
from django.http import HttpResponse
from django.shortcuts import render

log = logging.getLogger("shop.checkout")


class CardForm(forms.Form):
    card_number = forms.CharField(max_length=19)
    cvv = forms.CharField(max_length=4)
    holder = forms.CharField()

    def clean_card_number(self):
        value = self.cleaned_data["card_number"].replace(" ", "")
        if not value.isdigit():
            log.warning("no digits: %s", value)  # want: RZ401
        log.debug("card form: %d digits", len(value))  # clean: a length
        return value


class Payment(models.Model):
    last4 = models.CharField(max_length=4)
    card_token = models.CharField(max_length=64)
    amount = models.IntegerField()

    def __str__(self):
        return "*" + self.last4


def pay(request):
    form = CardForm(request.POST)
    if not form.is_valid():
        log.info("invalid: %s", sorted(form.errors.keys()))  # clean: names of fields
        return render(request, "pay.html", {"form": form})
    number = form.cleaned_data["card_number"]
    log.info("paying with %s", number)  # want: RZ401
    log.info("paying with *%s", number[-4:])  # clean: last four
    log.info(  # want: RZ401
        "paying, code %s", form.cleaned_data.get("cvv")
    )
    return HttpResponse("ok")


def pay_raw(request):
    try:
        pan = request.POST["card_number"]
    except KeyError:
        log.exception("no card number")  # clean
        return HttpResponse(status=400)
    print("PAN", pan, request.POST.get("cvv"))  # want: RZ401
    tail = pan[-4:]
    pan = None
    print("PAN", pan)  # clean: overwritten
    print("tail", tail)  # clean: last four
    return HttpResponse("ok")


def paid(request, pk):
    payment = Payment.objects.get(pk=pk)
    log.info("paid: %s", payment)  # clean: prints the last four
    log.info("paid: %s %s", payment.last4, payment.amount)  # clean
    log.info("token: %s", payment.card_token)  # clean: a token
    return HttpResponse("ok")
