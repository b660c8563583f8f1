#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The real binary from outside: what the files of cases beside this one share.

A file of cases is a program, `NAME.py GUIJU SOURCE_DIR [name of one case]`. It runs each of its functions whose name
begins with `case_`, and fails when one of them does.
"""
import errno
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

GUIJU = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
RULES = SOURCE / "tests/report/rules"
SERVICES = SOURCE / "tests/report/services"
ON = ["--on", "2026-11-24"]
SANITIZED = os.environ.get("GJ_SANITIZED") == "1"
MEMORY = 512 << 20
SECONDS = 240 if SANITIZED else 60 # of the processor: more is a hang


def limit():
    # The sanitizers reserve terabytes of addresses; under them memory is not bounded from outside.
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def run(*args, rules=True, env=None, stdin=None, **kw):
    environ = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
        if name in os.environ:
            environ[name] = os.environ[name]
    if rules:
        environ["GUIJU_RULES"] = str(RULES)
    environ.update(env or {})
    kw.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([str(GUIJU), *map(str, args)], stderr=subprocess.PIPE, env=environ, input=stdin,
                          preexec_fn=limit, timeout=2 * SECONDS, **kw)


def read_terminal(terminal):
    """All that was written to a terminal whose other side is closed: one read may give a part of it only. Closes it."""
    said = b""
    try:
        while part := os.read(terminal, 1 << 16):
            said += part
    except OSError as end:
        assert end.errno == errno.EIO
    os.close(terminal)
    return said


def refused(result, *words, status=2):
    """Exit status 2, nothing on standard output, and the words in the message."""
    message = result.stderr.decode()
    assert result.returncode == status, f"status {result.returncode}: {message}"
    assert not result.stdout, f"standard output has {result.stdout[:200]!r}"
    for word in words:
        assert word in message, f"`{word}` is not in: {message}"
    return message


def done(result, status=0):
    assert result.returncode == status, f"status {result.returncode}: {result.stderr.decode()}"
    return result.stdout.decode()


class Folder:
    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="guiju-test-"))
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def file(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


PLAZA = SERVICES / "plaza.yaml"


def validator(name):
    import warnings

    warnings.simplefilter("ignore", DeprecationWarning)
    import jsonschema

    folder = SOURCE / "docs/schema"
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    base = folder.as_uri() + "/"
    resolver = jsonschema.RefResolver(base + name, schemas[name], store={base + key: value for key, value in schemas.items()})
    jsonschema.Draft202012Validator.check_schema(schemas[name])
    return jsonschema.Draft202012Validator(schemas[name], resolver=resolver)


def undescribed(schema, path="$"):
    """Properties without a description."""
    if isinstance(schema, dict):
        for key, value in schema.get("properties", {}).items():
            target = value
            if "description" not in target and "$ref" not in target:
                yield f"{path}.{key}"
        for key, value in schema.items():
            yield from undescribed(value, f"{path}.{key}")
    elif isinstance(schema, list):
        for value in schema:
            yield from undescribed(value, path)


def main():
    """Run the cases of the program that was started, or those that its arguments name."""
    cases = {name[5:]: value for name, value in vars(sys.modules["__main__"]).items() if name.startswith("case_")}
    failed = 0
    for name in sys.argv[3:] or cases:
        try:
            cases[name]()
            print(f"ok {name}")
        except AssertionError as error:
            failed += 1
            print(f"FAILED {name}: {error} (line {[f.tb_lineno for f in frames(error.__traceback__)]})")
    return failed > 0


def frames(traceback):
    while traceback:
        yield traceback
        traceback = traceback.tb_next
