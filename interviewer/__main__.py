"""`python -m interviewer` opens the window."""

from interviewer.app import main

if __name__ == "__main__":
    raise SystemExit(main())
