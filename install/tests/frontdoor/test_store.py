"""The store, read by other programs: DuckDB, pandas and PyArrow see one partitioned table."""

import duckdb
import pandas
import pyarrow.dataset
import pytest
from client import Client

BARS = "%bars SPY BRK.B --days 400 --timeframe 1Hour --as prices"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    client = Client(tmp_path_factory.mktemp("kernel"), BARISTA_STORE=str(folder))
    client.run(BARS)
    client.run("%await prices")
    # Of the session that is not over nothing is kept.
    client.run(
        'var newYork = ZoneId.of("America/New_York");'
        "Instant today = LocalDate.now(newYork).atStartOfDay(newYork).toInstant();"
        'Table over = prices.table().where(prices.table().instantColumn("time").isBefore(today));'
    )
    today = pandas.Timestamp(int(client.value("today.toEpochMilli()")), unit="ms", tz="UTC")
    rows = int(client.value("over.rowCount()"))
    volume = int(client.value('(long) over.longColumn("volume").sum()'))
    client.close()  # writes what is not written yet
    return folder / "practice-1", today, rows, volume


def test_duckdb_reads_it_as_one_table(store):
    folder, today, rows, volume = store
    found = duckdb.sql(
        f"select symbol, count(*), sum(volume)::bigint, min(timeframe), min(kind), min(year(time)) < max(year(time)) "
        f"from read_parquet('{folder}/**/*.parquet', hive_partitioning = true) "
        f"where time < '{today.isoformat()}' group by symbol order by symbol"
    ).fetchall()
    assert [row[0] for row in found] == ["BRK.B", "SPY"]
    assert sum(row[1] for row in found) == rows
    assert sum(row[2] for row in found) == volume
    assert all(row[3:] == ("1Hour", "bars", True) for row in found)


def test_pandas_reads_it_as_one_table(store):
    folder, today, rows, volume = store
    frame = pandas.read_parquet(folder, columns=["time", "volume", "symbol", "timeframe"])
    frame = frame[frame["time"] < today]
    assert len(frame) == rows
    assert frame["volume"].sum() == volume
    assert set(frame["symbol"]) == {"SPY", "BRK.B"}
    assert str(frame["time"].dtype) == "datetime64[ms, UTC]"


def test_pyarrow_reads_only_what_is_asked_for(store):
    folder, _, _, _ = store
    table = pyarrow.dataset.dataset(folder, partitioning="hive")
    spy = table.to_table(filter=pyarrow.dataset.field("symbol") == "SPY", columns=["close", "symbol"])
    assert spy.num_rows > 0
    assert set(spy["symbol"].to_pylist()) == {"SPY"}


def test_a_later_kernel_sees_it_in_sql(store, tmp_path):
    folder, today, rows, _ = store
    client = Client(tmp_path, BARISTA_STORE=str(folder.parent))
    try:
        query = f"%sql --as kept select count(*) as bars from bars where time < '{today.isoformat()}'"
        client.run(query)
        assert int(client.value('kept.longColumn("bars").get(0)')) == rows
    finally:
        client.close()
