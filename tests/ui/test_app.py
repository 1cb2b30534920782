"""Which way the program goes: a command, the window, or a plain sentence."""

import os
import subprocess
import sys
from pathlib import Path


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "ui.app", *arguments]
    return subprocess.run(command, env=kept | environment, capture_output=True, text=True, check=False)


def test_without_a_display_the_window_says_so_and_names_the_commands() -> None:
    ran = run()
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "riscontro --help" in ran.stderr and "Traceback" not in ran.stderr


def test_help_lists_the_commands() -> None:
    assert "import" in run("--help").stdout


def test_without_a_display_the_demo_does_the_main_job_in_the_terminal(tmp_path: Path) -> None:
    ran = run("demo", "-w", str(tmp_path / "demo.riscontro"))
    assert ran.returncode == 0
    assert (tmp_path / "demo.html").is_file()
