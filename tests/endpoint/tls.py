# SPDX-License-Identifier: Apache-2.0
"""Certificates made on the spot by the openssl command, and a small forward proxy."""
import pathlib
import select
import socket
import socketserver
import ssl
import subprocess
import threading


class Authority:
    """A certificate authority of its own in `folder`; `context(names)`: what a server needs to be `names`."""

    def __init__(self, folder, name):
        self.folder, self.name, self.n = pathlib.Path(folder), name, 0
        self.file, self.key = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                     "-keyout", self.key, "-out", self.file)

    def openssl(self, *args):
        done = subprocess.run(["openssl", *map(str, args)], cwd=self.folder, capture_output=True)
        assert done.returncode == 0, done.stderr

    def context(self, names, common="endpoint", days=2):
        self.n += 1
        base = self.folder / f"{self.name}-{self.n}"
        paths = {end: base.with_suffix(end) for end in (".key", ".csr", ".pem", ".ext")}
        paths[".ext"].write_text(f"subjectAltName={names}\nbasicConstraints=critical,CA:FALSE\n")
        self.openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-utf8", "-subj", f"/CN={common}",
                     "-keyout", paths[".key"], "-out", paths[".csr"])
        self.openssl("x509", "-req", "-in", paths[".csr"], "-CA", self.file, "-CAkey", self.key, "-CAcreateserial", "-days", days,
                     "-extfile", paths[".ext"], "-out", paths[".pem"])
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(paths[".pem"], paths[".key"])
        return context


class Proxy:
    """A forward proxy: CONNECT, and whole addresses of http. `deny`: the status that it answers everything with. Keeps the heads that it got."""

    def __init__(self, deny=None, places=None):
        self.deny, self.heads, self.places = deny, [], places or {} # `places`: name -> port on the loopback, as a resolver of its own
        proxy = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                try:
                    proxy.serve(self.request)
                except OSError:
                    pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads, allow_reuse_address = True, True

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def connect(self, place):
        host, port = place.rsplit(":", 1)
        return socket.create_connection(("127.0.0.1" if host in self.places else host, self.places.get(host, int(port))), timeout=20)

    def serve(self, client):
        head = b""
        while b"\r\n\r\n" not in head:
            part = client.recv(65536)
            if not part:
                return
            head += part
        head, rest = head.split(b"\r\n\r\n", 1)
        self.heads.append(head.decode())
        method, address, version = head.split(b"\r\n", 1)[0].decode().split()
        if self.deny:
            client.sendall(f"HTTP/1.1 {self.deny} no\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
            return
        if method == "CONNECT":
            other = self.connect(address)
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            place, _, path = address.removeprefix("http://").partition("/")
            other = self.connect(place)
            other.sendall(f"{method} /{path} {version}\r\n".encode() + head.split(b"\r\n", 1)[1] + b"\r\n\r\n" + rest)
        with other:
            self.pump(client, other)

    @staticmethod
    def pump(one, other):
        while True:
            for ready in select.select([one, other], [], [], 20)[0]:
                data = ready.recv(65536)
                if not data:
                    return
                (other if ready is one else one).sendall(data)
