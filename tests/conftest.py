"""Properties have no deadline: speed is tested on purpose (`timing`), and a busy machine fails no property."""

from hypothesis import settings

settings.register_profile("onrecord", deadline=None)
settings.load_profile("onrecord")
