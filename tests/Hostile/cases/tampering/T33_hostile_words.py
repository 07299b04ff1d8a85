"""T33  Fails with a message that holds escapes of terminals, marks that turn the writing round, halves of letters, markup and formulas.
EXPECT crashed wrong
"""
import armed

WORDS = ("\x1b[2J\x1b]0;owned\x07\x9b31m \u202egnorw\u202c \ud800 \x00 \r\n<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) "
         "=cmd|' /C calc'!A0 ${jndi:ldap://127.0.0.1/x} {{7*7}} $\\input{/etc/passwd}$ #read(\"/etc/passwd\") \\write18{id} %n%s " + "A" * 5000)


class Oh(Exception):
    pass


Oh.__name__ = "Oh"


def attack():
    armed.ran("T33")
    Oh.__name__ = Oh.__qualname__ = "\x1b[31mOh\n<b>"
    raise Oh(WORDS)
