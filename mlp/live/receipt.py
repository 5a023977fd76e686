"""Tell the page, with the frame if there is one, that its message has been dealt with."""

from contextlib import contextmanager
from contextvars import ContextVar


class Receipt:
    """What the page waits for while one of its messages is dealt with."""

    def __init__(self, own_id):
        self._own_id, self.over = own_id, False
        self.late = []      # functions that tell the page the rest, once it has its answer

    def take(self):
        """Return the id of the waiting widget, but only once; whoever takes it must send it."""
        own_id, self._own_id = self._own_id, None
        return own_id


_receipt = ContextVar("receipt", default=None)


def receipt_due():
    """Return the `Receipt` of the message that is being dealt with, or None."""
    receipt = _receipt.get()    # what was put off runs in the same context, when it is long over
    return receipt if receipt and not receipt.over else None


@contextmanager
def answering(widget):
    """While a message to `widget` is dealt with, let a frame take its receipt along."""
    receipt = Receipt(widget.own_id)
    before = _receipt.set(receipt)
    try:
        yield
    finally:
        if own_id := receipt.take():
            widget.tell({"receipt": own_id})
        receipt.over = True
        _receipt.reset(before)
        for tell in receipt.late:
            tell()
