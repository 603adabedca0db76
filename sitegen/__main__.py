"""`python -m sitegen` is the command sitegen."""

import sys

try:
    from sitegen.cli import main

    if __name__ == "__main__":
        main(prog_name="sitegen")
except KeyboardInterrupt:  # before there was a command to end
    sys.exit(130)
