"""Settings, from the environment."""

import os

DATABASE_URL = os.environ.get("DATABASE_URL", "sqlite:///shop.db")
REDIS_URL = os.environ.get("REDIS_URL", "redis://localhost:6379/0")

COURIER_URL = os.environ.get("COURIER_URL", "https://api.swift-parcel.example/v2")
WAREHOUSE_URL = os.environ.get("WAREHOUSE_URL", "http://localhost:8081")

STRIPE_KEY = os.environ.get("STRIPE_KEY", "")
VAULT_KEY = os.environ.get("VAULT_KEY", "")
LOG_PEPPER = os.environ.get("LOG_PEPPER", "").encode()

SUPPORT_EMAIL = "help@shop.example"

SESSION_SECONDS = 14 * 24 * 3600
CART_SECONDS = 30 * 24 * 3600
