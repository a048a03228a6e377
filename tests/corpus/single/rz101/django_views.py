"""Account pages of the shop."""
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render

from shop.accounts.forms import ContactForm, ProfileForm
from shop.accounts.services import enqueue, geocode, subscribe
from shop.models import Customer


@login_required
def profile(request):
    customer = get_object_or_404(Customer, pk=request.user.pk)  # clean: an id
    context = {
        "mail": request.user.email,  # want: RZ101
        "phone": customer.phone_number,  # want: RZ101
        "pk": customer.pk,
    }
    # The same category again, in the same function: counted once.
    context["copy"] = customer.email  # clean
    return render(request, "profile.html", context)


@login_required
def update_profile(request):
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return render(request, "profile.html", {"form": form})
    user = request.user
    user.first_name = form.cleaned_data["first_name"]  # want: RZ101
    user.phone = form.cleaned_data.get("phone")  # want: RZ101
    user.newsletter = "newsletter" in request.POST
    user.save()
    return HttpResponseRedirect("/account/")


def contact(request):
    if "email" not in request.POST:  # clean: presence
        return JsonResponse({"error": "email missing"}, status=400)
    email = request.POST["email"]  # want: RZ101
    enqueue("contact", email, request.POST.get("message_id"))
    return JsonResponse({"ok": True})


def subscribe_view(request):
    form = ContactForm(request.POST)
    if form.is_valid():
        subscribe(
            form.cleaned_data["email"],  # want: RZ101
            source=request.POST.get("source", "footer"),  # clean
        )
    return HttpResponseRedirect("/thanks/")


def clear_phone(request, pk):
    customer = get_object_or_404(Customer, pk=pk)
    customer.phone_number = ""  # clean: a write target
    customer.save(update_fields=["phone_number"])  # clean: names a column to write
    return HttpResponseRedirect("/account/")


def find_nearby(request):
    customer = get_object_or_404(Customer, pk=request.user.pk)
    if not customer.street_address:  # clean: presence
        return JsonResponse({"shops": []})
    point = geocode(customer.street_address)  # want: RZ101
    return JsonResponse({"shops": point.shops()})


def has_contact(request):
    customer = get_object_or_404(Customer, pk=request.user.pk)
    return JsonResponse({
        "phone": bool(customer.phone_number),  # clean: presence
        "email": customer.email is not None,  # clean: presence
    })
