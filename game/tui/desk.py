"""The player's desk: a session, and what is open, selected and pointed at on it. Draws nothing."""

from game.tui.commands import ANSWER_KEYS
from game.tui.letters import Answer, answers, newest_first
from game.tui.panels import buttons, pipeline_order
from game.tui.session import Session
from game.words.messages import NOBODY


class Desk:
    """What the board shows. `opened` is a message or -1, `company` an index.

    `pointed` counts through the answers, then the open buttons of the bar; -1 is nowhere. `top` is
    the first line shown of a long message.
    """

    def __init__(self, session: Session, said: str = "") -> None:
        """Sit down at a session, with a first line to say."""
        self.session = session
        self.said = said or session.today() or ""
        self.opened, self.company = -1, 0
        self.read = self.top = 0
        self.pointed = -1
        self.open_news()

    def open_news(self) -> None:
        """Open the first message that came since the last look, if one came."""
        messages = self.session.messages
        self.pointed = -1
        if len(messages) > self.read:
            new = range(self.read, len(messages))
            self.open(next(at for at in new if messages[at].day == messages[-1].day))
        elif self.opened >= len(messages):
            self.open(len(messages) - 1)
        self.read = len(messages)

    def open(self, at: int) -> None:
        """Make a message the open one and its company the selected one."""
        if not -1 <= at < len(self.session.messages):
            return
        self.opened, self.top, self.pointed = at, 0, -1
        company = self.session.messages[at].company if at >= 0 else NOBODY
        if company != NOBODY:
            self.company = company

    def pick(self, company: int) -> None:
        """Select a company and open its newest message."""
        messages = self.session.messages
        newest = (at for at in newest_first(self.session) if messages[at].company == company)
        self.opened, self.company = next(newest, -1), company
        self.top, self.pointed = 0, -1

    def step_message(self, by: int) -> None:
        """Open another message of the list."""
        order = newest_first(self.session)
        at = order.index(self.opened) + by if self.opened in order else 0
        if 0 <= at < len(order):
            self.open(order[at])

    def step_company(self, by: int) -> None:
        """Select another company."""
        order = [known.index for known in pipeline_order(self.session)]
        at = order.index(self.company) + by if self.company in order else 0
        if order:
            self.pick(order[at % len(order)])

    def answers(self) -> list[Answer]:
        """Return what can be said to the selected company's recruiter."""
        if self.opened >= 0 and self.session.messages[self.opened].company == NOBODY:
            return []
        return answers(self.session, self.company, len(ANSWER_KEYS))

    def pointable(self) -> list[str]:
        """Return what can be pointed at: answers as numbers, then open commands by name."""
        said = [str(at) for at in range(len(self.answers()))]
        return said + [command.name for command, usable in buttons(self.session) if usable]

    def point(self, by: int) -> None:
        """Point at the next thing, or the one before."""
        count = len(self.pointable())
        if count:
            start = self.pointed if self.pointed >= 0 else (-1 if by > 0 else count)
            self.pointed = (start + by) % count

    def pointed_at(self) -> str:
        """Return what is pointed at, or an empty text."""
        things = self.pointable()
        return things[self.pointed] if 0 <= self.pointed < len(things) else ""
