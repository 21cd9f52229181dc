"""Train the tagger and write its weights.

    python -m training.tagger make --train train.jsonl.gz --dev dev.jsonl.gz \\
        --encoder FOLDER --news news.jsonl.gz --work WORK --out WEIGHTS

FOLDER holds the pretrained encoder (model.safetensors and vocab.txt of all-MiniLM-L6-v2); `--news` may be
given several times and names text that only counts words, to choose the vocabulary.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from .config import FIRST, SECOND, Config
from .data import read_articles


def arguments() -> argparse.ArgumentParser:
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--train", type=Path, required=True)
    data.add_argument("--dev", type=Path, required=True)
    encoder = argparse.ArgumentParser(add_help=False)
    encoder.add_argument("--encoder", type=Path, required=True)
    encoder.add_argument("--news", type=Path, action="append", default=[])
    parser = argparse.ArgumentParser(prog="python -m training.tagger", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", parents=[data, encoder], help="train twice, export, link")
    make.add_argument("--work", type=Path, required=True)
    make.add_argument("--out", type=Path, required=True)
    train = commands.add_parser("train", parents=[data, encoder], help="train once")
    train.add_argument("--work", type=Path, required=True)
    train.add_argument("--start", type=Path, help="a model.pt to go on from")
    for field in dataclasses.fields(Config):
        train.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    export = commands.add_parser("export", parents=[data, encoder], help="write a folder of weights")
    export.add_argument("--checkpoint", type=Path, action="append", required=True, help="several are averaged")
    export.add_argument("--out", type=Path, required=True)
    link = commands.add_parser("link", parents=[data], help="train the linker into a folder of weights")
    link.add_argument("--out", type=Path, required=True)
    link.add_argument("--early", type=Path, required=True, help="weights of a tagger that is half-way through")
    return parser


def main() -> None:
    args = arguments().parse_args()
    if args.command in {"train", "make"}:
        run_training(args)
    if args.command in {"export", "make"}:
        run_export(args)
    if args.command in {"link", "make"}:
        from .linking import train_linker

        train_linker(args.train, args.dev, args.out, args.early)


def run_training(args: argparse.Namespace) -> None:
    from .train import Paths, train

    kept, _ = chosen(args)
    paths = Paths(args.train, args.dev, args.encoder, args.encoder / "vocab.txt", kept, args.work)
    if args.command == "train":
        names = [field.name for field in dataclasses.fields(Config)]
        config = Config(**{name: getattr(args, name) for name in names})
        train(dataclasses.replace(paths, start=args.start), config)
        return
    first = train(dataclasses.replace(paths, work=args.work / "first"), FIRST)
    second = train(dataclasses.replace(paths, work=args.work / "second", start=first), SECOND)
    args.early = args.work / "early"
    run_export(
        argparse.Namespace(**{**vars(args), "checkpoint": [args.work / "first" / "half.pt"], "out": args.early})
    )
    args.checkpoint = [second]


def run_export(args: argparse.Namespace) -> None:
    from .export import export

    sources = {"train": args.train, "dev": args.dev}
    sources |= {f"news {at + 1}": path for at, path in enumerate(args.news)}
    export(args.checkpoint, chosen(args)[1], sources, args.out)


def chosen(args: argparse.Namespace) -> tuple[list[int], list[str]]:
    """The kept pieces by number and by name."""
    from .vocabulary import choose_pieces

    vocabulary = (args.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    texts = (article["text"] for path in [args.train, *args.news] for article in read_articles(path))
    kept = choose_pieces(texts, vocabulary, Config.pieces)
    return kept, [vocabulary[at] for at in kept]


if __name__ == "__main__":
    main()
