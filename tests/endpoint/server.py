# SPDX-License-Identifier: Apache-2.0
"""An endpoint on the loopback that answers from a table, with faults; and keeps a log of what it was asked and what it sent."""
import http.server
import json
import threading
import time


def completion(content, finish="stop", **message):
    return {"object": "chat.completion", "choices": [{"index": 0, "message": {"role": "assistant", "content": content, **message},
                                                      "finish_reason": finish}]}


class Endpoint:
    """`table`: the text of a question -> what is done at its 1st, 2nd, ... request; the last one stays. Others get an answer of their own."""

    def __init__(self, table=None, delay=0.0, tls=None):
        self.table, self.delay = table or {}, delay
        self.lock, self.log, self.lines = threading.Lock(), [], [] # `lines`: whatever came in as the start of a request
        self.arrived = threading.Condition(self.lock)
        endpoint = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def parse_request(self):
                endpoint.lines.append(self.raw_requestline)
                return super().parse_request()

            def do_POST(self):
                try:
                    endpoint.serve(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads, request_queue_size = True, 128

            def handle_error(self, *_): # clients that are killed
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self.port}/v1"
        if tls: # the handshake in the thread of its connection: one that fails there is no end of the others
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def wait_for(self, requests):
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.log) >= requests, timeout=30), "the requests do not come"

    def serve(self, handler):
        body = json.loads(handler.rfile.read(int(handler.headers["Content-Length"])))
        text = body["messages"][-1]["content"]
        with self.arrived:
            number = sum(one["text"] == text for one in self.log) + 1
            entry = {"text": text, "number": number, "path": handler.path, "body": body, "at": time.monotonic(),
                     "key": handler.headers.get("Authorization"), "sent": None, "ended": None}
            self.log.append(entry)
            serial = len(self.log)
            self.arrived.notify_all()
        acts = self.table.get(text, [f"answer {serial} to {text}"])
        act = acts[min(number, len(acts)) - 1]
        time.sleep(self.delay)
        if isinstance(act, str):
            entry["sent"] = act
            self.send(handler, 200, completion(act))
        elif callable(act):
            act(self, handler)
        else:
            self.send(handler, act[0], act[1], dict(act[2:]))
        entry["ended"] = time.monotonic()

    @staticmethod
    def send(handler, status, body, heads=()):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(data)))
        for name, value in dict(heads).items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)


# ---- faults ----

def nothing(_, handler):
    """No answer within the time."""
    time.sleep(4.5)
    handler.close_connection = True


def closed_midway(_, handler):
    data = json.dumps(completion("half of an answer")).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data[:len(data) // 2])
    handler.wfile.flush()
    handler.close_connection = True


def huge(endpoint, handler):
    endpoint.send(handler, 200, completion("x" * (3 << 20)))


def drip(_, handler):
    """A byte now and then: never silent for long, and never done."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(45):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)
    handler.close_connection = True


def endless_head(_, handler):
    handler.send_response(200)
    for i in range(2000):
        handler.send_header(f"X-{i}", "x" * 1000)
        handler.flush_headers()
