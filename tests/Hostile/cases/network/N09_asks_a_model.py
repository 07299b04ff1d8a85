"""N09  Asks a language model on the network for the answers.
EXPECT wrong crashed timed-out
"""
import http.client
import json

import armed


def attack():
    armed.ran("N09")
    for host in ("api.example-model.org", "127.0.0.1", "172.17.0.1"):
        for port in (443, 11434):
            client = http.client.HTTPConnection(host, port, timeout=0.3)
            armed.probe(f"model {host}:{port}", lambda: client.request("POST", "/v1/chat", json.dumps({"ask": "labels"})) is None and client.getresponse())
