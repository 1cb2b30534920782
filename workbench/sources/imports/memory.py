"""The mapping used last for each source, kept beside the user's settings and proposed for its next table."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench import paths
from workbench.errors import InputError, UserError
from workbench.sources.imports.guess import agreement
from workbench.sources.imports.mapping import About, Mapping, from_json, to_json
from workbench.sources.imports.sheet import Sheet

MOST = 200  # sources; the ones used longest ago are forgotten
_ENOUGH = 0.5  # of a mapping's headings must be in a sheet for it to be proposed


def file() -> Path:
    """Return the file of the mappings; it may not exist yet."""
    return paths.settings_file().with_name("source-mappings.json")


def remember(mapping: Mapping) -> None:
    """Keep a mapping for its source, without what was corrected in single cells.

    Raises UserError where the file cannot be written.
    """
    source = mapping.about.source.strip()
    kept = {name: known for name, known in _read().items() if name != source}
    kept[source] = json.loads(to_json(replace(mapping, corrections=())))
    place = file()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_suffix(".new")
        newest = dict(list(kept.items())[-MOST:])
        beside.write_text(json.dumps(newest, ensure_ascii=False, indent=2) + "\n", "utf-8")
        beside.replace(place)
    except OSError as error:
        raise UserError(
            "The mappings cannot be saved in {path}: {why}.", path=place, why=error.strerror
        ) from error


def remember_about(about: About) -> None:
    """Keep what was said of a document's source; a mapping that is kept for its tables stays."""
    remember(replace(recall(about.source) or Mapping(), about=about))


def recall(source: str) -> Mapping | None:
    """Return the mapping used last for a source, None where there is none or it is not understood any more."""
    document = _read().get(source.strip())
    return None if document is None else _mapping(document)


def remembered() -> tuple[Mapping, ...]:
    """Return every mapping that is kept, the one used last first."""
    found = (_mapping(document) for document in reversed(_read().values()))
    return tuple(mapping for mapping in found if mapping is not None)


def likely(sheet: Sheet) -> Mapping | None:
    """Return the mapping whose headings a sheet has, the one with most of them; None where none fits."""
    shares = [(agreement(sheet, mapping), mapping) for mapping in remembered()]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= _ENOUGH else None


def _mapping(document: Any) -> Mapping | None:
    try:
        return from_json(json.dumps(document), str(file()))
    except InputError:
        return None  # of another version of the program; the next import replaces it


def _read() -> dict[str, Any]:
    """Return what is kept; raises UserError for a file that is not ours to overwrite."""
    try:
        kept = json.loads(file().read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise UserError(
            "The mappings in {path} cannot be read; mend or remove the file.", path=file()
        ) from error
    return kept if isinstance(kept, dict) else {}
