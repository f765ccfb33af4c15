"""What the codes of problems mean, gate by gate: for an author who wants more than one line."""

GATES: dict[str, tuple[str, ...]] = {
    "syntax": (
        "unreadable", "too-big", "too-deep", "not-utf-8", "syntax", "control-character",
        "duplicate-key",
    ),
    "schema": (
        "unknown-key", "missing-key", "wrong-type", "bad-name", "unknown-word", "out-of-range",
        "wrong-length",
    ),
    "references": ("bad-use-path", "missing-piece", "use-cycle", "no-such", "unknown-signal",
                   "bad-pack"),
    "meaning": (
        "bad-brace", "unknown-placeholder", "no-wording", "no-shares", "wrong-order", "stage",
        "date", "never-closed", "two-alike", "unused", "message-never-used",
        "signal-without-message", "placeholder-missing", "no-opening-text", "unreachable-stage",
        "sum", "two-names", "deprecated-key",
    ),
    "playtest": ("stuck", "never-sealed", "few-choices"),
    "translation": (
        "no-original", "other-language", "texts-only", "not-in-original", "other-count",
        "placeholder-added",
    ),
}  # fmt: skip
"""Codes in the order in which a file passes the gates."""

EXPLANATIONS: dict[str, tuple[str, str, str]] = {
    "unreadable": (
        "The file can't be opened, or isn't a file at all. Nothing in it has been looked at.",
        "",
        "Check the path, and whether you may read it.",
    ),
    "too-big": (
        "A scenario file may have 512 KB, 20,000 keys and 20,000 tables. A large hunt with all its "
        "messages has a fifth of that.",
        "",
        "Move messages into shared pieces and name them with use.",
    ),
    "too-deep": (
        "Brackets in brackets, or dots in a key, go deeper than any scenario needs.",
        "a.b.c.d.e.f.g.h = 1",
        "The deepest key there is has six parts.",
    ),
    "not-utf-8": (
        "The file holds bytes that are no UTF-8 text. It was probably saved in an older encoding.",
        "",
        "Save it again as UTF-8; your editor's save dialog or status bar has it.",
    ),
    "syntax": (
        "The text isn't TOML. The line and column are where reading failed; the cause is there or "
        "just before it.",
        "title = The Long Wait",
        'title = "The Long Wait"',
    ),
    "control-character": (
        "A character that no one can see stands in the file: TOML allows only tabs and line ends.",
        "",
        "Delete it; if you meant it, write its escape, such as \\t.",
    ),
    "duplicate-key": (
        "The same key, or the same [table], stands twice. TOML allows it once.",
        "days = 40\ndays = 30",
        "days = 30",
    ),
    "unknown-key": (
        "There is no such key in this table. Keys are never ignored, so that a slip of the pen is "
        "found here and not after a hundred hunts.",
        "pateince = { median = 14 }",
        "patience = { median = 14 }",
    ),
    "missing-key": (
        "Something is needed here that can't be guessed. The line is that of the table it belongs "
        "to. With from_sector or use it may also come from there.",
        '[companies.acme]\nname = "Acme"',
        '[companies.acme]\nname = "Acme"\nrole = "Planner"\nrecruiter = "ida"'
        "\njob = { pay = 60, growth = 50, life = 70, meaning = 65 }",
    ),
    "wrong-type": (
        "The value is of another kind than this key takes: text where a number belongs, a number "
        "where a list belongs.",
        'days = "40"',
        "days = 40",
    ),
    "bad-name": (
        "Ids are lower-case letters, digits, - and _, and begin with a letter; names are one line "
        "that isn't blank.",
        "[companies.Acme-Ltd]",
        "[companies.acme-ltd]",
    ),
    "unknown-word": (
        "This key takes one of a few words, and this isn't one of them.",
        'stage = "interview"',
        'stage = "interviews"',
    ),
    "out-of-range": (
        "The number is smaller or larger than it can be. Chances go from 0 to 1, energy from 0 to "
        "10, worth from 0 to 100. hedge scenario schema and the reference have every range.",
        "ghost = 25",
        "ghost = 0.25",
    ),
    "wrong-length": (
        "A text is too short or too long, or a list has too few or too many entries.",
        "rounds = []",
        'rounds = [{ kind = "interview" }]',
    ),
    "bad-use-path": (
        "use names pieces by folder and name, without .toml. A piece can't be named by a path that "
        "leads out of the folders of scenarios.",
        'use = ["../personas/dana.toml"]',
        'use = ["personas/dana"]',
    ),
    "missing-piece": (
        "No piece of that name lies beside the file, in a folder given with --scenarios, or in the "
        "game.",
        'use = ["personas/danna"]',
        'use = ["personas/dana"]',
    ),
    "use-cycle": (
        "A piece uses itself, directly or through others, so neither could be read first.",
        "",
        "Take one of the names out of its use.",
    ),
    "no-such": (
        "Something is named here that nobody has defined: a recruiter, a company, a sector, a "
        "skill, a priority.",
        'recruiter = "illse"',
        'recruiter = "ilse"',
    ),
    "unknown-signal": (
        "There is no such signal, or it can't stand here. A signal is one of the fifty or so "
        "things that a company can let you notice; the reference lists them.",
        'glowin = ["They loved you."]',
        'glowing = ["They loved you."]',
    ),
    "bad-pack": (
        "A pack holds pack.toml, scenarios, pieces and texts, and nothing else; no path leads out "
        "of it, and it is of a sensible size. What isn't so is left on the ground and named.",
        "",
        "hedge scenario pack inspect FILE says what is in it.",
    ),
    "bad-brace": (
        "Braces are for placeholders only, and this one has no partner: close it, or leave it out.",
        '"Hello {boss"',
        '"Hello {boss}"',
    ),
    "unknown-placeholder": (
        "A message may name {company} {boss} {second} {role} anywhere; {round} and {when} only in "
        "invitations and new dates; {by} only where a date is named; {pay} only in offers.",
        '"See you on {date}"',
        '"See you on {when}"',
    ),
    "no-wording": (
        "A signal has an empty list of wordings.",
        "glowing = []",
        'glowing = ["They loved you."]',
    ),
    "no-shares": (
        "All shares of a table are 0, so nothing could be drawn from it.",
        "candour = [0, 0, 0]",
        "candour = [1, 2, 1]",
    ),
    "wrong-order": (
        "A pair is least and most, and the first is above the second.",
        "lead = [12, 3]",
        "lead = [3, 12]",
    ),
    "stage": (
        "Stage, meetings, rounds and opening of a company tell different stories. A booked meeting "
        "needs a stage with a meeting and opens with invite; deliberating needs all rounds done; "
        "verbal and written need answer_by and open with their own signal.",
        'stage = "final"\nopening = "received"',
        'stage = "final"\nopening = "invite"\nmeeting = { day = 3 }',
    ),
    "date": (
        "A day lies outside the hunt, before its cause, or on a weekend.",
        "days = 20\n[[forecasts]]\nday = 18\nby = 25",
        "by = 20",
    ),
    "never-closed": (
        "leave_out and the letters' opens can close most acts, but not attending, resting, "
        "accepting and ending the day: without those a hunt can't be lived.",
        'leave_out = ["rest"]',
        'leave_out = ["push"]',
    ),
    "two-alike": (
        "Two companies, or two wordings, are the same. Players can't tell them apart, and two "
        "doors that are one teach nothing.",
        "",
        "Change what makes them who they are.",
    ),
    "unused": (
        "This is read, and nothing ever comes of it.",
        "",
        "Leave it out, or give it something to do.",
    ),
    "message-never-used": (
        "The hunt has a wording for a signal that none of this recruiter's companies can send. "
        "Shared personas may hold more than one hunt needs; a hunt's own words shouldn't.",
        "",
        "Leave it out.",
    ),
    "signal-without-message": (
        "A signal that comes often has no wording of this recruiter, so players will read the "
        "game's plain words, and she will sound like everybody.",
        "",
        "Write six or seven, or use a persona.",
    ),
    "placeholder-missing": (
        "The wording leaves out what the signal is about: an invitation without its date, an offer "
        "without its sum.",
        'invite = ["Do come by!"]',
        'invite = ["Do come by on {when}!"]',
    ),
    "no-opening-text": (
        "The company opens with one of the recruiter's ordinary wordings, which is drawn by chance "
        "and may not suit the first page.",
        'opening = "glowing"',
        'opening = "glowing"\nopening_text = "They loved you, {boss} says."',
    ),
    "unreachable-stage": (
        "As the numbers stand, nobody ever comes to this.",
        "days = 10\nlead = [12, 20]",
        "lead = [2, 6]",
    ),
    "sum": (
        "The shares of a table look like chances and don't sum to 1. Shares may have any scale, so "
        "this works; it is probably not what you meant.",
        "counts = [0.2, 0.4, 0.2]",
        "counts = [0.2, 0.4, 0.4]",
    ),
    "two-names": (
        "The name of the file and the id in it differ. The shelf goes by the file, saves go by the "
        "id, and commands take either.",
        "",
        "Give both the same name.",
    ),
    "deprecated-key": (
        "This key has a new name. The old one works until the version that is named.",
        "",
        "hedge scenario migrate --diff FILE renames it and keeps your comments.",
    ),
    "stuck": (
        "A built-in player chose an act that was closed, on a day on which it needs it.",
        "",
        "Open that act earlier, or don't leave it out.",
    ),
    "never-sealed": (
        "No deal can be sealed before the last day: sign-off, paper and checks together take "
        "longer.",
        "days = 4",
        "days = 20",
    ),
    "few-choices": (
        "In a few short hunts almost nothing was there to be decided.",
        "",
        "A hunt lives from doors that collide: book a meeting, open with a question.",
    ),
    "no-original": (
        "A translation lies beside the file that it translates and has its name: ida.es.toml "
        "beside ida.toml. Here that file is missing, or can't be read.",
        "",
        "Put the two into one folder, and check the original first.",
    ),
    "other-language": (
        "The file's name says one language and its text another, so nobody knows which one it is. "
        "Such a file isn't used.",
        'language = "es"  # in ida.pt.toml',
        'language = "pt"',
    ),
    "texts-only": (
        "A translation says what players read, and nothing else. Numbers, dates, ids and stages "
        "are the hunt's, the same in every language.",
        'format = 1\nlanguage = "es"\ndays = 30',
        'format = 1\nlanguage = "es"',
    ),
    "not-in-original": (
        "The file beside this one doesn't say this, so there is nothing to translate. What a piece "
        "says is translated beside the piece.",
        "",
        "Move it to where the original says it, or leave it out.",
    ),
    "other-count": (
        "Entry n of a list translates entry n of the original: only so does a seed show the same "
        "message in both languages. A list of wordings comes whole or not at all.",
        'warm = ["Fue bien."]',
        'warm = ["Fue bien.", "Gustaste."]  # as many as in the original',
    ),
    "placeholder-added": (
        "The translation names something that the original leaves open here. It can be played, and "
        "may tell players more than the original does.",
        'warm = ["A {boss} le gustaste."]  # "They liked you."',
        'warm = ["Les gustaste."]',
    ),
}


def explanation(code: str) -> list[str]:
    """Return what a code means as lines, with an example; empty where there is no such code."""
    code = code.lower()
    if code not in EXPLANATIONS:
        return []
    meaning, wrong, right = EXPLANATIONS[code]
    gate = next(name for name, codes in GATES.items() if code in codes)
    lines = [f"{code} ({gate})", "", meaning]
    if wrong:
        lines += ["", "So it is found:", *(f"    {line}" for line in wrong.split("\n"))]
        lines += ["So it is right:", *(f"    {line}" for line in right.split("\n"))]
    elif right:
        lines += ["", right]
    return lines
