"""The encoding of bytes that do not name theirs and are not UTF-8."""

_FOREIGN = 0.3  # high bytes to ASCII letters from which a text is not in a Western alphabet with accents

_GUESSED = ["cp1251", "koi8_r", "shift_jis", "euc_jp", "cp949", "gb18030", "big5", "cp1253", "cp1255", "cp1256",
            "cp874", "cp1250", "cp1254", "cp1252"]  # fmt: skip
_SAMPLE = 30_000


def guess_charset(words: bytes) -> str:
    """The likeliest encoding of a text, without markup: windows-1252 when most of its letters are ASCII."""
    sample = words[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    if high < _FOREIGN * sum(map(bytes.isalpha, (sample[at : at + 1] for at in range(len(sample))))):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    return best.encoding if best else "cp1252"
