"""A child who is known here, with what the file it came with says of it."""

from app.domain.child import Child
from app.domain.circumstances.confidential_text import crossed_text
from app.domain.doubles.merged_child import GAPS, LISTS, join_groups
from app.domain.fields import fields_of, noun_from
from app.domain.movements.taken_along import Texts, brought_together
from app.domain.status import Status

_NEWS = (*GAPS, *LISTS, "assisted")


def news_texts(child: Child) -> dict[str, str]:
    """Give the fields of a child that go with it from commune to commune."""
    own = fields_of(child)
    return {name: own[name] for name in _NEWS if name in own}


def open_news(child: Child) -> dict[str, str]:
    """Give them as everyone may see them: a file of another program may name what is sealed."""
    return {n: crossed_text(n, t) if n in LISTS else t for n, t in news_texts(child).items()}


def returned_child(here: Child, told: Child, was: Texts | None) -> Child:
    """Give the child with the file's news, where it was gone, or its gaps filled, where it is here.

    `was` is what the commune it comes from was told of it from here, where that is known.
    """
    own, said = news_texts(here), news_texts(told)
    is_here = here.status is Status.ACTIVE
    together = brought_together(said, own, None) if is_here else brought_together(own, said, was)
    if is_here or was is None:  # nobody is known to have taken a group away
        together |= {n: join_groups((own.get(n, ""), said.get(n, ""))) for n in LISTS}
    news = {n: together.get(n, "") for n in _NEWS if together.get(n, "") != own.get(n, "")}
    kept = {n: t for n, t in fields_of(here).items() if n.removeprefix("original.") not in news}
    return noun_from(Child, here.id, here.revision, {**kept, **news})
