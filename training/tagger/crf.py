"""The linear chain over BIO labels, in PyTorch, for training only.

Sums over all paths are made by doubling on a GPU (Hillis and Steele 1986, "Data parallel algorithms"): eight rounds
for a window of 160 words instead of 160 steps, so that it is not kept waiting. A processor goes word by word, which
is less to add up.
"""

import torch
from torch import Tensor, nn

from .data import ROLES

IMPOSSIBLE = -1e4


class Crf(nn.Module):
    """Linear chain over BIO labels; a transition that BIO forbids has a score nobody can make up for."""

    blocked: Tensor
    blocked_first: Tensor

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(labels))
        self.last = nn.Parameter(torch.zeros(labels))
        self.steps = nn.Parameter(torch.zeros(labels, labels))  # [from, to]
        blocked = torch.zeros(labels, labels)
        start = torch.zeros(labels)
        for role in range(len(ROLES)):
            begin, inside = 1 + 2 * role, 2 + 2 * role
            blocked[:, inside] = IMPOSSIBLE
            blocked[[begin, inside], inside] = 0.0
            start[inside] = IMPOSSIBLE
        self.register_buffer("blocked", blocked, persistent=False)
        self.register_buffer("blocked_first", start, persistent=False)

    def prefixes(self, emissions: Tensor, real: Tensor) -> Tensor:
        """The logarithm of the summed scores of all paths up to each word: float[batch, words, labels].

        `emissions`: float[batch, words, labels]; `real`: bool[batch, words], true for a word and false for padding,
        which stands at the end.
        """
        first = self.first + self.blocked_first + emissions[:, 0]
        if emissions.device.type == "cpu":
            return along(first, self._moves(emissions, real)[:, 1:])
        begin = first[:, None, :].expand(-1, self.first.numel(), -1)
        moves = torch.cat([begin[:, None], self._moves(emissions, real)[:, 1:]], dim=1)
        return products(moves)[:, :, 0]

    def losses(self, emissions: Tensor, labels: Tensor, real: Tensor, prefixes: Tensor) -> Tensor:
        """The negative log likelihood of each row: float[batch]; `labels`: long[batch, words]."""
        steps = self.steps + self.blocked
        gold = emissions.gather(2, labels[:, :, None]).squeeze(2) * real
        gold = gold.sum(1) + self.first[labels[:, 0]]
        at_end = labels.gather(1, real.sum(1, keepdim=True) - 1).squeeze(1)
        gold = gold + self.last[at_end] + (steps[labels[:, :-1], labels[:, 1:]] * real[:, 1:]).sum(1)
        return torch.logsumexp(prefixes[:, -1] + self.last, dim=1) - gold

    def marginals(self, emissions: Tensor, real: Tensor, prefixes: Tensor) -> Tensor:
        """The logarithm of each label's probability, float[batch, words, labels]; of no use behind a row's end."""
        backward, last = (
            self._moves(emissions, real)[:, 1:].flip(1).transpose(2, 3),
            self.last.expand(len(real), -1),
        )
        if emissions.device.type == "cpu":
            after = along(last, backward).flip(1)
        else:
            onward = products(backward).transpose(2, 3).flip(1)
            after = torch.cat([torch.logsumexp(onward + self.last, dim=3), last[:, None]], dim=1)
        return torch.log_softmax(prefixes + after, dim=2)

    def _moves(self, emissions: Tensor, real: Tensor) -> Tensor:
        """The score of going from label to label into each word: float[batch, words, from, to]; none in padding."""
        stay = torch.full_like(self.blocked, IMPOSSIBLE).fill_diagonal_(0.0)
        moves = (self.steps + self.blocked) + emissions[:, :, None, :]
        return torch.where(real[:, :, None, None], moves, stay)

    @torch.no_grad()
    def decode(self, emissions: Tensor, lengths: Tensor) -> list[list[int]]:
        """The best labels of each row (Viterbi)."""
        steps = self.steps + self.blocked
        score = self.first + self.blocked_first + emissions[:, 0]
        back = []
        stay = torch.arange(score.shape[1], device=score.device)[None]
        for at in range(1, emissions.shape[1]):
            best, where = (score[:, :, None] + steps).max(dim=1)
            real = (at < lengths)[:, None]
            back.append(torch.where(real, where, stay))
            score = torch.where(real, best + emissions[:, at], score)
        path = [(score + self.last).argmax(dim=1)]
        for where in reversed(back):
            path.append(where.gather(1, path[-1][:, None]).squeeze(1))
        full = torch.stack(path[::-1], dim=1).cpu()
        return [full[row, :length].tolist() for row, length in enumerate(lengths.tolist())]


def along(first: Tensor, moves: Tensor) -> Tensor:
    """The sums of all paths, place by place: float[batch, places + 1, n], of float[batch, n] and [batch, places, n, n]."""
    out = [first]
    for move in moves.unbind(1):
        out.append(torch.logsumexp(out[-1][:, :, None] + move, dim=1))
    return torch.stack(out, dim=1)


def products(parts: Tensor) -> Tensor:
    """Of each place the product of all matrices up to it, in logarithms: float[batch, places, n, n]."""
    step = 1
    while step < parts.shape[1]:
        joined = torch.logsumexp(parts[:, :-step, :, :, None] + parts[:, step:, None, :, :], dim=3)
        parts = torch.cat([parts[:, :step], joined], dim=1)
        step *= 2
    return parts
