"""How a report looks in Word: A4, Chinese fonts, black headings, close tables, numbered pages."""

from typing import Any, Final

from portal.kit.lazy import Lazy

BODY_FONT: Final = "宋体"
HEADING_FONT: Final = "黑体"
LATIN_FONT: Final = "Times New Roman"
THEMES: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
SIZES: Final = {"Normal": 11, "Title": 18, "TOC Heading": 15, "Heading 1": 15, "Heading 2": 12}
MARGINS_CM: Final = {"top_margin": 2.8, "bottom_margin": 2.6, "left_margin": 2.6, "right_margin": 2.6}
TEXT_CM: Final = 21 - 2 * 2.6
CELLS: Final = "Cells"
docx = Lazy("docx")


def set_up(book: Any) -> None:
    """Everything that is so on each page of the report."""
    _set_fonts(book)
    _set_headings(book)
    _add_styles(book)
    _set_paper(book.sections[0])
    _set_language(book)


def field(paragraph: Any, instruction: str, *, dirty: bool = False) -> Any:
    """Begin a field, which Word works out when it is asked to; returns what ends it, to be put behind what is shown till then."""
    ends = {name: docx.oxml.OxmlElement("w:fldChar") for name in ("begin", "separate", "end")}
    for name, element in ends.items():
        element.set(docx.oxml.ns.qn("w:fldCharType"), name)
    if dirty:
        ends["begin"].set(docx.oxml.ns.qn("w:dirty"), "true")
    text = docx.oxml.OxmlElement("w:instrText")
    text.set(docx.oxml.ns.qn("xml:space"), "preserve")
    text.text = instruction
    for element in (ends["begin"], text, ends["separate"]):
        paragraph.add_run()._r.append(element)
    return ends["end"]


def _set_fonts(book: Any) -> None:
    """Word takes Chinese fonts from an attribute of their own, and from its theme where a style names one: then nobody's choice counts."""
    for style in book.styles:
        if not hasattr(style, "font"):
            continue
        is_heading = style.name.startswith(("Heading", "Title", "TOC Heading"))
        style.font.name = LATIN_FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(docx.oxml.ns.qn("w:eastAsia"), HEADING_FONT if is_heading else BODY_FONT)
        for theme in THEMES:
            fonts.attrib.pop(docx.oxml.ns.qn(f"w:{theme}"), None)


def _set_headings(book: Any) -> None:
    for name, size in SIZES.items():
        style = book.styles[name]
        style.font.size = docx.shared.Pt(size)
        style.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
        style.paragraph_format.space_after = docx.shared.Pt(6)
    book.styles["Title"].paragraph_format.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
    for border in book.styles["Title"].element.pPr.findall(docx.oxml.ns.qn("w:pBdr")):
        book.styles["Title"].element.pPr.remove(border)


def _add_styles(book: Any) -> None:
    """Text in tables, and the lines of the contents with their dots."""
    kind, tab, dots = docx.enum.style.WD_STYLE_TYPE.PARAGRAPH, docx.enum.text.WD_TAB_ALIGNMENT.RIGHT, docx.enum.text.WD_TAB_LEADER.DOTS
    for name, size, indent in ((CELLS, 9, 0), ("toc 1", 11, 0), ("toc 2", 10, 0.8)):
        style = book.styles.add_style(name, kind, builtin=name != CELLS)
        style.base_style, style.font.size = book.styles["Normal"], docx.shared.Pt(size)
        style.paragraph_format.space_after, style.paragraph_format.line_spacing = docx.shared.Pt(0), 1.15
        style.paragraph_format.left_indent = docx.shared.Cm(indent)
        if name != CELLS:
            style.paragraph_format.tab_stops.add_tab_stop(docx.shared.Cm(TEXT_CM), tab, dots)


def _set_paper(section: Any) -> None:
    """A4 with its number at the foot of each page; the line above stays free for the mark of whoever takes the report."""
    section.page_width, section.page_height = docx.shared.Cm(21), docx.shared.Cm(29.7)
    for name, size in MARGINS_CM.items():
        setattr(section, name, docx.shared.Cm(size))
    foot = section.footer.add_paragraph()
    foot.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
    end = field(foot, "PAGE")
    foot.add_run("1")
    foot.add_run()._r.append(end)


def _set_language(book: Any) -> None:
    """Chinese: what the spelling is checked by, and which of the fonts that all of Asia shares is taken."""
    east = docx.oxml.ns.qn("w:eastAsia")
    for element in (book.styles.element, book.settings.element):
        for name in ("w:lang", "w:themeFontLang"):
            for found in element.iter(docx.oxml.ns.qn(name)):
                found.set(east, "zh-CN")
