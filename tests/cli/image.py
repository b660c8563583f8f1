#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The image of the rules: used where they are as they were, without a trace in what is said; otherwise the rules are read.

    image.py GUIJU SOURCE
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

guiju, source = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
CHECK = ["check", str(source / "examples/public-chatbot.yaml"), "--on", "2026-11-24"]
failures = []


def expect(what, held):
    if not held:
        failures.append(what)


def run(program, *words, rules=None):
    environment = dict(os.environ)
    environment.pop("GUIJU_RULES", None)
    if rules:
        environment["GUIJU_RULES"] = str(rules)
    return subprocess.run([str(program), *words], capture_output=True, env=environment)


def maps_image(program, rules, folder):
    """Does a check that waits for its service file have an image in its memory?"""
    pipe = folder / "service.yaml"
    os.mkfifo(pipe)
    process = subprocess.Popen([str(program), "check", str(pipe), "--on", "2026-11-24"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, "GUIJU_RULES": str(rules)})
    waits = os.open(pipe, os.O_WRONLY)  # returns when the check opens its end: the law is loaded
    found = ".image" in pathlib.Path(f"/proc/{process.pid}/maps").read_text()
    os.write(waits, b"guiju: 1\n")
    os.close(waits)
    process.wait()
    pipe.unlink()
    return found


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    content = folder / "rules"
    shutil.copytree(source / "content", content)
    program = folder / "bin" / "guiju"
    program.parent.mkdir()
    shutil.copy(guiju, program)
    image = program.parent / "content.image"

    plain = run(program, *CHECK, rules=content)
    expect("without an image a check runs", plain.returncode == 0 and not plain.stderr)
    expect("without an image none is mapped", not maps_image(program, content, folder))

    made = run(program, "__image", str(image), rules=content)
    expect("an image is made", made.returncode == 0 and image.stat().st_size > 1 << 20)
    expect("it is mapped", maps_image(program, content, folder))
    first = image.read_bytes()
    run(program, "__image", str(image), rules=content)
    expect("it is the same each time", image.read_bytes() == first)

    for words in (CHECK, [*CHECK, "--format", "json"], ["law", "coverage"], ["law", "timeline"],
                  ["ask", *CHECK[1:]], ["compare", *CHECK[1:], "--regime", "cn,eu,us"]):
        imaged = run(program, *words, rules=content)
        image.rename(folder / "aside")
        read = run(program, *words, rules=content)
        (folder / "aside").rename(image)
        expect(f"{words[0]} says the same with it", imaged.stdout == read.stdout and imaged.stderr == read.stderr
               and imaged.returncode == read.returncode)

    # The same bytes elsewhere, by another name of the folder.
    shutil.copytree(content, folder / "moved")
    expect("where the rules lie does not matter", maps_image(program, folder / "moved", folder))

    # A rule that changes is read: a day of one norm, by one digit.
    rule = next(p for p in sorted((content / "cn").rglob("*.gj")) if "tests" not in p.parts)
    old = rule.read_bytes()
    rule.write_bytes(old + b"\n# a comment\n")
    expect("a changed rule puts the image aside", not maps_image(program, content, folder))
    changed = run(program, *CHECK, rules=content)
    expect("the name of the rule base tells", changed.returncode == 0 and changed.stdout != plain.stdout)
    rule.write_bytes(old[:-1] + b"!")
    broken = run(program, *CHECK, rules=content)
    expect("a broken rule is an error, image or not", broken.returncode == 2 and rule.name.encode() in broken.stderr)
    rule.write_bytes(old)
    os.utime(rule, (0, 0))
    expect("the date of a file does not matter", maps_image(program, content, folder))

    # An image that is cut, of another build, or open to others.
    for what, make in (("cut", lambda: image.write_bytes(first[:-1])),
                       ("of another build", lambda: image.write_bytes(first[:9] + bytes([first[9] ^ 1]) + first[10:])),
                       ("open to others", lambda: image.chmod(0o666)),
                       ("no file", lambda: (image.unlink(), image.mkdir()))):
        make()
        expect(f"an image that is {what} is not taken", not maps_image(program, content, folder))
        expect(f"nothing is said of an image that is {what}", run(program, *CHECK, rules=content).stdout == plain.stdout)
        if image.is_file():
            image.chmod(0o644)
            image.write_bytes(first)

for failure in failures:
    print("FAILED:", failure)
sys.exit(1 if failures else 0)
