"""A web socket between the page and the kernel, for what the hand does and for the frames.

Jupyter's own channel passes the server twice, and JupyterLab redraws its toolbar for each message:
tens of milliseconds before a pixel changes. So the kernel also listens on this machine's loopback,
at a secret address; a page has to ask for it, so nothing saved or exported holds it. From another
machine the socket cannot be opened, and everything goes by Jupyter's channel.
"""

import asyncio
import secrets
import zlib
from contextlib import suppress

import anywidget
import traitlets

from .mainloop import MainLoop
from .notebook_cells import somebody_looks
from .receipt import receipt_due
from .wary import Wary

LARGE = 3000    # bytes: more are deflated
SOCKETS = {}    # event loop -> its `Socket`


class SocketWidget(Wary, anywidget.AnyWidget):
    """A widget that talks to the page by the quickest way; a subclass gives `hear(content)`."""

    own_id = traitlets.Unicode().tag(sync=True)  # whom a message or a receipt is for

    def __init__(self, failed=None, **traits):
        self._socket, self._loop = _open_socket(), MainLoop(failed)
        self._late = set()  # names of traits that the page is told when a frame has left
        super().__init__(own_id=secrets.token_hex(8), **traits)
        self._by_channel = set()  # pages that have only Jupyter's channel
        self.on_msg(lambda _, message, buffers: self._loop.run(self._heard, message, False))
        if self._socket:
            self._socket.widgets[self.own_id] = self

    def send_state(self, key=None):
        """Send traits to the page; while the hand waits for a frame, only after that."""
        receipt = receipt_due()
        if not receipt or not isinstance(key, str):
            super().send_state(key)
            return
        if not self._late:
            receipt.late.append(self._send_late)
        self._late.add(key)

    def _send_late(self):
        keys, self._late = self._late, set()
        self.send_state(list(keys))

    def tell_along(self, content, data):
        """Send these with the widget itself, before any page speaks; one that is late must ask."""
        message = {"to": self.own_id, "content": content, "deflated": True}
        self._send({"method": "update", "state": {"first": message},
                    "buffer_paths": [["first", "data"]]}, [zlib.compress(data, 1)])

    def tell(self, content, data=b""):
        """Send `content`, a dict, and bytes to all pages that show this widget."""
        deflated = len(data) > LARGE
        message = {"to": self.own_id, "content": content, "deflated": deflated}
        data = zlib.compress(data, 1) if deflated else data
        if self._socket:
            self._socket.send(message, data)
        if self._by_channel:
            self.send(message, [data] if data else [])

    def _heard(self, message, by_socket):
        if not isinstance(message, dict) or not message.keys() >= {"page", "content"}:
            return
        if message["content"] == "where is the socket":
            self.send({"socket": self._socket.address if self._socket else ""})
            return
        change = self._by_channel.discard if by_socket else self._by_channel.add
        change(str(message["page"]))
        self.hear(message["content"])


def _socket_on(loop):
    """Return the socket of `loop`; a loop that has ended tells nobody, so look for such ones."""
    from .listener import Socket  # a kernel in the page has no tornado

    if loop not in SOCKETS:
        for ended in [one for one in SOCKETS if one.is_closed()]:
            SOCKETS.pop(ended).server.stop()
        SOCKETS[loop] = Socket()
    return SOCKETS[loop]


def _open_socket():
    """Return this kernel's socket, or None outside a kernel and where nothing may listen.

    Nobody could use it where a program stores what the cells show, and its address with it.
    """
    with suppress(RuntimeError, OSError, ModuleNotFoundError):  # no loop; no port; no tornado
        if somebody_looks():
            return _socket_on(asyncio.get_running_loop())
    return None
