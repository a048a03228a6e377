"""`name` is the name of things, most of the time."""
import logging
import threading
from dataclasses import dataclass
from pathlib import Path

logger = logging.getLogger(__name__)


@dataclass
class Product:
    name: str
    price: int


class Plugin:
    name = "free-shipping"
    title = "Free shipping"

    def activate(self):
        logger.info("plugin %s activated", self.name)  # clean: the name of a plugin
        logger.info("plugin %s", self.title)  # clean

    def deactivate(self, name):
        logger.info("%s deactivated", name)  # clean: a free variable


class Category:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent

    def __str__(self):
        return self.name


def upload(request):
    handle = request.FILES["picture"]
    logger.info("uploaded %s", handle.name)  # clean: the name of a file
    path = Path("/tmp") / "upload"
    logger.info("stored as %s", path.name)  # clean: the name of a file


def products(product: Product, category: Category):
    logger.info("product %s", product.name)  # clean
    logger.info("product %s", product)  # clean: prints name and price of a product
    logger.info("category %s", category)  # clean
    logger.info("category %s", category.name)  # clean


def things(switch, task, queue, field, event, branch, role, column, app):
    print("switch", switch.name)  # clean
    print("task", task.name)  # clean
    print("queue", queue.name)  # clean
    print("field", field.name)  # clean
    print("event", event.name)  # clean
    print("branch", branch.name)  # clean
    print("role", role.name)  # clean
    print("column", column["name"])  # clean
    print("app", app.name)  # clean


def runtime(func):
    print(func.__name__)  # clean
    print(threading.current_thread().name)  # clean
    print(logger.name)  # clean
    for name, value in sorted(vars(Plugin).items()):
        print(name, value)  # clean: attributes of a class


def shop_and_person(site, customer):
    print(site.name)  # clean: the name of a site
    print(customer.name)  # want: RZ405
    print(site.name, customer.name)  # want: RZ405


def configured(settings, hostname, filename):
    logger.info("site %s on %s", settings.SITE_NAME, hostname)  # clean
    logger.info("reading %s", filename)  # clean
    logger.info("environment %s", settings.ENVIRONMENT_NAME)  # clean
