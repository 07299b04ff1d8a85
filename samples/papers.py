"""Writes small PDFs: pages of plain lines, a line that starts with '# ' is a heading."""
import zlib


def pdf(*pages):
    objects = [b"<</Type/Catalog/Pages 2 0 R>>",
               f"<</Type/Pages/Kids[{' '.join(f'{5 + 2 * i} 0 R' for i in range(len(pages)))}]/Count {len(pages)}>>".encode(),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"]
    for number, lines in enumerate(pages):
        stream = zlib.compress(page(lines), 9)
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * number} 0 R"
                       "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>".encode())
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream")
    return assembled(objects)


def page(lines):
    text, height = b"", 780
    for line in lines:
        heading = line.startswith("# ")
        shown = (line[2:] if heading else line).encode("cp1252", "replace")
        shown = shown.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        text += b"BT /F%d %d Tf 64 %d Td (%s) Tj ET\n" % (2 if heading else 1, 14 if heading else 11, height, shown)
        height -= 24 if heading else 16
    return text


def assembled(objects):
    data, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
            + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data)))
