"""`python -m rozi_lint` is `rozi-lint`."""

from rozi_lint.cli import main

main()
