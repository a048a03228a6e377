"""A small Flask front end, a Lambda handler, and a script."""
import csv
import json

from flask import Flask, g, jsonify, request

app = Flask(__name__)


@app.post("/orders")
def create_order():
    data = request.get_json()
    order = {
        "sku": data["sku"],  # clean
        "qty": int(data.get("qty", 1)),  # clean
        "mail": data["email"],  # want: RZ101
        "to": data["shipping_address"],  # want: RZ101
    }
    return jsonify(save(order)), 201


@app.post("/login")
def login():
    form = request.form
    ok = authenticate(form["username"], form["password"])  # want: RZ101
    return jsonify(ok=ok)


@app.get("/whoami")
def whoami():
    return jsonify(id=g.user.id, staff=g.user.is_staff)  # clean


def authenticate(handle, secret):
    return bool(handle and secret)


def save(order):
    return {"id": 1, "lines": [order["sku"]]}


def handler(event, context):
    body = json.loads(event["body"])
    if body.get("action") == "ping":
        return {"statusCode": 204}
    phone = body["phone_number"]  # want: RZ101
    return {"statusCode": 200, "body": json.dumps({"region": phone[:3]})}


def read_customers(path):
    with open(path, newline="") as handle:
        for row in csv.DictReader(handle):
            yield row["customer_id"], row["email"]  # want: RZ101


def read_products(path):
    with open(path, newline="") as handle:
        for row in csv.DictReader(handle):
            yield row["sku"], row["title"], row["price"]  # clean


def merge(target, source):
    target["email"] = source.pop("email", None)  # want: RZ101
    target["phone_number"] = ""  # clean: a write target
    return target
