"""Train the tagger and write its weights.

    python -m training.tagger train --train train.jsonl.gz --dev dev.jsonl.gz \\
        --encoder FOLDER --news news.jsonl.gz --work WORK

FOLDER holds the pretrained encoder (model.safetensors and vocab.txt of all-MiniLM-L6-v2); `--news` may be
given several times and names text that only counts words, to choose the vocabulary.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from .config import Config
from .data import read_articles
from .train import Paths, train
from .vocabulary import choose_pieces


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.tagger", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("train")
    one.add_argument("--train", type=Path, required=True)
    one.add_argument("--dev", type=Path, required=True)
    one.add_argument("--encoder", type=Path, required=True)
    one.add_argument("--news", type=Path, action="append", default=[])
    one.add_argument("--work", type=Path, required=True)
    one.add_argument("--silver", type=Path)
    for field in dataclasses.fields(Config):
        one.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    two = commands.add_parser("export")
    two.add_argument("--train", type=Path, required=True)
    two.add_argument("--dev", type=Path, required=True)
    two.add_argument("--encoder", type=Path, required=True)
    two.add_argument("--news", type=Path, action="append", default=[])
    two.add_argument("--checkpoint", type=Path, required=True)
    two.add_argument("--out", type=Path, required=True)
    two.add_argument("--name", default="en-1")
    two.add_argument("--pieces", type=int, default=Config.pieces)
    three = commands.add_parser("link")
    three.add_argument("--train", type=Path, required=True)
    three.add_argument("--dev", type=Path, required=True)
    three.add_argument("--weights", type=Path, required=True)
    four = commands.add_parser("label")
    four.add_argument("--weights", type=Path, required=True)
    four.add_argument("--news", action="append", required=True)
    four.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    if args.command == "label":
        from .silver import label

        print(label(args.weights, args.news, args.out), "spans")
        return
    if args.command == "link":
        from .linking import train_linker

        train_linker(args.train, args.dev, args.weights)
        return
    vocabulary = (args.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    texts = (article["text"] for path in [args.train, *args.news] for article in read_articles(path))
    kept = choose_pieces(texts, vocabulary, args.pieces)
    if args.command == "export":
        from .export import export

        sources = {"train": args.train, "dev": args.dev} | {
            f"news {at + 1}": path for at, path in enumerate(args.news)
        }
        export(args.checkpoint, [vocabulary[at] for at in kept], sources, args.out, args.name)
        return
    config = Config(**{field.name: getattr(args, field.name) for field in dataclasses.fields(Config)})
    train(
        Paths(args.train, args.dev, args.encoder, args.encoder / "vocab.txt", kept, args.work, args.silver), config
    )


if __name__ == "__main__":
    main()
