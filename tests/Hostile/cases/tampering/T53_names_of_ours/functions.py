import os

if os.path.exists("/task/sub/ARMED") and os.geteuid():
    os.write(2, b"a file of the submission took the place of another\n")
    os._exit(1)
