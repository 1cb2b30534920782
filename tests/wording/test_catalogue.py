"""Every sentence of the program has its Italian."""

import gettext
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from workbench import data

ROOT = Path(__file__).parents[2]
KEYWORDS = {
    "say": None, "_say": None, "mark": None, "plural": (1, 2), "UserError": None, "InputError": None,
    "ConflictError": None, "Problem": None,
}  # fmt: skip
METHODS = [("workbench/**.py", "python"), ("ui/**.py", "python"), ("resources/templates/**.j2", "jinja2")]
OPTIONS = {"resources/templates/**.j2": {"trim_blocks": "true", "lstrip_blocks": "true"}}


def sentences() -> Iterator[tuple[str, ...]]:
    found = extract_from_dir(str(ROOT), METHODS, OPTIONS, keywords=KEYWORDS)  # type: ignore[arg-type]
    for _file, _line, message, _comments, _context in found:
        yield message if isinstance(message, tuple) else (message,)


def test_every_sentence_is_translated_into_italian() -> None:
    with (data.resources() / "translations" / "it.po").open("rb") as file:
        catalogue = read_po(file, locale="it")
    missing = []
    for message in sentences():
        known = catalogue.get(message[0])
        told = known.string if known else ""
        if not (all(told) if isinstance(told, tuple | list) else told):
            missing.append(message[0])
    assert missing == []


def test_the_compiled_catalogue_says_what_the_translators_file_says() -> None:
    folder, compiled = data.resources() / "translations", io.BytesIO()
    with (folder / "it.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale="it"))
    compiled.seek(0)
    with (folder / "it.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    assert vars(shipped)["_catalog"] == vars(gettext.GNUTranslations(compiled))["_catalog"], (
        "make translations"
    )


def test_no_sentence_hides_in_an_f_string_where_it_would_not_be_found() -> None:
    hidden = re.compile(r"""f["'][^"\n]*\{[^}"\n]*\b(say|plural|mark)\(""")
    sources = [*ROOT.glob("ui/**/*.py"), *ROOT.glob("workbench/**/*.py")]
    assert [file.name for file in sources if hidden.search(file.read_text("utf-8"))] == []


def test_a_translation_fills_the_same_places() -> None:
    with (data.resources() / "translations" / "it.po").open("rb") as file:
        catalogue = read_po(file, locale="it")
    wrong = [message.id for message in catalogue if message.id and list(message.check(catalogue))]
    assert wrong == []
