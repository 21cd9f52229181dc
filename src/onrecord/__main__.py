"""`python -m onrecord` is the same as `onrecord`."""

import sys


def main() -> None:
    """Run the command line; to stop it while it loads ends it without a traceback, as later."""
    try:
        from onrecord.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
