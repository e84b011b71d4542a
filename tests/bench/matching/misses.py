"""Mistakes made while a child is typed in, with every record in full, to learn from."""

from show import line

_FAR = 10_000


def show_misses(corpus, matcher, answers, fields, count):
    """Print known children who are not among the first five, those with the fewest slips first."""
    people = {person.id: person for person in corpus.people}
    missed = [
        (draft, matches)
        for draft, matches in zip(answers.drafts, answers.found, strict=True)
        if draft.is_known and not any(match.id in draft.right for match in matches)
    ]
    missed.sort(key=lambda one: (len(one[0].slips), one[0].id))
    places = [_place(matcher, draft, fields) for draft, _ in missed]
    lost = sum(place is None for place in places)
    print(f"\n{len(missed)} known children not among the first five, {lost} never compared:")
    for (draft, matches), place in list(zip(missed, places, strict=True))[:count]:
        where = "never compared" if place is None else f"place {place[0]}, {place[1]:.4f}"
        print(f"  {where}  [{', '.join(draft.slips)}]")
        print(f"    draft  {line(draft.person)}")
        for id_ in sorted(draft.right):
            slips = ", ".join(corpus.slips.get(id_, ()))
            print(f"    right  {line(people[id_])}{f'  [{slips}]' if slips else ''}")
        _print_matches(people, matches)


def show_wrong_warnings(corpus, answers, count):
    """Print the warnings that name another child, the most believed first."""
    people = {person.id: person for person in corpus.people}
    wrong = [
        (draft, match)
        for draft, matches in zip(answers.drafts, answers.found, strict=True)
        for match in matches
        if match.warn and match.id not in draft.right
    ]
    wrong.sort(key=lambda one: (-one[1].probability, one[0].id))
    of_known = sum(draft.is_known for draft, _ in wrong)
    print(f"\n{len(wrong)} wrong warnings, {of_known} of them beside known children:")
    for draft, match in wrong[:count]:
        kind = "known" if draft.is_known else "new"
        print(f"  {match.probability:.4f} {kind}, {corpus.danger(draft.id, match.id)}")
        print(f"    draft  {line(draft.person)}  [{', '.join(draft.slips)}]")
        slips = ", ".join(corpus.slips.get(match.id, ()))
        print(f"    shown  {line(people[match.id])}{f'  [{slips}]' if slips else ''}")
        print(f"           {_reasons(match)}")


def _place(matcher, draft, fields):
    """(Place, probability) of the right record among all that were compared, or None."""
    found = matcher.likely(draft.filled(fields), limit=_FAR, typing=True, least=0.0)
    places = enumerate(found, 1)
    return next(((at, one.probability) for at, one in places if one.id in draft.right), None)


def _print_matches(people, matches):
    for match in matches[:3]:
        print(f"    {match.probability:.4f} {line(people[match.id])}")
        print(f"           {_reasons(match)}")


def _reasons(match):
    return ", ".join(f"{reason.field} {reason.verdict}" for reason in match.reasons)
