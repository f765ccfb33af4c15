"""Looking around on the board: which message is open, which company selected. Changes no hunt."""

from textual.containers import VerticalScroll

from game.tui.board import Board
from game.tui.letters import newest_first
from game.tui.panels import pipeline_order


class Browse(Board):
    """A board on which one can look around."""

    def action_open(self, at: int) -> None:
        """Open a message."""
        if 0 <= at < len(self.session.messages):
            self.show_message(at)
            self.query_one("#letter-box", VerticalScroll).scroll_home(animate=False)
            self.paint()

    def action_pick(self, company: int) -> None:
        """Select a company and open its newest message."""
        newest = (at for at in newest_first(self.session)
                  if self.session.messages[at].company == company)  # fmt: skip
        self.opened, self.company = next(newest, -1), company
        self.paint()

    def go_older(self) -> None:
        """Open the next message down the list."""
        self._step_message(1)

    def go_newer(self) -> None:
        """Open the next message up the list."""
        self._step_message(-1)

    def _step_message(self, by: int) -> None:
        order = newest_first(self.session)
        at = order.index(self.opened) + by if self.opened in order else 0
        if 0 <= at < len(order):
            self.action_open(order[at])

    def go_next(self) -> None:
        """Select the next company."""
        self._step_company(1)

    def go_previous(self) -> None:
        """Select the company before."""
        self._step_company(-1)

    def _step_company(self, by: int) -> None:
        order = [known.index for known in pipeline_order(self.session)]
        at = order.index(self.company) + by if self.company in order else 0
        if order:
            self.action_pick(order[at % len(order)])

    def go_scroll_on(self) -> None:
        """Scroll a long message on."""
        self.query_one("#letter-box", VerticalScroll).scroll_page_down(animate=False)

    def go_scroll_back(self) -> None:
        """Scroll a long message back."""
        self.query_one("#letter-box", VerticalScroll).scroll_page_up(animate=False)
