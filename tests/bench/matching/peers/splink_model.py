"""A Splink model as one who knows Splink would write it for Vietnamese names: levels and blocks."""

import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from peers.frame import frame

BLOCKS = [
    block_on("number"),
    block_on("born"),
    block_on("bare"),
    block_on("ordered"),
    block_on("given", "year", "month"),
    block_on("given", "month", "day"),
    block_on("first", "given", "year"),
    block_on("mother", "year"),
    block_on("father", "year"),
    block_on("mother", "given"),
    block_on("father", "given"),
    block_on("phone", "year"),
    block_on("head", "year"),
    block_on("month", "day", "mother"),
]
_CERTAIN = [block_on("number"), block_on("bare", "born", "mother"), block_on("ordered", "born")]


def _level(condition, label, frequency=None):
    level = cll.CustomLevel(condition, label)
    return level.configure(tf_adjustment_column=frequency) if frequency else level


def _name():
    return cl.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            cll.NullLevel("name"),
            _level("name_l = name_r", "same", "name"),
            _level("bare_l = bare_r and (bare_l = name_l or bare_r = name_r)", "unmarked", "bare"),
            _level("bare_l = bare_r", "same but for marks", "bare"),
            _level("ordered_l = ordered_r", "same in another order"),
            _level("damerau_levenshtein(name_l, name_r) <= 1", "one letter or mark"),
            _level("damerau_levenshtein(bare_l, bare_r) <= 1", "one letter"),
            _level("first_l = first_r and given_l = given_r", "middle differs"),
            _level("damerau_levenshtein(bare_l, bare_r) <= 2", "two letters"),
            _level("jaro_winkler_similarity(ordered_l, ordered_r) > 0.9", "alike"),
            _level("given_l = given_r", "same given name", "given"),
            cll.ElseLevel(),
        ],
    )


def _born():
    return cl.CustomComparison(
        output_column_name="known",
        comparison_levels=[
            cll.NullLevel("known"),
            _level("born_l = born_r", "same day", "born"),
            _level("starts_with(known_l, known_r) or starts_with(known_r, known_l)", "as known"),
            _level("year_l = year_r and month_l = day_r and day_l = month_r", "swapped"),
            _level("damerau_levenshtein(born_l, born_r) <= 1", "one digit"),
            _level("year_l = year_r and (ends_with(born_l, '01-01') or "
                   "ends_with(born_r, '01-01'))", "1 January"),
            _level("abs(datediff('day', born_l::date, born_r::date)) <= 60", "weeks"),
            _level("year_l = year_r", "same year"),
            cll.ElseLevel(),
        ],
    )  # fmt: skip


def _number():
    return cl.CustomComparison(
        output_column_name="number",
        comparison_levels=[
            cll.NullLevel("number"),
            _level("number_l = number_r", "same"),
            _level("damerau_levenshtein(number_l, number_r) <= 1", "one digit"),
            cll.ElseLevel(),
        ],
    )


def _family():
    """One comparison for all the adults: the members of a family say the same thing together."""
    shared = "len(list_intersect(adults_l, adults_r))"
    return cl.CustomComparison(
        output_column_name="adults",
        comparison_levels=[
            _level("len(adults_l) = 0 or len(adults_r) = 0", "missing").configure(
                is_null_level=True
            ),
            _level(f"{shared} >= 2", "two adults or more"),
            _level(f"{shared} = 1", "one adult"),
            _level(
                " or ".join(
                    f"jaro_winkler_similarity({role}_l, {role}_r) > 0.9"
                    for role in ("mother", "father", "head")
                ),
                "one alike",
            ),
            _level("phone_l = phone_r", "the same phone"),
            cll.ElseLevel(),
        ],
    )


def settings():
    return SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=BLOCKS,
        comparisons=[
            _name(),
            _born(),
            cl.ExactMatch("sex"),
            _number(),
            _family(),
            cl.ExactMatch("village"),
        ],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )


def linker(people, model=None):
    return Linker(frame(people), model or settings(), DuckDBAPI())


def learn_u(link):
    link.training.estimate_probability_two_random_records_match(_CERTAIN, recall=0.35)
    link.training.estimate_u_using_random_sampling(max_pairs=5e5, seed=1)


def learn_m_alone(link):
    """Expectation maximisation in passes that fix each comparison but what they block on."""
    for block in (block_on("number"), block_on("bare", "mother")):
        link.training.estimate_parameters_using_expectation_maximisation(block)


def learn_m_from(link, true):
    labels = pd.DataFrame(
        [
            {
                "source_dataset_l": "people",
                "unique_id_l": first,
                "source_dataset_r": "people",
                "unique_id_r": second,
                "clerical_match_score": 1.0,
            }
            for first, second in true
        ]
    )
    table = link.table_management.register_labels_table(labels)
    link.training.estimate_m_from_pairwise_labels(table)


def scores(link):
    """{(first, second): match probability} of all pairs that any block brings together."""
    found = link.inference.predict(threshold_match_probability=0.02).as_pandas_dataframe()
    pairs = zip(found["unique_id_l"], found["unique_id_r"], strict=True)
    return {
        tuple(sorted(pair)): float(weight)
        for pair, weight in zip(pairs, found["match_weight"], strict=True)
    }
