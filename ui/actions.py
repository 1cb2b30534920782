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
    ActionDef("start_page", mark("S&tart page"), FILE, ("Alt+Home",)),
    ActionDef("backups", mark("&Backups…"), FILE),
    ActionDef("import", mark("&Import articles…"), FILE, ("Ctrl+I",), separated=True),
    ActionDef("paste", mark("&Paste as article"), FILE, ("Ctrl+Shift+V",)),
    ActionDef("import_source", mark("Import a &source…"), FILE, ("Ctrl+Shift+I",)),
    ActionDef("properties", mark("Article's &details…"), FILE, ("Ctrl+E",)),
    ActionDef("export_html", mark("Export as &HTML…"), FILE, separated=True),
    ActionDef("export_pdf", mark("Export as P&DF…"), FILE, ("Ctrl+P",)),
    ActionDef("export_json", mark("Export as &JSON…"), FILE),
    ActionDef("export_xlsx", mark("Export as &Excel table…"), FILE),
    ActionDef("export_csv", mark("Export as CS&V…"), FILE),
    ActionDef("quit", mark("&Quit"), FILE, ("Ctrl+Q",), separated=True),
    ActionDef("undo", mark("&Undo"), EDIT, ("Ctrl+Z",)),
    ActionDef("redo", mark("&Redo"), EDIT, ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionDef("search", mark("&Search"), EDIT, ("/", "Ctrl+F"), separated=True),
    ActionDef("palette", mark("&Command palette…"), EDIT, ("Ctrl+K",)),
    ActionDef("reviewer", mark("Reviewer's &name…"), EDIT, separated=True),
    ActionDef("next", mark("&Next claim"), CLAIM, ("J",)),
    ActionDef("previous", mark("&Previous claim"), CLAIM, ("K",)),
    ActionDef("next_undecided", mark("Next &undecided claim"), CLAIM, ("Shift+J",)),
    ActionDef("add_claim", mark("&Make the selection a claim"), CLAIM, ("M",), separated=True),
    ActionDef("end_on", mark("Move its &end on by a word"), CLAIM, ("Alt+Right",)),
    ActionDef("end_back", mark("Move its end &back by a word"), CLAIM, ("Alt+Left",)),
    ActionDef("start_back", mark("Move its be&ginning back by a word"), CLAIM, ("Alt+Shift+Left",)),
    ActionDef("start_on", mark("Move its beginning on by a &word"), CLAIM, ("Alt+Shift+Right",)),
    ActionDef("split", mark("Split it in &two"), CLAIM, ("B",)),
    ActionDef("merge", mark("Make it &one with the next"), CLAIM, ("G",)),
    ActionDef("speaker", mark("Set the &speaker…"), CLAIM, ("S",), separated=True),
    ActionDef("reword", mark("&Reword…"), CLAIM, ("R",)),
    ActionDef("kinds", mark("Set the &kinds…"), CLAIM, ("T",)),
    ActionDef("figures", mark("Set the &figures…"), CLAIM, ("Q",)),
    ActionDef("dates", mark("Set the da&tes…"), CLAIM, ("W",)),
    ActionDef("dismiss", mark("&Dismiss…"), CLAIM, ("X",)),
    ActionDef("attach", mark("&Attach the shown evidence"), CLAIM, ("E",), separated=True),
    ActionDef("support", mark("Attach it as s&upporting"), CLAIM, ("+", "Shift+E")),
    ActionDef("undermine", mark("Attach it as undermi&ning"), CLAIM, ("-",)),
    ActionDef("source", mark("Open the source beside the artic&le"), CLAIM, ("L",)),
    ActionDef("own_evidence", mark("&Own evidence…"), CLAIM, ("O",)),
    ActionDef("conclusion", mark("Write the &conclusion"), CLAIM, ("C",)),
    ActionDef("take_template", mark("Use the offered wordin&g"), CLAIM, ("Shift+C",)),
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
    ActionDef("second_review", mark("Ask for a second &review"), VERDICT, ("2",), separated=True),
    ActionDef("approve", mark("&Approve"), VERDICT, ("A",)),
    ActionDef("templates", mark("&Wordings for conclusions…"), VERDICT, separated=True),
    ActionDef("overview", mark("O&verview"), VIEW, ("Ctrl+Shift+O",)),
    ActionDef("theme_system", mark("As the &system"), VIEW, separated=True, choices="theme"),
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
    ActionDef("tour", mark("Show me a&round"), HELP),
    ActionDef("demo", mark("Open the &demo"), HELP),
    ActionDef("about", mark("&About Riscontro"), HELP),
)
