"""What a report may not say: the rules of words, each as a search. A rule yields
what it found, with the text it found it in."""
import re

SENTENCE_WORDS, FINDING_SENTENCES, FEWEST_PERCENT = 25, 3, 20
NO_BREAK = "\u00a0"

IN_TITLES = re.compile(
    r"signifikan|konfidensinter|forventningsverdi|sentralitet|\bnode|\bkanten?\b"
    r"|tetthet|\bavviker?\b|\bsvake?\b|\bdårlig|\bdårleg|syndebukk|flaskehals"
    r"|bevist|bevisst at|garanter|significan|confidence|centralit|\bedges?\b"
    r"|densit|\bweak|bottleneck|scapegoat|\bproven?\b|guarante", re.I)
CAUSES = re.compile(
    r"\bfordi\b|\bskyldes\b|\bskuldast\b|\bfører til\b|\bfører til\b"
    r"|\beffekt(en)? av\b|\bforårsak|\btakket være\b|\btakka vere\b|\bbecause\b"
    r"|\bcaused? by\b|\bleads? to\b|\beffects? of\b|\bdue to\b|\bthanks to\b"
    r"|\bresult(s|ed)? (of|from|in)\b", re.I)
ENGLISH = set(
    "the and of with between reported by people this that from are was were is "
    "answered not who have has which than more about only each their they what "
    "there been it its or when where how many one two of both all".split())
# Words of Norwegian that are English words too are no sign of English.
ENGLISH -= {"of", "or", "is", "has", "one", "it", "from", "all"} - {"of", "is"}
NORWEGIAN = set(
    "og ikke ikkje av er på som til med mellom hvor kor det den de dei en ei et "
    "eit fra frå blant når eller men også òg svarte oppgir oppgitt tjeneste "
    "teneste tjenester tenester ingen begge å".split())
NYNORSK = re.compile(r"\b(ikkje|frå|kva|kvar|kor|dei|berre|tenest\w*|meir|mykje"
                     r"|tilsett|tilsette|eit|vere|kontaktar|venta|nokon|desse)\b")
BOKMAL = re.compile(r"\b(ikke|hva|hvor|hver|bare|tjenest\w*|mye|ansatte|være"
                    r"|kontakter|ventet|noen|disse|mer|fra)\b")
YEAR = re.compile(r"\b(19|20)\d\d\b")


def sentences(words):
    """A stop, question mark or exclamation mark ends one, but not of a number,
    an abbreviation or a list."""
    return [s for s in re.split(r"(?<=[.?!])[»”]?\s+(?=[A-ZÆØÅ«“])", words)
            if s.strip()]


def count_words(sentence):
    return len([w for w in sentence.split() if re.search(r"\w", w)])


def prose(text):
    """Texts that are read as sentences: not cells, tips and lists of figures."""
    return text.kind.split(".")[0] in (
        "p", "dd", "h1", "h2", "h3", "h4", "figcaption", "figure", "tip") \
        and re.search(r"[.?!:]", text.words)


def title(text):
    return text.kind in ("h1", "h2", "h3", "h4", "p.lead", "figure.title",
                         "figure.bold")


def long_sentences(page, study):
    for t in page.texts:
        if not prose(t):
            continue
        words = study.without_names(t.words)
        for s in sentences(words):
            if count_words(s) > SENTENCE_WORDS:
                yield t, f"{count_words(s)} words: {s}"


def long_findings(page, study):
    for blocks in page.findings:
        said = [t for t in blocks if t.kind in ("p", "p.under")
                and t.words[-1] in ".?!"]
        n = sum(len(sentences(t.words)) for t in said)
        if n > FINDING_SENTENCES:
            yield said[0], f"{n} sentences: " + " | ".join(
                t.words for t in said)


def words_of_titles(page, study):
    for t in page.texts:
        found = IN_TITLES.search(study.without_names(t.words)) \
            if title(t) else None
        if found and "positivt avvik" not in t.words.lower() \
                and "positive avvik" not in t.words.lower():
            yield t, found.group(0)


def percent_of_few(page, study):
    """x av n (p %): n is 20 or more. A share of people, not a level."""
    for t in page.texts:
        for m in re.finditer(r"(\d+) (?:av|of) (\d+)[^().;:|·]{0,40}"
                             r"\((\d+(?:[.,]\d+)?)\s?%\)", t.words):
            level = re.search(r"\b(over|under|above|below)\b", m.group(0))
            if int(m.group(2)) < FEWEST_PERCENT and not level:
                yield t, m.group(0)


def causes(page, study):
    for t in page.texts:
        found = CAUSES.search(t.words)
        if found:
            yield t, found.group(0)


def persons(page, study):
    for t in page.texts:
        found = study.person.search(t.words) if study.person else None
        if found:
            yield t, found.group(0)


def other_languages(page, study):
    for t in page.texts:
        if t.kind.startswith("figure") and study.is_part(t.words):
            continue  # a part of a name, on a line of its own
        words = study.without_names(t.words)
        words = re.sub(r"\b[0-9a-f]{64}\b", "", words)  # a file's SHA-256
        found = set(re.findall(r"[^\W\d_]+", words.lower()))
        foreign = found & (NORWEGIAN if t.lang == "en" else ENGLISH)
        if foreign:
            yield t, " ".join(sorted(foreign))
        wrong = {"nb": NYNORSK, "nn": BOKMAL}.get(t.lang)
        if wrong and wrong.search(words):
            yield t, wrong.search(words).group(0)


def numbers(page, study):
    for t in page.texts:
        words = study.without_names(
            re.sub(r"pdnet \d+\.\d+\.\d+", "", t.words))
        if t.lang == "en":
            bad = re.search(r"\d\s%|\d,\d(?!\d\d)", words)
        else:
            bad = re.search(r"\d%|\d %|(?<![.\d])\d+\.\d(?!\d*\.)(?!\d{3}\b)",
                            words)
        if bad:
            yield t, words[max(0, bad.start() - 20):bad.end() + 20]


HANGS = {"nb": "henger på én person", "nn": "heng på éin person",
         "en": "hangs on one person"}
FRAGILE = {"nb": "Det er ordningen som er sårbar, ikke personen.",
           "nn": "Det er ordninga som er sårbar, ikkje personen.",
           "en": "It is the arrangement that is fragile, not the person."}


def hangs_on_one(page, study):
    for blocks in page.findings:
        said = " ".join(t.words for t in blocks)
        if any(t.kind == "p" and HANGS[t.lang] in t.words for t in blocks) \
                and FRAGILE[blocks[0].lang] not in said:
            yield blocks[0], said
    for t in page.texts:
        if t.kind == "figure" and HANGS[t.lang] + ":" in t.words \
                and FRAGILE[t.lang] not in t.words:
            yield t, t.words


NOT_ASKED = {"nb": " er ikke spurt", "nn": " er ikkje spurde",
             "en": " were not asked"}


def speakers(page, study):
    """That young people were not asked is said where they were not."""
    for t in page.texts:
        if study.young and re.search(
                f"({study.young[t.lang]}){NOT_ASKED[t.lang]}[.]", t.words,
                re.I):
            yield t, "they were asked"
        if not study.young and t.kind == "p" and re.search(
                "fungerer godt, sier|fungerer godt, seier|works well, staff",
                t.words):
            around = [b.words for f in page.findings for b in f
                      if any(x is t for x in f)]
            # what all findings of a list say stands once above it
            around += [b.words for b in page.texts
                       if b.kind == "p.under" and b.lang == t.lang
                       and not any(x is b for f in page.findings for x in f)]
            if not any(NOT_ASKED[t.lang] in w for w in around):
                yield t, "who was not asked is not said"


def outcomes(page, study):
    """A count of people among whom the outcome is counted is of one year."""
    for t in page.texts:
        for m in re.finditer(
                r"(\d[\d\u00a0,]*) (?:av|of) (\d[\d\u00a0,]*)(?=\D)", t.words):
            n = int(re.sub(r"\D", "", m.group(2)))
            if n <= study.most_people or study.most_people == 0:
                continue
            if re.search(r"personår|person-years", t.words):
                continue
            yield t, m.group(0)


def unit_years(page, study):
    """What is said of a unit's share says of which year or years, and of how
    many people: in the sentence, or in the one below it."""
    for t in page.texts:
        if t.kind not in ("p", "p.lead", "figure.title"):
            continue
        if not re.search(r"\d\s?%|\b(av|of) 100\b", t.words) or not any(
                u in t.words for u in study.units) \
                and not re.search(r"\b(av|of) 100\b", t.words):
            continue
        said = " ".join(b.words for f in page.findings if any(
            x is t for x in f) for b in f) or t.words
        if not YEAR.search(said):
            yield t, "of which year: " + said
        count = r"\d[\d\u00a0,]* " + (study.people.get(t.lang) or "")
        if t.kind == "p" and not re.search(count, said):
            yield t, "of how many: " + said


RULES = (long_sentences, long_findings, words_of_titles, percent_of_few, causes,
         persons, other_languages, numbers, hangs_on_one, speakers, outcomes,
         unit_years)
# Of the owner's copy, which names people and shows figures of few.
OF_INTERNAL = (words_of_titles, causes, other_languages, numbers)
