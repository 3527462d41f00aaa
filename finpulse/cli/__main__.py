"""`python -m finpulse.cli` is the `finpulse` command, also where the script's folder was moved."""

from finpulse.cli import main

if __name__ == "__main__":
    main()
