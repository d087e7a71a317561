"""`sayso mcp` as a program that sends it lines sees it."""
import json
import unittest

from program import ProgramTest
from served import REPORTS


def message(method, number=None, **params):
    one = {"jsonrpc": "2.0", "method": method, "params": params}
    return json.dumps({**one, "id": number} if number is not None else one)


class Mcp(ProgramTest):
    def ask(self, *lines):
        path = self.write_lines("reports.jsonl", REPORTS)
        self.assertEqual(self.run_words(self.command("add", self.store, path)).status, 0)
        done = self.run_words(self.command("mcp", self.store), stdin="\n".join(lines).encode() + b"\n")
        self.assertEqual(done.status, 0, done.err)
        return done.lines

    def test_versions(self):
        for asked, given in (("2025-06-18", "2025-06-18"), ("2024-11-05", "2024-11-05"),
                             ("1999-01-01", "2025-06-18")):
            answer, = self.ask(message("initialize", 1, protocolVersion=asked, capabilities={}),
                               message("notifications/initialized"))
            self.assertEqual(answer["result"]["protocolVersion"], given)

    def test_answers_carry_verbatim_words(self):
        call = lambda name, **arguments: message("tools/call", 1, name=name, arguments=arguments)
        hits, = self.ask(call("search", query="autumn"))
        document = hits["result"]["structuredContent"]["documents"][0]
        begin, end = document["excerpt"]["span"]
        self.assertEqual(REPORTS[0]["text"][begin:end], document["excerpt"]["text"])
        self.assertIn("Ilse Marrant", hits["result"]["content"][0]["text"])

    def test_mistakes(self):
        answers = self.ask("{", "[]", message("dance", 1), message("tools/call", 2, name="dance"),
                           message("tools/call", 3, name="search", arguments={}),
                           json.dumps([json.loads(message("ping", 4))]))
        self.assertEqual([one.get("error", {}).get("code") for one in answers[:4]],
                         [-32700, -32600, -32601, -32602])
        self.assertTrue(answers[4]["result"]["isError"])
        self.assertEqual(answers[5], [{"jsonrpc": "2.0", "id": 4, "result": {}}])


if __name__ == "__main__":
    unittest.main()
