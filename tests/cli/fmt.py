#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""guiju fmt: rule files in their one form.

Usage: fmt.py GUIJU SOURCE_DIR [name of one case]
"""
import os
import sys

from cases import Folder, done, main, refused, run


LOOSE = 'fact   a   "甲"\n  english "a"\n\n\nterm t "乙"\n  english   "b"\n  means not a\n'


def case_fmt():
    with Folder() as folder:
        path = folder.file("a.gj", LOOSE)
        assert done(run("fmt", "--check", path), 1) == f"{path}\n"
        assert path.read_text() == LOOSE
        assert done(run("fmt", folder.path)) == ""
        once = path.read_bytes()
        assert once.decode() != LOOSE
        before = path.stat()
        assert done(run("fmt", "--check", folder.path)) == "" and done(run("fmt", path)) == ""
        assert path.read_bytes() == once and path.stat().st_mtime_ns == before.st_mtime_ns, "rewritten without a change"
        # Chinese keywords and back give the same bytes.
        chinese = done(run("fmt", "--lang", "zh", "-", stdin=once))
        assert "事实 a" in chinese and done(run("fmt", "-", stdin=chinese.encode())) == chinese
        assert done(run("fmt", "--lang", "en", "-", stdin=chinese.encode())).encode() == once
        # All are parsed before any is written, and no temporary file stays.
        path.write_text(LOOSE)
        wrong = folder.file("b.gj", "fcat b\n")
        refused(run("fmt", folder.path), "b.gj:1:")
        assert path.read_text() == LOOSE
        wrong.unlink()
        os.chmod(folder.path, 0o500)
        result = run("fmt", path)
        os.chmod(folder.path, 0o700)
        if os.geteuid() != 0:
            refused(result, "a.gj", status=3)
            assert path.read_text() == LOOSE
        assert [entry.name for entry in folder.path.iterdir()] == ["a.gj"]


if __name__ == "__main__":
    sys.exit(main())
