from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views import View

CART_COOKIE = "cart_id"
GUEST_COOKIE = "guest_id"
TRACKER = "rz" + "_" + "visit"


def home(request):
    response = render(request, "home.html")
    response.set_cookie("visited", "1", max_age=3600, secure=True, httponly=True, samesite="Lax")  # want: RZ201
    response.set_cookie("pref_theme", "dark", secure=True, samesite="Lax")  # clean: declared by pattern
    return response


def cart(request):
    response = JsonResponse({"lines": []})
    response.set_cookie(  # clean: declared
        CART_COOKIE,
        request.session.get("cart", "0"),
        secure=True,
        httponly=True,
        samesite="Lax",
    )
    response.set_cookie(  # want: RZ201
        GUEST_COOKIE,
        value="0",
        secure=True,
        httponly=True,
        samesite="Lax",
    )
    response.set_cookie(TRACKER, "1")  # want: RZ201
    return response


def leave(request):
    response = HttpResponseRedirect("/")
    response.delete_cookie("guest_id")  # clean: deleting
    response.delete_cookie("visited", path="/")  # clean: deleting
    response.set_cookie("old_banner", "", max_age=0)  # clean: emptying with max_age=0 is deleting
    return response


def signed(request):
    response = HttpResponse("ok")
    response.set_signed_cookie("remember_me", "1", salt="rm", secure=True)  # want: RZ201
    response.set_signed_cookie("rozi_session", "1", salt="rm", secure=True)  # clean: declared
    return response


def jar(request):
    response = HttpResponse()
    response.cookies["banner"] = "closed"  # want: RZ201
    response.cookies["banner"]["max-age"] = 3600  # clean: an attribute of the cookie above
    response.cookies["pref_lang"] = "de"  # clean: declared by pattern
    return response


def header(request):
    response = HttpResponse()
    response["Set-Cookie"] = "promo=1; Path=/; Secure"  # want: RZ201
    response["X-Cookie-Policy"] = "promo=1"  # clean: another header
    return response


def reads(request):
    seen = request.COOKIES.get("visited")  # clean: reading
    request.session["visited"] = True
    return HttpResponse(bool(seen))


class Consent(View):
    cookie_name = "cookie_banner"
    cart_name = "cart_id"

    def post(self, request):
        response = HttpResponse(status=204)
        response.set_cookie(self.cookie_name, "1", max_age=86400)  # want: RZ201
        response.set_cookie(self.cart_name, "1", max_age=86400)  # clean: declared
        return response


def overwritten(request):
    name = "visitor"
    name = "cart_id"
    response = HttpResponse()
    response.set_cookie(name, "1")  # clean: the name it has by now is declared
    return response


def never(request):
    response = HttpResponse()
    return response
    response.set_cookie("unreachable", "1")  # clean: dead code


def by_setting(request):
    response = HttpResponse()
    if settings.DEBUG:
        response.set_cookie("debug_panel", "1")  # want: RZ201
    return response


def known_in_part(request, section):
    response = HttpResponse()
    response.set_cookie(f"promo_{section}", "1")  # want: RZ201
    return response


def another_case(request):
    response = HttpResponse()
    response.set_cookie("my_pref_theme", "1")  # want: RZ201
    return response
