"""Django settings of the shop."""
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent
DEBUG = False
ROOT_URLCONF = "shop.urls"

INSTALLED_APPS = ["django.contrib.auth", "django.contrib.sessions", "shop"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "rozi_session"  # clean: declared
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "csrf_rozi"  # clean: declared
CSRF_COOKIE_SECURE = True
CSRF_HEADER_NAME = "HTTP_X_CSRF"  # clean: a header
LANGUAGE_COOKIE_NAME = "shop_lang"  # want: RZ201
