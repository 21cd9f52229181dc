"""What arrives is unpacked piece by piece, and never past a limit: no bomb is ever held in memory.

gzip, deflate (with and without its header), Brotli and Zstandard, one at a time: two packings on top of each
other serve no reader.
"""

import sys
import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from onrecord.errors import FetchError

ACCEPTED = "gzip, deflate, br, zstd"
"""What is asked for in `Accept-Encoding`."""

_PIECE = 1 << 18
_MOST_FRAMES = 10_000  # a page is one frame; to begin one takes 10 µs, and an empty one has nine bytes

_RATIO, _RATIO_FROM = 200, 2_000_000
"""Past two megabytes, a page that unpacks to more than 200 times its size is a bomb. Pages reach 30."""
_BROKEN = ("brotli", "backports", "compression", "_zstd", "zlib")  # where the errors of broken packings come from


class Unpacker(Protocol):
    """Gives what some more bytes unpack to, in pieces of bounded size."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces that follow from these bytes."""
        ...

    def ended(self) -> bool:
        """Whether all that was packed has come."""
        ...


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def ended(self) -> bool:
        return True


class _Gzip:
    """gzip, whose stream may have several parts; what stands behind them is passed over."""

    def __init__(self) -> None:
        self.part = zlib.decompressobj(16 + zlib.MAX_WBITS)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self.part.eof:
                if not data.startswith(b"\x1f"):
                    return
                self.part = zlib.decompressobj(16 + zlib.MAX_WBITS)
            yield self.part.decompress(data, _PIECE)
            data = self.part.unused_data if self.part.eof else self.part.unconsumed_tail

    def ended(self) -> bool:
        return self.part.eof


class _Deflate:
    """deflate with its header, or without it, as some servers send it."""

    def __init__(self) -> None:
        self.part: Any = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self.part is None and data:
            bare = (data[0] & 0x0F) != 8
            self.part = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS)
        while data and not self.part.eof:
            yield self.part.decompress(data, _PIECE)
            data = self.part.unconsumed_tail

    def ended(self) -> bool:
        return bool(self.part is not None and self.part.eof)


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self.part: Any = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield self.part.process(data, output_buffer_limit=_PIECE)
        while not self.part.is_finished() and not self.part.can_accept_more_data():
            yield self.part.process(b"", output_buffer_limit=_PIECE)

    def ended(self) -> bool:
        return bool(self.part.is_finished())


class _Zstd:
    """Frames of Zstandard; a window of more than 8 MB is refused (RFC 9659), and so are frames without end."""

    def __init__(self) -> None:
        self.zstd = zstd_module()
        self.part: Any = self._frame()
        self.inside = False
        self.frames = 0

    def _frame(self) -> Any:
        return self.zstd.ZstdDecompressor(options={self.zstd.DecompressionParameter.window_log_max: 23})

    def feed(self, data: bytes) -> Iterator[bytes]:
        while True:
            yield self.part.decompress(data, _PIECE)
            data, self.inside = b"", not self.part.eof
            if self.part.eof:
                data = self.part.unused_data
                self.part = self._frame()
                self.frames += 1
                if self.frames > _MOST_FRAMES:
                    raise self.zstd.ZstdError(f"it has more than {_MOST_FRAMES:,} frames")
                if not data:
                    return
            elif self.part.needs_input:
                return

    def ended(self) -> bool:
        return not self.inside


def zstd_module() -> Any:
    """The Zstandard of the standard library, or its backport for earlier Pythons."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


def unpacker(encoding: str, *, where: str) -> Unpacker:
    """What unpacks a `Content-Encoding`.

    Raises:
        FetchError: it is none that was asked for, or several.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return _Plain()
    if name in ("gzip", "x-gzip"):
        return _Gzip()
    if name == "deflate":
        return _Deflate()
    if name == "br":
        return _Brotli()
    if name == "zstd":
        return _Zstd()
    raise FetchError(f"{where} is packed as {name[:40]!r}, which is not read.", where=where)


def unpacked(pieces: Iterator[bytes], encoding: str, *, where: str, most: int, cut: bool = False) -> bytes:
    """The whole body, unpacked.

    `most` bytes are taken at most, packed and unpacked; with `cut` so many of a larger body, instead of none.

    Raises:
        FetchError: it is larger than that, a bomb, broken, or ends before all of it has come.
    """
    unpack, found, came = unpacker(encoding, where=where), bytearray(), 0
    try:
        for data in pieces:
            came += len(data)
            for piece in unpack.feed(data):
                found += piece
                if cut and len(found) >= most:
                    return bytes(found[:most])
                if len(found) > most or came > most:
                    raise FetchError(f"{where} has more than the {most:,} bytes that are read.", where=where)
                if len(found) > max(_RATIO_FROM, _RATIO * came):
                    raise FetchError(
                        f"{where} unpacks to more than {_RATIO} times its size: a decompression bomb.", where=where
                    )
    except FetchError:
        raise
    except Exception as error:
        if type(error).__module__.partition(".")[0] in _BROKEN or isinstance(error, zlib.error):
            raise FetchError(f"{where} cannot be unpacked: {error}.", where=where) from error
        raise
    if came and not unpack.ended():
        raise FetchError(f"{where} cannot be unpacked: it ends before all of it has come.", where=where)
    return bytes(found)
