"""content/suggested.yaml: what was proposed and written, and what the editor refused. Read by `suggest` alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sitegen.frontmatter import Items, Keys, Scalar, read_yaml, write_yaml
from sitegen.suggest.names import make_key
from sitegen.suggest.proposals import Proposal

PATH = "content/suggested.yaml"
_HEAD = (
    "# What sitegen suggest has written, and what it shall not propose again. To refuse a name, add it under refused,\n"
    "# or delete its record.\n"
)


class Remembered(Struct, frozen=True):
    written: tuple[tuple[str, str], ...] = ()
    """Path and name of each record that a proposal became."""
    refused: tuple[str, ...] = ()


def read_remembered(data: bytes) -> Remembered:
    root, _ = read_yaml(data.decode(errors="replace"), PATH)
    written: list[tuple[str, str]] = []
    refused: list[str] = []
    if isinstance(root, Keys):
        for key, node in root.entries:
            if key.text == "written" and isinstance(node, Keys):
                written += [(k.text, v.text) for k, v in node.entries if isinstance(v, Scalar)]
            elif key.text == "refused" and isinstance(node, Items):
                refused += [each.text for each in node.nodes if isinstance(each, Scalar)]
    return Remembered(tuple(written), tuple(refused))


def settle(remembered: Remembered, paths: Iterable[str]) -> Remembered:
    """A record that was written and is no longer there was refused."""
    there = set(paths)
    gone = [name for path, name in remembered.written if path not in there and name not in remembered.refused]
    kept = tuple((path, name) for path, name in remembered.written if path in there)
    return Remembered(kept, (*remembered.refused, *gone))


def is_refused(proposal: Proposal, remembered: Remembered) -> bool:
    refused = {make_key(name) for name in remembered.refused}
    return make_key(proposal.name) in refused or (proposal.day != "" and make_key(_name_day(proposal)) in refused)


def _name_day(proposal: Proposal) -> str:
    return f"{proposal.name} {proposal.day}".strip()


def add_written(remembered: Remembered, proposals: Iterable[Proposal]) -> Remembered:
    written = dict(remembered.written) | {p.path: _name_day(p) for p in proposals}
    return Remembered(tuple(sorted(written.items())), remembered.refused)


def write_remembered(remembered: Remembered) -> bytes:
    values: dict[str, Mapping[str, str] | list[str]] = {}
    if remembered.written:
        values["written"] = dict(remembered.written)
    if remembered.refused:
        values["refused"] = sorted(remembered.refused)
    return (_HEAD + write_yaml(values)).encode()
