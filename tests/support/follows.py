# SPDX-License-Identifier: GPL-3.0-or-later
"""follows.py SCHEMA[#DEFINITION] FILE...: whether JSON files follow a schema, by Debian's jsonschema.

A file that is no JSON document but lines of JSON is compared line by line."""
import json
import sys

import jsonschema


def documents(name):
    text = open(name, encoding="utf-8").read()
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines()]


path, _, definition = sys.argv[1].partition("#")
schema = json.load(open(path, encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
rule = dict(schema["definitions"][definition], definitions=schema["definitions"]) if definition else schema
for name in sys.argv[2:]:
    found = documents(name)
    assert found, name + " is empty"
    for document in found:
        jsonschema.validate(document, rule)
