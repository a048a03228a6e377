import os
import uuid

from django.conf import settings
from django.http import HttpResponse


def from_request(request):
    response = HttpResponse()
    response.set_cookie(request.GET["name"], "1")  # want: RZ207
    return response


def from_environment(request):
    response = HttpResponse()
    response.set_cookie(os.environ["SHOP_COOKIE"], "1")  # want: RZ207
    return response


def from_random(request):
    response = HttpResponse()
    name = uuid.uuid4().hex
    response.set_cookie(name, "1")  # want: RZ207
    return response


def from_setting(request):
    response = HttpResponse()
    response.set_cookie(settings.SHOP_GUEST_COOKIE, "1")  # want: RZ207
    return response


def in_part_possible(request, tail):
    response = HttpResponse()
    response.set_cookie("cart_" + tail, "1")  # want: RZ207
    return response


def in_part_impossible(request, tail):
    response = HttpResponse()
    response.set_cookie("promo_" + tail, "1")  # want: RZ201
    return response


def known(request):
    response = HttpResponse()
    response.set_cookie("cart_id", "1")  # clean
    response.set_cookie("guest_id", "1")  # want: RZ201
    return response


def joined(request):
    response = HttpResponse()
    response.set_cookie("_".join(["pref", "size"]), "1")  # clean: pref_size
    response.set_cookie("%s_%s" % ("cart", "id"), "1")  # clean: cart_id
    return response


def deleted(request):
    response = HttpResponse()
    response.delete_cookie(request.GET["name"])  # clean: deleting
    return response


def jar(request, key):
    response = HttpResponse()
    response.cookies[key] = "1"  # want: RZ207
    return response


def any_of(request):
    response = HttpResponse()
    for name in request.GET.getlist("names"):
        response.set_cookie(name, "1")  # want: RZ207
    return response
