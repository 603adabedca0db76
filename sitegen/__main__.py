"""The command sitegen: `python -m sitegen`, and the script of that name."""

import gc
import sys


def run() -> None:
    """Ends the process."""
    gc.set_threshold(50_000_000, 20, 100)  # as in a pool's processes (memo.YOUNG), and while the code is loaded, too
    try:
        from sitegen.cli.ending import run as run_command

        run_command()
    except KeyboardInterrupt:  # before there was a command to end
        sys.exit(130)


if __name__ == "__main__":
    run()
