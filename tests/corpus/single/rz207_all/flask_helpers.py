"""Nobody in sight calls these helpers: the name stays unknown."""
from flask import Flask, make_response, request

app = Flask(__name__)


def remember(resp, cookie_name, value):
    resp.set_cookie(cookie_name, value)  # want: RZ207
    return resp


def forget(resp, cookie_name):
    resp.delete_cookie(cookie_name)  # clean: deleting
    return resp


def forget_by_age(resp, cookie_name):
    resp.set_cookie(cookie_name, "", max_age=0)  # clean: emptying is deleting
    return resp


@app.get("/t")
def tenant():
    resp = make_response("")
    resp.set_cookie("t_" + request.args["tenant"], "1")  # want: RZ201
    resp.set_cookie(request.args["tenant"] + "_t", "1")  # want: RZ207
    return resp


@app.get("/c")
def cart():
    resp = make_response("")
    resp.set_cookie("CART_ID".lower(), "1")  # clean: cart_id
    return resp
