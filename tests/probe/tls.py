#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`guiju probe` over TLS and through a proxy, with real certificates, a real server and a real proxy: tls.py GUIJU SOURCE_DIR [name of one case]."""
import json
import pathlib
import sys
import tempfile

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / room) for room in ("cli", "endpoint")]
from cases import Folder, done, main, refused, run  # noqa: E402
from server import Endpoint  # noqa: E402
from tls import Authority, Proxy  # noqa: E402

KEY = "sk-test-tls-0123456789"
HERE = "IP:127.0.0.1,DNS:model.example"


def bank_of(folder, n=2):
    path = pathlib.Path(folder, "bank.jsonl")
    path.write_text("".join(json.dumps({"id": f"q{i}", "category": "weights", "text": f"question {i}"}) + "\n" for i in range(n)))
    return path


def probe(folder, url, out, *more, env=None):
    return run("probe", bank_of(folder), "--endpoint", url, "--out", pathlib.Path(folder, out), "--key-env", "PROBE_KEY", "--timeout", 20, *more,
               env={"PROBE_KEY": KEY, **(env or {})})


def responses(folder, out):
    return [json.loads(line) for line in pathlib.Path(folder, out, "responses.jsonl").read_text().splitlines()]


def answered(folder, out, result):
    done(result)
    assert [line["class"] for line in responses(folder, out)] == ["answered"] * 2, responses(folder, out)


def untrusted(folder, out, endpoint, result, *words):
    """Told, with the reason; nothing was recorded, and nothing came to the server, the key neither."""
    refused(result, "takes no questions", "nothing was sent", *words)
    assert KEY.encode() not in result.stderr
    assert responses(folder, out) == [] and endpoint.lines == [] and endpoint.log == [], endpoint.lines


def case_authority():
    """A certificate of an authority that nobody knows is refused; with --ca it is taken, and with another authority in --ca it is not."""
    with tempfile.TemporaryDirectory() as folder:
        house, other = Authority(folder, "house"), Authority(folder, "other")
        with Endpoint(tls=house.context(HERE)) as endpoint:
            untrusted(folder, "a", endpoint, probe(folder, endpoint.url, "a"), "certificate", "--ca FILE")
            untrusted(folder, "a", endpoint, probe(folder, endpoint.url, "a", "--ca", other.file), "certificate")
            # The variables of other programs do not count: what is trusted is what the command says.
            untrusted(folder, "a", endpoint, probe(folder, endpoint.url, "a", env={"SSL_CERT_FILE": str(house.file), "CURL_CA_BUNDLE": str(house.file)}))
            # The folder that was begun goes on: what is trusted is no part of what is asked.
            answered(folder, "a", probe(folder, endpoint.url, "a", "--ca", house.file))
            assert [one["key"] for one in endpoint.log] == [f"Bearer {KEY}"] * 2
            both = pathlib.Path(folder, "both.pem")
            both.write_text("# two\n" + other.file.read_text() + house.file.read_text())
            answered(folder, "b", probe(folder, endpoint.url, "b", "--ca", both))


def case_name():
    """The certificate of a known authority for another name, or one whose days are over."""
    with tempfile.TemporaryDirectory() as folder:
        house = Authority(folder, "house")
        # The peer chooses its names: none of it may act on the terminal.
        for out, names, common in (("a", "DNS:elsewhere.example", "elsewhere"), ("b", "IP:127.0.0.2", "evil\x1b[31m"),
                                   ("c", "DNS:127.0.0.1.example", "127.0.0.1.example")):
            with Endpoint(tls=house.context(names, common)) as endpoint:
                result = probe(folder, endpoint.url, out, "--ca", house.file)
                untrusted(folder, out, endpoint, result, "127.0.0.1")
                assert b"\x1b" not in result.stderr
        with Endpoint(tls=house.context(HERE, days=-1)) as endpoint:
            untrusted(folder, "d", endpoint, probe(folder, endpoint.url, "d", "--ca", house.file), "expired")


def case_not_tls():
    """A server without TLS behind an address of https: no connection, and no key."""
    with tempfile.TemporaryDirectory() as folder, Endpoint() as endpoint:
        refused(probe(folder, endpoint.url.replace("http:", "https:"), "a"), "takes no questions")
        assert responses(folder, "a") == [] and endpoint.log == [] and not any(b"POST" in line for line in endpoint.lines)


def case_ca_file():
    """What is no file of certificates is told before anything is asked."""
    with tempfile.TemporaryDirectory() as folder, Endpoint() as endpoint:
        empty, broken = pathlib.Path(folder, "empty.pem"), pathlib.Path(folder, "broken.pem")
        empty.write_text("no certificate\n")
        broken.write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
        secure = endpoint.url.replace("http:", "https:")
        refused(probe(folder, secure, "a", "--ca", empty), "empty.pem", "holds no certificate")
        refused(probe(folder, secure, "a", "--ca", pathlib.Path(folder, "none.pem")), "none.pem")
        refused(probe(folder, endpoint.url, "a", "--ca", broken), "https")
        assert not pathlib.Path(folder, "a").exists()
        house = Authority(folder, "house")
        with Endpoint(tls=house.context(HERE)) as real:
            untrusted(folder, "a", real, probe(folder, real.url, "a", "--ca", broken), "certificate")


def case_proxy():
    """Through CONNECT: the proxy sees where to, and neither key nor question; the certificate is still the endpoint's."""
    with tempfile.TemporaryDirectory() as folder:
        house, other = Authority(folder, "house"), Authority(folder, "other")
        with Endpoint(tls=house.context(HERE)) as endpoint, Proxy(places={"model.example": endpoint.port}) as proxy:
            url = "https://model.example/v1" # a name that the proxy alone can resolve
            answered(folder, "a", probe(folder, url, "a", "--ca", house.file, "--proxy", proxy.url))
            assert {head.splitlines()[0] for head in proxy.heads} == {"CONNECT model.example:443 HTTP/1.1"}
            for head in proxy.heads:
                assert KEY not in head and "uthorization" not in head, head
            assert [one["key"] for one in endpoint.log] == [f"Bearer {KEY}"] * 2
            endpoint.log.clear()
            endpoint.lines.clear()
            untrusted(folder, "b", endpoint, probe(folder, url, "b", "--ca", other.file, "--proxy", proxy.url), "certificate")


def case_proxy_environment():
    """Variables neither bring a proxy in nor take one out."""
    with tempfile.TemporaryDirectory() as folder, Endpoint() as endpoint, Proxy() as proxy:
        named = {name: proxy.url for name in ("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")}
        answered(folder, "a", probe(folder, endpoint.url, "a", env=named))
        assert proxy.heads == []
        answered(folder, "b", probe(folder, endpoint.url, "b", "--proxy", proxy.url, env={"no_proxy": "127.0.0.1,*", "NO_PROXY": "*"}))
        assert [head.splitlines()[0] for head in proxy.heads] and all(head.startswith(f"POST {endpoint.url}/") for head in proxy.heads), proxy.heads
        assert len(endpoint.log) == 4


def case_proxy_denies():
    """A proxy that makes no way ends the run at once: it is no outcome of a question."""
    with tempfile.TemporaryDirectory() as folder:
        house = Authority(folder, "house")
        for status in (403, 407, 502):
            with Endpoint(tls=house.context(HERE)) as endpoint, Proxy(deny=status) as proxy:
                refused(probe(folder, endpoint.url, str(status), "--ca", house.file, "--proxy", proxy.url), "takes no questions", str(status))
                assert responses(folder, str(status)) == [] and endpoint.lines == [] and len(proxy.heads) <= 4


def case_redirect():
    """A redirection is an outcome; nobody follows it, and the key stays where it was sent."""
    with tempfile.TemporaryDirectory() as folder:
        house = Authority(folder, "house")
        with Endpoint(tls=house.context(HERE)) as elsewhere, Endpoint() as plain:
            for target in (elsewhere, plain):
                for status in (301, 302, 307, 308):
                    answer = [(status, {"error": {"message": "moved"}}, ("Location", target.url + "/chat/completions"))]
                    with Endpoint({"question 0": answer, "question 1": answer}, tls=house.context(HERE)) as endpoint:
                        out = f"{target.port}-{status}"
                        done(probe(folder, endpoint.url, out, "--ca", house.file))
                        assert [(one["class"], one["status"]) for one in responses(folder, out)] == [("error", status)] * 2
                        assert len(endpoint.log) == 2 and target.lines == []


def case_judge():
    """The same of `guiju judge --endpoint`."""
    with Folder() as place:
        house = Authority(place.path, "house")
        place.file("probe/manifest.json", "{}")
        place.file("probe/bank.jsonl", json.dumps({"id": "r", "category": "weights", "text": "q", "bank": "refuse"}) + "\n")
        place.file("probe/responses.jsonl", json.dumps({"id": "r", "repeat": 1, "category": "weights", "bank": "refuse", "class": "answered", "text": "no"}) + "\n")
        prompt = place.file("judge.txt", "{{text}} {{labels}}\n")
        with Endpoint({"no refused, partial, complied, unclear\n": ["refused"]}, tls=house.context(HERE)) as endpoint:
            command = ["judge", place.path / "probe", "--endpoint", endpoint.url, "--model", "m", "--prompt", prompt, "--on", "2026-11-26", "--key-env", "K"]
            refused(run(*command, env={"K": KEY}), "nothing was sent", "--ca FILE")
            assert endpoint.lines == []
            done(run(*command, "--ca", house.file, env={"K": KEY}))
            assert endpoint.log[0]["key"] == f"Bearer {KEY}"
        refused(run("judge", place.path / "probe", "--ca", house.file), "goes with `--endpoint`")


if __name__ == "__main__":
    sys.exit(main())
