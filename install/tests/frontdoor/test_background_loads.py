"""Loads in the background, seen by a client: a market that holds its answers back makes "meanwhile" certain."""

import re

import pytest
from client import Client
from gated_market import GatedMarket


@pytest.fixture(scope="module")
def market():
    market = GatedMarket()
    yield market
    market.close()


@pytest.fixture(scope="module")
def kernel(market, tmp_path_factory):
    client = Client(tmp_path_factory.mktemp("kernel"), **market.environ)
    yield client
    client.close()


@pytest.fixture(autouse=True)
def open_at_the_end(market):
    yield
    market.release()


def updates(cell):
    return cell.messages("update_display_data")


def final_text(cell):
    return cell.data("text/plain")[-1]


def test_cell_is_idle_and_the_variable_bound_while_nothing_has_arrived(kernel, market):
    market.hold()
    cell = kernel.run("%bars SPY QQQ --days 5 --timeframe 1Hour --as held")
    assert "Loading stock data for 2 symbols" in cell.text()
    assert kernel.value("6 * 7") == "42"
    assert kernel.value("held.soFar().rowCount()") == "0"
    market.release()
    kernel.run("%await held")


def test_progress_arrives_under_the_cell_that_started_it_while_later_cells_run(kernel, market):
    market.hold()
    first = kernel.run("%bars SPY QQQ AAPL --days 5 --timeframe 1Hour --as late")
    (display_id,) = first.display_ids()
    before = len(updates(first))
    later = kernel.start("Thread.sleep(Long.MAX_VALUE)")
    kernel.wait_until(lambda: later.messages("execute_input"), "the later cell to start")
    market.release()
    kernel.wait_until(lambda: "✅ AAPL" in final_text(first) and "✅ SPY" in final_text(first), "the final progress")
    assert not later.is_idle()
    assert len(updates(first)) > before
    assert {update["content"]["transient"]["display_id"] for update in updates(first)} == {display_id}
    assert not updates(later)
    kernel.interrupt()
    later.wait()


def test_elapsed_time_moves_on_while_the_market_is_silent(kernel, market):
    market.hold()
    cell = kernel.run("%bars SPY --days 5 --timeframe 1Hour --as silent")

    def elapsed():
        return {match for html in cell.data("text/html") for match in re.findall(r"([0-9.]+) s elapsed", html)}

    kernel.wait_until(lambda: len(elapsed()) >= 4, "the elapsed time to move")
    assert market.calls
    market.release()
    kernel.run("%await silent")


def test_updates_carry_html_and_plain_text(kernel):
    cell = kernel.run("%bars SPY --days 5 --timeframe 1Hour --as both")
    kernel.run("%await both")
    for message in cell.messages("display_data") + updates(cell):
        assert {"text/html", "text/plain"} <= set(message["content"]["data"])
    assert "SPY" in cell.data("text/html")[-1]


def test_at_most_ten_updates_a_second(kernel):
    symbols = " ".join(f"S{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(60))
    cell = kernel.run(f"%bars {symbols} --days 30 --timeframe 1Hour --as many")
    kernel.run("%await many")
    sent = sorted(
        message["header"]["date"]
        for message in kernel.published
        if message["msg_type"] == "update_display_data"
        and message["content"]["transient"]["display_id"] in cell.display_ids()
    )
    assert sent
    # The final state is sent at once, so eleven may fall into one second.
    for early, late in zip(sent, sent[11:]):
        assert (late - early).total_seconds() >= 0.9


def test_await_carries_the_updates_as_its_own_messages(kernel, market):
    market.hold()
    first = kernel.run("%bars SPY QQQ --days 5 --timeframe 1Hour --as carried")
    waiting = kernel.start("%await carried")
    kernel.wait_until(lambda: waiting.messages("execute_input"), "the waiting cell to start")
    market.release()
    waiting.wait()
    carried = updates(waiting)
    assert carried
    assert {update["content"]["transient"]["display_id"] for update in carried} == set(first.display_ids())
    assert "✅ QQQ" in carried[-1]["content"]["data"]["text/plain"]


def test_interrupt_ends_the_waiting_cell_and_leaves_the_job_running(kernel, market):
    market.hold()
    kernel.run("%bars SPY --days 5 --timeframe 1Hour --as survivor")
    waiting = kernel.start("%await survivor")
    kernel.wait_until(lambda: waiting.messages("execute_input"), "the waiting cell to start")
    kernel.interrupt()
    assert waiting.wait().reply["status"] == "error"
    market.release()
    kernel.run("%await survivor")
    assert int(kernel.value('survivor.table("SPY").rowCount()')) > 0


def test_interrupt_ends_a_table_that_waits(kernel, market):
    market.hold()
    kernel.run("%bars SPY --days 5 --timeframe 1Hour --as slow")
    waiting = kernel.start('slow.table("SPY")')
    kernel.wait_until(lambda: waiting.messages("execute_input"), "the waiting cell to start")
    kernel.interrupt()
    assert waiting.wait().reply["status"] == "error"
    market.release()
    kernel.run("%await slow")


def test_cancel_keeps_what_arrived(kernel, market):
    market.hold("SPY")
    cell = kernel.run("%bars SPY QQQ --days 400 --timeframe 1Min --as partial")
    jobs = kernel.run("%jobs").text()
    assert "2 symbols" in jobs or "partial" in jobs
    kernel.wait_until(lambda: "✅ SPY" in final_text(cell), "the first symbol")
    kernel.run("%cancel partial")
    kernel.wait_until(lambda: "cancel" in final_text(cell).lower(), "the cancelled state")
    assert "cancel" in kernel.run("%jobs").text().lower()
    assert int(kernel.value('partial.table("SPY").rowCount()')) > 0
    assert kernel.value("6 * 7") == "42"


def test_two_loads_at_once_end_in_their_own_cells(kernel, market):
    market.hold()
    one = kernel.run("%bars SPY --days 5 --timeframe 1Hour --as one")
    two = kernel.run("%bars QQQ --days 5 --timeframe 1Hour --as two")
    market.release()
    kernel.run("%await two")
    kernel.run("%await one")
    assert "✅ SPY" in kernel.wait_until(lambda: everything_about(kernel, one), "the first load's end")
    assert "✅ QQQ" in kernel.wait_until(lambda: everything_about(kernel, two), "the second load's end")
    assert "QQQ" not in everything_about(kernel, one)
    assert "SPY" not in everything_about(kernel, two)


def everything_about(kernel, cell):
    """The last state of a cell's display, whichever cell carried it."""
    ids = cell.display_ids()
    states = [
        message["content"]["data"]["text/plain"]
        for message in kernel.published
        if message["msg_type"] in ("display_data", "update_display_data")
        and (message["content"].get("transient") or {}).get("display_id") in ids
    ]
    return states[-1]


def test_assignment_binds_the_load(kernel):
    kernel.run("assigned = %bars SPY --days 5 --timeframe 1Hour")
    kernel.run("%await assigned")
    kernel.run("var declared = %bars QQQ --days 5 --timeframe 1Hour")
    kernel.run("%await declared")
    assert int(kernel.value('assigned.table("SPY").rowCount()')) > 0
    assert int(kernel.value('declared.table("QQQ").rowCount()')) > 0


def test_keys_are_shown_nowhere(kernel):
    kernel.run("%bars SPY --days 5 --timeframe 1Hour --as secretive")
    kernel.run("%await secretive")
    kernel.run("secretive")
    kernel.run("%jobs")
    for message in kernel.published:
        assert "SECRETFORTESTS" not in str(message["content"])
        assert "KEYFORTESTS" not in str(message["content"])


def test_output_of_a_thread_goes_to_the_cell_that_started_it(kernel):
    first = kernel.run(
        "var latch = new java.util.concurrent.CountDownLatch(1);\n"
        "new Thread(() -> {\n"
        "    try { latch.await(); } catch (InterruptedException e) { return; }\n"
        '    System.out.println("from the thread");\n'
        "}).start();"
    )
    second = kernel.run('latch.countDown(); System.out.println("from the cell")')
    kernel.wait_until(lambda: "from the thread" in first.text(), "the thread's output")
    assert "from the thread" not in second.text()
