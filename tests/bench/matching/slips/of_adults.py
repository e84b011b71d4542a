"""Slips in the people around the child, and in where it lives."""

from dataclasses import replace

from slips import of_words

_ROLES = ("father_name", "mother_name")


def on_adults(slip):
    """The same kind of slip in the names of both parents."""
    return lambda scene, person: replace(
        person, **{role: slip(scene.chance, getattr(person, role)) for role in _ROLES}
    )


def on_one_adult(*slips):
    """One of some slips in the name of one parent."""

    def spoil(scene, person):
        role, slip = scene.chance.choice(_ROLES), scene.chance.choice(slips)
        return replace(person, **{role: slip(scene.chance, getattr(person, role))})

    return spoil


misspelt = on_one_adult(
    of_words.sound,
    of_words.other_mark,
    of_words.letter_missing,
    of_words.neighbour,
    of_words.scanned,
    of_words.in_telex,
)


def mother_as_guardian(_, person):
    return replace(person, father_name="", mother_name="", guardian_name=person.mother_name)


def swapped(_, person):
    return replace(person, father_name=person.mother_name, mother_name=person.father_name)


def one_missing(scene, person):
    role = scene.chance.choice(("father_name", "father_name", "mother_name"))
    return replace(person, **{role: ""})


def all_missing(scene, person):
    keeps_head = scene.chance.random() < 0.6
    head = person.head_name if keeps_head else ""
    return replace(person, father_name="", mother_name="", guardian_name="", head_name=head)


def initials(_, person):
    return replace(person, **{role: _short(getattr(person, role)) for role in _ROLES})


def _short(name):
    """`Nguyễn Văn Hùng` as `N.V.Hùng`."""
    words = name.split()
    return ".".join([word[0] for word in words[:-1]] + words[-1:])


def given_only(scene, person):
    both = scene.chance.random() < 0.6
    roles = _ROLES if both else (scene.chance.choice(_ROLES),)
    given = {role: (getattr(person, role).split() or [""])[-1] for role in roles}
    return replace(person, **given)


def middle_missing(scene, person):
    """`Nguyễn Thị Lan` as `Nguyễn Lan`."""
    role = scene.chance.choice(_ROLES)
    words = getattr(person, role).split()
    return replace(person, **{role: " ".join((words[0], words[-1]))}) if len(words) > 2 else person


def remarried(scene, person):
    """The mother's later husband as the father, and mostly as the head of the house."""
    husband = scene.chance.choice(scene.fathers)
    head = husband if scene.chance.random() < 0.6 else person.head_name
    return replace(person, father_name=husband, head_name=head)


def grandparent(scene, person):
    """The child lives with a grandparent, who is its guardian and heads the house."""
    family = scene.child.family
    elder = scene.chance.choice((family.grandmother, family.grandfather))
    is_alone = scene.chance.random() < 0.5
    parents = {"father_name": "", "mother_name": ""} if is_alone else {}
    return replace(person, guardian_name=elder, head_name=elder, **parents)


def other_head(scene, person):
    family = scene.child.family
    heads = (family.father, family.mother, family.grandfather, family.grandmother)
    return replace(person, head_name=scene.chance.choice(heads))


def other_village(scene, person):
    return replace(person, village_id=scene.chance.choice(scene.villages))


def no_village(_, person):
    return replace(person, village_id=None)


def no_phone(_, person):
    return replace(person, phone="")


def other_phone(scene, person):
    return replace(person, phone=f"09{scene.chance.randrange(10**8):08}")
