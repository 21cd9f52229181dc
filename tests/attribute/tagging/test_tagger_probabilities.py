"""The probabilities of labels are those of the windows asked for, in their order."""

import numpy as np

from onrecord.attribute.tagging.tagger import Tagger
from onrecord.attribute.tagging.windows import make_windows

TEXT = "Mayor Orla Dent said the bridge would open on Monday.\n\nNobody came."


def test_probabilities_keep_the_order_of_the_windows_and_sum_to_one():
    tagger = Tagger.load()
    windows = [make_windows(TEXT, [part], tagger.pieces)[0] for part in ((55, len(TEXT)), (0, 53))]
    shares = tagger.probabilities(windows)
    assert [len(share) for share in shares] == [len(window.words) for window in windows]
    assert all(np.allclose(share.sum(axis=1), 1) for share in shares)
    assert shares[1][2].argmax() in {1, 2}  # a word of the source
