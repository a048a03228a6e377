"""Bind addresses, hosts, warehouses, nodes, e-mail machinery, zip()."""
import ipaddress
import logging
import socket

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.http import HttpResponse

logger = logging.getLogger(__name__)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def serve(bind_address, port):
    server = socket.create_server((bind_address, port))
    logger.info("listening on %s:%d", bind_address, port)  # clean: a bind address
    logger.info("socket %s", server.getsockname())  # clean
    logger.info("host %s", socket.gethostname())  # clean


def networks(cidr):
    network = ipaddress.ip_network(cidr)
    logger.info("network %s has %d hosts", network, network.num_addresses)  # clean
    logger.info("address %s", ipaddress.ip_address("10.0.0.1"))  # clean: a constant


def nodes(node, address):
    logger.info("node %s", node.address)  # clean: the address of a node
    logger.info("node at %s", address)  # clean: a free variable


def logistics(warehouse, supplier):
    logger.info("warehouse %s", warehouse.address)  # clean: of a warehouse
    logger.info("supplier %s", supplier["address"])  # clean: of a supplier


def hosts(request):
    logger.info("host %s", request.get_host())  # clean: our own host
    logger.info("redis %s", settings.REDIS_HOST)  # clean
    logger.info("relay %s:%s", settings.EMAIL_HOST, settings.EMAIL_PORT)  # clean
    logger.info("zip %s", list(zip("ab", "cd")))  # clean: the builtin


def mail_machinery(email_type, email_template):
    connection = get_connection(EMAIL_BACKEND)
    logger.info("backend %s", EMAIL_BACKEND)  # clean: a module
    logger.info("backend %s", settings.EMAIL_BACKEND)  # clean
    logger.info("template %s", email_template)  # clean
    logger.info("type %s", email_type)  # clean
    logger.info("from %s", settings.DEFAULT_FROM_EMAIL)  # clean: the shop's own
    return EmailMessage(connection=connection)


def flags(user, form):
    logger.info("verified %s", user.email_verified)  # clean: a flag
    logger.info("opted in %s", user.email_opt_in)  # clean: a flag
    logger.info("phone asked %s", form.phone_required)  # clean: a flag
    logger.info("prefix %s", form.phone_prefix)  # clean


def places(event, response):
    logger.info("venue %s", event.location)  # clean: a venue
    logger.info("goes to %s", response["Location"])  # clean: a header
    answer = HttpResponse(status=302)
    answer["Location"] = "/thanks/"
    logger.info("goes to %s", answer["Location"])  # clean
    return answer


def queries(sql, pattern, model):
    query = "SELECT count(*) FROM stock"
    logger.info("sql %s", query)  # clean
    logger.info("sql %s", sql)  # clean
    logger.info("filter %s", Q(active=True))  # clean
    logger.info("found %s", pattern.search("shelf 7"))  # clean: a regular expression
    logger.info("queryset %s", model.objects.filter(active=True).query)  # clean


def machines(printer, till, certificate):
    logger.info("printer %s", printer.device)  # clean: a machine
    logger.info("till %s", till.device_name)  # clean
    logger.info("certificate %s", certificate.fingerprint)  # clean
    logger.info("cache age %s", certificate.max_age)  # clean
