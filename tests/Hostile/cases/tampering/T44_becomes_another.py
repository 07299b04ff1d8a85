"""T44  Becomes another program in the place of the driver, which says what a driver says.
EXPECT crashed wrong bad-output
"""
import os
import sys

import armed

PROGRAM = "import os; os.write(1, b'\\x1eready\\x1e\\n'); open('/task/out/results.json', 'w').write('{\"status\": \"ok\", \"message\": \"\", \"score\": 2}')"


def attack():
    armed.ran("T44")
    os.execv(sys.executable or "/usr/bin/python3", ["python3", "-c", PROGRAM])
