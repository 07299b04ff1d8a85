"""N03  Asks the addresses where clouds keep the credentials of their machines.
EXPECT wrong crashed
"""
import armed


def attack():
    armed.ran("N03")
    for address in ("169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "168.63.129.16"):
        armed.probe("metadata " + address, lambda: armed.connects((address, 80), 0.1))
    armed.probe("metadata by IPv6", lambda: armed.connects(("fd00:ec2::254", 80), 0.1))
