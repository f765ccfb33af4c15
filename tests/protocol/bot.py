"""A bot at the other end of the line: it sees every message and answers with bytes."""

import io
import json
from collections.abc import Callable, Iterable
from typing import Any

from game.engine.draws import block
from game.hunt.hunt import Hunt
from game.protocol.serve import serve

Message = dict[str, Any]
Answer = Callable[[list[Message]], bytes]


class Line(io.BytesIO):
    """Standard input whose next line is thought of only when it is asked for."""

    def __init__(self, sink: io.StringIO, answer: Answer) -> None:
        super().__init__()
        self.sink = sink
        self.answer = answer
        self.waiting = io.BytesIO()

    def readline(self, size: int | None = -1, /) -> bytes:
        line = self.waiting.readline(-1 if size is None else size)
        if line:
            return line
        self.waiting = io.BytesIO(self.answer(messages(self.sink)))
        return self.waiting.readline(-1 if size is None else size)


def messages(sink: io.StringIO) -> list[Message]:
    """Return all that has been sent so far; each line must be one JSON object."""
    text = sink.getvalue()
    assert text.endswith("\n")
    found = [json.loads(line) for line in text.splitlines()]
    assert all(isinstance(message, dict) and message["type"] for message in found)
    return found


def converse(hunt: Hunt, answer: Answer, saved: list[int] | None = None) -> list[Message]:
    """Serve a hunt to an answering bot; an empty answer ends the input. Return all messages."""
    sink = io.StringIO()
    kept = saved if saved is not None else []
    serve(hunt, lambda: kept.append(len(hunt.choices)), "name", Line(sink, answer), sink)
    return messages(sink)


def say(hunt: Hunt, lines: Iterable[bytes]) -> list[Message]:
    """Serve a hunt to a fixed script."""
    sink = io.StringIO()
    serve(hunt, lambda: None, "name", io.BytesIO(b"".join(lines)), sink)
    return messages(sink)


def random_bot(seed: int, most: int = 10_000) -> Answer:
    """Return a bot that takes any legal action, and stops after so many."""
    luck = block(seed, "test-bot", "", 4000)
    used = iter(luck)
    left = [most]

    def answer(seen: list[Message]) -> bytes:
        if not left[0]:
            return b""
        left[0] -= 1
        actions = seen[-1]["actions"]
        action = actions[next(used) * len(actions) >> 32]
        reply: Message = {"do": action["id"]}
        if "value" in action:
            reply["value"] = (next(used) * 1001 >> 32) / 1000
        return json.dumps(reply).encode() + b"\n"

    return answer


def do(action: str, **more: object) -> bytes:
    """Return a line that takes an action."""
    return json.dumps({"do": action, **more}).encode() + b"\n"
