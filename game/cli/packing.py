"""`scenario pack build|inspect|install|list|remove`: hunts that travel together."""

from argparse import Namespace
from pathlib import Path

from game.cli.checking import tell
from game.cli.errors import DONE, NOT_RIGHT, Stop
from game.hunt.files import NoSave, write_whole
from game.scenario.clean import clean_line
from game.scenario.pack import Pack, read_pack
from game.scenario.pack_build import build, fingerprint, look_over
from game.scenario.pack_install import install, remove
from game.scenario.pack_reading import is_zip
from game.scenario.pack_sources import Packs
from game.scenario.paths import is_file, is_folder
from game.scenario.problems import ScenarioProblems
from game.words.dates import plural

UNREADABLE = "unreadable"


def run(options: Namespace) -> int:
    """Do what the deed says; a pack that isn't right is told of, problem by problem."""
    deeds = {
        "build": _build, "inspect": _inspect, "install": _install, "list": _list,
        "remove": _remove,
    }  # fmt: skip
    try:
        return deeds[options.deed](options)
    except ScenarioProblems as wrong:
        if any(problem.code == UNREADABLE for problem in wrong.problems):
            raise Stop(*(f"pack: {problem}" for problem in wrong.problems)) from None
        tell(wrong.problems)
        return NOT_RIGHT


def _build(options: Namespace) -> int:
    pack = read_pack(Path(options.folder))
    data = build(pack, Packs().beside(pack))
    out = _target(options, f"{pack.about.id}-{pack.about.version}.zip")
    try:
        write_whole(out, data)
    except NoSave as problem:
        raise Stop(f"pack: {clean_line(str(problem), 400)} (--out names another file)") from None
    print(f"{clean_line(str(out), 200)}: {len(data):,} bytes, sha256 {fingerprint(pack)}")
    return DONE


def _target(options: Namespace, name: str) -> Path:
    """Return the file to write, which is no part of the pack and nothing but a zip. Raises Stop."""
    folder = Path(options.folder)
    outside: Path = options.out or Path(name)
    if is_folder(folder) and folder.resolve() in outside.resolve().parents:
        if options.out is None:
            return folder.resolve().parent / name
        shown = clean_line(str(outside), 200)
        raise Stop(f"pack: {shown}: lies in the pack itself (--out names another place)")
    if is_file(outside) and not is_zip(outside):
        shown = clean_line(str(outside), 200)
        raise Stop(f"pack: {shown}: is there, and is no zip (--out names another file)")
    return outside


def _inspect(options: Namespace) -> int:
    pack = read_pack(Path(options.pack))
    about = pack.about
    looked = look_over(pack, Packs().beside(pack))
    rows = [
        ("title", about.title), ("id", about.id), ("version", str(about.version)),
        ("authors", ", ".join(about.authors)), ("licence", about.licence),
        ("about", about.summary or ""), ("game", about.game or ""),
        ("needs", ", ".join(about.needs)),
    ]  # fmt: skip
    for name, value in rows:
        if value:
            print(f"{name:<8} {clean_line(value, 400)}")
    for name in pack.scenarios:
        title = looked.titles.get(name)
        state = f": {clean_line(title, 80)}" if title else ": can't be played"
        print(f"{'hunt':<8} {clean_line(name, 80)}{state}")
    for name, data in pack.files.items():
        print(f"{'file':<8} {clean_line(name, 200)} {len(data):,} bytes")
    print(f"{'sha256':<8} {fingerprint(pack)}")
    tell(looked.problems)
    return NOT_RIGHT if looked.problems else DONE


def _install(options: Namespace) -> int:
    packs = Packs()
    pack = read_pack(Path(options.pack))
    before = install(pack, packs)
    print(f"{pack.about.id}: {_replaced(pack, before)} in {clean_line(str(packs.folder), 200)}")
    for name in pack.scenarios if not options.quiet else ():
        print(f"  hedge play {pack.about.id}/{name}")
    return DONE


def _replaced(pack: Pack, before: int | None) -> str:
    version = pack.about.version
    if before is None:
        return f"version {version} installed"
    if before == 0:
        return f"version {version} installed over a broken one"
    if before == version:
        return f"version {version} installed again"
    newer = "newer" if before > version else "older"
    return f"version {version} installed over the {newer} version {before}"


def _list(options: Namespace) -> int:
    packs = Packs()
    sound = list(packs.sound())
    for source in sound:
        about = source.pack.about
        hunts = plural(len(source.pack.scenarios), "hunt")
        where = f", from {source.distribution}" if source.distribution else ""
        title = clean_line(about.title, 80)
        print(f"{source.id} {about.version}: {title} ({hunts}{where})")
    out = packs.quarantined()
    for bad in out:
        print(bad)
    if not sound and not out and not options.quiet:
        print(f"No packs in {clean_line(str(packs.folder), 200)} yet.")
    return DONE


def _remove(options: Namespace) -> int:
    needing = remove(options.id, Packs())
    print(f"{options.id}: removed")
    if needing:
        print(f"It was needed by: {', '.join(needing)}")
    return DONE
