"""A store keeps one value, whole, whatever kills its process; it refuses what is not its own, and leaves that as it is.

Run as `commit/stateful/store` too, whose figures are what is recorded here.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from rebalancing.identifiers import ManifestId, PeerId
from rebalancing.store import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    CorruptStore,
    ForeignStore,
    MemoryStore,
    SqliteStore,
    Store,
    StoreError,
    StoreFailure,
    StoreInUse,
)
from tests.processes.store_writer import HOLDER, MANIFEST, number_of, value

ROOT = Path(__file__).resolve().parents[2]
LARGE = 1 << 18
Record = Callable[[str, object], None]


def open_store(path: Path) -> SqliteStore:
    return SqliteStore(path, HOLDER, MANIFEST)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A name that an address of a file has to escape."""
    return tmp_path / "holder #1?.store"


@pytest.fixture
def kept(path: Path) -> Path:
    """A store with a value."""
    with open_store(path) as store:
        store.save(value(7, 800))
    return path


def files(path: Path) -> dict[str, bytes]:
    """The file and everything beside it."""
    return {each.name: each.read_bytes() for each in path.parent.iterdir()}


@contextmanager
def writer(path: Path, what: str, size: int = 800) -> Iterator[subprocess.Popen[str]]:
    """A process with the store open, killed at the end at the latest."""
    command = [sys.executable, "-m", "tests.processes.store_writer", str(path), what, str(size)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


# What is saved is there


@pytest.mark.parametrize("fresh", [MemoryStore, None], ids=["memory", "file"])
def test_the_last_value_saved_is_loaded(path: Path, fresh: Callable[[], Store] | None) -> None:
    store: Store = fresh() if fresh else open_store(path)
    assert store.load() is None
    for content in (b"one", b"", b"three" * 1000):
        store.save(content)
        assert store.load() == content


def test_a_file_keeps_the_value(kept: Path) -> None:
    with open_store(kept) as store:
        assert store.load() == value(7, 800)


def test_an_empty_file_is_an_empty_store(path: Path) -> None:
    path.touch()
    with open_store(path) as store:
        assert store.load() is None
    with open_store(path) as store:
        assert store.load() is None


def test_the_header_names_program_and_schema(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_every_write_is_synchronous_under_a_rollback_journal(path: Path) -> None:
    with open_store(path) as store:
        told = {
            name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "journal_mode", "locking_mode", "fullfsync", "busy_timeout")
        }
    assert told == {
        "synchronous": 2,
        "journal_mode": "persist",
        "locking_mode": "exclusive",
        "fullfsync": 1,
        "busy_timeout": 0,
    }


# Killed


def test_killed_in_the_middle_of_a_write_the_old_value_is_there(path: Path, record_property: Record) -> None:
    with open_store(path) as store:
        store.save(value(1, LARGE))
    before = path.read_bytes()
    with writer(path, "middle", LARGE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "middle\n"
    assert path.read_bytes() != before  # half of the new value was in the file
    assert Path(f"{path}-journal").stat().st_size > 0
    with open_store(path) as store:
        assert store.load() == value(1, LARGE)
        store.save(value(2, LARGE))
    with open_store(path) as store:
        assert store.load() == value(2, LARGE)
    record_property("kills_in_a_write", 1)


@pytest.mark.parametrize("size", [800, LARGE])
def test_killed_at_any_time_the_value_is_whole_and_no_older_than_what_was_told(
    path: Path, size: int, record_property: Record
) -> None:
    chance = random.Random(size)
    told = 0
    for _ in range(8):
        with writer(path, "run", size) as process:
            assert process.stdout is not None
            time.sleep(chance.uniform(0.0, 0.12))
            process.send_signal(signal.SIGKILL)
            told = max([told, *map(int, process.stdout.read().split())])
        with open_store(path) as store:
            found = number_of(store.load(), size)
        assert told <= found <= told + 1
        told = found
        record_property("kills_at_any_time", 1)
    assert told > 0
    record_property("writes", told)


def test_killed_before_the_first_value_the_store_is_empty(path: Path) -> None:
    with writer(path, "hold"):
        pass
    with open_store(path) as store:
        assert store.load() is None


# One process


def test_a_second_process_is_refused_and_the_first_goes_on(kept: Path, record_property: Record) -> None:
    before = files(kept)
    with writer(kept, "hold"):
        with pytest.raises(StoreInUse) as refused:
            open_store(kept)
        said = str(refused.value)
        assert str(kept) in said
        assert "in use by another process; stop that one" in said
        assert "\n" not in said
    assert files(kept) == before
    with open_store(kept) as store:  # a lock ends with its process, however that ends
        assert store.load() == value(7, 800)
    record_property("refused_processes", 1)


def test_a_second_store_in_one_process_is_refused_and_the_lock_stays(kept: Path, record_property: Record) -> None:
    with open_store(kept) as store:
        for _ in range(2):
            with pytest.raises(StoreInUse):
                open_store(kept)
        command = [sys.executable, "-m", "tests.processes.store_writer", str(kept), "hold", "800"]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert "StoreInUse" in second.stderr
        store.save(value(8, 800))
        assert store.load() == value(8, 800)
    record_property("refused_processes", 1)


# Refused, and left alone

Refuses = Callable[[Path, type[StoreError], str], None]
NAMES = {ForeignStore: "refused_foreign", CorruptStore: "refused_corrupt"}


@pytest.fixture
def refuses(record_property: Record) -> Refuses:
    def refuses(path: Path, kind: type[StoreError], said: str) -> None:
        before = files(path)
        with pytest.raises(kind) as refused:
            open_store(path)
        assert str(path) in str(refused.value)
        assert said in str(refused.value)
        assert "\n" not in str(refused.value)
        assert files(path) == before
        record_property(NAMES[kind], 1)

    return refuses


@pytest.mark.parametrize(
    "content",
    [b"x", b"no database" * 1000, b"SQLite format 3\x00", b"\x00" * 4096],
    ids=["x", "text", "magic", "zeros"],
)
def test_a_file_of_another_kind_is_refused(path: Path, content: bytes, refuses: Refuses) -> None:
    path.write_bytes(content)
    refuses(path, ForeignStore, "name another file")


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_database_of_another_program_is_refused(path: Path, journal: str, refuses: Refuses) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE record (value)")
        connection.commit()
    refuses(path, ForeignStore, "no store of this program")


def test_a_database_of_another_program_that_was_killed_is_not_recovered(
    path: Path, tmp_path: Path, refuses: Refuses
) -> None:
    """Its recovery is its own: it may be that of a later schema, or under way."""
    original = tmp_path / "original"
    with closing(sqlite3.connect(original, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE record (value)")
        connection.execute("INSERT INTO record VALUES (zeroblob(300000))")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE record SET value = randomblob(300000)")
        shutil.copy(f"{original}-journal", f"{path}-journal")
        shutil.copy(original, path)
    refuses(path, ForeignStore, "no store of this program")


def test_a_later_schema_is_refused(kept: Path, refuses: Refuses) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    refuses(kept, ForeignStore, "use the newer program")


@pytest.mark.parametrize(
    ("holder", "manifest", "said"),
    [
        (PeerId(b"\x09" * 32), MANIFEST, f"the store of holder {HOLDER.hex}; start with that holder's key"),
        (HOLDER, ManifestId(b"\x09" * 32), f"a store for manifest {MANIFEST.hex}; name that manifest"),
    ],
)
def test_the_store_of_another_is_refused(
    kept: Path, holder: PeerId, manifest: ManifestId, said: str, record_property: Record
) -> None:
    before = files(kept)
    with pytest.raises(ForeignStore, match=said):
        SqliteStore(kept, holder, manifest)
    assert files(kept) == before
    record_property("refused_foreign", 1)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM record",
        "UPDATE record SET value = x'00'",
        "UPDATE record SET value = NULL",
        "UPDATE record SET value = CAST(value AS TEXT)",
        "UPDATE record SET checksum = zeroblob(32)",
        "UPDATE record SET holder = zeroblob(32)",
        "UPDATE record SET manifest = 'text'",
        "DROP TABLE record",
        "ALTER TABLE record RENAME TO other",
    ],
)
def test_a_changed_content_is_refused(kept: Path, statement: str, refuses: Refuses) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute(statement)
        connection.commit()
    said = "keep it aside and start with an empty file, begun as a lost record "
    refuses(kept, CorruptStore, f"{said}(begin_lost, begin_without_share or MemberNode.begin) and never at the genesis")


def test_a_truncated_file_is_refused(kept: Path, record_property: Record) -> None:
    """As this program's, from the length on at which the header has its mark."""
    whole = kept.read_bytes()
    for length in [*range(1, len(whole), 97), 71, 72]:
        kept.write_bytes(whole[:length])
        before = files(kept)
        with pytest.raises(CorruptStore if length >= 72 else ForeignStore):
            open_store(kept)
        assert files(kept) == before
        record_property("refused_truncated", 1)


def test_a_flipped_byte_is_refused_or_is_in_no_part_of_the_value(kept: Path, record_property: Record) -> None:
    """Of each byte of header, schema and row, and of a sample of the unused rest."""
    whole = kept.read_bytes()
    used = [i for i, byte in enumerate(whole) if byte or i % 61 == 0]
    refused = 0
    for i in used:
        kept.write_bytes(whole[:i] + bytes([whole[i] ^ 0x20]) + whole[i + 1 :])
        before = files(kept)
        try:
            with open_store(kept) as store:
                assert store.load() == value(7, 800)
        except (CorruptStore, ForeignStore):
            assert files(kept) == before
            refused += 1
    assert refused > 900  # the value with its owner and checksum, and most of header and schema
    record_property("refused_flipped", refused)


def test_damage_beside_the_row_is_refused(kept: Path, refuses: Refuses) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute("CREATE TABLE other (x)")
        connection.execute("INSERT INTO other VALUES (zeroblob(20000))")
        connection.commit()
        connection.execute("DROP TABLE other")
        connection.commit()
    with open_store(kept) as store:
        assert store.load() == value(7, 800)
    whole = kept.read_bytes()
    # The header no longer tells of the pages that are free.
    kept.write_bytes(whole[:32] + bytes(8) + whole[40:])
    refuses(kept, CorruptStore, " is never used)")


def test_a_store_that_goes_bad_while_open_says_so(kept: Path) -> None:
    with open_store(kept) as store:
        store._connection.execute("DELETE FROM record")
        for use in (store.load, lambda: store.save(b"x")):
            with pytest.raises(CorruptStore, match="row is missing"):
                use()


def test_a_place_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    for path, said in (
        (tmp_path, "is a directory; name a file in it"),
        (tmp_path / "none" / "x", "check its directory, permissions and disk"),
    ):
        with pytest.raises(StoreFailure, match=said) as refused:
            open_store(path)
        assert "\n" not in str(refused.value)


def test_a_full_disk_leaves_the_old_value(kept: Path) -> None:
    with open_store(kept) as store:
        store._connection.execute("PRAGMA max_page_count = 4")
        with pytest.raises(StoreFailure, match="full"):
            store.save(bytes(100_000))
        assert store.load() == value(7, 800)
        store.save(value(8, 800))
        assert store.load() == value(8, 800)
