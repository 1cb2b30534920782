"""Wrong use of the command line, told in the reader's language; and the frames of its help."""

from __future__ import annotations

from typing import Any

from typer import TyperException, rich_utils

from workbench.cli.common import err, say


def frame() -> None:
    """Give the help's frames their names in the reader's language."""
    rich_utils.OPTIONS_PANEL_TITLE = say("Options")
    rich_utils.ARGUMENTS_PANEL_TITLE = say("Arguments")
    rich_utils.COMMANDS_PANEL_TITLE = say("Commands")


def tell(error: TyperException) -> None:
    """Say in one sentence what was wrong, and which help tells more."""
    err.print(_sentence(error), markup=False)
    context: Any = getattr(error, "ctx", None)
    if context is not None:
        err.print(say("{command} --help tells more.", command=context.command_path), markup=False)


def _sentence(error: TyperException) -> str:
    found: Any = error
    match type(error).__name__:
        case "NoSuchOption":
            return say("There is no option {name}.", name=found.option_name)
        case "NoSuchCommand":
            return say("There is no command “{name}”.", name=found.command_name)
        case "MissingParameter":
            return say("{parameter} is missing.", parameter=_name(found))
        case "BadParameter":
            if choices := getattr(getattr(found.param, "type", None), "choices", None):
                known = ", ".join(map(str, choices))
                return say("{parameter}: one of {choices} is needed.", parameter=_name(found), choices=known)
            if "integer" in found.message:
                return say("{parameter}: a whole number is needed.", parameter=_name(found))
            return say("{parameter}: what was given is not understood.", parameter=_name(found))
    if found.message.startswith("No such command"):
        return say("There is no command “{name}”.", name=found.message.split("'")[1])
    if "extra argument" in found.message:
        words = found.message.rpartition("(")[2].rstrip(").")
        return say("There are too many arguments: {words}.", words=words)
    if "requires an argument" in found.message:
        return say("An option lacks its value.")
    return say("The command is not understood.")


def _name(error: Any) -> str:
    """Return the option or the argument that an error is about, as its help names it."""
    hint = error.param_hint or (error.param.get_error_hint() if error.param is not None else "")
    return (hint if isinstance(hint, str) else " / ".join(hint)).replace("'", "")
