"""Slips in the national ID and in the sex."""

from dataclasses import replace

from app.domain.person.sex import Sex


def on_number(slip):
    """A slip of the digits needs digits."""

    def spoil(scene, person):
        number = person.national_id
        return replace(person, national_id=slip(scene, number)) if len(number) == 12 else person

    return spoil


@on_number
def missing(_, number):
    return ""


@on_number
def digit(scene, number):
    at = scene.chance.choice((1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 9, 10, 10, 11, 11))
    new = (int(number[at]) + scene.chance.randint(1, 9)) % 10
    return f"{number[:at]}{new}{number[at + 1 :]}"


@on_number
def transposed(scene, number):
    at = scene.chance.randrange(1, 11)
    return f"{number[:at]}{number[at + 1]}{number[at]}{number[at + 2 :]}"


@on_number
def zero_lost(_, number):
    return number[1:]


def of_parent(scene, person):
    family = scene.child.family
    is_mothers = not family.father or scene.chance.random() < 0.6
    number = family.mother_number if is_mothers else family.father_number
    return replace(person, national_id=number)


def of_sibling(scene, person):
    other = scene.sibling()
    return replace(person, national_id=other.number) if other else person


def wrong_sex(_, person):
    if person.sex is None:
        return person
    return replace(person, sex=Sex.FEMALE if person.sex is Sex.MALE else Sex.MALE)
