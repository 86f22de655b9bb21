"""`python -m interviewer.cli` is `interviewer-cli`."""

from interviewer.cli import main

raise SystemExit(main())
