"""DRF serializers and views, SQLAlchemy rows."""
import logging

from rest_framework import serializers, viewsets
from rest_framework.decorators import api_view
from rest_framework.response import Response
from sqlalchemy import func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

log = logging.getLogger("api")


class Base(DeclarativeBase):
    pass


class Buyer(Base):
    __tablename__ = "buyer"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    last_name: Mapped[str]

    def __repr__(self):
        return f"Buyer({self.id})"


class BuyerSerializer(serializers.Serializer):
    email = serializers.EmailField()
    sku = serializers.CharField()

    def validate_email(self, value):
        log.debug("validating %d characters", len(value))  # clean: a length
        return value.lower()

    def validate(self, attrs):
        log.debug("sku %s", attrs["sku"])  # clean
        log.debug("mail %s", attrs["email"])  # want: RZ405
        return attrs

    def create(self, validated_data):
        log.info("creating %s", validated_data.get("email"))  # want: RZ405
        log.info("creating for %s", validated_data.get("sku"))  # clean
        return Buyer(**validated_data)


class BuyerViewSet(viewsets.ViewSet):
    def create(self, request):
        serializer = BuyerSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        log.info("mail %s", serializer.validated_data["email"])  # want: RZ405
        log.info("sku %s", serializer.validated_data["sku"])  # clean
        buyer = serializer.save()
        log.info("saved %s", buyer.pk)  # clean
        return Response({"id": buyer.pk})

    def destroy(self, request, pk=None):
        log.info("%s deletes %s", request.user.pk, pk)  # clean: ids
        log.info("%s deletes %s", request.user.username, pk)  # want: RZ405
        return Response(status=204)


@api_view(["POST"])
def ping(request):
    log.info("phone %s", request.data.get("phone_number"))  # want: RZ405
    log.info("kind %s", request.data.get("kind"))  # clean
    return Response({})


def rows(session, pk):
    buyer = session.get(Buyer, pk)
    log.info("%s", buyer)  # clean: its repr prints the id
    log.info("%s", buyer.last_name)  # want: RZ405
    total = session.scalar(select(func.count(Buyer.id)))
    log.info("%d buyers", total)  # clean: a count
    mail = session.scalar(select(Buyer.email).where(Buyer.id == pk))
    log.info("mail %s", mail)  # want: RZ405
    key = session.scalar(select(Buyer.id).where(Buyer.email == mail))
    log.info("key %s", key)  # clean: an id
