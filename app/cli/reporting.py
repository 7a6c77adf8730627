"""faxwell report: the transmission report of a fax, as a file."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from app import paths
from app.cli import USAGE, Failed, say, say_json
from app.cli.setup import account_id_of, data_of, list_of, settings_of
from app.core.report import file_name
from app.core.settings import AccountKind
from app.documents.reader import DocumentReader
from app.wiring.reporting import write_report


def report(options: argparse.Namespace, key: str | None) -> int:
    faxes, settings = list_of(options), settings_of(data_of(options))
    fax = faxes.get(options.id)
    if fax is None:
        raise Failed(USAGE, f"There is no fax {options.id}.")
    place = (options.out or Path(file_name(fax, datetime.now(UTC)))).absolute()
    if place.exists():
        raise Failed(USAGE, f"{place} is there already. Name another file with --out.")
    account_id = account_id_of(options, settings)
    spool = paths.spool_dir(paths.account_dir(data_of(options), account_id, options.api_url or ""))
    reader = DocumentReader()
    try:
        write_report(
            place,
            fax.id,
            faxes,
            lambda fax: spool / fax.document.spool_name,
            reader,
            paper=settings.usual_paper,
            practice=account_id == AccountKind.PRACTICE,
            over=False,
        )
    finally:
        reader.shutdown()
    if options.json:
        say_json({"id": fax.id, "report": str(place)})
    else:
        say(str(place))
    return 0
