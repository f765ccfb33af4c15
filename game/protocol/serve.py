"""The line protocol: one JSON object per line each way. Never ends a hunt on a bad line."""

import json
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any, BinaryIO, TextIO

from game.engine.acts import Action
from game.engine.turn import IllegalAction
from game.hunt.hunt import Hunt
from game.protocol.messages import Encoder, Json, hello
from game.words.labels import why_not

LONGEST = 64 * 1024


class BadLine(Exception):
    """A line that costs nothing; `code` is for programs, the message for people."""

    def __init__(self, code: str, message: str) -> None:
        """Keep both."""
        super().__init__(message)
        self.code = code


def serve(
    hunt: Hunt,
    write_save: Callable[[], None],
    save: str | None,
    source: BinaryIO | None = None,
    sink: TextIO | None = None,
) -> None:
    """Play a hunt over the protocol until it ends or the input does."""
    if sink is None and isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    lines = source or sys.stdin.buffer
    out = sink or sys.stdout
    encoder = Encoder(hunt)
    _send(out, hello(hunt, save))
    if not hunt.view.over:
        _send(out, encoder.view())
    while not hunt.view.over:
        line = lines.readline(LONGEST + 2)
        if not line:
            return
        try:
            action = _action(encoder, _read(lines, line))
            events = hunt.do(action)
        except BadLine as bad:
            _send(out, {"type": "error", "code": bad.code, "message": str(bad)})
        except IllegalAction as refused:
            text = why_not(refused.code)
            _send(out, {"type": "error", "code": refused.code, "message": text})
        else:
            write_save()
            _send(out, encoder.events(events))
            if not hunt.view.over:
                _send(out, encoder.view())
    _send(out, encoder.end(save))


def _send(out: TextIO, message: Json) -> None:
    out.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n")
    out.flush()


def _read(lines: BinaryIO, line: bytes) -> Any:
    if len(line.rstrip(b"\r\n")) > LONGEST:
        while line and not line.endswith(b"\n"):
            line = lines.readline(LONGEST)
        raise BadLine("line-too-long", "A line may have at most 65536 bytes.")
    try:
        return json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        raise BadLine("not-json", 'Send one JSON object per line: {"do":"a1"}') from None


def _action(encoder: Encoder, message: Any) -> Action:
    if not isinstance(message, dict) or not isinstance(message.get("do"), str):
        raise BadLine("unknown-action", 'Name an action of the last view: {"do":"a1"}')
    action = encoder.offered.get(message["do"])
    if action is None:
        raise BadLine("unknown-action", "No such action in the last view.")
    if action.kind != "forecast":
        return action
    value = message.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise BadLine("bad-value", "This action takes a value from 0 to 1.")
    return action._replace(value=round(value * 1000))
