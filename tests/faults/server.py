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
        One of `MANNERS`.
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


def whole(to, content):
    to.send(content, Content_Length=len(content))


def half(to, content):
    to.send(content[:len(content) // 2], Content_Length=len(content))


def slow(to, content):
    to.start(Content_Length=len(content))
    for place in range(0, len(content), len(content) // 5 + 1):
        to.wfile.write(content[place:place + len(content) // 5 + 1])
        time.sleep(0.04)


def endless(to, content):
    to.start()
    while not to.house.over.is_set():
        to.wfile.write(bytes(65536))


def zipped_on_the_way(to, content):
    """Say that the .gz is only packed for the way, as some servers do."""
    packed = {"Content_Encoding": "gzip"} if "gzip" in to.headers.get("Accept-Encoding", "") else {}
    to.send(content, Content_Length=len(content), **packed)


MANNERS = {
    "honest": whole, "cut_off": half, "slow": slow, "endless": endless,
    "zipped_on_the_way": zipped_on_the_way,
    "to_two_at_once": lambda to, content: to.house.pair.wait(30) >= 0 and whole(to, content),
    "without_length": lambda to, content: to.send(content),
    "nonsense_length": lambda to, content: to.send(content, Content_Length="many"),
    "stall": lambda to, content: half(to, content) or to.house.over.wait(5),
    "hang": lambda to, content: to.house.over.wait(5),
    "hang_up": lambda to, content: None,
    "nothing": lambda to, content: whole(to, b""),
    "wrong_bytes": lambda to, content: whole(
        to, content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]),
    "too_long": lambda to, content: whole(to, content + b"more"),
    "web_page": lambda to, content: whole(to, PAGE),
    "forbidden": lambda to, content: to.send_error(403),
    "not_found": lambda to, content: to.send_error(404),
    "redirect": lambda to, content: to.start(302, Location=to.house.elsewhere + to.name),
    "redirect_in_circles": lambda to, content: to.start(302, Location="/again" + to.path),
    "redirect_to_a_file": lambda to, content: to.start(302, Location="file:///" + to.name),
    "not_http": lambda to, content: to.wfile.write(b"\x00\x01\x02 this is no answer\r\n\r\n"),
}


class Handler(BaseHTTPRequestHandler):
    """One request, answered in the manner of the house."""

    def do_GET(self):
        self.name = self.path.rpartition("/")[2]
        self.house.asked.append(self.name)
        try:
            MANNERS[self.house.manner](self, self.house.files.get(self.name, b""))
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

    def send(self, content, **headers):
        self.start(**headers)
        self.wfile.write(content)
