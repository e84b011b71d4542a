"""The worst mistakes with both records in full, to learn from."""


def show_worst(corpus, scored, count):
    """Print the false pairs believed most, and true pairs that were not found."""
    people = {person.id: person for person in corpus.people}
    true = corpus.pairs
    false = sorted((pair for pair in scored if pair not in true), key=lambda p: (-scored[p], p))
    missed = sorted(true - scored.keys(), key=lambda pair: (_slips(corpus, pair), pair))
    print(f"\n{len(false)} false pairs, the most believed first:")
    for pair in false[:count]:
        print(f"  {scored[pair]:.4f} {corpus.danger(*pair)}")
        _print_both(corpus, people, pair)
    print(f"\n{len(missed)} pairs not found, those with the fewest slips first:")
    for pair in missed[:count]:
        print(f"  {_slips(corpus, pair)} slips")
        _print_both(corpus, people, pair)


def _slips(corpus, pair):
    return sum(len(corpus.slips.get(id_, ())) for id_ in pair)


def _print_both(corpus, people, pair):
    for id_ in pair:
        person = people[id_]
        slips = ", ".join(corpus.slips.get(id_, ()))
        print(f"    {line(person)}{f'  [{slips}]' if slips else ''}")


def line(person):
    """A record on one line; what is empty is a dash."""
    parts = (
        person.full_name,
        person.birth_date,
        person.sex,
        person.national_id,
        f"F {person.father_name}",
        f"M {person.mother_name}",
        f"G {person.guardian_name}",
        f"H {person.head_name}",
        person.village_id,
        person.phone,
        person.household_id,
    )
    return " | ".join(str(part or "-") for part in parts)
