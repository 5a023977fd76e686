"""The kernel's end of the web socket; where there are no sockets, nobody imports this."""

import json
import logging
import secrets
import weakref
from urllib.parse import urlparse

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketClosedError, WebSocketHandler

HERE = {"localhost", "127.0.0.1", "::1"}    # whose pages are let in, if they know the secret
LONGEST = 10**7     # bytes of a message from a page: a photo fits


class Socket:
    """The kernel's end: it takes one connection a page, for all widgets on it."""

    def __init__(self):
        self.widgets, self.pages = weakref.WeakValueDictionary(), set()
        secret = secrets.token_urlsafe(24)
        only, = bind_sockets(0, "127.0.0.1")
        self.server = HTTPServer(Application(
            [(f"/{secret}", _Page, {"socket": self})], log_function=lambda handler: None,
            websocket_max_message_size=LONGEST))
        self.server.add_socket(only)
        self.address = f"ws://127.0.0.1:{only.getsockname()[1]}/{secret}"

    def send(self, message, data):
        """Send the length of a message's JSON, the JSON, and the bytes to every page."""
        head = json.dumps(message).encode()
        for page in list(self.pages):
            page.give(len(head).to_bytes(4, "little") + head + data)

    def take(self, text):
        """Hand a message of a page to its widget, if there is one; return whether there is."""
        try:
            message = json.loads(text)
            widget = self.widgets.get(message["to"])
        except (ValueError, LookupError, TypeError, RecursionError):
            return False
        try:
            if widget:
                widget._heard(message, True)    # what goes wrong there ends nothing else
        except Exception:
            logging.getLogger(__name__).exception("a panel could not answer")
        return widget is not None


class _Page(WebSocketHandler):
    """One page's connection."""

    def initialize(self, socket):
        """Know the socket that it came by."""
        self.socket = socket
        self.known = False  # whether it has spoken to a widget that is there

    def check_origin(self, origin):
        """Let in only pages that were served from this machine."""
        return urlparse(origin).hostname in HERE

    def open(self):
        """Send small messages at once, without waiting for more."""
        self.set_nodelay(True)
        self.socket.pages.add(self)

    def on_close(self):
        """Forget the page."""
        self.socket.pages.discard(self)

    def on_message(self, text):
        """Pass a message on; hang up on a page that names no widget of ours."""
        if self in self.socket.pages:
            self.known |= self.socket.take(text)
            if not self.known:  # it is none of ours
                self.socket.pages.discard(self)
                self.close()

    def give(self, message):
        """Send the page a message; forget a page that has closed."""
        try:
            sent = self.write_message(message, binary=True)
            sent.add_done_callback(lambda done: done.exception())  # the page has just closed
        except WebSocketClosedError:
            self.socket.pages.discard(self)
