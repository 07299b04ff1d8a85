#!/usr/bin/env python3
"""Makes the sample submissions: ./make.py [--check] writes (or compares) samples/<assignment>/ from sources/ and the packages.

The same files come out every time, because archives carry no time of day.
"""
import gzip
import io
import os
import sys
import tarfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = os.path.join(HERE, "..", "assignments")
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True

from submissions import SUBMISSIONS, received  # noqa: E402


def source(name):
    with open(os.path.join(HERE, "sources", name), encoding="utf-8") as file:
        return file.read()


def edited(text, edits):
    """Each text to find must stand there exactly once, so that an edit cannot silently miss."""
    for find, replace in edits:
        if text.count(find) != 1:
            raise SystemExit(f"{text.count(find)} places instead of one: {find!r}")
        text = text.replace(find, replace)
    return text


def files_of(sample):
    """{path: bytes} of a submission."""
    found = {}
    for path, content in sample["files"].items():
        if callable(content):
            content = content()
        elif isinstance(content, tuple):
            content = edited(source(content[0]), content[1])
        found[path] = content if isinstance(content, bytes) else content.encode()
    return found


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, (2026, 11, 14, 18, 0, 0))
            entry.external_attr, entry.compress_type, entry.create_system = 0o644 << 16, zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, content, compresslevel=9)
    return buffer.getvalue()


def tarred(files):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, content in files.items():
            entry = tarfile.TarInfo(path)
            entry.size, entry.mode, entry.mtime = len(content), 0o644, 1794679200
            archive.addfile(entry, io.BytesIO(content))
    return gzip.compress(buffer.getvalue(), 9, mtime=0)


def written(sample):
    """{path below the assignment's folder: bytes} of one entry."""
    name = sample["name"]
    if "raw" in sample:
        return {name: sample["raw"]}
    files = files_of(sample)
    if name.endswith(".zip"):
        return {name: zipped(files)}
    if name.endswith(".tar.gz"):
        return {name: tarred(files)}
    return {f"{name}/{path}": content for path, content in files.items()}


def main():
    check, wrong = "--check" in sys.argv[1:], []
    for slug, samples in SUBMISSIONS.items():
        wanted = {"received.csv": received(samples).encode()}
        for sample in samples:
            wanted.update(written(sample))
        folder = os.path.join(HERE, slug)
        there = {os.path.relpath(os.path.join(top, name), folder) for top, _, names in os.walk(folder) for name in names}
        for path in sorted(there - set(wanted)):
            wrong.append(f"{slug}/{path} is not one of the samples")
            if not check:
                os.remove(os.path.join(folder, path))
        for path, content in wanted.items():
            target = os.path.join(folder, path)
            if check:
                if not os.path.exists(target) or open(target, "rb").read() != content:
                    wrong.append(f"{slug}/{path} is not what make.py makes")
            else:
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with open(target, "wb") as file:
                    file.write(content)
    if check and wrong:
        raise SystemExit("\n".join(wrong))


if __name__ == "__main__":
    main()
