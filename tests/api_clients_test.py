"""The server asked by programs of others: schemathesis, which tries what its description allows and
what it does not, and the official client of MCP."""
import json
import subprocess
import unittest

from program import ROOT, SAYSO
from served import REPORTS, ServeTest

CLIENTS = ROOT / "build/api-clients/bin"


class Clients(ServeTest):
    def setUp(self):
        if not CLIENTS.exists():
            self.fail("run tools/api-clients first")
        super().setUp()
        self.add_reports()

    def run_client(self, *words):
        done = subprocess.run([str(CLIENTS / words[0]), *words[1:]], capture_output=True, text=True,
                              timeout=800, cwd=self.folder)
        self.assertEqual(done.returncode, 0, done.stdout[-8000:] + done.stderr[-4000:])
        return done.stdout

    def check_mcp(self, *words):
        told = json.loads(self.run_client("python", str(ROOT / "tests/api_clients/ask_mcp.py"), *words))
        self.assertEqual(told["server"]["protocolVersion"], "2025-06-18")
        self.assertEqual(told["tools"], ["search", "article", "claims", "claim", "source", "timeline"])
        text = lambda answer: answer["content"][0]["text"]
        found, nothing, article, _, source, timeline, none = told["answers"]
        self.assertIn("Osterby has asked Velmouth for radar sets", text(found))
        self.assertIn("The record holds no document", text(nothing))
        self.assertIn(REPORTS[0]["text"], text(article))
        self.assertIn("\u201cWe need them by autumn,\u201d", text(article).replace('"', ""))
        self.assertIn("courier-1", text(source))
        self.assertIn("appears", text(timeline))
        self.assertTrue(none["isError"])
        self.assertIn("no claim 'c:none'", text(none))
        ledger = told["ledger"]
        self.assertIn("Who denies or doubts it:", text(ledger))
        for member in ledger["structuredContent"]["members"]:
            self.assertIn(member["text"].replace("\n", " "), text(ledger))

    def test_mcp_over_standard_input_and_output(self):
        self.check_mcp(SAYSO, "mcp", self.store)

    def test_mcp_over_http(self):
        server = self.serve()
        self.check_mcp("http://127.0.0.1:%d/mcp" % server.port)

    def test_schemathesis_finds_nothing(self):
        server = self.serve()
        # A stream of events does not end by itself.
        self.run_client("schemathesis", "run", "--url", "http://127.0.0.1:%d/api/v1" % server.port,
                        "--exclude-path", "/changes", "--max-examples", "8", "--seed", "1",
                        "--phases", "examples,coverage,fuzzing", "--no-color",
                        "--generation-database", "none", str(ROOT / "src/views/http/openapi.json"))
        self.assertEqual(server.end(), 0)


if __name__ == "__main__":
    unittest.main()
