"""Train the tagger, a pupil of two larger ones, and write its weights.

    python -m training.tagger make --train train.jsonl.gz --dev dev.jsonl.gz \\
        --encoder ENCODER --news news.jsonl.gz --work WORK --out WEIGHTS

`--encoder` names the pretrained encoder's folder (model.safetensors and vocab.txt of all-MiniLM-L6-v2). `--news` may
be given several times: articles without labels, whose words are counted to choose the vocabulary, and some of which
the small tagger reads with its teacher.
"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from .config import LARGE, OTHER, SMALL, Config
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
    make = commands.add_parser(
        "make", parents=[data, encoder], help="train, teach, train, export, link: all that makes the weights"
    )
    make.add_argument("--work", type=Path, required=True)
    make.add_argument("--out", type=Path, required=True)
    train = commands.add_parser("train", parents=[data, encoder], help="train once")
    train.add_argument("--work", type=Path, required=True)
    train.add_argument("--start", type=Path, help="a model.pt to go on from")
    train.add_argument("--teacher", type=Path, help="a model.pt to take the first layers from")
    train.add_argument("--taught", type=Path, help="a folder that `teach` wrote; --news is learnt from as well")
    for field in dataclasses.fields(Config):
        train.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    teach = commands.add_parser(
        "teach", parents=[data, encoder], help="write what teachers say of --train and --news"
    )
    teach.add_argument(
        "--weights", type=Path, action="append", required=True, help="a folder; several are averaged"
    )
    teach.add_argument("--out", type=Path, required=True)
    export = commands.add_parser("export", parents=[data, encoder], help="write a folder of weights")
    export.add_argument("--checkpoint", type=Path, action="append", required=True, help="several are averaged")
    export.add_argument("--out", type=Path, required=True)
    export.add_argument("--pieces", type=int, default=Config.pieces, help="of the trained ones, the most used")
    export.add_argument("--float", action="store_true", help="float32 throughout, to compare with")
    link = commands.add_parser("link", parents=[data], help="train the linker into a folder of weights")
    link.add_argument("--out", type=Path, required=True)
    link.add_argument("--early", type=Path, required=True, help="weights of a tagger that is half-way through")
    return parser


def main() -> None:
    args = arguments().parse_args()
    steps = {
        "make": run_all,
        "train": run_training,
        "teach": run_teaching,
        "export": run_export,
        "link": run_linking,
    }
    steps[args.command](args)


def paths_of(args: argparse.Namespace, kept: list[int]) -> Any:
    from .train import Paths

    return Paths(args.train, args.dev, args.encoder, args.encoder / "vocab.txt", kept, args.work)


def run_training(args: argparse.Namespace) -> None:
    from .train import train

    paths = paths_of(args, chosen(args)[0])
    names = [field.name for field in dataclasses.fields(Config)]
    config = Config(**{name: getattr(args, name) for name in names})
    news = tuple(args.news) if args.taught else ()
    train(dataclasses.replace(paths, start=args.start, teacher=args.teacher, taught=args.taught, news=news), config)


def run_all(args: argparse.Namespace) -> None:
    """The teachers, then the small tagger that learns from them; its folder is `--out`, theirs are under `--work`."""
    from .train import train

    paths = paths_of(args, chosen(args)[0])
    large = train(dataclasses.replace(paths, work=args.work / "large"), LARGE)
    other = train(dataclasses.replace(paths, work=args.work / "other"), OTHER[0])
    other = train(dataclasses.replace(paths, work=args.work / "other-2", start=other), OTHER[1])
    teachers = [args.work / "weights" / name for name in ("en-1-large", "en-1-other")]
    for checkpoint, folder in zip((large, other), teachers, strict=True):
        run_export(with_options(args, checkpoint=[checkpoint], out=folder))
    run_teaching(with_options(args, weights=teachers, out=args.work / "taught"))
    pupil = dataclasses.replace(paths, teacher=large, taught=args.work / "taught", news=tuple(args.news))
    small = train(dataclasses.replace(pupil, work=args.work / "small"), SMALL[0])
    last = train(dataclasses.replace(pupil, work=args.work / "small-2", start=small), SMALL[1])
    early = args.work / "weights" / "early"
    run_export(with_options(args, checkpoint=[small.with_name("half.pt")], out=early))
    run_export(with_options(args, checkpoint=[last]))
    run_linking(with_options(args, early=early))


def with_options(args: argparse.Namespace, **options: Any) -> argparse.Namespace:
    usual = {"pieces": Config.pieces, "float": False}
    return argparse.Namespace(**{**usual, **vars(args), **options})


def run_linking(args: argparse.Namespace) -> None:
    from .linking import train_linker

    train_linker(args.train, args.dev, args.out, args.early)


def run_teaching(args: argparse.Namespace) -> None:
    from onrecord.attribute.tagger import Tagger
    from onrecord.attribute.tokenizer import WordPiece

    from .teach import teach, untold

    articles = [*read_articles(args.train), *untold(args.news, Config.untold)]
    teachers = [Tagger.load(folder) for folder in args.weights]
    teach(teachers, articles, WordPiece(chosen(args)[1]), Config.window, args.out)


def run_export(args: argparse.Namespace) -> None:
    from .export import export

    sources = {"train": args.train, "dev": args.dev}
    sources |= {f"news {at + 1}": path for at, path in enumerate(args.news)}
    export(args.checkpoint, chosen(args)[1], sources, args.out, kept=chosen(args, args.pieces)[1], whole=args.float)


def chosen(args: argparse.Namespace, count: int = Config.pieces) -> tuple[list[int], list[str]]:
    """The kept pieces by number and by name."""
    from .vocabulary import choose_pieces

    vocabulary = (args.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    texts = (article["text"] for path in [args.train, *args.news] for article in read_articles(path))
    kept = choose_pieces(texts, vocabulary, count)
    return kept, [vocabulary[at] for at in kept]


if __name__ == "__main__":
    main()
