"""R05  Makes empty files until there is no room for one more, and leaves them.
EXPECT wrong crashed timed-out cpu bad-output
WAY metric
"""
import armed


def attack():
    armed.ran("R05")
    for folder in ("/task/out", "/task/work", "/tmp"):
        try:
            for number in range(armed.most(70000)):
                open(f"{folder}/{number:06}", "w").close()
            armed.say("ALLOWED 70000 files in " + folder)
        except OSError:
            pass
