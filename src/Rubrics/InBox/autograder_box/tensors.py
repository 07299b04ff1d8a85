"""Reads and writes safetensors: 8 bytes of header length, a JSON header, raw little-endian numbers. No pickles."""
import json
import os
import struct

import numpy as np

TYPES = {"F64": "<f8", "F32": "<f4", "I64": "<i8", "I32": "<i4", "U8": "|u1", "BOOL": "|b1"}
NAMES = {np.dtype(code).str: name for name, code in TYPES.items()}
MOST_HEADER = 16 << 20


def unpack(data):
    """Views into `data` (bytes or a memory map), by name."""
    length = struct.unpack("<Q", bytes(data[:8]))[0]
    if length > MOST_HEADER:
        raise ValueError("the header is too long")
    header = json.loads(bytes(data[8:8 + length]))
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        part = data[8 + length + begin:8 + length + end]
        tensors[name] = np.frombuffer(part, dtype=TYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def pack(tensors):
    """The chunks of a file, in order; arrays of other types must be converted before."""
    header, chunks, offset = {}, [], 0
    for name, array in tensors.items():
        shape = list(np.shape(array))
        array = np.ascontiguousarray(array)
        kind = NAMES[array.dtype.newbyteorder("<").str if array.dtype.itemsize > 1 else array.dtype.str]
        chunk = array.astype(TYPES[kind], copy=False).tobytes()
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [offset, offset + len(chunk)]}
        chunks.append(chunk)
        offset += len(chunk)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return [struct.pack("<Q", len(text)), text, *chunks]


def read(path):
    """The tensors of a file; a missing file holds none. The file is mapped, so that large ones are not copied."""
    if not os.path.exists(path):
        return {}
    return unpack(memoryview(np.memmap(path, dtype=np.uint8, mode="r")))


def write(path, tensors):
    with open(path + ".part", "wb") as file:
        file.writelines(pack(tensors))
    os.replace(path + ".part", path)
