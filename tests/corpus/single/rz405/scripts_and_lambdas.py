#!/usr/bin/env python
"""Old style: percent formatting, prints, globals; and Lambda handlers."""
import csv
import json

from shop.storage import store


def import_customers(path):
    bad = 0
    with open(path) as handle:
        for number, row in enumerate(csv.DictReader(handle)):
            try:
                save(row)
            except ValueError:
                bad += 1
                print("line %d: bad address %s" % (number, row["email"]))  # want: RZ405
                print("line %d is bad" % number)  # clean
    print("%d bad lines" % bad)  # clean: a count


def save(row):
    if not row["email"]:
        raise ValueError("no address in line")  # clean
    if "@" not in row["email"]:
        raise ValueError("bad address " + row["email"])  # want: RZ405
    store.put(dict(row))


def handler(event, context):
    body = json.loads(event["body"])
    print("order", body["order_id"])  # clean: an id
    print("order for", body["email"])  # want: RZ405
    print("items", len(body["items"]))  # clean: a count
    user = body["user"]
    print("phone", user.get("phone"))  # want: RZ405
    return {"statusCode": 200, "body": json.dumps({"email": body["email"]})}


def sqs_handler(event, context):
    for record in event["Records"]:
        message = json.loads(record["body"])
        print(record["messageId"])  # clean
        customer = message["customer"]
        print("customer %s" % customer["name"])  # want: RZ405
        print("customer %s" % customer["id"])  # clean


def report(rows):
    names = [row["last_name"] for row in rows]
    print(len(names), "customers")  # clean
    print("first:", names[0])  # want: RZ405
    print("columns:", sorted(rows[0].keys()))  # clean: keys


def main():
    import_customers("customers.csv")
    with open("customers.csv") as handle:
        report(list(csv.DictReader(handle)))
    print("done")  # clean


if __name__ == "__main__":
    main()
