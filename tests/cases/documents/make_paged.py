#!/usr/bin/env python3
"""Makes the PDF and .docx inputs of the cases beside it: make_paged.py FOLDER [NAME...]

Writes FOLDER/NAME.pdf or .docx; the one that a case uses is its in.pdf or in.docx. Needs python-docx,
reportlab and pikepdf, and Debian's groff, ghostscript, pandoc and libreoffice-writer-nogui.
"""

import pathlib
import subprocess
import sys

import docx
import pikepdf
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import (BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate,
                                Paragraph, Table)

QUAY = (
    "The port authority of Kelmar will close the northern quay for repairs from Monday, its director "
    "said on Thursday. Ilse Marrant told reporters that divers had found cracks in eleven of the forty "
    "piles that carry the road. “We should have looked at this two winters ago,” she said.",
    "Ferry companies were not consulted, according to two people at the largest of them, who asked not "
    "to be named because talks with the authority go on. A spokesman for the line declined to comment.",
    "The ministry of transport denied that it had known of the damage since spring. Its inspectors "
    "visited the quay in April and “saw nothing that would have justified a closure”, the ministry said "
    "in a statement.",
    "Fishermen, who land a third of their catch there, expect to lose about 40,000 crowns a week. "
    "“Nobody has told us where we are supposed to go,” said Jorn Abelin, who has fished from Kelmar for "
    "thirty years and who leads the local cooperative.",
)
BUS = (
    "Night buses will return to the valley in spring, the county council decided on Tuesday. The "
    "service was withdrawn three years ago to save money.",
    "Council leader Petra Holm said that ridership on the remaining lines had grown by a fifth. "
    "Opposition members questioned the figure and asked for the underlying counts.",
    "The first bus is to leave the central station at eleven in the evening and to reach Upper Marrow "
    "shortly after midnight, according to a draft of the timetable seen by this newspaper.",
)


def footer(pages):
    def draw(page, template):
        page.setFont("Helvetica", 8)
        page.drawString(60, 30, "The Kelmar Observer")
        page.drawRightString(A4[0] - 60, 30, f"Page {template.page}")
    return draw


def newsletter(path):
    """Two columns under a masthead and a headline, justified; the text goes on overleaf."""
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, alignment=TA_JUSTIFY,
                          firstLineIndent=10)
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=20, leading=23, spaceAfter=4)
    mast = ParagraphStyle("mast", fontName="Times-Bold", fontSize=32, leading=38)
    line = ParagraphStyle("line", fontName="Times-Italic", fontSize=10, leading=14)
    width, height = A4
    columns = [Frame(60, 60, 230, height - 240, id="a"), Frame(305, 60, 230, height - 240, id="b")]
    top = Frame(60, height - 175, 475, 125, id="top")
    later = [Frame(60, 60, 230, height - 120, id="c"), Frame(305, 60, 230, height - 120, id="d")]
    template = BaseDocTemplate(path, pagesize=A4, title="newsletter_final2.indd", author="Layout")
    template.addPageTemplates([PageTemplate("first", [top] + columns, onPage=footer(2)),
                               PageTemplate("later", later, onPage=footer(2))])
    story = [Paragraph("The Kelmar Observer", mast), Paragraph("Thursday, 12 March 2026", line),
             Paragraph("Kelmar to close northern quay after divers find cracks in its piles", head),
             NextPageTemplate("later"), FrameBreak(), Paragraph("By Nora Feld and Emil Brask", line)]
    texts = QUAY + BUS
    for index in range(26):
        story.append(Paragraph(f"{index + 1:02d}. " + texts[index % len(texts)] if index > 6
                               else texts[index], body))
    template.build(story)


def table(path):
    """A paragraph, a table of figures and a paragraph."""
    page = canvas.Canvas(path, pagesize=A4)
    page.setTitle("Landings at Kelmar fall for a third year")
    page.setFont("Helvetica-Bold", 16)
    page.drawString(60, 780, "Landings at Kelmar fall for a third year")
    style = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13)
    text = Paragraph(QUAY[3], style)
    text.wrapOn(page, 475, 200)
    text.drawOn(page, 60, 710)
    rows = [["Species", "Landed in 2024", "Landed in 2025"], ["Cod", "1,204 t", "1,090 t"],
            ["Haddock and whiting", "340 t", "322 t"], ["Herring", "2,880 t", "2,410 t"],
            ["Shrimp", "77 t", "81 t"]]
    figures = Table(rows, colWidths=[180, 140, 140])
    figures.wrapOn(page, 475, 200)
    figures.drawOn(page, 60, 590)
    text = Paragraph(QUAY[2], style)
    text.wrapOn(page, 475, 200)
    text.drawOn(page, 60, 530)
    page.drawCentredString(A4[0] / 2, 30, "1")
    page.save()


def sidebar(path):
    """A release whose contact box stands beside the text, and a drop cap."""
    page = canvas.Canvas(path, pagesize=A4)
    page.setTitle("Microsoft Word - release_v3.doc")
    page.setFont("Times-Bold", 22)
    page.drawString(60, 770, "County orders new count of bus riders")
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14)
    page.setFont("Times-Roman", 40)
    page.drawString(60, 716, "N")
    page.setFont("Times-Roman", 11)
    page.drawString(92, 730, "ight buses will return to the valley in spring, the")
    page.drawString(92, 716, "county council decided on Tuesday. The service was")
    y = 702
    for row in ("withdrawn three years ago to save money. The first bus is to",
                "leave the central station at eleven in the evening, according",
                "to a draft of the timetable."):
        page.drawString(60, y, row)
        y -= 14
    text = Paragraph(BUS[1], style)
    text.wrapOn(page, 300, 200)
    text.drawOn(page, 60, 600)
    page.setFont("Helvetica", 9)
    y = 700
    for row in ("Press contact", "Mara Lindqvist", "Telephone 0555 01 01", "press@county.example"):
        page.drawString(420, y, row)
        y -= 11
    page.save()


MS = r""".nr PS 10
.nr VS 12
.nr LL 6i
.ds LH Kelmar Institute
.ds CH
.ds RH Working paper 7
.ds CF %
.TL
Who was told of the cracks, and when
.AU
Henrik Soll
.PP
{0}
.FS
1 Interview with a former inspector, 3 February 2026.
.FE
{1}
.PP
{2}
{3}
.2C
.PP
{4}
.PP
{5}
.PP
{6}
.1C
.PP
{7}
"""


def working_paper(path):
    """groff: running heads, a footnote, two columns with hyphens, a paragraph over the page."""
    long = " ".join(QUAY + BUS)
    first = QUAY[0] + r" The inspectors wrote a report, which was never published.\*{{1\*}}".format()
    text = MS.format(first, "", QUAY[1], long, long, " ".join(QUAY), " ".join(BUS), QUAY[2])
    text = text.replace("“", r"\[lq]").replace("”", r"\[rq]").replace("’", r"\[cq]")
    with open(path, "wb") as out:
        subprocess.run(["groff", "-ms", "-Tpdf", "-dpaper=a4", "-P-pa4", "-Kutf8"], input=text.encode(), stdout=out,
                       check=True)


def typewriter(path):
    """groff and ghostscript: one size of type, no title, ragged lines."""
    text = ".nr LL 5.5i\n.nr PS 11\n.ds CF - % -\n.na\n.LP\nNorthern Wire, 4 March 2026\n" + "".join(
        f".LP\n{paragraph}\n" for paragraph in (QUAY + BUS) * 2)
    text = text.replace("“", r"\[lq]").replace("”", r"\[rq]")
    ps = subprocess.run(["groff", "-ms", "-fC", "-Tps", "-Kutf8"], input=text.encode(), capture_output=True, check=True)
    subprocess.run(["ps2pdf", "-", path], input=ps.stdout, check=True)


def release(path):
    """python-docx: letterhead in the page header, bold headline by hand, tracked changes, a table."""
    file = docx.Document()
    file.core_properties.author = "python-docx"
    file.core_properties.title = "Document1"
    section = file.sections[0]
    section.header.paragraphs[0].text = "Ministry of Fisheries, 12 Quay Street, Kelmar"
    section.footer.paragraphs[0].text = "Press office, telephone 0555 01 02"
    file.add_paragraph("For immediate release")
    head = file.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run("Ministry extends cod closure")
    run.bold, run.font.size = True, Pt(18)
    run.add_break()
    run = head.add_run("by six weeks")
    run.bold, run.font.size = True, Pt(18)
    file.add_paragraph("4 March 2026")
    body = file.add_paragraph("The closure will last until ")
    body._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>May</w:delText></w:r></w:del>'))
    body._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>mid-June</w:t></w:r></w:ins>'))
    body.add_run(", the ministry said. ")
    hidden = body.add_run("Check this figure! ")
    hidden.font.hidden = True
    body.add_run("Minister Ada Corr called it “a hard but necessary step”.")
    for text in ("Landings fell by a third.", "Two ports will be exempt."):
        file.add_paragraph(text, style="List Bullet")
    grid = file.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in grid.rows for c in row.cells),
                          ("Port", "Quota", "Kelmar", "1,090 tonnes")):
        cell.text = text
    last = file.add_paragraph("Contact:")
    last.add_run().add_tab()
    last.add_run("Jon Tarn").add_break(WD_BREAK.PAGE)
    last.add_run("Note to editors.").add_break()
    last.add_run("Figures are provisional.")
    file.save(path)


REPORT = """---
title: Who was told of the cracks
author: Henrik Soll
---

# Summary

The port authority knew of the cracks in spring.[^1] It told nobody, according to [two former
inspectors](https://kelmar.example/report).

# What the files show

- Divers wrote to the director on 3 April.
- She answered “noted”.

An engineer said the letter was “lost in the post”.[^2]

[^1]: Interview, 3 February 2026.
[^2]: Letter to the county, 9 May 2026.
"""


def report(path):
    """pandoc: title and headings by style, links, a list, footnotes."""
    subprocess.run(["pandoc", "-f", "markdown", "-o", path], input=REPORT.encode(), check=True)


def from_docx(path, make):
    """The PDF that LibreOffice makes of a .docx."""
    source = path[:-4] + ".docx"
    make(source)
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir",
                    str(pathlib.Path(path).parent), source], check=True, stdout=subprocess.DEVNULL)
    pathlib.Path(source).unlink()


def release_pdf(path):
    from_docx(path, release)


def rendered(path):
    """A text of LibreOffice with the page ends as Word writes them."""
    file = docx.Document()
    file.core_properties.author = "Nora Feld"
    file.add_heading("Kelmar closes its northern quay", 0)
    first = file.add_paragraph(QUAY[0] + " It will take ")
    first.add_run()._r.append(OxmlElement("w:lastRenderedPageBreak"))
    first.add_run("two years, she added.")
    file.add_paragraph(QUAY[1])
    second = file.add_paragraph()
    second.add_run()._r.append(OxmlElement("w:lastRenderedPageBreak"))
    second.add_run(QUAY[2])
    file.save(path)


def sections(path):
    """LibreOffice: a report of several pages with running header, numbers and footnotes."""
    text = REPORT.replace("# What", "\n\n".join(" ".join(QUAY + BUS) for _ in range(3)) +
                          "\n\nThe file[^3] ends there. " + " ".join(QUAY * 2) + "\n\n# What")
    text += "[^3]: Kelmar archive, box 12.\n"

    def make(source):
        subprocess.run(["pandoc", "-f", "markdown", "-o", source], input=text.encode(), check=True)
        file = docx.Document(source)
        section = file.sections[0]
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "Kelmar Institute: working papers"
        number = section.footer.paragraphs[0]
        number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for kind in ("begin", None, "end"):
            run = number.add_run()
            if kind is None:
                run._r.append(parse_xml(f'<w:instrText {nsdecls("w")}>PAGE</w:instrText>'))
            else:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)
        file.save(source)

    from_docx(path, make)


def scan(path):
    """A page that is a picture."""
    page = canvas.Canvas(path, pagesize=A4)
    page.rect(60, 60, 300, 500, fill=1)
    page.save()


def locked(path):
    table(path)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        file.save(path, encryption=pikepdf.Encryption(user="quay", owner="owner"))


CASES = {"pdf-newsletter": newsletter, "pdf-table": table, "pdf-drop-cap-and-box": sidebar,
         "pdf-working-paper": working_paper, "pdf-typewriter": typewriter,
         "docx-release": release, "docx-report": report, "pdf-release": release_pdf,
         "docx-rendered-pages": rendered, "pdf-report": sections, "bad-pdf-scan": scan,
         "bad-pdf-password": locked}

if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    for name in sys.argv[2:] or CASES:
        kind = "docx" if name.startswith("docx") else "pdf"
        CASES[name](str(folder / f"{name}.{kind}"))
