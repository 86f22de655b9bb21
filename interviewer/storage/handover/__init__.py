"""Handing over: identities, contact files, packages and receipts (design: model.md, "Joining")."""
