"""Packed files as streams of bytes: gzip with any number of parts, and Zstandard with or without a dictionary."""

import gzip
import io
import struct
import zlib
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.collect.fetch.unpacking import zstd_module
from onrecord.errors import InputError

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_DICTIONARY = 0x184D2A5D
"""How a `.warc.zst` begins that brings its dictionary. Source: IIPC, Zstandard compression for WARC, 1.0."""

_FORMATTED = b"\x37\xa4\x30\xec"
_MOST_DICTIONARY = 10_000_000


def open_packed(source: Path | BinaryIO, *, where: str | None = None) -> BinaryIO:
    """The bytes of a file or stream, unpacked as its first bytes ask for.

    A stream can go back to its start; `where` names it in a message.

    Raises:
        InputError: it cannot be opened.
    """
    name = where or str(source)
    try:
        stream = source.open("rb") if isinstance(source, Path) else source
        first = stream.read(4)
        stream.seek(0)
        if first.startswith(GZIP):
            return cast(BinaryIO, gzip.GzipFile(fileobj=stream, mode="rb"))
        if first == ZSTD or first == struct.pack("<I", _DICTIONARY):
            return cast(BinaryIO, io.BufferedReader(_zstd_file(stream, first, name), 1 << 17))
    except Exception as error:
        if not (broken(error) or isinstance(error, ValueError)):
            raise
        said = getattr(error, "strerror", None) or error or "it is cut off"
        raise InputError(f"{name} cannot be read: {said}.", where=name) from error
    return stream


def _zstd_file(stream: BinaryIO, first: bytes, name: str) -> Any:
    zstd = zstd_module()
    if first == ZSTD:
        return zstd.ZstdFile(stream)
    _, size = struct.unpack("<II", stream.read(8))
    if size > _MOST_DICTIONARY:
        raise InputError(f"{name} has a dictionary of {size:,} bytes, more than is read.", where=name)
    dictionary = stream.read(size)
    if dictionary.startswith(ZSTD):
        dictionary = zstd.ZstdDecompressor().decompress(dictionary, _MOST_DICTIONARY)
    return zstd.ZstdFile(stream, zstd_dict=zstd.ZstdDict(dictionary, is_raw=not dictionary.startswith(_FORMATTED)))


def broken(error: BaseException) -> bool:
    """Whether an error says that a packed file is broken."""
    if isinstance(error, OSError | EOFError | zlib.error | struct.error):
        return True
    return type(error).__name__ in ("ZstdError", "LZMAError")
