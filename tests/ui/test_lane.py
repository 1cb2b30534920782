"""Work off the window's thread."""

import threading

from pytestqt.qtbot import QtBot

from ui.lane import Job, Lane


def test_results_come_back_in_order_on_the_windows_thread(qtbot: QtBot) -> None:
    lane, got = Lane("test"), []
    window = threading.current_thread()
    for number in range(5):
        lane.run(
            "", lambda _job, n=number: (n, threading.current_thread()),
            lambda result: got.append((*result, threading.current_thread())), got.append,
        )  # fmt: skip
    qtbot.waitUntil(lambda: lane.idle)
    assert [number for number, _worker, _here in got] == [0, 1, 2, 3, 4]
    assert len({worker for _number, worker, _here in got}) == 1
    assert {here for *_rest, here in got} == {window}
    lane.close()


def test_what_a_job_raises_is_handed_over(qtbot: QtBot) -> None:
    lane, failed = Lane("test"), []

    def work(_job: Job) -> None:
        raise ValueError("told")

    lane.run("", work, lambda _none: None, failed.append)
    qtbot.waitUntil(lambda: lane.idle)
    assert [str(error) for error in failed] == ["told"]
    lane.close()


def test_a_cancelled_job_ends_quietly_and_the_next_one_runs(qtbot: QtBot) -> None:
    lane, got = Lane("test"), []
    stop = threading.Event()

    def long(job: Job) -> None:
        stop.wait(5)
        job.report(1, 2)
        got.append("not reached")

    job = lane.run("", long, got.append, got.append)
    lane.run("", lambda _job: "next", got.append, got.append)
    job.cancel()
    stop.set()
    qtbot.waitUntil(lambda: lane.idle)
    assert got == ["next"]
    lane.close()
