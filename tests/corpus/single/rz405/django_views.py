"""Account views with too talkative logs."""
import logging

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import FormView

from shop.forms import AddressForm, SignUpForm
from shop.models import Order

logger = logging.getLogger(__name__)
User = get_user_model()


@login_required
def profile(request):
    user = request.user
    logger.info("profile of %s", user.email)  # want: RZ405
    logger.info("profile of %s", user.pk)  # clean: an id
    logger.info("profile of %s", request.user)  # want: RZ405
    logger.debug("staff: %s", user.is_staff)  # clean
    return render(request, "profile.html")


def sign_up(request):
    form = SignUpForm(request.POST)
    if not form.is_valid():
        logger.warning("sign-up failed, fields %s", list(form.errors))  # clean: names of fields
        logger.warning("sign-up failed for %s", request.POST.get("email"))  # want: RZ405
        return render(request, "signup.html", {"form": form})
    email = form.cleaned_data["email"]
    if User.objects.filter(email=email).exists():
        logger.info("already there: %s", email)  # want: RZ405
        return redirect("login")
    user = form.save()
    logger.info("new user %d", user.id)  # clean: an id
    logger.info(  # want: RZ405
        "new user %s %s",
        user.first_name,
        user.last_name,
    )
    messages.success(request, f"Welcome, {user.first_name}")  # clean: shown to the person, no log
    return redirect("home")


def reset(request):
    email = request.POST["email"]
    count = User.objects.filter(email__iexact=email).count()
    logger.info("reset asked, %d accounts", count)  # clean: a count
    domain = email.split("@")[1]
    logger.info("reset asked at %s", domain)  # clean: the domain only
    local = email.split("@")[0]
    logger.info("reset asked by %s", local)  # want: RZ405
    return redirect("login")


def address(request, pk):
    order = get_object_or_404(Order, pk=pk)
    form = AddressForm(request.POST, instance=order.shipping_address)
    if form.is_valid():
        street = form.cleaned_data.get("street")
        logger.info("order %s moves to %s", order.number, street)  # want: RZ405
        logger.info("order %s moves", order.number)  # clean
        form.save()
    logger.info("phone %s", order.customer.phone_number[-4:])  # clean: last four of a phone
    logger.info("phone %s", order.customer.phone_number)  # want: RZ405
    return HttpResponseRedirect("/")


class Login(FormView):
    def form_valid(self, form):
        password = form.cleaned_data["password"]
        logger.debug("password has %d characters", len(password))  # clean: a length
        logger.debug("trying %r", password)  # want: RZ405
        self.request.session["tried"] = True
        return super().form_valid(form)

    def form_invalid(self, form):
        username = form.cleaned_data.get("username")
        logger.warning("login failed for %s", username)  # want: RZ405
        logger.warning("login failed from %s", self.request.META["REMOTE_ADDR"])  # clean: device data
        return super().form_invalid(form)

    def log_agent(self):
        logger.info("agent %s", self.request.META.get("HTTP_USER_AGENT"))  # clean: device data


def search(request):
    logger.info("search for %s", request.GET.get("q"))  # clean: behaviour data
    return render(request, "search.html")


def impersonate(request, pk):
    user = User.objects.get(pk=pk)
    logger.info("impersonating %s", user)  # want: RZ405
    logger.info("impersonating #%s", user.pk)  # clean: an id
    logger.info("impersonating %s", "staff" if user.is_staff else "customer")  # clean: chosen by a test
    return redirect("home")
