#!/usr/bin/env python3
"""Makes the PDF and .docx inputs of the cases beside it: make_paged.py [CASE...]

Writes CASE/in.pdf or CASE/in.docx. Needs python-docx,
reportlab and pikepdf, and Debian's groff, ghostscript, pandoc and libreoffice-writer-nogui.
"""

import pathlib
import subprocess
import sys
import zipfile

import docx
import pikepdf
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, A5
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


def newsletter(path):
    """Two justified columns under a masthead and a headline; the text goes on overleaf."""
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12,
                          alignment=TA_JUSTIFY, firstLineIndent=10)
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=17, leading=20, spaceAfter=4)
    masthead = ParagraphStyle("masthead", fontName="Times-Bold", fontSize=28, leading=32)
    line = ParagraphStyle("line", fontName="Times-Italic", fontSize=10, leading=14)
    width, height = A5

    def footer(page, template):
        page.setFont("Helvetica", 8)
        page.drawString(40, 25, "The Kelmar Observer")
        page.drawRightString(width - 40, 25, f"Page {template.page}")

    def columns(name, top):
        return [Frame(40 + 175 * i, 40, 165, height - top, id=f"{name}{i}") for i in range(2)]

    template = BaseDocTemplate(path, pagesize=A5, title="newsletter_final2.indd", author="Layout")
    top = Frame(40, height - 145, 340, 115, id="top")
    template.addPageTemplates([PageTemplate("first", [top] + columns("a", 190), onPage=footer),
                               PageTemplate("later", columns("b", 90), onPage=footer)])
    template.build([
        Paragraph("The Kelmar Observer", masthead), Paragraph("Thursday, 12 March 2026", line),
        Paragraph("Kelmar to close northern quay after divers find cracks in its piles", head),
        NextPageTemplate("later"), FrameBreak(), Paragraph("By Nora Feld and Emil Brask", line),
        *(Paragraph(text, body) for text in QUAY + BUS + QUAY[::-1])])


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
.nr LL 4.4i
.nr PO 0.7i
.ds LH Kelmar Institute
.ds CH
.ds RH Working paper 7
.ds CF %
.TL
Who was told of the cracks, and when
.AU
Henrik Soll
.PP
{0}MARK
.FS
1 Interview with a former inspector, 3 February 2026.
.FE
.2C
.PP
{1}
.PP
{2}
.1C
.PP
{3}
"""


def groff(text, *options):
    text = text.replace("“", r"\[lq]").replace("”", r"\[rq]")
    return subprocess.run(["groff", "-ms", "-Kutf8", *options], input=text.encode(),
                          capture_output=True, check=True).stdout


def working_paper(path):
    """groff: running heads, a footnote, two columns with hyphens, a paragraph over the page."""
    text = MS.format(QUAY[0], " ".join(QUAY[1:]), " ".join(BUS + QUAY[:1]),
                     " ".join(QUAY * 5))
    text = text.replace("MARK", r"\*{1\*}")
    pathlib.Path(path).write_bytes(groff(text, "-Tpdf", "-dpaper=a5", "-P-pa5"))


def typewriter(path):
    """groff and ghostscript: one size of type, no title, ragged lines."""
    text = ".nr LL 4.2i\n.nr PO 0.8i\n.nr PS 9\n.ds CF - % -\n.na\n.LP\nNorthern Wire, 4 March 2026\n"
    text += "".join(f".LP\n{paragraph}\n" for paragraph in QUAY + BUS)
    subprocess.run(["ps2pdf", "-", path], check=True,
                   input=groff(text, "-fC", "-Tps", "-dpaper=a5", "-P-pa5"))


def shrink(path):
    """Leaves out what python-docx's template has and no reader of text needs."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, data in parts.items():
            if not any(word in name for word in ("thumbnail", "Effects", "theme", "customXml")):
                file.writestr(name, data)


def release(path, changes=True):
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
    if changes:
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
    shrink(path)


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
    from_docx(path, lambda source: release(source, changes=False))


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
    shrink(path)


def sections(path):
    """LibreOffice: a report of several pages with running header, numbers and footnotes."""
    text = REPORT.replace("# What", " ".join(QUAY + BUS) + "\n\nThe file[^3] ends there. " +
                          " ".join(QUAY) + "\n\n# What")
    text += "[^3]: Kelmar archive, box 12.\n"

    def make(source):
        subprocess.run(["pandoc", "-f", "markdown", "-o", source], input=text.encode(), check=True)
        file = docx.Document(source)
        section = file.sections[0]
        section.page_width, section.page_height = Mm(148), Mm(210)
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


def bomb(path):
    """A page that calls a drawing that calls a drawing, ten times each, thirteen deep."""
    with pikepdf.new() as file:
        inner = pikepdf.Stream(file, b"BT ET")
        for _ in range(13):
            inner.Type, inner.Subtype, inner.BBox = (pikepdf.Name.XObject, pikepdf.Name.Form,
                                                     pikepdf.Array([0, 0, 100, 100]))
            outer = pikepdf.Stream(file, b"/X Do " * 10)
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=file.make_indirect(inner)))
            inner = outer
        page = file.add_blank_page()
        page.Contents, page.Resources = inner, inner.Resources
        file.save(path)


def entities(path):
    """A .docx whose text is an entity that grows."""
    release(path)
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    grow = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    parts["word/document.xml"] = (
        f'<!DOCTYPE w:document [<!ENTITY e0 "Kelmar ">{grow}]><w:document {nsdecls("w")}><w:body>'
        "<w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)


def scan(path):
    """A page that is a picture."""
    page = canvas.Canvas(path, pagesize=A4)
    page.rect(60, 60, 300, 500, fill=1)
    page.save()


def locked(path):
    table(path)
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        file.save(path, encryption=pikepdf.Encryption(user="quay", owner="owner"))


CASES = {
    "pdf-two-columns": newsletter, "pdf-table": table, "pdf-drop-cap-and-box": sidebar,
    "pdf-running-heads-and-notes": working_paper, "pdf-one-size-of-type": typewriter,
    "pdf-press-release": release_pdf, "pdf-note-inside-a-paragraph": sections,
    "docx-changes-and-breaks": release, "docx-notes-and-links": report,
    "docx-pages-as-rendered": rendered, "bad-pdf-scan": scan, "bad-pdf-password": locked,
    "bad-pdf-endless": bomb, "bad-docx-entities": entities,
}

if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        folder = pathlib.Path(__file__).parent / name
        folder.mkdir(exist_ok=True)
        CASES[name](str(folder / ("in.docx" if "docx" in name else "in.pdf")))
