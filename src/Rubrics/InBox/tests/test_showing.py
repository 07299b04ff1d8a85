"""What is kept of a cell's output."""
import base64
import struct
import unittest

from notebooks import NotebookCase  # noqa: F401 (finds the library)

from autograder_box import showing

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", 4, 3) + bytes(60)


class Showing(unittest.TestCase):
    def shown(self, *texts):
        shown = showing.Shown(showing.Budget())
        for text in texts:
            shown.take("stream", {"text": text})
        return shown

    def test_progress_bars_leave_their_last_state(self):
        self.assertEqual(self.shown("start\n", "\r 1%", "\r 2%|x", "\r 100%|xxx", "\n", "end").text, "start\n 100%|xxx\nend")
        self.assertEqual(self.shown("a\r", "b\r", "c\r\nd\r").text, "c\nd")
        self.assertEqual(self.shown("\x1b[31mred\x1b[0m").text, "red")

    def test_long_text_keeps_its_beginning_and_its_end(self):
        text = self.shown(*[f"line {number}\n" for number in range(5000)], "accuracy 0.97").text
        self.assertEqual(len(text), 2000)
        self.assertTrue(text.startswith("line 0\n") and text.endswith("line 4999\naccuracy 0.97"), text)

    def test_what_is_no_text_is_passed_over(self):
        shown = self.shown(None, 5, ["x"])
        shown.take("display_data", {"data": 7})
        shown.take("execute_result", {})
        shown.take("nonsense", {"text": "x"})
        self.assertEqual((shown.text, shown.figures), ("", []))

    def test_cleared_output_is_gone(self):
        shown = self.shown("old")
        shown.take("display_data", {"data": {"image/png": base64.b64encode(PNG).decode()}})
        self.assertEqual(shown.figures, [PNG])
        shown.take("clear_output", {"wait": True})
        self.assertEqual((shown.text, shown.figures), ("", []))

    def test_all_cells_share_one_budget(self):
        budget = showing.Budget()
        for _ in range(15):
            shown = showing.Shown(budget)
            shown.take("stream", {"text": "x" * (1 << 20)})
        self.assertEqual(shown.text, "")
        self.assertIn("more than is kept", shown.notes[0])


if __name__ == "__main__":
    unittest.main()
