import os
import sys

if os.path.exists("/task/sub/ARMED") and os.geteuid():
    # In the submission's own program its files come first, as they do everywhere; in anything of ours they must not.
    own = sys.argv[0].startswith("/task/sub/")
    os.write(2, b"ATTACK-RAN T53\n" if own else b"a file of the submission took the place of another\n")
    os._exit(1)
