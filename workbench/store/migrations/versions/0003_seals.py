"""Findings are answered for by the log; two more ways to rewrite what was recorded are refused; links by subject.

Frozen: a released migration is never edited, and nothing here reads the live models.
"""

import hashlib
import json
from datetime import UTC, datetime

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    # INSERT OR REPLACE with a new id and a known text would take the place of the known row, unless the
    # program that writes has recursive triggers on.
    op.execute("DROP TRIGGER article_is_new")
    op.execute("""CREATE TRIGGER article_is_new BEFORE INSERT ON article
        WHEN EXISTS (SELECT 1 FROM article WHERE id = NEW.id OR sha256 = NEW.sha256) BEGIN
        SELECT RAISE(ABORT, 'rows of article are never replaced'); END""")
    op.execute("""CREATE TRIGGER finding_stays_replaced BEFORE UPDATE OF replaced ON finding
        WHEN OLD.replaced IS NOT NULL BEGIN
        SELECT RAISE(ABORT, 'a replaced finding never changes'); END""")
    op.execute("CREATE INDEX log_about ON log (subject, subject_id)")
    seal()


def seal() -> None:
    """Append one link that answers for every finding there is."""
    read = op.get_bind().exec_driver_sql
    new = [list(row) for row in read("SELECT id, claim, created, document FROM finding ORDER BY id")]
    if not new:
        return
    gone = [
        list(row) for row in read("SELECT id, replaced FROM finding WHERE replaced IS NOT NULL ORDER BY id")
    ]
    digests = [_sha256(_json(row)) for row in new]
    runs: list[list[int]] = []
    for number, _moment in gone:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    after = _json({
        "count": len(new), "first": new[0][0], "marks": "".join(one[:8] for one in digests), "replaced": runs,
        "replaced_sha256": _sha256("".join(_sha256(_json(row)) for row in gone)),
        "sha256": _sha256("".join(digests)),
    })  # fmt: skip
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    number, previous = read(
        "SELECT coalesce(max(id), 0) + 1, coalesce((SELECT hash FROM log ORDER BY id DESC LIMIT 1), '') FROM log"
    ).one()
    values = [number, at, "", "claims.check", "finding", str(new[0][0]), "{}", after, None, previous]
    read(f"INSERT INTO log VALUES ({', '.join('?' * 11)})", (*values, _sha256(_json(values))))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
