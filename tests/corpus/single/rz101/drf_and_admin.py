"""DRF serializers and views, an admin, a management command, a task."""
from celery import shared_task
from django.contrib import admin
from django.core.management.base import BaseCommand
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.response import Response

from shop.models import Customer
from shop.services import call_centre, welcome


class CustomerSerializer(serializers.ModelSerializer):
    class Meta:
        model = Customer
        fields = ["id", "email", "phone_number"]  # clean: a definition reads nothing

    def validate(self, attrs):
        if not attrs.get("email"):  # clean: presence
            raise serializers.ValidationError("e-mail missing")
        attrs["email"] = attrs["email"].lower()  # want: RZ101
        return attrs

    def create(self, validated_data):
        customer = Customer(email=validated_data["email"])  # want: RZ101
        customer.phone_number = validated_data.get("phone_number", "")  # want: RZ101
        customer.save()
        welcome(customer.pk)  # clean: an id
        return customer


@api_view(["POST"])
def call_me(request):
    call_centre(
        request.data["phone_number"],  # want: RZ101
        topic=request.data.get("topic"),  # clean
    )
    return Response(status=202)


@admin.register(Customer)
class CustomerAdmin(admin.ModelAdmin):
    list_display = ["pk", "email", "masked"]  # clean: a definition reads nothing
    search_fields = ["email"]  # clean

    def masked(self, obj):
        return obj.email.split("@")[1]  # want: RZ101

    def number(self, obj):
        return obj.pk  # clean


class Command(BaseCommand):
    def handle(self, *args, **options):
        for customer in Customer.objects.filter(phone_number="").order_by("email"):  # clean
            self.one(customer)

    def one(self, customer):
        return customer.last_name, customer.first_name  # want: RZ101


@shared_task
def remind(pk):
    customer = Customer.objects.get(pk=pk)
    try:
        call_centre(customer.phone_number, topic="basket")  # want: RZ101
    finally:
        customer.reminded = True
        customer.save(update_fields=["reminded"])  # clean


@shared_task
def purge():
    return Customer.objects.filter(email__endswith=".invalid").delete()  # clean: a filter
