"""How the tables are spread over servers with Citus: each by commune, all of a commune together."""

from sync.central.tables import metadata

COLUMN = "commune"
REFERENCE: tuple[str, ...] = ()
"""Tables that every server would hold whole: none; code lists come with the program."""


def distribution_sql() -> list[str]:
    """Give the statements that an operator runs once, on empty tables, at the coordinator."""
    spread = [name for name in metadata.tables if name not in REFERENCE]
    first, *others = spread
    return [
        *(f"SELECT create_reference_table('{name}');" for name in REFERENCE),
        f"SELECT create_distributed_table('{first}', '{COLUMN}', shard_count => 128);",
        *(
            f"SELECT create_distributed_table('{name}', '{COLUMN}', colocate_with => '{first}');"
            for name in others
        ),
    ]
