"""What a slip needs to know of the world around the record that it spoils."""

from dataclasses import dataclass
from random import Random

from families import Born


@dataclass(slots=True)
class Scene:
    """Chance, the true child, and what else the clerk could have copied from."""

    chance: Random
    child: Born
    villages: tuple
    fathers: tuple
    """Men of the commune, one of whom a mother may have married later."""

    def sibling(self):
        others = [one for one in self.child.family.children if one is not self.child]
        return self.chance.choice(others) if others else None


def changed_word(chance, text, change, first=0):
    """Change one word, from `first` on, that the change does something to; else the same text."""
    words = text.split()
    places = list(range(first, len(words)))
    chance.shuffle(places)
    for place in places:
        new = change(words[place])
        if new and new != words[place]:
            return " ".join((*words[:place], new, *words[place + 1 :]))
    return text
