"""A web server on this machine that answers as it is told, well or badly."""
import gzip
import socketserver
import ssl
import threading
import time


def answer(body=b"", status=200, **headers):
    """An answer as bytes; `content_type="text/html"` makes a header."""
    body = body if isinstance(body, bytes) else body.encode()
    lines = ["HTTP/1.1 %d Said" % status]
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("content-length", len(body))
    named.setdefault("content-type", "text/html; charset=utf-8")
    lines += ["%s: %s" % item for item in named.items() if item[1] is not None]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(location, status=302):
    return answer(status=status, location=location)


def chunked(*chunks, **headers):
    head = answer(content_length=None, transfer_encoding="chunked", **headers)
    return head + b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)


class Request:
    def __init__(self, path, headers):
        self.path, self.headers = path, headers


class Handler(socketserver.StreamRequestHandler):
    timeout = 60

    def handle(self):
        try:
            while self.serve_one():
                pass
        except (OSError, ValueError):
            pass  # the client has gone

    def serve_one(self):
        line = self.rfile.readline(65536).decode("latin-1").split()
        if len(line) < 2:
            return False
        headers = {}
        while True:
            header = self.rfile.readline(65536).decode("latin-1").strip()
            if not header:
                break
            name, _, value = header.partition(":")
            headers[name.strip().lower()] = value.strip()
        return self.server.web.serve(Request(line[1], headers), self)


class TcpServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, client_address):
        pass  # a handshake that the client refused


class WebServer:
    """`pages` says what a path answers: bytes, a list of bytes (one after another, the last for
    good), or a function of the request and the handler that gives bytes, or writes by itself and
    gives None, upon which the connection is closed."""

    def __init__(self, certificate=None):
        self.pages = {}
        self.requests = []
        self.moments = []
        self.lock = threading.Lock()
        self.tcp = TcpServer(("127.0.0.1", 0), Handler)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.tcp.socket = context.wrap_socket(self.tcp.socket, server_side=True)
        self.tcp.web = self
        self.scheme = "https" if certificate else "http"
        threading.Thread(target=self.tcp.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self.tcp.shutdown()
        self.tcp.server_close()

    def url(self, path="/", host="127.0.0.1"):
        return "%s://%s:%d%s" % (self.scheme, host, self.tcp.server_address[1], path)

    def serve(self, request, handler):
        with self.lock:
            self.requests.append(request)
            self.moments.append(time.monotonic())
            page = self.pages.get(request.path, answer("Not here", 404))
            if isinstance(page, list):
                page = page.pop(0) if len(page) > 1 else page[0]
        if callable(page):
            page = page(request, handler)
        if page is None:
            return False
        handler.wfile.write(page)
        return True

    def count(self, path):
        """How often `path` was asked for."""
        return sum(request.path == path for request in self.requests)

    def paths(self):
        """The paths asked for, in order, without robots.txt."""
        return [request.path for request in self.requests if request.path != "/robots.txt"]


def write_and_close(data):
    """Writes the bytes as they are and closes the connection."""
    def handle(request, handler):
        handler.wfile.write(data)
    return handle


def endless(piece, head, pause=0):
    def handle(request, handler):
        handler.wfile.write(head)
        while True:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)
    return handle


def reset(request, handler):
    """Breaks the connection without a word of goodbye."""
    import socket
    import struct
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def zipped(data):
    return gzip.compress(data, 9)
