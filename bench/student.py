"""A student's page, as a hub and a kernel know it: it runs a notebook, and drags one slider."""

import asyncio
import json
import time
from uuid import uuid4

from jupyter_server.services.kernels.connection import base
from tornado.websocket import websocket_connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"    # JupyterLab's
MOVES, UNDER_WAY, SILENCE = 60, 2, 3    # a second; messages and seconds, as in page/hand.js


class Student:
    """Speaks to one kernel; `answers` are the seconds that each of the hand's messages took."""

    def __init__(self):
        self.answers, self._under_way, self._newest = [], [], None
        self._page, self._done, self._widgets, self._slider = uuid4().hex, {}, {}, None

    async def run(self, request, cells, slider):
        """Open the web socket that `request` asks for, run the `cells`, and greet the panels."""
        self._socket = await websocket_connect(
            request, on_message_callback=self._take, subprotocols=[PROTOCOL])
        for k, code in enumerate(cells):
            self._done = asyncio.Future()
            self._send("execute_request", {"code": code, "allow_stdin": True}, {"cellId": f"c{k}"})
            await self._done
        for own_id, (_, state) in self._widgets.items():
            if "wanted_keys" in state:
                self._tell(own_id, {"kind": "hello"})
            elif state.get("description") == slider:
                self._slider = own_id

    async def drag(self, seconds):
        """Drag the slider to and fro, once in two seconds, and wait for the last answer."""
        start, state = time.monotonic(), self._widgets[self._slider][1]
        while (passed := time.monotonic() - start) < seconds or self._under_way:
            if passed < seconds:
                share = abs(passed % 2 - 1)
                self._newest = round(state["min"] + share * (state["max"] - state["min"]), 2)
            self._flush()
            await asyncio.sleep(1 / MOVES)

    def _flush(self):
        now = time.monotonic()
        if self._under_way and now - self._under_way[-1] > SILENCE:
            self.answers += [now - sent for sent in self._under_way]
            self._under_way.clear()
        if self._newest is not None and len(self._under_way) < UNDER_WAY:
            self._under_way.append(now)
            self._tell(self._slider, {"value": self._newest})
            self._newest = None

    def _tell(self, own_id, content):
        message = {"page": self._page, "to": own_id, "content": content}
        self._send("comm_msg", {"comm_id": self._widgets[own_id][0],
                                "data": {"method": "custom", "content": message}})

    def _send(self, kind, content, metadata=None):
        header = {"msg_id": uuid4().hex, "msg_type": kind, "session": self._page,
                  "username": "", "version": "5.3", "date": "2000-01-01T00:00:00Z"}
        parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
        self._socket.write_message(base.serialize_msg_to_ws_v1(parts, "shell"), binary=True)

    def _take(self, message):
        if message is None:     # the end
            return
        parts = base.deserialize_msg_from_ws_v1(message)[1]
        kind, content = json.loads(parts[0])["msg_type"], json.loads(parts[3])
        data = content.get("data", {})
        if kind == "execute_reply":
            self._done.set_result(None)
        elif kind == "comm_open" and "own_id" in data["state"]:
            self._widgets[data["state"]["own_id"]] = content["comm_id"], data["state"]
        elif kind == "comm_msg" and data["method"] == "custom":
            self._hear(data["content"]["to"], data["content"]["content"])

    def _hear(self, own_id, told):
        if told.get("receipt") == self._slider and self._under_way:
            self.answers.append(time.monotonic() - self._under_way.pop(0))
            self._flush()
        elif told.get("kind") == "frame" and not told["receipt"]:
            self._tell(own_id, {"kind": "shown", "number": told["number"]})
