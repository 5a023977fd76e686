"""Tell the page that its message has been dealt with: with the frame, if there is one.

Every message costs the browser a millisecond or two, so a nudge is one there and one back. A frame
that carries the receipt needs no answer either: the page sends its next nudge only after it.
"""

from contextlib import contextmanager
from contextvars import ContextVar


class Receipt:
    """What the page waits for while one of its messages is dealt with.

    Attributes
    ----------
    late : list of callables
        They tell the page what else it must know, once it has its answer.
    """

    def __init__(self, own_id):
        self._own_id, self.late, self.over = own_id, [], False

    def take(self):
        """Return the id of the widget that waits, but only once; whoever takes it must send it."""
        own_id, self._own_id = self._own_id, None
        return own_id


_receipt = ContextVar("receipt", default=None)


def receipt_due():
    """Return the `Receipt` of the message that is being dealt with, or None.

    What was put off until later runs in the same context, when the message is long over.
    """
    receipt = _receipt.get()
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
