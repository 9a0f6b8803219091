"""The texts of a report's page, in each language that it speaks."""
from html.parser import HTMLParser

BLOCKS = {"h1", "h2", "h3", "h4", "p", "li", "td", "th", "caption", "dt", "dd",
          "figcaption", "button", "label", "legend", "summary", "option"}
QUIET = {"script", "style", "head"}


class Text:
    """A block of text: where it stands, and what it says."""

    def __init__(self, lang, kind, words, of):
        self.lang, self.kind, self.words, self.of = lang, kind, words, of

    def key(self):
        return self.lang, self.kind, self.words

    def __repr__(self):
        return f"{self.lang} {self.kind}: {self.words}"


class Line:
    """One line of type of a figure."""

    def __init__(self, attributes):
        def number(name):
            return float(attributes.get(name) or 0)
        self.x, self.y, self.size = number("x"), number("y"), number("font-size")
        self.bold = attributes.get("font-weight") == "bold"
        self.words = ""


class Page(HTMLParser):
    """texts: blocks in their order. findings: lists of the blocks of one. What
    is folded under the method is written for reviewers, in their words and with
    the numbers of their guidelines: no text of these."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.texts, self.findings = [], []
        self.langs, self.open, self.quiet, self.folded = [], [], 0, []
        self.lines, self.figure, self.line, self.tip = [], None, None, None
        self.feed(html)
        # what is said in several places is judged once
        of_findings = {id(t) for f in self.findings for t in f}
        seen = set()
        self.texts = [t for t in self.texts if id(t) in of_findings
                      or t.key() not in seen and not seen.add(t.key())]

    def lang(self):
        return self.langs[-1] if self.langs else None

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag in QUIET:
            self.quiet += 1
        if tag == "details":
            self.folded.append((a.get("id") or "").startswith("method-"))
        if tag == "template" or a.get("id") == "page":
            self.langs.append(a.get("lang"))
        if tag == "li" and a.get("data-of"):
            self.findings.append([])
        if tag == "svg":
            self.figure, self.lines = a.get("id") or "figure", []
        elif tag == "text" and self.figure:
            self.line = Line(a)
        elif tag == "title" and self.figure:
            self.tip = ""
        elif tag in BLOCKS and not self.figure:
            self.open.append([tag, "", "data-of" in a, a.get("class") or ""])

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if tag in QUIET:
            self.quiet -= 1
        if tag == "details" and self.folded:
            self.folded.pop()
        if tag == "template" and self.langs:
            self.langs.pop()
        if tag == "svg" and self.figure:
            self.end_figure()
        elif tag == "text" and self.line:
            self.lines.append(self.line)
            self.line = None
        elif tag == "title" and self.tip is not None:
            self.say("tip", self.tip)
            self.tip = None
        elif self.open and self.open[-1][0] == tag and not self.figure:
            kind, words, finding, named = self.open.pop()
            text = self.say(kind + ("." + named if named else ""), words)
            if self.findings and text and any(o[2] for o in self.open):
                self.findings[-1].append(text)

    def handle_data(self, data):
        if self.quiet and self.tip is None:
            return
        if self.tip is not None:
            self.tip += data
        elif self.line is not None:
            self.line.words += data
        elif self.open and not self.figure:
            self.open[-1][1] += data

    def say(self, kind, words, of=None):
        words = words.strip(" \n\t")
        if not words or not self.lang() or any(self.folded):
            return None
        self.texts.append(Text(self.lang(), kind, words, of or self.figure))
        return self.texts[-1]

    def end_figure(self):
        """Lines that stand under each other, alike, are one text."""
        group = []
        for line in self.lines + [None]:
            last = group[-1] if group else None
            if last and (line is None or line.bold != last.bold
                         or abs(line.size - last.size) > .1
                         or abs(line.x - last.x) > .6
                         or not 0 < line.y - last.y < 1.6 * last.size):
                kind = "figure.title" if last.size > 26 and last.bold else \
                    "figure.bold" if last.bold else "figure"
                self.say(kind, " ".join(g.words for g in group))
                group = []
            if line:
                group.append(line)
        self.figure = None
