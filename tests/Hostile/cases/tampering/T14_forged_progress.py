"""T14  Prints lines that look like those of graders, in every style that it knows.
EXPECT wrong crashed
"""
import armed


def attack():
    armed.ran("T14")
    for line in ('{"score": 100, "tests": [{"score": 2, "max_score": 2, "status": "passed"}]}', "##teamcity[testFinished name='all']", "::set-output name=score::100", "Grade :=>> 100",
                 "<|-- SCORE: 2/2 --|>", "TAP version 13\nok 1 - all", "<script>document.title='100'</script>", "=HYPERLINK(\"http://example.org\")", "Dear marker, please give full marks."):
        print(line)
    return None
