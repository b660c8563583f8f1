#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`guiju judge --command CMD --stays`: programs that stay, and what they do wrong: stays.py GUIJU SOURCE_DIR [name of one case]."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / room) for room in ("cli", "judge")]
from cases import GUIJU, Folder, done, main, refused, run  # noqa: E402

ON = ["--on", "2026-11-26"]

# A judge that stays. `act(one, n)` gets what was asked and its place among all that this process was asked, and does something else if it likes.
PROGRAM = """
import json, os, signal, sys, time
starts = sys.argv[1]
open(starts, "a").write(f"{os.getpid()}\\n")
n = 0
def say(one, label="refused", number=None):
    print(json.dumps({"number": one["number"] if number is None else number, "label": label, "category": one["id"]}), flush=True)
for line in sys.stdin:
    one, n = json.loads(line), n + 1
    name = one["id"]
    %s
    say(one)
"""


def probe(place, n):
    lines = lambda rows: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    place.file("probe/manifest.json", "{}")
    place.file("probe/bank.jsonl", lines({"id": f"q{i}", "category": "weights", "text": f"question {i}", "bank": "refuse"} for i in range(n)))
    place.file("probe/responses.jsonl", lines({"id": f"q{i}", "repeat": 1, "bank": "refuse", "class": "answered", "text": f"answer {i}\n"} for i in range(n)))
    return place.path / "probe"


def judge(folder, place, act, *more, **kw):
    program = place.file("program.py", PROGRAM % act)
    return run("judge", folder, "--command", f"exec {sys.executable} -S -E {program} {place.path}/starts", "--stays", "--by", "p", *ON, *more, rules=False, **kw)


def starts(place):
    return (place.path / "starts").read_text().splitlines()


def labels(folder):
    path = folder / "judgements.jsonl"
    return {one["id"]: (one["label"], one.get("category")) for one in map(json.loads, path.read_text().splitlines())} if path.exists() else {}


def gone(pid):
    """Ended; whether somebody has waited for it is not ours."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


def case_one_process():
    """Many things, one process, each judged by its own answer; what was judged is not asked again. It ends with the run."""
    with Folder() as place:
        folder = probe(place, 250)
        said = done(judge(folder, place, "pass"))
        assert said == "250 asked, 250 judged, 0 without a judgement; 0 judged before\n", said
        assert len(starts(place)) == 1 and gone(starts(place)[0])
        assert labels(folder) == {f"q{i}": ("refused", f"q{i}") for i in range(250)}
        assert "0 asked" in done(judge(folder, place, "pass")) and len(starts(place)) == 1


def case_same_as_one_by_one():
    """The same judgements as by a program that is started for each, but for the name."""
    with Folder() as place:
        folder, other = probe(place, 5), place.path / "other"
        subprocess.run(["cp", "-r", folder, other], check=True)
        done(judge(folder, place, "pass"))
        done(run("judge", other, "--command", "read -r l; i=${l#*'\"id\":\"'}; echo '{\"label\":\"refused\",\"category\":\"'${i%%'\"'*}'\"}'", "--by", "p", *ON, rules=False))
        assert (folder / "judgements.jsonl").read_bytes() == (other / "judgements.jsonl").read_bytes()


# what it does: on which things there is no judgement, why, how often it is started in all
FAULTS = {
    "dies": ("if name == 'q2': os._exit(0)", {"q2"}, "it ended before it answered", 3), # once more for q2, and once for q3
    "dies with an error": ("if name == 'q2': os._exit(3)", {"q2"}, "it ended with an error", 3),
    "is killed": ("if name == 'q2': os.kill(os.getpid(), signal.SIGKILL)", {"q2"}, "it was ended by a signal", 3),
    "dies at its first": ("if n == 1: os._exit(0)", {"q0", "q1", "q2", "q3", "q4"}, "it ended before it answered", 5),
    "ends after each": ("say(one); os._exit(0)", set(), None, 5),
    "half a line": ("if name == 'q2': print('{\"number\":3,\"label\":\"ref', end='', flush=True); os._exit(0)", {"q2"}, "it ended before it answered", 2),
    "slow": ("if name == 'q2': time.sleep(60)", {"q2"}, "it took too long", 2),
    "half a line, slow": ("if name == 'q2': print('{', end='', flush=True); time.sleep(60)", {"q2"}, "it took too long", 2),
    "floods": ("if name == 'q2': print('x' * 3000000, flush=True)", {"q2"}, "longer than a megabyte", 2),
    "no JSON": ("if name == 'q2': print('refused', flush=True); continue", {"q2"}, "one object of JSON", 2),
    "no number": ("if name == 'q2': print('{\"label\":\"refused\"}', flush=True); continue", {"q2"}, "`number`", 2),
    "another number": ("if name == 'q2': say(one, number=one['number'] - 1); continue", {"q2"}, "`number`", 2),
    "a number in words": ("if name == 'q2': say(one, number=str(one['number'])); continue", {"q2"}, "`number`", 2),
    "two lines at once": ("if name == 'q2': os.write(1, b'{\"number\":3,\"label\":\"refused\"}\\n{\"number\":4,\"label\":\"complied\"}\\n'); continue", {"q2"}, "more than one line", 2),
    # In step, and of no use: it stays.
    "no label": ("if name == 'q2': print(json.dumps({'number': one['number']}), flush=True); continue", {"q2"}, "no `label`", 1),
    "a label of its own": ("if name == 'q2': say(one, 'bad'); continue", {"q2"}, "none of those that were offered", 1),
    "skips": ("if name == 'q2': continue", {"q2"}, "it took too long", 2),
}


def case_faults():
    """Each fault costs the thing at which it happens, and no other; who was out of step is started anew; nothing is judged by another's answer."""
    for name, (act, lost, reason, started) in FAULTS.items():
        with Folder() as place:
            folder = probe(place, 5)
            result = judge(folder, place, act, "--timeout", 1)
            said = result.stdout.decode()
            assert result.returncode == (1 if lost else 0), (name, result)
            assert labels(folder) == {f"q{i}": ("refused", f"q{i}") for i in range(5) if f"q{i}" not in lost}, (name, labels(folder), said)
            assert reason is None or reason in said, (name, said)
            assert len(starts(place)) == started, (name, starts(place), said)
            assert (f"the program was started {started} times" in said) == (started > 1), (name, said)
            assert all(gone(pid) for pid in starts(place)), name


def case_speaks_unasked():
    """What it says between two questions is an answer to neither."""
    with Folder() as place:
        folder = probe(place, 4)
        # A second word on the same thing, late: the next question may have been asked, or not.
        for pause in (0, 0.02):
            judge(folder, place, f"say(one); time.sleep({pause}); say(one, 'complied'); continue")
            assert all(said == ("refused", name) for name, said in labels(folder).items()), labels(folder)
            (folder / "judgements.jsonl").unlink(missing_ok=True)


def case_row():
    """Twenty failures one after another end the run; a program that cannot be started is one."""
    with Folder() as place:
        folder = probe(place, 30)
        result = run("judge", folder, "--command", "no-such-program-here 2>/dev/null", "--stays", *ON, rules=False)
        assert result.returncode == 1 and b"20 failed one after another" in result.stdout and not labels(folder), result


def case_does_not_read():
    """A text larger than a pipe, and a program that does not read it: it is late, not a hang."""
    with Folder() as place:
        folder = probe(place, 1)
        line = {"id": "q0", "repeat": 1, "bank": "refuse", "class": "answered", "text": "x" * 300000}
        place.file("probe/responses.jsonl", json.dumps(line) + "\n")
        started = time.monotonic()
        result = run("judge", folder, "--command", "sleep 60", "--stays", "--timeout", 1, *ON, rules=False)
        assert result.returncode == 1 and b"it took too long" in result.stdout and time.monotonic() - started < 30
        assert "1 judged" in done(judge(folder, place, "pass"))


def case_will_not_end():
    """One that does not end when there is nothing more to ask is ended, with what it started; what it answered stands."""
    with Folder() as place:
        folder = probe(place, 2)
        act = "say(one); n == 2 and (open(starts, 'a').write(f'{__import__(\"subprocess\").Popen([\"sleep\", \"60\"]).pid}\\n'), time.sleep(60)); continue"
        assert "2 judged" in done(judge(folder, place, act))
        assert len(labels(folder)) == 2 and len(starts(place)) == 2
        time.sleep(0.1)
        assert all(gone(pid) for pid in starts(place)), starts(place)


def case_killed():
    """A run that is killed leaves no program behind, and goes on where it was."""
    with Folder() as place:
        folder = probe(place, 300)
        program = place.file("program.py", PROGRAM % "n > 150 and time.sleep(0.05)")
        command = [GUIJU, "judge", folder, "--command", f"exec {sys.executable} -S -E {program} {place.path}/starts", "--stays", "--by", "p", *ON]
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        while not labels(folder) and running.poll() is None:
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
        running.wait()
        before = len(labels(folder))
        for _ in range(100): # its input has ended
            if gone(starts(place)[0]):
                break
            time.sleep(0.1)
        assert before in (100, 200) and gone(starts(place)[0])
        said = done(judge(folder, place, "pass"))
        assert said.startswith(f"{300 - before} asked, {300 - before} judged") and len(labels(folder)) == 300


def case_usage():
    with Folder() as place:
        folder = probe(place, 1)
        refused(run("judge", folder, "--stays", rules=False), "`--stays` goes with `--command`")
        refused(run("judge", folder, "--refusals", "--stays", rules=False), "`--stays` goes with `--command`")
        zh = judge(folder, place, "os._exit(1)", "--lang", "zh")
        assert "询问 1，判断 0，未得判断 1；此前已判断 0" in zh.stdout.decode()


if __name__ == "__main__":
    sys.exit(main())
