"""FastAPI and Starlette: cookies in responses, headers, middleware, dependencies."""
from fastapi import Cookie, Depends, FastAPI, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.sessions import SessionMiddleware

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key="from-the-vault", session_cookie="starlette_sid")  # want: RZ201

SAFE = {"secure": True, "httponly": True, "samesite": "lax"}


class FirstVisit(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        response = await call_next(request)
        if "first_visit" not in request.cookies:  # clean: reading
            response.set_cookie("first_visit", "1", **SAFE)  # want: RZ201
        return response


def remember_cart(response: Response, cart_id: str | None = Cookie(default=None)):  # clean: reading
    if cart_id is None:
        response.set_cookie("cart_id", "new", max_age=3600, **SAFE)  # clean: declared
    return cart_id


@app.get("/", response_class=HTMLResponse)
async def index(response: Response, cart=Depends(remember_cart)):
    response.set_cookie(key="index_seen", value="1", **SAFE)  # want: RZ201
    return "<p>%s</p>" % bool(cart)


@app.get("/go")
async def go():
    response = RedirectResponse("/")
    response.headers["set-cookie"] = "went=1; Secure; HttpOnly"  # want: RZ201
    return response


@app.get("/more")
async def more():
    response = HTMLResponse("more")
    response.headers.append("set-cookie", "more_seen=1; Secure; HttpOnly")  # want: RZ201
    response.headers.append("set-cookie", "pref_more=1; Secure")  # clean: declared by pattern
    response.headers["vary"] = "cookie"  # clean: another header
    return response


@app.get("/out")
async def out():
    response = RedirectResponse("/")
    for name in ("index_seen", "first_visit"):
        response.delete_cookie(name)  # clean: deleting
    return response
