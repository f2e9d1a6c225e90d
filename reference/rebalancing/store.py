"""Where a holder keeps its durable record: one value, written at once, before any answer that rests on it.

A store is of one holder and one manifest and does not look into the value. `MemoryStore` is for models and tests; `SqliteStore` is a file,
and the only module of the package that writes one. The file is an SQLite database with one row. Each write is one transaction, synchronous,
under a rollback journal: the database holds the last committed value by itself, and a lost or damaged journal never brings an older
value back unseen, as that of a write-ahead log can.

A store that was rolled back, copied or lost cannot be told from a sound one by looking at it. What is lost is found empty (`load` gives
None), and its holder keeps silent (`commit.after_loss`); against the rest there is one file, its lock, and f.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from os import PathLike, fspath
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from .identifiers import ManifestId, PeerId

__all__ = [  # noqa: RUF022 - in the order of the text
    "Store", "MemoryStore", "SqliteStore",
    "StoreError", "StoreInUse", "ForeignStore", "CorruptStore", "StoreFailure",
    "APPLICATION_ID", "SCHEMA_VERSION",
]  # fmt: skip

# "RebC", in the header of the file: what tells it from every other program's database.
APPLICATION_ID = 0x52656243
SCHEMA_VERSION = 1

# Where the file itself has it, and how: big-endian, as all numbers of an SQLite header.
_MARK = slice(68, 72)
_MARKED = APPLICATION_ID.to_bytes(4, "big")


class StoreError(Exception):
    """A file that cannot be, or must not be, this holder's store. The message is one line: the file, what is wrong, what to do."""


class StoreInUse(StoreError):  # noqa: N818 - a state of the world
    """Another process has the store open. Two holders on one record would sign twice in one ballot."""


class ForeignStore(StoreError):  # noqa: N818
    """The file belongs to another program, a later version, another holder or another manifest."""


class CorruptStore(StoreError):  # noqa: N818
    """The file is this program's and its content is damaged. Its holder may have signed, so what follows it begins as a lost record, never at the genesis."""


class StoreFailure(StoreError):  # noqa: N818
    """The file could not be opened, read or written: no such directory, no permission, a full or failing disk."""


class Store(Protocol):
    """One durable value."""

    def load(self) -> bytes | None:
        """Return the value last saved; None if there never was one. Raises StoreError."""

    def save(self, value: bytes) -> None:
        """Replace the value, all of it or nothing; on return it is durable.

        Raises StoreError: then the value is the old one or the new one, and `load` says which.
        """


class MemoryStore:
    """A value in memory, for models and tests: what a restart finds is what the test hands on."""

    def __init__(self, value: bytes | None = None) -> None:
        self.value = value

    def load(self) -> bytes | None:
        """Return the value last saved, or the one given at the start."""
        return self.value

    def save(self, value: bytes) -> None:
        """Replace the value."""
        self.value = value


_CREATE = "CREATE TABLE record (id INTEGER PRIMARY KEY CHECK (id = 1), holder BLOB NOT NULL, manifest BLOB NOT NULL, value BLOB, checksum BLOB NOT NULL)"
_INSERT = "INSERT INTO record VALUES (1, ?, ?, NULL, ?)"
_SELECT = "SELECT id, holder, manifest, value, checksum FROM record"
_UPDATE = "UPDATE record SET value = ?, checksum = ? WHERE id = 1"


class SqliteStore:
    """A value in a file, locked from opening to closing, or to the end of the process however it comes."""

    def __init__(self, path: str | PathLike[str], holder: PeerId, manifest_id: ManifestId) -> None:
        """Open the file, or begin an empty one. A file that is refused is left as it is, byte for byte.

        Raises StoreInUse, ForeignStore, CorruptStore or StoreFailure.
        """
        self.path = Path(fspath(path))
        self._owner = (holder.value, manifest_id.value)
        with self._explained():
            self._refuse_a_directory()
            self._refuse_other_programs()
            # Autocommit: a statement is a transaction. No waiting for a lock: whoever holds it holds it to its end.
            self._connection = sqlite3.connect(_uri(self.path, "rwc"), uri=True, isolation_level=None, timeout=0)
        try:
            with self._explained():
                self._begin()
                self.load()
        except BaseException:
            self.close()
            raise

    def load(self) -> bytes | None:
        """Return the value last saved; None if there never was one. Raises CorruptStore or ForeignStore."""
        with self._explained():
            rows = self._connection.execute(_SELECT).fetchall()
        if len(rows) != 1 or not all(type(column) is bytes for column in (*rows[0][1:3], rows[0][4])):
            raise self._corrupt("its one row is missing or changed")
        _, holder, manifest, value, checksum = rows[0]
        if (value is not None and type(value) is not bytes) or checksum != _checksum((holder, manifest), value):
            raise self._corrupt("its checksum does not match")
        if holder != self._owner[0]:
            raise ForeignStore(
                f"{self.path} is the store of holder {holder.hex()}; start with that holder's key or give this one its own file"
            )
        if manifest != self._owner[1]:
            raise ForeignStore(
                f"{self.path} is a store for manifest {manifest.hex()}; name that manifest or another file"
            )
        return value

    def save(self, value: bytes) -> None:
        """Replace the value in one synchronous transaction. Raises StoreError: then `load` says which value is there."""
        with self._explained():
            changed = self._connection.execute(_UPDATE, (value, _checksum(self._owner, value))).rowcount
        if changed != 1:
            raise self._corrupt("its one row is missing")

    def close(self) -> None:
        """Give the file free. The value stays."""
        self._connection.close()

    def __enter__(self) -> SqliteStore:
        """Return the store, to be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    # Opening

    def _refuse_a_directory(self) -> None:
        if self.path.is_dir():
            raise StoreFailure(f"{self.path} is a directory; name a file in it")

    def _refuse_other_programs(self) -> None:
        """Look at the header alone, with no lock and no recovery: opening another program's database properly could write to it."""
        if not self.path.exists() or self.path.stat().st_size == 0:
            return
        connection = sqlite3.connect(_uri(self.path, "ro&immutable=1"), uri=True)
        try:
            application, version = _header(connection)
        except sqlite3.DatabaseError as error:
            raise self._unreadable(str(error)) from error
        finally:
            connection.close()
        if application != APPLICATION_ID:
            raise self._foreign("no store of this program")
        if version > SCHEMA_VERSION:
            raise ForeignStore(
                f"{self.path} has schema {version}, this program knows {SCHEMA_VERSION}; use the newer program"
            )

    def _begin(self) -> None:
        connection = self._connection
        # Locked from the first transaction on. A journal whose header is zeroed and synced ends a commit for good; a deleted one could come
        # back after a power failure. `fullfsync` makes the disk obey on macOS, and is nothing elsewhere.
        for pragma in ("locking_mode = EXCLUSIVE", "synchronous = FULL", "fullfsync = ON", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN EXCLUSIVE")  # takes the lock, and rolls back what a killed process had begun
        try:
            header = _header(connection)
            if header == (0, 0):  # a new file; other programs' were refused before
                self._create()
            elif header != (APPLICATION_ID, SCHEMA_VERSION):
                raise self._corrupt("its header is changed")
            elif (found := connection.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                raise self._corrupt(str(found).splitlines()[-1])
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = PERSIST")

    def _create(self) -> None:
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self._connection.execute(_CREATE)
        self._connection.execute(_INSERT, (*self._owner, _checksum(self._owner, None)))

    # Errors

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            code = getattr(error, "sqlite_errorcode", None)
            kind = code & 0xFF if code is not None else None
            if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StoreInUse(
                    f"{self.path} is in use by another process; stop that one or give this holder its own file"
                ) from error
            if kind in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
                raise self._corrupt(str(error)) from error
            raise StoreFailure(
                f"{self.path} cannot be used ({error}); check its directory, permissions and disk"
            ) from error

    def _unreadable(self, what: str) -> StoreError:
        """Tell a damaged store of this program, by the mark in its header, from a file of another kind."""
        with self.path.open("rb") as file:
            header = file.read(_MARK.stop)
        return self._corrupt(what) if header[_MARK] == _MARKED else self._foreign(f"no store ({what})")

    def _foreign(self, what: str) -> ForeignStore:
        return ForeignStore(f"{self.path} is {what}; name another file")

    def _corrupt(self, what: str) -> CorruptStore:
        return CorruptStore(
            f"{self.path} is damaged ({what}); keep it aside and start with an empty file, begun as a lost record "
            "(begin_lost, begin_without_share or MemberNode.begin) and never at the genesis: "
            "the holder stays silent until its committee is no parent any more"
        )


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return application, version


def _checksum(owner: tuple[bytes, bytes], value: bytes | None) -> bytes:
    """Over owner and value; the owner's two parts have 32 bytes each, and no value is not the empty one."""
    return sha256(b"".join(owner) + (b"" if value is None else b"=" + value)).digest()
