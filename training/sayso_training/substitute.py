"""More pronouns to learn from: in texts whose chains are known, some mentions give way to the pronoun that a
writer might have put there.

What is no person takes "it", what is plural "they", if the chain has no other pronoun. A person's name stays: a
writer gives it where "he" would be taken for somebody else. After the idea of Kocijan et al. 2019, "WikiCREM", who
hide repeated names.
"""
from __future__ import annotations

import random

from .gum import Document, Span

SHARE = 0.4  # of the mentions that may give way
REACH = 500  # code points back to what is meant, at most
FORMS = {"it": ("it", "it", "its"), "they": ("they", "them", "their")}  # subject, object, possessive
PRONOUN_OF = {form: pronoun for pronoun, forms in FORMS.items() for form in forms}
PRONOUN_OF |= dict.fromkeys("he him his she her hers i me my we us our you your".split(), "")
SUBJECTS = {"nsubj", "nsubj:pass"}
ELSE = {"obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss"}


def substituted(document: Document, draw: random.Random) -> Document:
    """Another text; mentions inside one that gave way are gone."""
    edits: list[tuple[Span, str]] = []
    for chain in document.chains:
        pronoun = _pronoun_of(document, chain)
        for before, span in zip(chain, chain[1:]) if pronoun else ():
            words = _words_for(document, span, pronoun)
            near = 0 <= span[0] - before[1] <= REACH and "\n" not in document.text[span[0] : span[1]]
            apart = all(span[1] <= other[0] or other[1] <= span[0] for other, _ in edits)
            if words and near and apart and draw.random() < SHARE:
                edits.append((span, words))
    return _edited(document, sorted(edits))


def _pronoun_of(document: Document, chain: list[Span]) -> str:
    words = [document.text[begin:end].lower() for begin, end in chain]
    found = {PRONOUN_OF[word] for word in words if word in PRONOUN_OF}
    if found:
        return found.pop() if len(found) == 1 else ""
    kinds = [document.mentions[span] for span in chain if span in document.mentions]
    numbers = {document.head_of(span).number for span in chain} - {""}
    if not kinds or len(numbers) != 1:
        return ""
    if numbers == {"Plur"}:
        return "they"
    return "" if kinds.count(1) else "it"


def _words_for(document: Document, span: Span, pronoun: str) -> str:
    """The pronoun in the form that the place takes, or nothing."""
    head, text = document.head_of(span), document.text[slice(*span)]
    if head.pronoun or head.relation not in SUBJECTS | ELSE:
        return ""
    possessive = text.endswith(("'s", "’s", "s'", "s’"))
    if (head.relation == "nmod:poss") != possessive:
        return ""
    words = FORMS[pronoun][2 if possessive else 0 if head.relation in SUBJECTS else 1]
    starts = span[0] == 0 or document.text[: span[0]].rstrip(' "“‘(')[-1:] in ("", ".", "!", "?", "\n", ":")
    return words.capitalize() if starts and text[0].isupper() else words


def _edited(document: Document, edits: list[tuple[Span, str]]) -> Document:
    pieces, here, shifts = [], 0, []
    for (begin, end), words in edits:
        pieces += [document.text[here:begin], words]
        here = end
        shifts.append((begin, end, len(words) - (end - begin)))
    text = "".join(pieces) + document.text[here:]

    def moved(span: Span) -> Span | None:
        begin, end = span
        for first, last, shift in shifts:
            if first == span[0] and last == span[1]:
                end += shift
            elif last <= span[0]:
                begin, end = begin + shift, end + shift
            elif span[0] <= first and last <= span[1]:
                end += shift
            elif first < span[1]:
                return None
        return begin, end

    chains = [[new for span in chain if (new := moved(span))] for chain in document.chains]
    mentions = {new: kind for span, kind in document.mentions.items() if (new := moved(span))}
    return Document(document.name, text, [chain for chain in chains if len(chain) > 1], mentions, [])
