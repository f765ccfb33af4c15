"""The few words that a hunt by chance has of its own; all else is in the shared pieces."""

RANDOM = "random"
"""The id of such a hunt."""

NAMES = (
    "Adaeze", "Agnete", "Amaru", "Anahit", "Ansa", "Ayo", "Bahar", "Blessing", "Bodil", "Caoimhe",
    "Cemre", "Chidi", "Dagny", "Deniz", "Eero", "Eilidh", "Emeka", "Esi", "Farida", "Finlay",
    "Gwen", "Haruki", "Idris", "Imani", "Iñaki", "Jaya", "Jelena", "Kamal", "Kerstin", "Kwame",
    "Lale", "Lindiwe", "Maren", "Mateo", "Merel", "Mina", "Nadir", "Nerys", "Nuria", "Obi",
    "Oddny", "Paloma", "Pilar", "Quim", "Ravi", "Ruta", "Saoirse", "Selim", "Siri", "Sunniva",
    "Tariq", "Tuuli", "Uzma", "Vasco", "Wanja", "Xanthe", "Yael", "Yusra", "Zeki", "Zora",
)  # fmt: skip

TEACHES = "Until the deal is sealed you are still on the market."

SUMMARIES = (
    "{dream} liked you, and says so. {booked} expects you this week.",
    "You want {dream}. {booked} is in the calendar. Both of them know how to wait.",
    "One good conversation at {dream}, one appointment at {booked}, and a month or so of money.",
    "Nobody has written this one down: {dream}, {booked}, and whoever else turns up.",
)

OPENINGS = (
    "The day at {dream} was long and went well. {boss} walked you to the door, and then past it, "
    "still talking.",
    "You came out of {dream} yesterday with somebody else's pen and a feeling you have learned "
    "not to mention. {boss} asked when you could start, or nearly.",
    "Yesterday you talked with {boss} at {dream} until the cleaners came. One of them wished you "
    "luck, which is more than anybody at your last place did.",
    "At {dream} they gave you the good chair. {boss} had read everything you sent, and had "
    "written in the margins.",
    "You had forty minutes with {boss} at {dream} and used seventy. Nobody looked at a watch.",
)

ABOUT_YOU = (
    "It is the job you want: {role}. You have not told anybody how much.",
    "You would like to be {role} there. You have looked up the trams.",
    "{role}, it says at the top of the page. You have read the page more often than you'd admit.",
    "You have been in {sector} in your head since Tuesday. The rest of you is at the kitchen "
    "table.",
)

BOOKED = (
    "In the calendar stands {booked}, booked a while ago. It's a fair place, and not the one. "
    "Keeping it costs an evening and some sleep.",
    "And then there is {booked}, this week. You said yes to it when you'd have said yes to "
    "anything.",
    "{booked} expects you in a few days. You could cancel. Nobody would hold it against you, as "
    "far as you can see from here.",
    "This week belongs to {booked}, on paper. They have been friendly. You have been busy "
    "thinking of somebody else.",
)
