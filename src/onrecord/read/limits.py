"""The limits that a reading process sets itself: processor time for each page, and memory.

What the system does not know (Windows has neither, macOS no limit of memory) is left to the clock of the process
that waits for the answer.
"""

import os
from pathlib import Path

_MEGABYTE = 1_000_000


def limit_memory(megabytes: int) -> None:
    """Let this process take so much more memory than it has now; from then on an allocation beyond it fails."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, OSError, ValueError, IndexError):
        return


def limit_processor_time(seconds: int) -> None:
    """End this process when it has used so much more processor time from now on; no file of its memory is left."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    except (ImportError, OSError, ValueError):
        return
