"""The file wins over the defaults, a variable over the file, and a slip is refused."""

import pytest

from onrecord.errors import OnrecordError
from onrecord.settings import Settings, load_settings


def test_defaults_hold_without_a_file(tmp_path):
    assert load_settings(tmp_path, {}) == Settings()


def test_variable_wins_over_file(tmp_path):
    (tmp_path / "onrecord.toml").write_text('port = 9000\nengine = "numpy"\n')
    settings = load_settings(tmp_path, {"ONRECORD_PORT": "9001"})
    assert (settings.port, settings.engine) == (9001, "numpy")


BAD = [
    ("prot = 1", "unknown settings: prot"),
    ('port = "x"', "must be a whole number"),
    ("max_bytes = 1.5", "must be a whole number"),
    ("max_bytes = true", "must be a whole number"),
    ("host_seconds = -1", "0 or more"),
    ("page_size = 0", "1 or more"),
    ("names = 5", "must be a text"),
    ('lane = "slow"', "accurate or fast"),
    ("port =", "is not valid TOML"),
]


@pytest.mark.parametrize(("text", "reason"), BAD, ids=[row[0] for row in BAD])
def test_slip_is_refused(tmp_path, text, reason):
    (tmp_path / "onrecord.toml").write_text(text)
    with pytest.raises(OnrecordError, match=reason):
        load_settings(tmp_path, {})
