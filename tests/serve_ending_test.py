"""`sayso serve` as it begins and ends: a store of an older version, linking and answers that take long,
a webhook that never answers. What it waits for here is another program that writes to the store."""
import http.server
import json
import signal
import sqlite3
import threading
import time
import unittest

from program import ROOT
from served import REPORTS, ServeTest

MIGRATIONS = sorted((ROOT / "src/record/migrations").glob("*.sql"))
SOON = 3  # seconds, on a machine that does other things too


class EndingTest(ServeTest):
    def writer(self):
        """Another program that writes to the store until it is closed."""
        connection = sqlite3.connect(self.store, isolation_level=None)
        self.addCleanup(connection.close)
        connection.execute("BEGIN IMMEDIATE")
        return connection

    def number(self, sql):
        connection = sqlite3.connect(self.store)
        try:
            return connection.execute(sql).fetchone()[0]
        finally:
            connection.close()

    def wait_until(self, holds):
        for _ in range(300):
            if holds():
                return
            time.sleep(0.1)
        self.fail("it never holds")

    def end_soon(self, server):
        began = time.monotonic()
        self.assertEqual(server.end(), 0)
        self.assertLess(time.monotonic() - began, SOON)


class Updating(EndingTest):
    OLDER = [one.name for one in MIGRATIONS].index("0021_alerts.sql")

    def make_older(self):
        connection = sqlite3.connect(self.store)
        connection.execute("PRAGMA journal_mode = WAL")
        for migration in MIGRATIONS[:self.OLDER]:
            connection.executescript(migration.read_text())
        connection.executescript("PRAGMA application_id = 0x73617930; PRAGMA user_version = %d"
                                 % self.OLDER)
        connection.close()

    def test_an_older_store_is_brought_up_to_date_while_it_listens(self):
        self.make_older()
        other = self.writer()
        server = self.serve()
        answer = server.ask("GET", "/api/v1/stories")
        self.assertEqual((answer.status, answer.getheader("Retry-After")), (503, "2"))
        self.assertEqual(answer.getheader("Content-Type"), "application/problem+json")
        problem = json.loads(answer.bytes)
        self.assertEqual(problem["code"], "store-updating")
        self.assertIn("brought up to date", problem["detail"])
        self.assertEqual(server.ask("POST", "/mcp", b"{}").status, 503)
        self.assertEqual(server.ask("GET", "/").status, 200, "the desk is there, and can say so")
        other.close()
        self.wait_until(lambda: server.ask("GET", "/api/v1/health").status == 200)
        self.assertEqual(self.number("PRAGMA user_version"), len(MIGRATIONS))
        self.assertEqual(server.get("/stories")["items"], [])
        self.assertEqual(server.end(), 0)
        self.assertIn("made by an older sayso", server.process.stderr.read())

    def test_it_ends_meanwhile_and_leaves_the_store_as_it_was(self):
        self.make_older()
        self.writer()
        server = self.serve()
        self.end_soon(server)
        self.assertEqual(self.number("PRAGMA user_version"), self.OLDER)

    def test_what_goes_wrong_is_told(self):
        self.make_older()
        connection = sqlite3.connect(self.store)
        connection.execute("CREATE TABLE alert_firings (other INTEGER)")
        connection.close()
        server = self.serve()
        self.assertEqual(server.process.wait(60), 3)
        self.assertIn("alert_firings", server.process.stderr.read())
        self.assertEqual(self.number("PRAGMA user_version"), self.OLDER)


class Ending(EndingTest):
    def test_linking_is_cut_and_goes_on_at_the_next_start(self):
        self.add_reports()
        connection = sqlite3.connect(self.store)
        connection.execute("INSERT OR IGNORE INTO unlinked SELECT document FROM analyses")
        connection.commit()
        connection.close()
        other = self.writer()
        server = self.serve()
        server.get("/status")
        self.end_soon(server)
        other.close()
        self.assertEqual(self.number("SELECT count(*) FROM unlinked"), len(REPORTS))
        server = self.serve()
        self.wait_until(lambda: self.number("SELECT count(*) FROM unlinked") == 0)
        self.assertEqual(server.end(), 0)

    def test_a_correction_that_somebody_waits_for_is_made(self):
        self.add_reports()
        server = self.serve()
        story = server.get("/stories")["items"][0]["id"]
        answers = []
        other = self.writer()
        asking = threading.Thread(target=lambda: answers.append(server.post(
            "/corrections", {"action": "note", "targets": [story], "note": "seen"})))
        asking.start()
        time.sleep(0.5)  # it has been sent, and waits for the other program
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        other.close()
        asking.join(60)
        self.assertEqual(answers[0][0], 201)
        self.assertEqual(server.process.wait(60), 0)
        self.assertEqual(self.number("SELECT count(*) FROM corrections"), 1)

    def test_two_signals_are_as_one(self):
        server = self.serve()
        server.process.send_signal(signal.SIGTERM)
        server.process.send_signal(signal.SIGINT)
        self.assertEqual(server.process.wait(60), 0)


class Hanging(http.server.BaseHTTPRequestHandler):
    """Takes what is posted, and does not answer until it is told to."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append(json.loads(body)["id"])
        self.server.answers.wait(60)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *words):
        pass


class Delivering(EndingTest):
    def webhook(self):
        hook = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hanging)
        hook.daemon_threads, hook.posts, hook.answers = True, [], threading.Event()
        threading.Thread(target=hook.serve_forever, daemon=True).start()
        self.addCleanup(hook.server_close)
        self.addCleanup(hook.shutdown)
        self.addCleanup(hook.answers.set)
        return hook

    def test_a_delivery_is_cut_and_tried_again_at_the_next_start(self):
        self.add_reports(REPORTS[:1])
        hook = self.webhook()
        server = self.serve()
        status, alert = server.post("/alerts", {
            "condition": {"kind": "claim", "q": "radar"},
            "webhook": ["http://127.0.0.1:%d/x" % hook.server_port]})
        self.assertEqual(status, 201, alert)
        line = json.dumps(REPORTS[2]) + "\n"
        answer = server.ask("POST", "/api/v1/documents", line, {"Content-Type": "application/x-ndjson"})
        self.wait_for_upload(server, json.loads(answer.bytes))
        self.wait_until(lambda: hook.posts)
        self.end_soon(server)
        self.assertEqual(self.number("SELECT count(*) FROM alert_deliveries "
                                     "WHERE state = 'waiting' AND attempts = 0"), 1)
        hook.answers.set()
        server = self.serve()
        self.wait_until(lambda: self.number(
            "SELECT count(*) FROM alert_deliveries WHERE state = 'delivered'") == 1)
        self.assertEqual(len(set(hook.posts)), 1, "the same firing, told twice at most")
        self.assertEqual(server.end(), 0)


if __name__ == "__main__":
    unittest.main()
