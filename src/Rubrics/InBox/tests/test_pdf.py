"""The facts about PDFs, with poppler's own tools."""
import json
import os
import unittest

from fakebox import LIBRARY, FakeBox

PDF = os.path.join(LIBRARY, "autograder_box", "pdf.py")


def small_pdf(pages):
    """The smallest file that poppler opens."""
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(pages))
    text = f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[{kids}]/Count {pages}>>endobj\n"
    for i in range(pages):
        stream = "BT /F1 12 Tf 72 700 Td (Results of the network) Tj ET"
        text += (f"{3 + 2 * i} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {4 + 2 * i} 0 R/Resources<</Font<</F1"
                 f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n{4 + 2 * i} 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj\n")
    return (text + "trailer<</Root 1 0 R>>\n%%EOF\n").encode()


class Pdf(unittest.TestCase):
    def test_pages_are_read_drawn_and_searched_for_drawings(self):
        box_drawn = "100 100 300 200 re S 100 100 m 400 300 l S "
        plain = small_pdf(2)
        stream = b"BT /F1 12 Tf 72 700 Td (Results of the network) Tj ET"
        drawn = plain.replace(b"/Length %d>>stream\n%s" % (len(stream), stream), b"/Length %d>>stream\n%s" % (len(stream) + len(box_drawn), box_drawn.encode() + stream), 1)
        found = self.look(pages=True, report=drawn)["report"]
        self.assertEqual(found["drawings"], [1, 0])
        self.assertIn("Results of the network", found["texts"][1])
        self.assertEqual(self.pictures, ["page-1.png", "page-2.png"])

    def look(self, pages=False, **files):
        with FakeBox() as box:
            for name, content in files.items():
                with open(box.path("sub", name), "wb") as file:
                    file.write(content)
            results, _, done = box.run(PDF.replace(LIBRARY, box.path("lib")), {"files": list(files), "pages": pages})
            self.assertEqual(done.returncode, 0, done.stderr)
            self.pictures = sorted(name for name in os.listdir(box.path("out")) if name.endswith(".png"))
            return results

    def test_pages_and_text_are_counted(self):
        found = self.look(report=small_pdf(3))["report"]
        self.assertEqual((found["status"], found["pages"], found["images"]), ("ok", 3, 0), json.dumps(found))
        self.assertGreater(found["text_chars"], 50)

    def test_other_files_are_recognised(self):
        found = self.look(text=b"my report", cut=b"%PDF-1.7\n1 0 obj<<")
        self.assertEqual(found["text"]["status"], "not-pdf")
        self.assertEqual(found["cut"]["status"], "damaged")


if __name__ == "__main__":
    unittest.main()
