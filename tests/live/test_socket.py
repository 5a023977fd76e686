"""The web socket: who may open it, what goes over it, and what happens where there is none."""

import asyncio
import gc
import json
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from panel_helpers import run
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

from mlp.live.socket import LARGE, SocketWidget

FEW, MANY = b"\x01\x02", bytes(LARGE + 1)


class Echo(SocketWidget):
    """Says everything back, with some bytes."""

    def hear(self, content):
        """Answer, unless asked to fail."""
        if content == "fail":
            raise ValueError("asked to")
        self.tell({"heard": content}, MANY if content == "many" else FEW)


def message(widget, content):
    return {"page": "one", "to": widget.own_id, "content": content}


async def say(page, widget, content):
    """Send over the socket, and return what comes back, taken apart."""
    await page.write_message(json.dumps(message(widget, content)))
    data = await asyncio.wait_for(page.read_message(), 2)
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4:4 + length]), data[4 + length:]


def by_channel(widget):
    """Return the list in which all that goes by Jupyter's own channel will be found."""
    sent = []
    widget.send = lambda content, buffers=None: sent.append((content, buffers))
    return sent


def test_what_comes_by_the_socket_is_answered_by_it_until_the_page_has_gone(caplog):
    async def talk():
        one, other = Echo(), Echo()
        sent = by_channel(one)
        page = await websocket_connect(one._socket.address)
        for widget in (one, other):
            assert await say(page, widget, "hello") == (
                {"to": widget.own_id, "content": {"heard": "hello"}, "deflated": False}, FEW)
        head, data = await say(page, one, "many")
        assert head["deflated"] and zlib.decompress(data) == MANY
        assert one._socket is other._socket and not sent
        # An error in a panel is logged and does not end the connection.
        await page.write_message(json.dumps(message(one, "fail")))
        await page.write_message(json.dumps({**message(one, "hello"), "to": "nobody"}))
        assert (await say(page, one, "hello"))[1] == FEW
        page.close()
        while one._socket.pages:
            await asyncio.sleep(0.01)
        one.hear("to nobody")

    run(talk())
    assert "asked to" in caplog.text


def test_only_a_page_from_here_that_knows_the_secret_gets_in():
    async def knock():
        widget = Echo()
        sent, address = by_channel(widget), widget._socket.address
        widget._handle_custom_msg(message(widget, "where is the socket"), [])
        assert sent == [({"socket": address}, None)]    # and what is saved never holds it
        assert address not in json.dumps(widget.get_state(), default=repr)
        host, secret = address.rsplit("/", 1)
        assert host.startswith("ws://127.0.0.1:") and len(secret) >= 32
        for origin in ("http://elsewhere.example", "https://127.0.0.1.example", "null"):
            with pytest.raises(HTTPClientError, match="403"):
                await websocket_connect(HTTPRequest(address, headers={"Origin": origin}))
        for origin in ("http://127.0.0.1:8888", "http://localhost", "http://[::1]:8888"):
            (await websocket_connect(HTTPRequest(address, headers={"Origin": origin}))).close()
        for wrong in ("", "/", "/" + secret[:-1], f"/{secret}x"):
            with pytest.raises(HTTPClientError, match="404"):
                await websocket_connect(host + wrong)

    run(knock())


def test_each_page_hears_it_by_the_socket_or_else_by_jupyters_own_channel():
    async def talk():
        widget = Echo()
        sent = by_channel(widget)
        for page in ("one", "far away"):
            widget._handle_custom_msg({**message(widget, "hello"), "page": page}, [])
        answer, (data,) = sent[0]
        assert answer["content"] == {"heard": "hello"} and data == FEW and len(sent) == 2
        # The first has opened the socket at last, and what it hears there ends the channel for it.
        one = await websocket_connect(widget._socket.address)
        assert (await say(one, widget, "again"))[0]["content"] == {"heard": "again"}
        assert widget._by_channel == {"far away"} and len(sent) == 3

    run(talk())
    with ThreadPoolExecutor(1) as outside:      # outside a kernel there is no socket
        widget = outside.submit(Echo).result()
    sent = by_channel(widget)
    widget._handle_custom_msg(message(widget, "hello"), [])
    assert widget._socket is None and len(sent) == 1


def test_a_loop_that_has_ended_is_listened_for_no_more():
    async def address(*before):
        for one in before:
            with pytest.raises(ConnectionRefusedError):
                Echo()      # whoever comes next looks after it
                await websocket_connect(one)
        return Echo()._socket.address

    gc.collect()    # what other tests have left
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        run(address(run(address())))
        gc.collect()
    assert not [str(one.message) for one in said if one.category is ResourceWarning]
