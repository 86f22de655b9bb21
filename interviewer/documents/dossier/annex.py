"""The annex: every account in full, in its own order, each statement once."""

from itertools import groupby

from interviewer.documents.dossier.statements import Teller, account_words


def add_full_accounts(teller: Teller) -> None:
    """Add the accounts, each under the prompts at which its statements were given."""
    dossier, document = teller.dossier, teller.document
    if not dossier.choices.full_accounts:
        return
    document.heading(1, "Annex: the accounts in full", new_page=True)
    prompts = dossier.evidence.prompts
    for account in dossier.accounts:
        mine = dossier.of_account(account.id)
        if not mine:
            continue
        document.heading(2, account_words(account))
        if not account.is_practitioner:
            for told in mine:
                teller.add_whole(told, links=False)
            continue
        in_order = sorted(mine, key=lambda told: prompts.place_of(told.note.prompt))
        for wording, told_there in groupby(
            in_order, key=lambda told: prompts.wording(told.note.prompt)
        ):
            document.heading(3, wording, style="Prompt")
            for told in told_there:
                teller.add_whole(told, links=False)
