"""Checks a central against PROTOCOL.md over HTTP: `python -m tests.conformance URL --enroll '…'`.

The central's operator makes enrolment codes and restores backups in a way of his own: give the
commands. For the reference central:

    python -m tests.conformance http://127.0.0.1:8080 \\
      --enroll 'sotreem-central enroll --db central.db --commune {commune} --device {device}
                --villages={villages}' \\
      --expired 'sotreem-central enroll --db central.db --commune {commune} --device {device}
                 --hours 0' \
      --allow 'sotreem-central enroll --db central.db --commune {commune} --device {device}
               --confidential' --log 'cat central.log' \
      --age './older.sh {days}' --backup './keep.sh' --restore './bring-back.sh'

Use a central made for this: the checks write invented records into the communes 07603 and 07594
(see --commune and --other). What needs a command that is not given, and what the protocol leaves
to a central that does not offer it, is passed over and said so.
"""

import argparse
import sys
import traceback

from tests.conformance import (
    check_alike,
    check_bundles,
    check_codings,
    check_confidential,
    check_confined,
    check_digest,
    check_enrolment,
    check_epoch,
    check_history,
    check_jam,
    check_judgement,
    check_pull,
    check_push,
    check_retention,
)
from tests.conformance.hall import Commands, Hall, NotGivenError, NotOfferedError

MODULES = (
    check_enrolment,
    check_push,
    check_codings,
    check_judgement,
    check_pull,
    check_alike,
    check_digest,
    check_history,
    check_confined,
    check_confidential,
    check_bundles,
    check_jam,
    check_epoch,
    check_retention,
)


def checks():
    """Give every check in the order of PROTOCOL.md."""
    return [
        found
        for module in MODULES
        for name, found in vars(module).items()
        if name.startswith("check_") and callable(found)
    ]


def run(hall, only=""):
    """Run the checks, a line each; give how many failed."""
    failed = passed_over = 0
    wanted = [check for check in checks() if only in check.__name__]
    for check in wanted:
        said = check.__name__.removeprefix("check_").replace("_", " ")
        try:
            check(hall)
        except NotGivenError as missing:
            passed_over += 1
            print(f"skip  {said}  (give {missing})")
        except NotOfferedError as missing:
            passed_over += 1
            print(f"skip  {said}  (this central offers no {missing})")
        except Exception as error:  # noqa: BLE001 (whatever a central does to a check fails it)
            failed += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            print(f"FAIL  {said}\n      {place.filename}:{place.lineno} {place.line}")
            print(f"      {type(error).__name__} {error}")
        else:
            print(f"ok    {said}")
    passed = len(wanted) - failed - passed_over
    print(f"{passed} passed, {failed} failed, {passed_over} passed over")
    return failed


def main():
    parser = argparse.ArgumentParser(
        prog="python -m tests.conformance",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("url")
    parser.add_argument("--enroll", required=True, help="prints a code")
    parser.add_argument("--expired", default="", help="prints a code that has expired")
    parser.add_argument("--age", default="", help="makes all that is stored older by {days} days")
    parser.add_argument("--backup", default="", help="keeps the central as it is")
    parser.add_argument("--restore", default="", help="brings that back")
    parser.add_argument("--allow", default="", help="prints a code for what is confidential")
    parser.add_argument("--log", default="", help="prints what the central has logged")
    parser.add_argument("--commune", default="07603")
    parser.add_argument("--other", default="07594")
    parser.add_argument("--patience", type=float, default=60.0, help="most seconds to wait")
    parser.add_argument("--crowd", type=int, default=24, help="requests at once in a jam")
    parser.add_argument("--only", default="", help="checks with this in their name")
    asked = parser.parse_args()
    given = {name: getattr(asked, name) for name in Commands.__dataclass_fields__}
    hall = Hall(asked.url.rstrip("/"), Commands(**given), asked.commune, asked.other)
    hall.patience, hall.crowd = asked.patience, asked.crowd
    sys.exit(1 if run(hall, asked.only) else 0)


if __name__ == "__main__":
    main()
