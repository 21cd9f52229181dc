"""One command: `python -m training.meaning --shared ../shared --encoder FOLDER`.

Takes the words that news writes in small letters, gives each to the encoder all-MiniLM-L6-v2 by itself, and keeps
the first principal directions of what it makes of them, but for the very first, which all words share. Out go
`meaning_words.txt` and `meaning_vectors.bin` in `src/onrecord/link`: bytes of vectors of one length. The same
each time but for the last digit of a machine's products.

`--encoder` is the folder with `model.safetensors` and `vocab.txt`; see `training/requirements.txt`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file

CORPORA = ("data/batch/articles-3k.jsonl.gz", "data/feeds/all-feeds-one-week.jsonl.gz")
LEAST_SEEN, MOST_WORDS = 4, 9_000
DIMENSIONS = 48
SHARED_BY_ALL = 1
LAYERS, HEADS, NORM = 6, 12, 1e-12
BATCH = 256
_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")


def find_words(shared: Path) -> list[str]:
    """The words written in small letters most often, in order of the alphabet."""
    counts: Counter[str] = Counter()
    for name in CORPORA:
        with gzip.open(shared / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line)
                if (one.get("lang") or "en").startswith("en"):
                    counts.update(_WORD.findall(one.get("text") or ""))
    kept = sorted((word for word, count in counts.items() if count >= LEAST_SEEN), key=lambda w: (-counts[w], w))
    return sorted(kept[:MOST_WORDS])


def cut(word: str, pieces: dict[str, int]) -> list[int]:
    """The numbers of the longest pieces that make a word, from the left; the unknown piece where there are none."""
    out, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in pieces:
                out.append(pieces[piece])
                start = end
                break
        else:
            return [pieces["[UNK]"]]
    return out


def encode(words: Sequence[str], folder: Path) -> Any:
    """float32[words, 384]: each word's mean vector, of length one."""
    tensors = load_file(folder / "model.safetensors")
    pieces = {piece: at for at, piece in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").split("\n"))}
    rows = [[pieces["[CLS]"], *cut(word, pieces), pieces["[SEP]"]] for word in words]
    out = np.zeros((len(words), 384), np.float32)
    for length in sorted(set(map(len, rows))):
        same = [at for at, row in enumerate(rows) if len(row) == length]
        for batch in (same[at : at + BATCH] for at in range(0, len(same), BATCH)):
            out[batch] = _forward(np.array([rows[at] for at in batch]), tensors).mean(axis=1)
    return out / np.linalg.norm(out, axis=1, keepdims=True)


def _forward(numbers: Any, tensors: dict[str, Any]) -> Any:
    """float32[texts, pieces, 384]: what the encoder makes of texts of one length."""
    names = ("word_embeddings", "position_embeddings", "token_type_embeddings")
    words, places, types = (tensors[f"embeddings.{name}.weight"] for name in names)
    x = _norm(words[numbers] + places[: numbers.shape[1]] + types[0], "embeddings.LayerNorm", tensors)
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        query, key, value = (
            _heads(_linear(x, f"{at}attention.self.{kind}", tensors)) for kind in ("query", "key", "value")
        )
        weights = query @ key.transpose(0, 1, 3, 2) / np.sqrt(np.float32(query.shape[-1]))
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        heads = weights / weights.sum(axis=-1, keepdims=True) @ value
        joined = heads.transpose(0, 2, 1, 3).reshape(x.shape)
        x = _norm(
            x + _linear(joined, f"{at}attention.output.dense", tensors), f"{at}attention.output.LayerNorm", tensors
        )
        inner = _gelu(_linear(x, f"{at}intermediate.dense", tensors))
        x = _norm(x + _linear(inner, f"{at}output.dense", tensors), f"{at}output.LayerNorm", tensors)
    return x


def _linear(x: Any, name: str, tensors: dict[str, Any]) -> Any:
    return x @ tensors[f"{name}.weight"].T + tensors[f"{name}.bias"]


def _heads(x: Any) -> Any:
    return x.reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)


def _norm(x: Any, name: str, tensors: dict[str, Any]) -> Any:
    x = x - x.mean(axis=-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + NORM)
    return x * tensors[f"{name}.weight"] + tensors[f"{name}.bias"]


def _gelu(x: Any) -> Any:
    """The tanh form, which differs from the exact one in the fourth digit."""
    return 0.5 * x * (1 + np.tanh(np.float32(np.sqrt(2 / np.pi)) * (x + 0.044715 * x**3)))


def shorten(vectors: Any) -> Any:
    """int8[words, DIMENSIONS]: along the principal directions, but for what all words share, of length 127."""
    centred = vectors - vectors.mean(axis=0)
    directions = np.linalg.eigh(centred.T @ centred)[1]
    kept = directions[:, ::-1][:, SHARED_BY_ALL : SHARED_BY_ALL + DIMENSIONS]
    short = centred @ kept
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    return np.clip(np.rint(short * 127), -127, 127).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.meaning", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/link"))
    given = parser.parse_args()
    words = find_words(given.shared)
    vectors = shorten(encode(words, given.encoder))
    (given.out / "meaning_words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (given.out / "meaning_vectors.bin").write_bytes(vectors.tobytes())
    print(f"{len(words)} words of {vectors.shape[1]} numbers")


if __name__ == "__main__":
    main()
