from typing import Annotated

from fastapi import Depends, FastAPI, Request
from pydantic import BaseModel, EmailStr

from shop.deps import current_user, repository

app = FastAPI()


class SignUp(BaseModel):
    email: EmailStr
    first_name: str
    referral_code: str | None = None


class Basket(BaseModel):
    sku: str
    quantity: int


@app.post("/signup")
async def signup(payload: SignUp, repo: Annotated[object, Depends(repository)]):
    row = await repo.insert(
        payload.email,  # want: RZ101
        payload.first_name,  # want: RZ101
        payload.referral_code,  # clean
    )
    return {"id": row.id}


@app.post("/basket")
async def basket(item: Basket, user=Depends(current_user)):
    return {"sku": item.sku, "owner": user.id}  # clean


@app.get("/me")
async def me(user=Depends(current_user)):
    return {"email": user.email, "username": user.username}  # want: RZ101


@app.get("/where")
async def where(request: Request):
    ip = request.client.host  # want: RZ101
    return {"blocked": await is_blocked(ip)}


async def is_blocked(address):
    return address.startswith("192.0.2.")


@app.post("/raw")
async def raw(request: Request):
    body = await request.json()
    match body:
        case {"kind": "ping"}:  # clean
            return {}
        case {"kind": "signup", "email": mail}:  # want: RZ101
            return {"domain": mail.split("@")[1]}
        case _:
            return {"phone": body.get("phone_number")}  # want: RZ101
