"""Slips in the child's own name."""

from dataclasses import replace

from slips import of_words

_PETS = tuple(
    name
    for names in (
        "Bin Bông Tít Bi Na Su Sóc Tôm Mít Ken Bo Bống Cún Gấu Nhím Cà Kem Tèo Tí Út Cò Bơ Xoài",
        "Nấm Thỏ Miu Ben Pi Sâu Ngô",
    )
    for name in names.split()
)


def on_name(slip):
    """Make a slip of a text one of the child's name."""
    return lambda scene, person: replace(person, full_name=slip(scene.chance, person.full_name))


def capitals(_, person):
    if person.full_name.isupper():
        return replace(person, full_name=person.full_name.title())
    return replace(person, full_name=person.full_name.upper())


def small(_, person):
    return replace(person, full_name=person.full_name.lower())


def middle_missing(scene, person):
    """Leave out one syllable that is neither the first nor the last; Thị and Văn go first."""
    words = person.full_name.split()
    if len(words) < 3:
        return person
    at = scene.chance.randrange(1, len(words) - 1)
    if words[1] in ("Thị", "Văn", "Thi", "Van") and scene.chance.random() < 0.6:
        at = 1
    return replace(person, full_name=" ".join(words[:at] + words[at + 1 :]))


def order(scene, person):
    """Given name first, or two middle syllables the other way round."""
    words = person.full_name.split()
    if len(words) < 3:
        return person
    if scene.chance.random() < 0.4:
        words = [words[-1], *words[:-1]]
    else:
        words[-1], words[-2] = words[-2], words[-1]
    return replace(person, full_name=" ".join(words))


def pet_name(scene, person):
    words = person.full_name.split()
    pet = scene.chance.choice(_PETS)
    return replace(person, full_name=" ".join((*words[: max(1, len(words) - 2)], pet)))


def old_font(scene, person):
    """The whole row of a list in an old font, never converted."""
    chance = scene.chance
    lot = chance.getrandbits(32)

    def convert(text):
        chance_of_font = type(chance)(lot)
        return of_words.in_old_font(chance_of_font, text)

    return replace(
        person,
        full_name=convert(person.full_name),
        father_name=convert(person.father_name),
        mother_name=convert(person.mother_name),
        head_name=convert(person.head_name),
    )
