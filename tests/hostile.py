"""Files that somebody crafted against the program, small on the disk and large in what they ask for."""

import io
import zipfile
import zlib
from pathlib import Path

import openpyxl

SENTENCE = b"BT /F1 12 Tf 10 700 Td (Substitutes are available for many applications today.) Tj ET\n"
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def archive(path: Path, *files: tuple[str, bytes]) -> Path:
    """Write a .zip of files, whose names are taken as they are."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files:
            packed.writestr(name, content)
    return path


def swollen(path: Path, size: int) -> Path:
    """Let the last file of an archive unpack to a size, as its list of files says."""
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\1\2") + 24
    content[at : at + 4] = size.to_bytes(4, "little")
    path.write_bytes(content)
    return path


def workbook(path: Path, part: str, content: bytes) -> Path:
    """Write a workbook of one sheet with one of its parts replaced."""
    whole = io.BytesIO()
    openpyxl.Workbook().save(whole)
    with zipfile.ZipFile(whole) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    return archive(path, *{**parts, part: content}.items())


def pdf(path: Path, page: bytes) -> Path:
    """Write a PDF of one page with these operators, compressed."""
    packed = zlib.compress(page)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(
        out
        + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n" % table
        + b"startxref\n%d\n%%%%EOF\n" % len(out)
    )
    return path
