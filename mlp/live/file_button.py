"""A button that brings a file of the reader's; it may also be dropped or pasted on the panel."""

import base64

import traitlets

from .page import text_of
from .receipt import answering
from .socket import SocketWidget


class FileButton(SocketWidget):
    """Hands each file to ``on_file(data)``, as bytes; the page refuses one of more than `most`."""

    _esm = text_of("socket.js", "hand.js", "file_button.js")
    description = traitlets.Unicode().tag(sync=True)
    accept = traitlets.Unicode().tag(sync=True)     # as for an <input>
    most = traitlets.Int(7_000_000).tag(sync=True)  # bytes: as letters, a third more

    def __init__(self, description, accept, on_file):
        super().__init__(description=description, accept=accept)
        self._on_file = on_file

    def hear(self, content):
        """Take a file from the page; what is none is refused without a word."""
        with answering(self):
            try:
                data = base64.b64decode(content["data"], validate=True)
            except (LookupError, TypeError, ValueError):
                return
            self._on_file(data)
