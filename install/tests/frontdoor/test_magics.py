"""Magics as users write them: what they show, and what they say when something is wrong."""

import re

import pytest


def one_sentence(message):
    assert message.strip(), "no message"
    assert len(message.strip().splitlines()) == 1, message
    return message


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("%bars SPY --days 0", "--days"),
        ("%bars SPY --days many", "--days"),
        ("%bars SPY --timeframe 7Fortnight", "7Fortnight"),
        ("%bars", "symbol"),
        ("%bars SPY --dayz 90", "--days"),
        ("%bars </script><b>", "script"),
        ("%bras SPY", "%bars"),
        ("%quality nosuchload", "nosuchload"),
        ("%await nosuchload", "nosuchload"),
        ("%cancel 987", "987"),
        ("%bars SPY --from /no/such/folder", "/no/such/folder"),
    ],
)
def test_bad_input_gets_one_sentence_that_names_it(kernel, line, expected):
    assert expected in one_sentence(kernel.fail(line))


@pytest.mark.parametrize("line", ["%bars SPY --dayz 90", "%bras SPY"])
def test_typos_get_a_suggestion(kernel, line):
    assert "did you mean" in kernel.fail(line).lower()


def test_a_hostile_symbol_reaches_no_html(kernel):
    cell = kernel.start("%bars </script><script>alert(1)</script>").wait()
    assert cell.reply["status"] == "error"
    assert not any("<script>alert(1)" in html for html in cell.data("text/html"))


@pytest.mark.parametrize("line", ["%bars --help", "%bars?"])
def test_help_names_the_options(kernel, line):
    cell = kernel.run(line)
    text = cell.text() + str(cell.reply.get("payload"))
    for option in ("--days", "--timeframe", "--as", "--from"):
        assert option in text


def test_lsmagic_lists_all(kernel):
    text = kernel.run("%lsmagic").text()
    for name in ("bars", "jobs", "await", "cancel", "quality", "plot", "lsmagic", "maven", "time", "load"):
        assert name in text


@pytest.mark.parametrize(("typed", "expected"), [("%ba", "bars"), ("%bars SPY --ti", "--timeframe")])
def test_completes_magics_and_their_options(kernel, typed, expected):
    message_id = kernel.channels.complete(typed)
    reply = kernel.wait_until(lambda: kernel.replies.get(message_id), "the completions")
    assert any(expected in match for match in reply["content"]["matches"])


@pytest.mark.parametrize(
    ("code", "expected"),
    [("Table", "A table of data, consisting of some number of columns"), ("Load", "Bars on their way, or arrived")],
)
def test_inspection_shows_the_javadoc_of_tablesaw_and_of_our_own(kernel, code, expected):
    message_id = kernel.channels.inspect(code, len(code), 1)
    reply = kernel.wait_until(lambda: kernel.replies.get(message_id), "the inspection")
    assert expected in reply["content"]["data"]["text/plain"]


def test_practice_data_says_so_everywhere(kernel):
    cell = kernel.run("%bars SPY --days 30 --timeframe 1Day --as practice")
    waiting = kernel.run("%await practice")
    assert "practice data" in (cell.text() + waiting.text()).lower()
    assert "practice data" in kernel.run("%quality practice").text().lower()
    assert "practice data" in kernel.run("%plot practice SPY").text().lower()


def test_a_watch_goes_on_beside_other_cells_and_interrupts_until_it_is_cancelled(kernel):
    kernel.run("%bars SPY --days 10 --timeframe 1Hour --as moving")
    cell = kernel.run("live = %watch moving SPY")

    def bars():
        return [int(count) for count in re.findall(r"Watching SPY: (\d+) new bars", cell.text())]

    kernel.wait_until(lambda: bars() and bars()[-1] >= 2, "new bars")
    busy = kernel.start("while (true) Thread.sleep(20);")
    kernel.wait_until(lambda: busy.messages("execute_input"), "the busy cell")
    seen = bars()[-1]
    kernel.wait_until(lambda: bars()[-1] > seen, "more bars while a cell runs")
    kernel.interrupt()
    assert busy.wait().reply["status"] == "error"
    seen = bars()[-1]
    kernel.wait_until(lambda: bars()[-1] > seen, "more bars after an interrupt")
    assert "<img " in cell.data("text/html")[-1] and "<script" not in cell.data("text/html")[-1]
    kernel.run("%cancel live")
    kernel.wait_until(lambda: " · cancelled · " in cell.text().splitlines()[-1], "the last picture")
    assert "<script" in cell.data("text/html")[-1]
    assert len(cell.display_ids()) == 1


def test_tables_have_the_promised_columns(kernel):
    kernel.run("%bars SPY QQQ --days 30 --timeframe 1Hour --as tables")
    names = "time, open, high, low, close, volume, trade_count, vwap"
    assert kernel.value('String.join(", ", tables.table("SPY").columnNames())').strip('"') == names
    assert kernel.value('String.join(", ", tables.table().columnNames())').strip('"') == f"symbol, {names}"
    assert kernel.value('tables.table().column("time").type().name()').strip('"') == "INSTANT"
    assert int(kernel.value("tables.table().rowCount()")) > 200


def test_large_tables_are_shown_with_their_count_only_in_part(kernel):
    kernel.run("%bars SPY --days 365 --timeframe 1Hour --as large")
    count = int(kernel.value('large.table("SPY").rowCount()'))
    html = kernel.run('large.table("SPY")').data("text/html")[-1]
    assert html.count("<tr") < 100
    assert f"{count:,}" in html


def test_a_symbol_that_does_not_exist_fails_alone(kernel):
    cell = kernel.run("%bars SPY ZZZZ --days 30 --timeframe 1Day --as mixed")
    waiting = kernel.run("%await mixed")
    text = cell.text() + waiting.text()
    assert "❌ ZZZZ: no such symbol" in text
    assert "✅ SPY" in text
    assert "ZZZZ" in kernel.value("mixed.failures()")


def test_sample_of_real_bars(kernel):
    kernel.run("%bars AAPL IBM MSFT --from sample --as real")
    kernel.run("%await real")
    assert int(kernel.value('real.table("AAPL").rowCount()')) > 3000
    assert "practice" not in kernel.run("%quality real").text().lower()


def test_plot_has_a_picture_beside_the_interactive_one_and_loads_nothing(kernel):
    kernel.run("%bars IBM --from sample --as pictured")
    cell = kernel.run("%plot pictured IBM")
    (bundle,) = [message["content"]["data"] for message in cell.messages("display_data", "execute_result")]
    assert {"text/html", "image/png", "text/plain"} <= set(bundle)
    assert "data:image/" in bundle["text/html"]
    assert 'src="http' not in bundle["text/html"]


def test_files_in_csv_report_rows_that_cannot_be_read(kernel, tmp_path):
    file = tmp_path / "ACME.csv"
    file.write_text(
        "Date,Open,High,Low,Close,Volume\n2024-01-02,10,11,9,10.5,1000\n2024-01-03,oops,11,9,10.5,1000\n"
        "2024-01-04,10,11,9,10.5,1000\n"
    )
    cell = kernel.run(f"%bars ACME --from {file} --as acme")
    waiting = kernel.run("%await acme")
    assert kernel.value('acme.table("ACME").rowCount()') == "2"
    assert "3" in cell.text() + waiting.text()


def test_time_tells_how_long_a_statement_took(kernel):
    cell = kernel.run("%time 6 * 7")
    assert "42" in cell.text()
    assert re.search(r"\d.* (ns|µs|ms|s)\b", cell.text())


def test_errors_point_at_the_line_of_the_cell(kernel):
    cell = kernel.start('int a = 1;\nint b = 0;\nint c = a / b;').wait()
    traceback = "\n".join(cell.reply["traceback"])
    assert cell.reply["ename"].endswith("ArithmeticException")
    assert "line 3" in traceback or ":3" in traceback or "3 " in traceback
