"""The reason of a suggestion names what a reader can check."""

from dataclasses import dataclass

import pytest

from onrecord.link.answering.grounds import because_likely


@dataclass
class Told:
    who: str
    content: str
    cue: str = "said"
    role: str = ""

    @property
    def speaker(self):
        return "" if self.who == "a source not named" else f"{self.who} {self.role}"


CLAIM = Told("Pavo Rusk", "Halden Hydro had switched the detectors off")


@pytest.mark.parametrize(
    ("answer", "grounds"),
    [
        pytest.param(
            Told("the mayor", "no detector was ever switched off", "insisted"),
            "both have “switched”, “detectors”.",
            id="words that both have",
        ),
        pytest.param(Told("Halden Hydro", "There is no truth in it"), "it names Halden Hydro.", id="who answers"),
        pytest.param(Told("the mayor", "Rusk is dreaming"), "the answer names Pavo Rusk.", id="who said it"),
        pytest.param(
            Told("Halden Hydro", "the detectors worked"),
            "both have “detectors” and it names Halden Hydro.",
            id="two grounds",
        ),
        pytest.param(
            Told("Ann Stone", "It is a lie", role="head of Halden Hydro"),
            "both stand in one sentence.",
            id="a role names nobody",
        ),
        pytest.param(
            Told("a source not named", "no source had switched a thing"),
            "both have “switched”.",
            id="nobody is named by what stands for no name",
        ),
        pytest.param(
            Told("the mayor", "nothing of the kind"), "both stand in one sentence.", id="nothing but nearness"
        ),
    ],
)
def test_grounds(answer, grounds):
    because = because_likely(answer, CLAIM, "both stand in one sentence")
    start = (
        f"“{answer.cue} {answer.content}” ({answer.who}) is likely about what Pavo Rusk said in “{CLAIM.content}”: "
    )
    assert because == start + grounds
