"""Settings of the sloppy service."""
from datetime import timedelta

DEBUG = False
ROOT_URLCONF = "sloppy.urls"
SECRET_KEY_FILE = "/run/secrets/django"
CART_LIFETIME = timedelta(days=30)

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
INSTALLED_APPS = ["django.contrib.sessions"]

SESSION_COOKIE_NAME = "sloppy_sid"  # want: RZ201
SESSION_COOKIE_AGE = 1209600  # clean
CSRF_COOKIE_NAME = "sloppy_csrf"  # want: RZ201
LANGUAGE_COOKIE_NAME = "pref_language"  # clean: declared by pattern
CART_COOKIE_TITLE = "Your cart"  # clean: no cookie's name
