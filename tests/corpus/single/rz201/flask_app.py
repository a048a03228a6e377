from flask import Flask, Response, after_this_request, jsonify, make_response, redirect, request

app = Flask(__name__)
app.config["SESSION_COOKIE_NAME"] = "flask_sid"  # want: RZ201
app.config["SESSION_COOKIE_PATH"] = "/"  # clean

NAMES = {"cart": "cart_id", "visit": "visit_id"}


@app.route("/")
def index():
    resp = make_response("hello")
    resp.set_cookie("visit_count", "1", secure=True, httponly=True, samesite="Lax")  # want: RZ201
    resp.set_cookie(key="cart_id", value="1", secure=True, httponly=True, samesite="Lax")  # clean
    return resp


@app.route("/table")
def table():
    resp = make_response("hello")
    resp.set_cookie(NAMES["visit"], "1")  # want: RZ201
    resp.set_cookie(NAMES["cart"], "1")  # clean
    return resp


@app.route("/ab")
def ab():
    return Response("ok", headers={"Set-Cookie": "ab_bucket=b; Path=/"})  # want: RZ201


@app.route("/cart")
def cart():
    return Response("ok", headers={"Set-Cookie": "cart_id=1; Path=/"})  # clean: declared


@app.route("/add")
def add():
    resp = jsonify(ok=True)
    resp.headers.add("Set-Cookie", "last_seen=now; Secure")  # want: RZ201
    resp.headers["Set-Cookie"] = "rozi_session=x; Secure"  # clean: declared
    return resp


@app.route("/later")
def later():
    @after_this_request
    def remember(response):
        response.set_cookie("later_seen", "1")  # want: RZ201
        return response

    return redirect("/")


@app.route("/bye")
def bye():
    resp = redirect("/")
    resp.delete_cookie("visit_count")  # clean: deleting
    return resp


@app.route("/many")
def many():
    resp = make_response("")
    for name in ("pref_a", "pref_b"):
        resp.set_cookie(name, "1")  # clean: both declared
    for name in ("pref_a", "seen_b"):
        resp.set_cookie(name, "1")  # want: RZ201
    return resp


@app.route("/choice")
def choice():
    resp = make_response("")
    name = "cart_id" if request.args.get("cart") else "wish_id"
    resp.set_cookie(name, "1")  # want: RZ201
    return resp
