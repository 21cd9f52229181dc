"""Train the weights that tell which claim an answer is about.

    python -m training.answers rows --news news.jsonl.gz --teacher MPNET --out rows.npz
    python -m training.answers learn --rows rows.npz --encoder MINILM --teacher MPNET --work WORK
    python -m training.answers export --rows rows.npz --checkpoint WORK/small.pt --out src/onrecord/weights/answers-en-1
    python -m training.answers check

`--encoder` and `--teacher` name the folders (model.safetensors and vocab.txt) of all-MiniLM-L6-v2, which the pupil
begins with, and of all-mpnet-base-v2, which the teachers begin with; `--news`, which may be given several times,
articles without labels, about which the teachers speak. `rows`, `export` and `check` need no GPU;
`check` prints how right the shipped weights are on the stories of `stories/unseen`.
"""

import argparse
import json
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.weights.folder import words_of

from .config import FOLDS, LARGE, SMALL, TEACHER
from .pairs import ASIDE, Labelled

VOCABULARY = Path(__file__).parents[2] / "src" / "onrecord" / "weights" / "en-1" / "vocab.txt"
WIDEST = 128
AT_ONCE = 100  # articles read together


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.answers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    rows = commands.add_parser("rows", help="read stories and news, and write all pairs as numbers")
    rows.add_argument("--news", type=Path, action="append", default=[])
    rows.add_argument("--out", type=Path, required=True)
    learn = commands.add_parser("learn", help="train the teachers, the deep pupil and the small one")
    learn.add_argument("--encoder", type=Path, required=True)
    learn.add_argument("--work", type=Path, required=True)
    export = commands.add_parser("export", help="write the folder of weights")
    export.add_argument("--checkpoint", type=Path, required=True)
    export.add_argument("--out", type=Path, required=True)
    commands.add_parser("check", help="try the shipped weights on stories that they have not learnt from")
    for one in (rows, learn):
        one.add_argument("--teacher", type=Path, required=True)
    for one in (learn, export):
        one.add_argument("--rows", type=Path, required=True)
    return parser


def main() -> None:
    args = arguments().parse_args()
    {"rows": run_rows, "learn": run_learning, "export": run_export, "check": run_check}[args.command](args)


def run_rows(args: argparse.Namespace) -> None:
    from benchmarks.answer_stories import read_stories

    from .pairs import pairs_of, read_articles, told_of

    pairs: list[Labelled] = []
    stories = read_stories()
    for story in stories:
        pairs += pairs_of(story, read_articles(story.articles), FOLDS)
    for path in args.news:
        articles = _lines(path)
        while some := list(islice(articles, AT_ONCE)):
            pairs += told_of(read_articles(some).values())
    write_rows(pairs, args.teacher, args.out)


def _lines(path: Path) -> Any:
    import gzip

    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            one = json.loads(line)
            yield {**dict.fromkeys(("outlet", "title", "published")), **one}


def write_rows(pairs: list[Labelled], teacher: Path, out: Path) -> None:
    """Write the pairs in the pupil's and the teachers' pieces, with labels (-1 for none) and parts."""
    from onrecord.link.answering.encoding import encode
    from onrecord.wordpiece import WordPiece

    arrays: dict[str, np.ndarray] = {
        "labels": np.array([-1 if pair.label is None else pair.label for pair in pairs], np.int8),
        "parts": np.array([pair.part for pair in pairs], np.int8),
        "explicit": np.array([pair.explicit for pair in pairs], bool),
        "groups": np.unique([pair.group for pair in pairs], return_inverse=True)[1].astype(np.int32),
    }
    for name, place in (("pupil", VOCABULARY), ("teacher", teacher / "vocab.txt")):
        pieces = WordPiece(words_of(place.read_bytes()))
        ids = np.full((len(pairs), WIDEST), pieces.pad, np.uint16)
        kinds, sizes = np.zeros((len(pairs), WIDEST), np.uint8), np.zeros(len(pairs), np.int16)
        for row, pair in enumerate(pairs):
            made = encode(pair.answer, pair.claim, pieces)
            size = sizes[row] = len(made.ids)
            ids[row, :size], kinds[row, :size] = made.ids, made.kinds
        arrays |= {f"{name} ids": ids, f"{name} kinds": kinds, f"{name} sizes": sizes}
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    counts = {number: int((arrays["labels"] == number).sum()) for number in range(-1, 4)}
    print(json.dumps({"pairs": len(pairs), "labels": counts, "aside": int((arrays["parts"] == ASIDE).sum())}))


def run_learning(args: argparse.Namespace) -> None:
    import torch
    from safetensors.torch import load_file

    from .learn import NEITHER, judge, train
    from .model import Judge, judge_of, thinned

    device = "cuda" if torch.cuda.is_available() else "cpu"
    arrays = np.load(args.rows)
    labels, parts = arrays["labels"].astype(np.int64), arrays["parts"]
    explicit, groups = arrays["explicit"], arrays["groups"]
    aside, stories = np.flatnonzero(parts == ASIDE), np.flatnonzero(parts >= 0)

    def say(name: str, said: np.ndarray, rows: np.ndarray) -> None:
        from .check import summary

        for kind, some in (("all", np.ones(len(rows), bool)), ("explicit", explicit[rows])):
            print(
                json.dumps(
                    {"who": name, "answers": kind} | summary(said[some], labels[rows[some]], groups[rows[some]])
                ),
                flush=True,
            )

    rows, vocabulary = _pairs(arrays, "teacher", args.teacher / "vocab.txt", device)
    tensors = load_file(str(args.teacher / "model.safetensors"))
    taught, others = np.zeros((len(rows), 4), np.float32), np.flatnonzero(parts < 0)
    for fold in range(FOLDS):
        config = _seeded(TEACHER, fold)
        torch.manual_seed(config.seed)
        teacher = judge_of(tensors, list(range(len(vocabulary))), config).to(device)
        chosen, path = stories[parts[stories] != fold], args.work / f"teacher-{fold}.pt"
        train(teacher, rows, chosen, config, path, unknown=vocabulary.index("[UNK]"), taught=None)
        own = np.flatnonzero(parts == fold)
        taught[own] = judge(teacher, rows, own)
        taught[others] += judge(teacher, rows, others) / FOLDS
        say(f"teacher {fold}, stories it has not seen", taught[own], own)
        path.unlink()
    say("teachers together, aside", taught[aside], aside)
    del rows, teacher
    np.save(args.work / "taught.npy", taught.astype(np.float16))
    learners = np.flatnonzero(parts != ASIDE)
    rows, names = _pairs(arrays, "pupil", VOCABULARY, device)
    kept = _numbers(names, words_of((args.encoder / "vocab.txt").read_bytes()))
    words, unknown = torch.from_numpy(taught).half().to(device), names.index("[UNK]")
    model = judge_of(load_file(str(args.encoder / "model.safetensors")), kept, LARGE).to(device)
    train(model, rows, learners, LARGE, args.work / "large.pt", unknown=unknown, taught=words)
    say("deep pupil, aside", judge(model, rows, aside), aside)
    some = stories[:: max(1, len(stories) // 200)][:200]
    mask = torch.arange(WIDEST)[None] < torch.from_numpy(rows.sizes[some].astype(np.int64))[:, None]
    at = torch.from_numpy(some).to(device)
    batch = rows.ids[at].long(), rows.kinds[at].long(), mask.float().to(device)
    small: Judge = thinned(model.eval(), batch, inner=SMALL.inner, dropout=SMALL.dropout).to(device)
    train(small, rows, learners, SMALL, args.work / "small.pt", unknown=unknown, taught=words)
    said = judge(small, rows, aside)
    say("small pupil, aside", said, aside)
    assert NEITHER not in labels[aside]


def _seeded(config: Any, fold: int) -> Any:
    from dataclasses import replace

    return replace(config, seed=config.seed + 100 * fold)


def _numbers(names: list[str], vocabulary: list[str]) -> list[int]:
    """The places of the pupil's pieces in its encoder's vocabulary."""
    place = {piece: at for at, piece in enumerate(vocabulary)}
    return [place[name] for name in names]


def _pairs(arrays: Any, who: str, vocabulary: Path, device: str) -> tuple[Any, list[str]]:
    import torch

    from .learn import Pairs

    made = Pairs(
        torch.from_numpy(arrays[f"{who} ids"].astype(np.int32)),
        torch.from_numpy(arrays[f"{who} kinds"]),
        arrays[f"{who} sizes"].astype(np.int64),
        arrays["labels"].astype(np.int64),
    )
    return made.to(device), words_of(vocabulary.read_bytes())


def run_export(args: argparse.Namespace) -> None:
    from .export import export

    export(args.checkpoint, args.rows, VOCABULARY, args.out)


def run_check(_args: argparse.Namespace) -> None:
    from benchmarks.answer_stories import UNSEEN, read_stories

    from .check import summary, table
    from .pairs import pairs_of, read_articles

    pairs: list[Labelled] = []
    for story in read_stories(UNSEEN):
        pairs += pairs_of(story, read_articles(story.articles), FOLDS, wrong=None)
    labels = np.array([pair.label for pair in pairs])
    explicit, inside, group = (
        np.array([getattr(p, name) for p in pairs]) for name in ("explicit", "inside", "group")
    )
    said = _weighed(pairs)
    groups = np.unique(group, return_inverse=True)[1]
    for name, place in (("in the same article", inside), ("in another article", ~inside)):
        some = place & explicit
        print(f"Answers whose stance says so, claims {name}:", *table(said[some], labels[some]), sep="\n")
        print(json.dumps(summary(said[some], labels[some], groups[some])))


def _weighed(pairs: list[Labelled]) -> np.ndarray:
    """The probabilities of the classes by the shipped weights: float64[pairs, classes]."""
    from onrecord.link.answering.network import load_network

    network = load_network()
    assert network is not None, "ONNX Runtime is missing"
    return np.array([network.weigh(pair.answer, pair.claim) for pair in pairs])


if __name__ == "__main__":
    main()
