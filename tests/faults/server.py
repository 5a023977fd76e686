"""A server on this machine that sends files as servers do: whole, late, wrong, or not at all."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"\r\n<!DOCTYPE html><html><body>Please sign in to use this network.</body></html>"


class Server:
    """Serve `files` in one manner, from a port of its own, until the ``with`` block ends.

    Parameters
    ----------
    files : dict
        Bytes by name.
    manner : str
        The name of a method of `Handler`.
    elsewhere : str
        Where to send those who ask, when the manner is to redirect.
    """

    def __init__(self, files, manner="honest", elsewhere=""):
        self.files, self.manner, self.elsewhere = files, manner, elsewhere
        self.asked, self.over, self.pair = [], threading.Event(), threading.Barrier(2)

    def __enter__(self):
        handler = type("Handler", (Handler,), {"house": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads, self._server.block_on_close = True, False
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error):
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


class Handler(BaseHTTPRequestHandler):
    """One request; each manner is a method that gets the file that was asked for."""

    def do_GET(self):
        name = self.path.rpartition("/")[2]
        self.house.asked.append(name)
        try:
            getattr(self, self.house.manner)(self.house.files.get(name, b""))
        except ConnectionError:
            pass  # whoever asked has gone

    def log_message(self, *args):
        pass

    def start(self, status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.flush()

    def honest(self, content):
        self.start(Content_Length=len(content))
        self.wfile.write(content)

    def slow(self, content):
        self.start(Content_Length=len(content))
        for place in range(0, len(content), len(content) // 5 + 1):
            self.wfile.write(content[place:place + len(content) // 5 + 1])
            time.sleep(0.04)

    def to_two_at_once(self, content):
        self.house.pair.wait(30)
        self.honest(content)

    def without_length(self, content):
        self.start()
        self.wfile.write(content)

    def nonsense_length(self, content):
        self.start(Content_Length="many")
        self.wfile.write(content)

    def cut_off(self, content):
        self.start(Content_Length=len(content))
        self.wfile.write(content[:len(content) // 2])

    def stall(self, content):
        self.cut_off(content)
        self.house.over.wait(5)

    def hang(self, content):
        self.house.over.wait(5)

    def hang_up(self, content):
        pass

    def nothing(self, content):
        self.honest(b"")

    def wrong_bytes(self, content):
        self.honest(content[:-9] + bytes([content[-9] ^ 1]) + content[-8:])

    def too_long(self, content):
        self.honest(content + b"more")

    def endless(self, content):
        self.start()
        while not self.house.over.is_set():
            self.wfile.write(bytes(65536))

    def web_page(self, content):
        self.honest(PAGE)

    def forbidden(self, content):
        self.send_error(403)

    def not_found(self, content):
        self.send_error(404)

    def redirect(self, content):
        self.start(302, Location=self.house.elsewhere + self.path.rpartition("/")[2])

    def redirect_in_circles(self, content):
        self.start(302, Location="/again" + self.path)

    def redirect_to_a_file(self, content):
        self.start(302, Location="file:///" + self.path.rpartition("/")[2])

    def not_http(self, content):
        self.wfile.write(b"\x00\x01\x02 this is no answer\r\n\r\n")

    def zipped_on_the_way(self, content):
        """Say that the .gz is only packed for the way, as some servers do."""
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            self.start(Content_Length=len(content), Content_Encoding="gzip")
            self.wfile.write(content)
        else:
            self.honest(content)
