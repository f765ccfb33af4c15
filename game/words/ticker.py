"""The title's ticker: small news of other people's job hunts. Nobody in it exists."""

from game.words.languages import N_, _

TICKER = (
    N_("Great news coming. Any day now. (Day 31.)"),
    N_("Local woman told she is the only candidate; so are both of the others."),
    N_("Decision postponed until Marta is back from Thursday."),
    N_("He cancelled four interviews on Monday. On Tuesday the budget did the same."),
    N_("Recruiter calls it a formality. Formality takes three weeks, then retires."),
    N_("Position filled internally by somebody who asked what the position was."),
    N_('"We\'ll keep your details on file." The file is a drawer. The drawer is full.'),
    N_("Verbal offer made over lunch. Lunch ends."),
    N_("She mentioned another offer. Calendars cleared like weather."),
    N_("Second choice starts Monday. First choice is still thinking."),
    N_('He said "no rush". They believed him.'),
    N_("Last round added after the last round."),
    N_("Team adored her. Team reorganised. Adoration pending."),
    N_("References called at six on a Friday; nobody has ever been described so kindly."),
    N_("Start-up hiring freeze thaws, refreezes, is renamed a pause."),
    N_("Man kept a Thursday interview he didn't want. Now works there. Likes the canteen."),
    N_('Salary "competitive". So was the race for the chair.'),
    N_("Written offer expected by noon. It didn't say which."),
    N_('"You\'re not going anywhere on me, are you?" asked somebody who was.'),
    N_("Signed on Wednesday, cleared on Tuesday: six days nobody slept."),
)


def ticker(turn: int) -> str:
    """Return the piece of news for a turn, round and round."""
    return _(TICKER[turn % len(TICKER)])
