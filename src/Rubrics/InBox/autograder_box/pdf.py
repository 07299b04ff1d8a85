"""Looks at PDFs with poppler's tools, inside the box, because students' files are never opened outside one."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from autograder_box import box

TOOLS = ("pdfinfo", "pdftotext", "pdfimages", "pdftoppm")
SECONDS = 15
MOST_TEXT = 4 << 20


def main():
    request = box.read_request()
    missing = [name for name in TOOLS if shutil.which(name) is None]
    if missing:
        sys.exit(f"this image has no {', '.join(missing)}")
    if request.get("pages"):
        from autograder_box import pdf_pages
    # All that is ours is there: whatever fails from here on is the file's doing.
    box.ready()
    first, found = request["files"][0], {}
    for name in request["files"]:
        found[name] = look(os.path.join(box.SUBMISSION, name))
        box.write_results(found)  # what is known stays known if the rest is too much for the box
    if request.get("pages") and found[first]["status"] == "ok":
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
    pages = said("Pages", r"(\d{1,9})", facts)
    if code != 0 or pages is None:
        return {**found, "status": "damaged", "message": box.words(errors.strip() or "pdfinfo found no pages", 300)}
    found["pages"] = int(pages)
    found["javascript"] = said("JavaScript", "(yes|no)", facts) == "yes"
    found["text_chars"] = len("".join(tool("pdftotext", "-q", path, "-")[1].split()))
    found["images"] = len(re.findall(r"^\s*\d+\s+\d+\s+image\b", tool("pdfimages", "-list", path)[1], re.M))
    return found


def said(name, value, facts):
    """What pdfinfo says last under a name: title and author stand before it as they are written in the file, line breaks included."""
    found = re.findall(rf"^{name}:[ ]+{value}[ ]*$", facts, re.M)
    return found[-1] if found else None


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
            code = process.returncode if len(output) <= MOST_TEXT else -1
            return code, output[:MOST_TEXT].decode("utf-8", "replace"), errors[:4000].decode("utf-8", "replace")
    except OSError as error:
        return -1, "", str(error)


if __name__ == "__main__":
    main()
