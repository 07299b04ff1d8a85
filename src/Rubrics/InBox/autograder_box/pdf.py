"""Looks at PDFs with poppler's tools, inside the box, because students' files are never opened outside one."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from autograder_box import box

SECONDS = 15
MOST_TEXT = 4 << 20


def main():
    request = box.request()
    found = {name: look(os.path.join(box.SUBMISSION, name)) for name in request["files"]}
    first = request["files"][0]
    if request.get("pages") and found[first]["status"] == "ok":
        from autograder_box import pdf_pages
        found[first].update(pdf_pages.look(os.path.join(box.SUBMISSION, first)))
    box.write_results(found)


def look(path):
    """{"status", "pages", "text_chars", "images", "javascript", "message"} of one file."""
    found = {"status": "ok", "pages": 0, "text_chars": 0, "images": 0, "javascript": False, "message": ""}
    with open(path, "rb") as file:
        if b"%PDF-" not in file.read(1024):
            return {**found, "status": "not-pdf", "message": "the file does not start like a PDF"}
    code, facts, errors = tool("pdfinfo", path)
    if "Incorrect password" in errors:
        return {**found, "status": "encrypted", "message": "a password is needed to open it"}
    pages = re.search(r"^Pages:\s+(\d+)", facts, re.M)
    if code != 0 or pages is None:
        return {**found, "status": "damaged", "message": box.words(errors.strip() or "pdfinfo found no pages", 300)}
    found["pages"] = int(pages.group(1))
    found["javascript"] = bool(re.search(r"^JavaScript:\s+yes", facts, re.M))
    found["text_chars"] = len("".join(tool("pdftotext", "-q", path, "-")[1].split()))
    found["images"] = len(re.findall(r"^\s*\d+\s+\d+\s+image\b", tool("pdfimages", "-list", path)[1], re.M))
    return found


def tool(*command):
    """(exit code, output, errors); a tool that takes too long or prints too much counts as failed."""
    try:
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              cwd=box.WORK, start_new_session=True) as process:
            try:
                output, errors = process.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                return -1, "", f"{command[0]} did not finish within {SECONDS} seconds"
            return (process.returncode, output[:MOST_TEXT].decode("utf-8", "replace"), errors[:4000].decode("utf-8", "replace"))
    except OSError as error:
        return -1, "", str(error)


if __name__ == "__main__":
    main()
