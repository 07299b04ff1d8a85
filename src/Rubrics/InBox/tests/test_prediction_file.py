"""Files of predictions, honest and other."""
import os
import tempfile
import unittest

import fakebox  # noqa: F401 (puts the library on the path)
from autograder_box import prediction_file

IDS = ["a7", "b2", "c9"]


class Reading(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def read(self, text):
        path = os.path.join(self.folder.name, "predictions.csv")
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return prediction_file.read(path, IDS, 3).tolist()

    def test_rows_may_stand_in_any_order(self):
        self.assertEqual(self.read("id,class\na7,2\nb2,0\nc9,1\n"), [2, 0, 1])
        self.assertEqual(self.read("\ufeffid,class\r\nc9,1\r\na7,2\r\nb2,0"), [2, 0, 1])

    def test_of_equal_probabilities_the_first_class_counts(self):
        self.assertEqual(self.read("id,p0,p1,p2\na7,0.1,0.8,0.1\nb2,.4,.2,.4\nc9,0,1e-1,0.9\n"), [1, 0, 2])

    def test_what_is_wrong_is_said_with_its_row(self):
        whole, shares = "id,class\na7,2\nb2,0\n", "id,p0,p1,p2\na7,0.1,0.8,0.1\n"
        for text, row, words in (
                ("", 1, "first row"), ("class,id\n", 1, "first row"), ("id,class,score\n", 1, "first row"), ("ID,Class\n", 1, "first row"), ("id,p0,p1\n", 1, "first row"),
                (whole, 4, "missing"), (whole + "a7,1\nc9,1\n", 4, "row 2 already"), (whole + "z1,1\nc9,1\n", 4, "no example"), (whole + "c9\n", 4, "values"),
                (whole + "c9,1,2\n", 4, "values"), (whole + "c9,3\n", 4, "no class"), (whole + "c9,-1\n", 4, "no class"), (whole + "c9,1.0\n", 4, "no class"),
                (whole + "c9,nan\n", 4, "no class"), (whole + "c9,\u0661\n", 4, "no class"), (whole + "c9, 1\n", 4, "no class"), (whole + "c9,1 or 2\n", 4, "no class"),
                (whole + "c9,1_0\n", 4, "no class"), (whole + "c9,=1\n", 4, "no class"), (whole + "\nc9,1\n", 4, "no example"), (whole + "c9,1\n\n", 5, "no example"),
                (whole + "c9,1\nc9,2\n", 5, "row 4 already"), (shares + "b2,0.5,1.5,-1\n", 3, "no probability"), (shares + "b2,nan,1,0\n", 3, "no probability"),
                (shares + "b2,inf,0,0\n", 3, "no probability"), (shares + "b2,1e999,0,0\n", 3, "no probability"), (shares + "b2,1,1,1\n", 3, "add up"),
                (shares + "b2,1\n", 3, "instead of 3"), (b"id,class\na7,2\nb2,\xff\n", 3, "UTF-8"), (whole + "c9\x00,1\n", 4, "no example")):
            with self.subTest(text=text):
                with self.assertRaises(prediction_file.Malformed) as raised:
                    self.read(text)
                self.assertTrue(str(raised.exception).startswith(f"row {row}: "), raised.exception)
                self.assertIn(words, str(raised.exception))

    def test_a_file_that_is_too_large_is_not_read(self):
        with self.assertRaisesRegex(prediction_file.Malformed, "larger"):
            self.read(b"id,class\n" + b"a7,1\n" * 4_000_000)


if __name__ == "__main__":
    unittest.main()
