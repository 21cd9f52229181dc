"""Train the tagger, a pupil of larger ones, and write its weights.

    python -m training.tagger make --train train.jsonl.gz --dev dev.jsonl.gz --encoder MINILM --teacher MPNET \\
        --news news.jsonl.gz --work WORK --out WEIGHTS

`--encoder` and `--teacher` name the folders (model.safetensors and vocab.txt) of all-MiniLM-L6-v2, which the pupils
begin with, and of all-mpnet-base-v2, which the teachers begin with. `--news` may be given several times: articles
without labels, about which the teachers speak; the words of the first, and of `--train`, choose the vocabulary.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .config import PIECES, PUPILS, TEACHER, WAYS, Config
from .data import read_articles

if TYPE_CHECKING:
    from .model import Tagger
    from .rows import Rows

LABELS_OF_NEWS = Path(__file__).parents[1] / "news" / "labels.jsonl"
TAUGHT = "taught.npy"
SHORTEST = 300  # characters of an article without labels


def arguments() -> argparse.ArgumentParser:
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--train", type=Path, required=True)
    data.add_argument("--dev", type=Path, required=True)
    learning = argparse.ArgumentParser(add_help=False, parents=[data])
    learning.add_argument("--encoder", type=Path, required=True)
    learning.add_argument("--news", type=Path, action="append", default=[])
    learning.add_argument("--work", type=Path, required=True)
    parser = argparse.ArgumentParser(prog="python -m training.tagger", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser(
        "make", parents=[learning], help="teach, learn, export, link: all that makes the weights"
    )
    teach = commands.add_parser("teach", parents=[learning], help="train the teachers and write what they say")
    for one in (make, teach):
        one.add_argument("--teacher", type=Path, required=True)
    learn = commands.add_parser("learn", parents=[learning], help="train one pupil on what `teach` wrote")
    learn.add_argument("pupil", choices=PUPILS)
    export = commands.add_parser("export", parents=[learning], help="write a folder of weights")
    export.add_argument("--checkpoint", type=Path, required=True)
    export.add_argument("--pieces", type=int, default=PIECES, help="of the trained ones, the most used")
    export.add_argument("--float", action="store_true", help="float32 throughout, to compare with")
    link = commands.add_parser("link", parents=[data], help="train the linker into a folder of weights")
    link.add_argument("--early", type=Path, required=True, help="weights of a tagger that is half-way through")
    adapt = commands.add_parser("adapt", parents=[data], help="teach a folder of weights further on labelled news")
    adapt.add_argument("--begun", type=Path, required=True, help="the folder that `make` wrote")
    adapt.add_argument("--news", type=Path, required=True, help="articles without labels")
    adapt.add_argument("--shared", type=Path, default=Path("../shared"))
    adapt.add_argument("--work", type=Path, required=True)
    check = commands.add_parser(
        "check", help="exact spans of a folder of weights, in float, on dev and held-out news"
    )
    check.add_argument("--weights", type=Path, help="the shipped ones when left out")
    check.add_argument("--dev", type=Path, required=True)
    check.add_argument("--shared", type=Path, default=Path("../shared"))
    for one in (make, export, link, adapt):
        one.add_argument("--out", type=Path, required=True)
    return parser


def main() -> None:
    args = arguments().parse_args()
    steps = {
        "make": run_all,
        "teach": run_teaching,
        "learn": run_learning,
        "export": run_export,
        "link": run_linking,
        "adapt": run_adapting,
        "check": run_checking,
    }
    steps[args.command](args)


def run_all(args: argparse.Namespace) -> None:
    """The teachers, the deep pupil, and the small one thinned from it, whose folder is `--out`."""
    run_teaching(args)
    for pupil in ("large", "small"):
        run_learning(with_options(args, pupil=pupil))
    early = args.work / "early"
    run_export(with_options(args, checkpoint=args.work / "small" / "half.pt", out=early))
    run_export(with_options(args, checkpoint=args.work / "small" / "model.pt"))
    run_linking(with_options(args, early=early))


def with_options(args: argparse.Namespace, **options: Any) -> argparse.Namespace:
    return argparse.Namespace(**{"pieces": PIECES, "float": False, **vars(args), **options})


def run_teaching(args: argparse.Namespace) -> None:
    import json

    import numpy as np

    from onrecord.wordpiece import WordPiece

    from .encoders import tagger_of
    from .rows import Cut, make_rows
    from .teach import said, together, train_teachers
    from .train import device

    vocabulary = (args.teacher / "vocab.txt").read_text(encoding="utf-8").splitlines()
    tensors = loaded(args.teacher)
    cut = Cut(vocabulary, TEACHER.window, ways=2)
    rows = make_rows(told_and_untold(args), cut).to(device())
    dev = make_rows(list(read_articles(args.dev)), Cut(vocabulary, TEACHER.window)).to(device())

    def begin(config: Config) -> Tagger:
        return tagger_of(tensors, list(range(len(vocabulary))), config).to(device())

    teachers = train_teachers(begin, rows, TEACHER, args.work, WordPiece(vocabulary), dev)
    print(json.dumps({"teachers together, exact spans, dev": together(teachers, dev)}), flush=True)
    np.save(args.work / TAUGHT, said(teachers, rows))


def run_learning(args: argparse.Namespace) -> None:
    import numpy as np
    import torch

    from onrecord.wordpiece import WordPiece

    from .rows import Cut, make_rows
    from .train import device, train

    config, (_, names) = PUPILS[args.pupil], chosen(args)
    cut = Cut(names, config.window, ways=WAYS, ways_untold=WAYS // 2)
    rows = make_rows(told_and_untold(args), cut).to(device())
    dev = make_rows(list(read_articles(args.dev)), Cut(names, config.window)).to(device())
    taught = torch.from_numpy(np.load(args.work / TAUGHT)).to(device())
    if len(taught) != rows.word_count:
        raise SystemExit("What the teachers said is of other articles. Run teach again.")
    torch.manual_seed(config.seed)
    model = begin_pupil(args, config, rows).to(device())
    train(model, rows, config, args.work / args.pupil, WordPiece(names), taught=taught, dev=dev)


def begin_pupil(args: argparse.Namespace, config: Config, rows: Rows) -> Tagger:
    """The encoder's layers, or those of the deep pupil."""
    from .encoders import tagger_of
    from .thin import thinned

    if args.pupil == "large":
        return tagger_of(loaded(args.encoder), chosen(args)[0], config)
    deep = args.work / "large" / "model.pt"
    return thinned(deep, rows, layers=config.layers, inner=config.inner, dropout=config.dropout)


def run_export(args: argparse.Namespace) -> None:
    from .export import export

    sources = {"train": args.train, "dev": args.dev}
    sources |= {f"news {at + 1}": path for at, path in enumerate(args.news)}
    export(args.checkpoint, chosen(args)[1], sources, args.out, kept=chosen(args, args.pieces)[1], whole=args.float)


def run_adapting(args: argparse.Namespace) -> None:
    """The folder's weights taught further, with the linker that they had."""
    import json
    import shutil

    from .adapt import adapt
    from .export import export, seal

    checkpoint = adapt(args.begun, args.train, args.news, args.dev, args.shared, args.work)
    names = (args.begun / "vocab.txt").read_text(encoding="utf-8").splitlines()
    args.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(args.begun / "linker.json", args.out)
    sources = {"train": args.train, "dev": args.dev, "news": args.news, "begun": args.begun / "model.onnx"}
    export(checkpoint, names, sources | {"labels": LABELS_OF_NEWS}, args.out, kept=names, whole=False)
    made, begun = (json.loads((one / "manifest.json").read_text("utf-8")) for one in (args.out, args.begun))
    seal(args.out, made | {"linker": begun["linker"]})


def run_checking(args: argparse.Namespace) -> None:
    """Print exact F1 of the best path on PolNeAR dev, on held-out news, and on its contents read alone."""
    import json

    from onrecord.attribute.tagging.weights_folder import load_weights
    from training.news.articles import contents, outermost, read_labelled

    from .begun import checkpoint_of
    from .model import Tagger
    from .rows import Cut, make_rows
    from .train import evaluate

    weights = load_weights(args.weights)
    model, cut = Tagger.of(checkpoint_of(weights)), Cut(list(weights.vocabulary), weights.manifest["window"])
    news = list(read_labelled(args.shared, "check"))
    sets = {
        "dev": list(read_articles(args.dev)),
        "news": list(map(outermost, news)),
        "contents": [one for article in news for one in contents(article)],
    }
    for name, articles in sets.items():
        print(json.dumps({"set": name, "articles": len(articles)} | evaluate(model, make_rows(articles, cut))))


def run_linking(args: argparse.Namespace) -> None:
    from .linking import train_linker

    train_linker(args.train, args.dev, args.out, args.early)


def told_and_untold(args: argparse.Namespace) -> list[dict[str, Any]]:
    """The labelled articles, then those without labels: each once from a file, and none that is hardly one."""
    out = list(read_articles(args.train))
    for path in args.news:
        seen: set[str] = set()
        for one in read_articles(path):
            begin = one["text"][:200]
            if len(one["text"]) >= SHORTEST and begin not in seen:
                seen.add(begin)
                out.append({"id": one["id"], "text": one["text"]})
    return out


def loaded(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    return {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}


def chosen(args: argparse.Namespace, count: int = PIECES) -> tuple[list[int], list[str]]:
    """The kept pieces by number and by name."""
    from .vocabulary import choose_pieces

    vocabulary = (args.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    texts = (article["text"] for path in [args.train, *args.news[:1]] for article in read_articles(path))
    kept = choose_pieces(texts, vocabulary, count)
    return kept, [vocabulary[at] for at in kept]


if __name__ == "__main__":
    main()
