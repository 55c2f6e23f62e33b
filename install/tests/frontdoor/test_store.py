"""The store, read by other programs: DuckDB, pandas and PyArrow see one partitioned table."""

import duckdb
import pandas
import pyarrow.dataset
import pytest
from client import Client

LINE = "%bars SPY BRK.B --days 400 --timeframe 1Hour --as prices"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    client = Client(tmp_path_factory.mktemp("kernel"), BARISTA_STORE=str(folder))
    client.run(LINE)
    client.run("%await prices")
    rows = int(client.value("prices.table().rowCount()"))
    volume = int(client.value('(long) prices.table().longColumn("volume").sum()'))
    client.close()  # writes what is not written yet
    return folder / "practice-1", rows, volume


def test_duckdb_reads_it_as_one_table(store):
    folder, rows, volume = store
    found = duckdb.sql(
        f"select symbol, count(*), sum(volume)::bigint, min(timeframe), min(kind), min(year(time)) < max(year(time)) "
        f"from read_parquet('{folder}/**/*.parquet', hive_partitioning = true) group by symbol order by symbol"
    ).fetchall()
    assert [row[0] for row in found] == ["BRK.B", "SPY"]
    assert sum(row[1] for row in found) == rows
    assert sum(row[2] for row in found) == volume
    assert all(row[3:] == ("1Hour", "bars", True) for row in found)


def test_pandas_reads_it_as_one_table(store):
    folder, rows, volume = store
    frame = pandas.read_parquet(folder, columns=["time", "volume", "symbol", "timeframe"])
    assert len(frame) == rows
    assert frame["volume"].sum() == volume
    assert set(frame["symbol"]) == {"SPY", "BRK.B"}
    assert str(frame["time"].dtype) == "datetime64[ms, UTC]"


def test_pyarrow_reads_only_what_is_asked_for(store):
    folder, _, _ = store
    table = pyarrow.dataset.dataset(folder, partitioning="hive")
    spy = table.to_table(filter=pyarrow.dataset.field("symbol") == "SPY", columns=["close", "symbol"])
    assert spy.num_rows > 0
    assert set(spy["symbol"].to_pylist()) == {"SPY"}


def test_a_later_kernel_loads_the_same_without_a_call_and_sees_it_in_sql(store, tmp_path):
    folder, rows, _ = store
    client = Client(tmp_path, BARISTA_STORE=str(folder.parent))
    try:
        cell = client.run(LINE)
        client.run("%await prices")
        client.wait_until(lambda: "0 API requests" in cell.data("text/plain")[-1], "the final progress")
        assert f"{rows:,}" in client.run("%sql select count(*) from bars where timeframe = '1Hour'").text()
    finally:
        client.close()
