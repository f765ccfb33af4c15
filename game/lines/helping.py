"""Help: the page, a word, an act with what it takes and costs, and what is counted."""

from game.engine.rules.conduct import BRIDGES
from game.engine.view import BRIDGES_START
from game.hunt.hunt import Hunt
from game.lines.acts import ACTS, act_words, shown
from game.lines.find import folded, nearest
from game.lines.table import help_page, help_word, spellings
from game.scenario.clean import clean_line
from game.words.dates import decimal
from game.words.languages import N_, _

HELP = {
    "interview": N_("{word} NAME: the meeting of this slot. It takes the slot, a day on site two, "
                    "and energy of its own; being tired or unprepared may show."),
    "prepare": N_("{word} NAME: get ready for a meeting, or work on an application. It takes a "
                  "slot and {prepare} energy, and helps up to three times."),
    "rest": N_("{word}: takes a slot, gives back {rest} energy."),
    "apply": N_("{word} NAME: apply to an opening. It takes a slot and {apply} energy."),
    "network": N_("{word}: call on people you know; now and then word of an opening comes of it. "
                  "It takes a slot and {network} energy, once a day."),
    "reply": N_("{word} NAME: answer a message or a question. Free. A question that waits two "
                "nights costs {unanswered} of your bridges."),
    "ask": N_("{word} NAME others, when or stand; reopen where you cancelled. Free, one question a "
              "day; the same one a second time costs goodwill."),
    "tell": N_("{word} NAME process or offer, or bluff. Free. It may hurry them, and they may let "
               "you go; a bluff that is found out costs 15 of your bridges, or the job."),
    "push": N_("{word} NAME: ask them to hurry. Free, every third day; it costs goodwill, and more "
               "of it each time."),
    "cancel": N_("{word} NAME: call a meeting off. Free of time; it costs {cancel} of your "
                 "bridges, goodwill, and most likely the place."),
    "postpone": N_("{word} NAME: ask for another date. Free of time; it costs {postpone} of your "
                   "bridges and goodwill. A second time counts as cancelling."),
    "no_show": N_("{word} NAME: don't turn up at the meeting of this slot. Free of time; it costs "
                  "{no_show} of your bridges, much goodwill, and the job."),
    "withdraw": N_("{word} NAME: leave for good. Free before you sign; after that it costs "
                   "{left_signed} of your bridges, and all else of that recruiter's. With an open "
                   "offer it means decline."),
    "negotiate": N_("{word} NAME: ask for more money. Free, once an offer. They may say no, and "
                    "sometimes they withdraw the offer."),
    "extend": N_("{word} NAME: ask for more time to answer. Free, once an offer; it costs a little "
                 "goodwill, and they may say no."),
    "accept": N_("{word} NAME: say yes to an offer, or sign it on paper. Free. Breaking your word "
                 "costs {broken_word} of your bridges, leaving after you signed {left_signed}."),
    "decline": N_("{word} NAME: turn an offer down. Free, and gives {decline} to your bridges; "
                  "after you said yes it costs {broken_word}."),
}  # fmt: skip
"""Per kind of act what it does, what it takes, what it may cost: said by `_`."""
TOPICS = {
    "bridges": N_("Bridges, from 0 to 100, begin at {start}: what people remember of you. "
                  "Cancelling, moving, missing, leaving questions or offers unanswered and broken "
                  "words bring them down; a no in time doesn't. You hear of every change at once."),
    "seal": N_("The seal is the fingerprint of the world that was dealt on day 1, and stands on "
               "the first page. The last page computes it again: nothing was changed meanwhile. A "
               "job is sealed when the checks after your signature are through."),
    "energy": N_("Energy goes from 0 to {most}. With less than {fresh} you are tired in a meeting, "
                 "and it may show. Rest gives {rest}, a night {night}. Preparing takes {prepare}, "
                 "applying {apply}, calling on people {network}, each meeting its own."),
    "runway": N_("The runway is how long your money lasts: {days} days. A day of looking takes "
                 "{cost} from the result; when the last one is over you take what pays the rent."),
}  # fmt: skip
"""What is counted, in a few words each: said by `_`."""
TOPIC_WORDS = {
    "bridges": N_("bridges bridge goodwill"), "seal": N_("seal sealed envelope"),
    "energy": N_("energy"), "runway": N_("runway"),
}  # fmt: skip


def help_lines(rest: str, known: frozenset[str], hunt: Hunt) -> list[str]:
    """Return the help page, or more about a word, a kind of act, or what is counted."""
    sought = folded(rest)
    if not sought:
        return help_page(known)
    topic = _topic(sought)
    if topic:
        return [_(TOPICS[topic]).format(**_numbers(hunt))]
    name = spellings().get(sought, "")
    if name in known:
        return help_word(name)
    if sought in ("act", "acts", folded(_("acts"))):
        words = ", ".join(shown(kind) for kind in ACTS)
        return [
            _("Words for acts: {words}.").format(words=words),
            _("Type one alone, or with a company or a recruiter: prepare acme, ask dana when. What "
              "fits is done; where several fit, they are listed with their numbers. Where none "
              "fits, you hear why. help and one of them says what it costs."),
        ]  # fmt: skip
    kinds = act_words().get(sought, ())
    return [_act(hunt, kind) for kind in kinds if kind in HELP] or [unknown(rest, known)]


def _act(hunt: Hunt, kind: str) -> str:
    return _(HELP[kind]).format(word=shown(kind), **_numbers(hunt))


def _topic(sought: str) -> str:
    for topic, words in TOPIC_WORDS.items():
        if sought in [folded(word) for word in (*words.split(), *_(words).split())]:
            return "" if sought in act_words() else topic
    return ""


def _numbers(hunt: Hunt) -> dict[str, object]:
    """Return the numbers that help can name: energy of this hunt, and what deeds cost."""
    you, costs = hunt.view.facts.you, {deed: abs(points) for deed, points in BRIDGES.items()}
    return costs | {
        "start": BRIDGES_START, "most": you.energy_most, "fresh": you.fresh, "night": you.night,
        "rest": you.rest, "prepare": you.prepare, "apply": you.apply, "network": you.network,
        "days": hunt.view.facts.days, "cost": decimal(hunt.scenario.source.you.day_cost),
    }  # fmt: skip


def unknown(word: str, known: frozenset[str]) -> str:
    """Return that there is no such word, with the nearest one there is."""
    typed = {word for word, name in spellings().items() if name in known} | set(act_words())
    near = nearest(word, (word for word in sorted(typed) if "_" not in word))
    said = clean_line(word, 40)
    if near:
        return _('There is no word "{word}". Did you mean {near}? help lists the words.').format(
            word=said, near=near
        )
    return _('There is no word "{word}". A number or a word, please; help lists the words.').format(
        word=said
    )
