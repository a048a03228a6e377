"""Cookies through helpers: the call that supplies the name."""
from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

app = FastAPI()
COMMON = {"secure": True, "httponly": True, "samesite": "lax"}


def put(response, name, value):
    response.set_cookie(name, value, **COMMON)
    return response


def put_twice(response, name):
    put(response, name, "1")
    return put(response, name, "2")


def put_fixed(response, value):
    response.set_cookie("fixed_seen", value, **COMMON)  # want: RZ201
    return response


def put_cart(response, value):
    response.set_cookie("cart_id", value, **COMMON)  # clean
    return response


@app.get("/a")
async def a():
    return put(JSONResponse({}), "a_seen", "1")  # want: RZ201


@app.get("/b")
async def b():
    return put(JSONResponse({}), "cart_id", "1")  # clean


@app.get("/c")
async def c():
    return put_twice(JSONResponse({}), name="c_seen")  # want: RZ201


@app.get("/d")
async def d():
    return put_fixed(JSONResponse({}), "1")  # clean: reported inside, once


@app.get("/e")
async def e():
    return put_cart(JSONResponse({}), "1")  # clean


class Cookies:
    def __init__(self, response: Response):
        self.response = response

    def write(self, name, value):
        self.response.set_cookie(key=name, value=value, **COMMON)

    def theme(self, value):
        self.write("pref_theme", value)  # clean

    def banner(self, value):
        self.write("banner_state", value)  # want: RZ201

    def forget(self, name):
        self.response.delete_cookie(name)


@app.get("/f")
async def f(response: Response):
    cookies = Cookies(response)
    cookies.write("cart_id", "1")  # clean
    cookies.write("f_seen", "1")  # want: RZ201
    cookies.forget("f_seen")  # clean: deleting
    return {}


def prefixed(kind):
    return "pref_" + kind


def tracked(kind):
    return "track_" + kind


@app.get("/g")
async def g(response: Response):
    response.set_cookie(prefixed("size"), "xl", **COMMON)  # clean: pref_size
    response.set_cookie(tracked("size"), "xl", **COMMON)  # want: RZ201
    return {}
