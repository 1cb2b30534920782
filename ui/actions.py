"""Every action as data: one row gives its menu entry, its keys, its tip and its line in the key sheet."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.wording import mark


@dataclass(frozen=True, slots=True)
class ActionDef:
    """Hold one action. code: the window's method is `do_` and the code. keys: the first one is shown.

    choices: the action is one of a group, and this is its group.
    """

    code: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    separated: bool = False
    choices: str = ""


FILE, EDIT, CLAIM, VERDICT, VIEW, HELP = (
    mark("&File"), mark("&Edit"), mark("&Claim"), mark("Ver&dict"), mark("&View"), mark("&Help"),
)  # fmt: skip
MENUS = (FILE, EDIT, CLAIM, VERDICT, VIEW, HELP)

ACTIONS: tuple[ActionDef, ...] = (
    ActionDef("new", mark("&New workspace…"), FILE, ("Ctrl+N",)),
    ActionDef("open", mark("&Open workspace…"), FILE, ("Ctrl+O",)),
    ActionDef("import", mark("&Import articles…"), FILE, ("Ctrl+I",), separated=True),
    ActionDef("paste", mark("&Paste as article"), FILE, ("Ctrl+Shift+V",)),
    ActionDef("import_source", mark("Import a &source…"), FILE, ("Ctrl+Shift+I",)),
    ActionDef("properties", mark("Article's &details…"), FILE, ("Ctrl+E",)),
    ActionDef("export_html", mark("Export as &HTML…"), FILE, separated=True),
    ActionDef("export_pdf", mark("Export as P&DF…"), FILE, ("Ctrl+P",)),
    ActionDef("export_json", mark("Export as &JSON…"), FILE),
    ActionDef("quit", mark("&Quit"), FILE, ("Ctrl+Q",), separated=True),
    ActionDef("undo", mark("&Undo"), EDIT, ("Ctrl+Z",)),
    ActionDef("redo", mark("&Redo"), EDIT, ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionDef("search", mark("&Search"), EDIT, ("/", "Ctrl+F"), separated=True),
    ActionDef("reviewer", mark("Reviewer's &name…"), EDIT, separated=True),
    ActionDef("next", mark("&Next claim"), CLAIM, ("J",)),
    ActionDef("previous", mark("&Previous claim"), CLAIM, ("K",)),
    ActionDef("add_claim", mark("&Make the selection a claim"), CLAIM, ("M",), separated=True),
    ActionDef("speaker", mark("Set the &speaker…"), CLAIM, ("S",)),
    ActionDef("dismiss", mark("&Dismiss…"), CLAIM, ("X",)),
    ActionDef("attach", mark("&Attach the shown evidence"), CLAIM, ("E",), separated=True),
    ActionDef("own_evidence", mark("&Own evidence…"), CLAIM, ("O",)),
    ActionDef("conclusion", mark("Write the &conclusion"), CLAIM, ("C",)),
    ActionDef("history", mark("&History"), CLAIM, ("H",)),
    ActionDef("true_verified", mark("True: &verified"), VERDICT, ("V",)),
    ActionDef("true_partly", mark("True: &partly"), VERDICT, ("P",)),
    ActionDef("true_disputed", mark("True: &disputed"), VERDICT, ("D",)),
    ActionDef("true_unverifiable", mark("True: &unverifiable"), VERDICT, ("U",)),
    ActionDef("true_not_checkable", mark("True: &not checkable"), VERDICT, ("N",)),
    ActionDef("said_verified", mark("Said: verified"), VERDICT, ("Shift+V",), separated=True),
    ActionDef("said_partly", mark("Said: partly"), VERDICT, ("Shift+P",)),
    ActionDef("said_disputed", mark("Said: disputed"), VERDICT, ("Shift+D",)),
    ActionDef("said_unverifiable", mark("Said: unverifiable"), VERDICT, ("Shift+U",)),
    ActionDef("said_not_checkable", mark("Said: not checkable"), VERDICT, ("Shift+N",)),
    ActionDef("theme_system", mark("As the &system"), VIEW, choices="theme"),
    ActionDef("theme_light", mark("&Light"), VIEW, choices="theme"),
    ActionDef("theme_dark", mark("&Dark"), VIEW, choices="theme"),
    ActionDef("language_it", "&Italiano", VIEW, separated=True, choices="language"),
    ActionDef("language_en", "&English", VIEW, choices="language"),
    ActionDef("larger", mark("Lar&ger text"), VIEW, ("Ctrl++", "Ctrl+="), separated=True),
    ActionDef("smaller", mark("S&maller text"), VIEW, ("Ctrl+-",)),
    ActionDef("usual_size", mark("&Usual text size"), VIEW, ("Ctrl+0",)),
    ActionDef("by_text", mark("Claims in the text's &order"), VIEW, separated=True, choices="order"),
    ActionDef("by_worthiness", mark("&Worthiest claims first"), VIEW, choices="order"),
    ActionDef("keys", mark("&Keys"), HELP, ("?", "F1")),
    ActionDef("about", mark("&About Riscontro"), HELP),
)
