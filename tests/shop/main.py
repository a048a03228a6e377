"""The application."""

from fastapi import FastAPI

from . import accounts, catalog, orders, wallet

app = FastAPI(title="Shop")
app.include_router(accounts.router)
app.include_router(catalog.router)
app.include_router(orders.router)
app.include_router(wallet.router)


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}
