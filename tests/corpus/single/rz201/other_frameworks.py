"""The same in Tornado, aiohttp, Falcon, Bottle and Pyramid."""
from http.cookies import SimpleCookie

import bottle
import falcon
import requests
import tornado.web
from aiohttp import web
from pyramid.view import view_config


class Landing(tornado.web.RequestHandler):
    def get(self):
        self.set_cookie("landing", "1", secure=True, httponly=True, samesite="Lax")  # want: RZ201
        self.set_cookie("cart_id", "1", secure=True, httponly=True, samesite="Lax")  # clean
        self.set_secure_cookie("uid", "1")  # want: RZ201
        self.clear_cookie("landing_old")  # clean: deleting
        self.write("ok")


async def handle(request):
    resp = web.json_response({})
    resp.set_cookie("aio_seen", "1", secure=True, httponly=True, samesite="Lax")  # want: RZ201
    resp.del_cookie("aio_old")  # clean: deleting
    return resp


class Resource:
    def on_get(self, req: falcon.Request, resp: falcon.Response):
        resp.set_cookie("falcon_seen", "1", max_age=600)  # want: RZ201
        resp.set_cookie("rozi_session", "1", max_age=600)  # clean
        resp.unset_cookie("falcon_old")  # clean: deleting


@bottle.route("/hello")
def hello():
    bottle.response.set_cookie("bottle_seen", "1")  # want: RZ201
    return bottle.request.get_cookie("bottle_seen")  # clean: reading


@view_config(route_name="p", renderer="json")
def pyramid_view(request):
    request.response.set_cookie("pyramid_seen", "1")  # want: RZ201
    return {}


def wsgi(environ, start_response):
    incoming = SimpleCookie(environ.get("HTTP_COOKIE", ""))  # clean: reading
    known = incoming["cart_id"].value if "cart_id" in incoming else "0"
    out = SimpleCookie()
    out["wsgi_seen"] = "1"  # want: RZ201
    out["wsgi_seen"]["path"] = "/"  # clean: an attribute
    out["cart_id"] = known  # clean: declared
    headers = [("Set-Cookie", morsel.OutputString()) for morsel in out.values()]
    start_response("200 OK", headers)
    return [b"ok"]


def handler(event, context):
    if event.get("path") == "/cart":
        return {"statusCode": 200, "headers": {"Set-Cookie": "cart_id=1; Secure"}}  # clean
    return {"statusCode": 200, "headers": {"Set-Cookie": "lambda_seen=1; Secure"}}  # miss: RZ201


def stock_level(sku):
    # Cookies sent to another server are none of a visitor's.
    session = requests.Session()
    session.cookies.set("stock_tab", "1")  # clean
    answer = session.get("https://stock.rozi.example/" + sku, cookies={"warehouse": "7"})  # clean
    return answer.json()
