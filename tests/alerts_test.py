"""`sayso alert` and what the server says of alerts: the real program, a web server that fails at
first, a mail server, and the feed as a reader of feeds sees it."""
import hashlib
import hmac
import http.client
import http.server
import json
import socketserver
import sqlite3
import threading
import time
import unittest
import xml.etree.ElementTree as xml
from email import message_from_bytes, policy

from program import ROOT
from served import REPORTS, Server, ServeTest

ATOM = "{http://www.w3.org/2005/Atom}"

LATER = [
    {"id": "mail-1", "outlet": "Pelling Mail", "title": "Minister confirms radar request",
     "published": "2031-03-06T07:00:00Z",
     "text": "Osterby has asked Velmouth for radar sets, Ilse Marrant told the Pelling Mail on "
             "Thursday."},
]
DENIAL = [
    {"id": "gazette-1", "outlet": "Oldmere Gazette", "title": "Chancellor denies request",
     "published": "2031-03-07T07:00:00Z",
     "text": "Osterby's chancellor, Ulo Sarn, denied on Friday that Osterby had asked Velmouth for "
             "radar sets."},
]
APPROVED = [
    {"id": "coast-1", "outlet": "Coast Post", "title": "Velmouth approves radar sets",
     "published": "2031-03-09T07:00:00Z",
     "text": "Velmouth has approved the delivery of radar sets to Osterby, the government of "
             "Velmouth said on Sunday."},
]


class Webhook(http.server.BaseHTTPRequestHandler):
    """Fails twice, then takes what is posted."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append((dict(self.headers), body))
        self.send_response(503 if len(self.server.posts) < 3 else 204)
        self.end_headers()

    def log_message(self, *words):
        pass


class Mail(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client needs."""

    def handle(self):
        say = lambda line: self.wfile.write(line.encode() + b"\r\n")
        say("220 here")
        sender, recipients = "", []
        while line := self.rfile.readline():
            word = line.split(b":")[0].split()[0].upper()
            if word == b"EHLO":
                say("250 here")
            elif word == b"MAIL":
                sender = line.decode().strip()
                say("250 go on")
            elif word == b"RCPT":
                recipients.append(line.decode().strip())
                say("250 go on")
            elif word == b"DATA":
                say("354 go on")
                data = b""
                while (line := self.rfile.readline()) != b".\r\n":
                    data += line[1:] if line.startswith(b".") else line
                self.server.mails.append((sender, recipients, data))
                say("250 taken")
            elif word == b"QUIT":
                return say("221 bye")
            else:
                say("502 not here")


class AlertsTest(ServeTest):
    def background(self, server):
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server

    def webhook(self):
        server = self.background(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Webhook))
        server.posts = []
        return server

    def mail_server(self):
        server = self.background(socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mail))
        server.mails = []
        return server

    def alert(self, *words, status=0, **more):
        done = self.sayso("alert", *words, **more)
        self.assertEqual(done.status, status, done.err)
        return done

    def make(self, *words):
        return self.alert("add", self.store, *words).out.strip()

    def firings(self, alert):
        return self.alert("show", self.store, alert, "--format", "jsonl").lines[1:]

    def add_more(self, reports):
        done = self.add(self.write_lines(reports[0]["id"] + ".jsonl", reports))
        self.assertEqual(done.status, 0, done.err)

    def claim(self):
        """The claim that Osterby asked for radar sets."""
        claims = [line for line in self.exported_all() if line["kind"] == "claim"]
        asked = [claim for claim in claims if "asked" in claim["text"] and
                 any(member["document"] == "courier-1" for member in claim["members"])]
        self.assertTrue(asked, [claim["text"] for claim in claims])
        return max(asked, key=lambda claim: len(claim["members"]))["id"]

    def check_evidence(self, firing):
        texts = {document["id"]: document["text"] for document in self.exported()}
        self.assertTrue(firing["evidence"])
        for one in firing["evidence"]:
            text = texts[one["document"]]
            self.assertEqual(" ".join(text[begin:end] for begin, end in one["spans"]), one["text"])


class Conditions(AlertsTest):
    def test_what_is_new_fires_once_and_says_why(self):
        self.add_reports()
        claim = self.claim()
        origin = self.make("--when", "origin", "--claim", claim)
        denied = self.make("--when", "denied", "--claim", claim)
        steps = self.make("--when", "transfer", "--from", "Velmouth", "--to", "Osterby")
        search = self.make("--when", "claim", "--query", "radar")
        said = self.make("--when", "statement", "--source", "Sarn")
        every = (origin, denied, steps, search, said)
        for alert in every:
            self.assertEqual(self.firings(alert), [], "what stood fires nothing")

        self.add_more(LATER)
        (firing,) = self.firings(origin)
        self.assertIn("origin, Pelling Mail of 6 March 2031", firing["why"])
        self.assertIn("Marrant", firing["why"])
        self.check_evidence(firing)
        self.assertEqual(self.firings(denied), [])

        self.add_more(DENIAL)
        (firing,) = self.firings(denied)
        self.assertIn("denied by", firing["why"])
        self.assertIn("Sarn", firing["why"])
        self.check_evidence(firing)
        self.assertEqual(len(self.firings(said)), 1)
        self.assertEqual(len(self.firings(origin)), 1)

        self.add_more(APPROVED)
        (firing,) = self.firings(steps)
        self.assertIn("approved", firing["why"])
        self.check_evidence(firing)
        self.assertGreater(len(self.firings(search)), 0)

        before = {alert: self.firings(alert) for alert in every}
        self.assertEqual(self.sayso("relink", self.store).status, 0)
        for report in (*REPORTS, *LATER, *DENIAL, *APPROVED):
            self.add_more([report])
        self.make_stale()
        self.assertEqual(self.sayso("reanalyse", self.store).status, 0)
        self.assertEqual({alert: self.firings(alert) for alert in every}, before)

    def test_a_revised_figure(self):
        reports = (ROOT / "tests/cases/linking/pellbrook-leak/documents.jsonl").read_text().splitlines()
        self.add(self.write("first.jsonl", "\n".join(reports[:2])))
        (claim,) = [line["id"] for line in self.exported_all() if line["kind"] == "claim"
                    and line["text"].startswith("Four workers were killed")]
        alert = self.make("--when", "revised", "--claim", claim)
        self.add(self.write("then.jsonl", "\n".join(reports[2:3])))
        (firing,) = self.firings(alert)
        self.assertIn("revised by", firing["why"])
        self.assertIn("risen to six", firing["why"])
        self.check_evidence(firing)
        self.sayso("relink", self.store)
        self.assertEqual(self.firings(alert), [firing])

    def test_new_alerts_on_a_store_that_waits_to_be_linked_note_all_of_it(self):
        self.add_reports()
        claim = self.claim()
        with sqlite3.connect(self.store) as store:  # as a run of relink that is broken off leaves it
            store.execute("INSERT OR IGNORE INTO unlinked SELECT document FROM analyses")
        alerts = [self.make("--when", "claim", "--query", "radar"),
                  self.make("--when", "denied", "--claim", claim)]
        self.add_more(LATER)
        for alert in alerts:
            self.assertEqual(self.firings(alert), [])

    def test_a_claim_is_followed_where_a_correction_puts_it(self):
        self.add_reports()
        claim = self.claim()
        others = [line["id"] for line in self.exported_all()
                  if line["kind"] == "claim" and line["id"] != claim]
        alert = self.make("--when", "denied", "--claim", claim)
        done = self.sayso("correct", self.store, "merge-claims", others[0], claim)
        self.assertEqual(done.status, 0, done.err)
        before = len(self.firings(alert))
        self.add_more(DENIAL)
        self.assertEqual(len(self.firings(alert)), before + 1)

    def test_a_paused_alert_lets_news_pass(self):
        self.add_reports()
        alert = self.make("--when", "origin", "--claim", self.claim())
        self.alert("pause", self.store, alert)
        self.add_more(LATER)
        self.alert("resume", self.store, alert)
        self.add_more(DENIAL)
        self.assertEqual(self.firings(alert), [])
        self.alert("remove", self.store, alert)
        self.assertEqual(self.alert("list", self.store).out, "")

    def test_what_makes_no_sense_is_refused(self):
        self.add_reports()
        for words in (["--when", "origin"], ["--when", "transfer"], ["--when", "claim"],
                      ["--when", "claim", "--query", "radar", "--email", "no address"],
                      ["--when", "claim", "--query", "radar", "--webhook", "ftp://x.example/"],
                      ["--when", "claim", "--query", "radar", "--email", "a@b.example\r\nBcc: c"]):
            self.alert("add", self.store, *words, status=2)
        self.alert("add", self.store, "--when", "denied", "--claim", "c:none", status=1)
        self.alert("show", self.store, "alert:none", status=1)


class Deliveries(AlertsTest):
    def settings(self, **more):
        return self.write("alerts.json", json.dumps({"first_wait": 1, "allow_private": True, **more}))

    def test_a_webhook_that_fails_twice_is_told_in_the_end_and_once(self):
        self.add_reports()
        hook = self.webhook()
        alert = self.make("--when", "origin", "--claim", self.claim(), "--webhook",
                          "http://127.0.0.1:%d/told" % hook.server_port)
        self.add_more(LATER)
        settings = self.settings(webhook_secret="a secret")
        self.alert("deliver", self.store, "--alerts", settings, status=1)
        (delivery,) = self.firings(alert)[0]["deliveries"]
        self.assertEqual((delivery["state"], delivery["error"]), ("waiting", "answered 503"))
        for _ in range(30):
            self.sayso("alert", "deliver", self.store, "--alerts", settings)
            if len(hook.posts) == 3:
                break
            time.sleep(0.5)
        self.sayso("alert", "deliver", self.store, "--alerts", settings)
        self.assertEqual(len(hook.posts), 3)
        (firing,) = self.firings(alert)
        self.assertEqual(firing["deliveries"][0]["state"], "delivered")
        headers, body = hook.posts[-1]
        firing.pop("deliveries")
        self.assertEqual(json.loads(body), firing)
        self.assertEqual(headers["X-Sayso-Firing"], firing["id"])
        self.assertEqual(headers["X-Sayso-Signature"],
                         "sha256=" + hmac.new(b"a secret", body, hashlib.sha256).hexdigest())

    def test_what_is_not_public_is_not_posted_to_unless_allowed(self):
        self.add_reports()
        hook = self.webhook()
        alert = self.make("--when", "origin", "--claim", self.claim(), "--webhook",
                          "http://localhost:%d/" % hook.server_port)
        self.add_more(LATER)
        self.alert("deliver", self.store, status=1)
        self.assertEqual(hook.posts, [])
        self.assertIn("loopback", self.firings(alert)[0]["deliveries"][0]["error"])

    def test_what_fails_for_too_long_is_given_up(self):
        self.add_reports()
        alert = self.make("--when", "origin", "--claim", self.claim(), "--webhook",
                          "http://127.0.0.1:9/")
        self.add_more(LATER)
        self.alert("deliver", self.store, "--alerts", self.settings(give_up=0), status=1)
        self.assertEqual(self.firings(alert)[0]["deliveries"][0]["state"], "given-up")

    def test_mail_says_why_in_words_that_every_reader_shows(self):
        self.add_reports()
        server = self.mail_server()
        name = "Radar für Osterby — neu\r\nBcc: thief@elsewhere.example"
        alert = self.make("--when", "origin", "--claim", self.claim(), "--name", name,
                          "--email", "desk@tarn.example")
        self.add_more(LATER)
        settings = self.settings(smtp="smtp://127.0.0.1:%d" % server.server_address[1],
                                 **{"from": "sayso@tarn.example", "starttls": False})
        self.alert("deliver", self.store, "--alerts", settings)
        self.alert("deliver", self.store, "--alerts", settings)
        ((sender, recipients, data),) = server.mails
        self.assertIn("<sayso@tarn.example>", sender)
        self.assertEqual(recipients, ["RCPT TO:<desk@tarn.example>"])
        self.assertTrue(all(len(line) <= 998 and byte < 128 for line in data.split(b"\r\n")
                            for byte in line))
        mail = message_from_bytes(data, policy=policy.default)
        self.assertIsNone(mail["Bcc"])
        self.assertEqual(mail["Subject"], name.replace("\r\n", "  "))
        (firing,) = self.firings(alert)
        self.assertEqual(mail["Message-ID"],
                         "<%s@tarn.example>" % firing["id"].replace(":", "."))
        self.assertIn(firing["why"], mail.get_content())
        self.assertIn(firing["evidence"][0]["text"], mail.get_content())

    def test_the_feed_is_atom(self):
        self.add_reports()
        alert = self.make("--when", "origin", "--claim", self.claim(), "--name", "<b> & co")
        self.assertEqual(len(xml.fromstring(self.alert("feed", self.store).out).findall(ATOM + "entry")), 0)
        self.add_more(LATER)
        (firing,) = self.firings(alert)
        text = self.alert("feed", self.store, alert).out
        feed = xml.fromstring(text)
        (entry,) = feed.findall(ATOM + "entry")
        self.assertEqual(entry.findtext(ATOM + "summary"), firing["why"])
        self.assertEqual(entry.findtext(ATOM + "updated"), firing["time"])
        self.assertEqual(feed.findtext(ATOM + "title"), "<b> & co")
        try:
            import feedparser
        except ImportError:
            self.skipTest("python3-feedparser is not installed")
        read = feedparser.parse(text)
        self.assertFalse(read.bozo)
        self.assertEqual(read.entries[0].id, "urn:sayso:" + firing["id"])
        self.assertIn(firing["evidence"][0]["outlet"], read.entries[0].content[0].value)


class Served(AlertsTest):
    def test_the_server_makes_tells_and_delivers(self):
        self.add_reports()
        hook = self.webhook()
        server = self.serve()
        claim = self.claim()
        status, alert = server.post("/alerts", {
            "condition": {"kind": "origin", "claim": claim}, "author": "Ana",
            "webhook": ["http://127.0.0.1:%d/x" % hook.server_port]})
        self.assertEqual(status, 201, alert)
        self.assertEqual((alert["author"], alert["firings"]), ("Ana", 0))
        path = "/alerts/" + alert["id"]
        self.assertEqual(server.get("/alerts")["items"], [alert])
        self.assertEqual(server.get(path), alert)
        stream = self.follow(server)
        lines = "".join(json.dumps(report) + "\n" for report in LATER)
        answer = server.ask("POST", "/api/v1/documents", lines, {"Content-Type": "application/x-ndjson"})
        self.wait_for_upload(server, json.loads(answer.bytes))
        (firing,) = server.get(path + "/firings")["items"]
        self.assertEqual(server.get("/alerts/firings")["items"][0]["id"], firing["id"])
        self.assertEqual(firing["claim"]["id"], claim)
        self.check_evidence(firing)
        for _ in range(100):
            if hook.posts:
                break
            time.sleep(0.1)
        self.assertEqual(json.loads(hook.posts[0][1])["id"], firing["id"])
        feed = server.ask("GET", "/api/v1/alerts/feed")
        self.assertTrue(feed.getheader("Content-Type").startswith("application/atom+xml"))
        self.assertIn(firing["id"].encode(), feed.bytes)
        self.assertIn(firing["id"], self.told(stream, "alert"))
        changed = server.ask("PATCH", "/api/v1" + path, json.dumps({"enabled": False, "name": "Radar"}),
                             {"Content-Type": "application/json"})
        self.assertEqual(json.loads(changed.bytes)["name"], "Radar")
        self.assertEqual(server.ask("DELETE", "/api/v1" + path).status, 204)
        server.get(path, status=404)
        self.assertEqual(server.get("/alerts/firings")["items"], [])
        self.assertEqual(server.end(), 0)

    def follow(self, server):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.addCleanup(connection.close)
        connection.request("GET", "/api/v1/changes")
        return connection.getresponse()

    def told(self, stream, name):
        """Data of the next event of this name."""
        while line := stream.readline():
            if line.strip() == b"event: " + name.encode():
                while not (line := stream.readline()).startswith(b"data: "):
                    pass
                return line.decode()
        self.fail("the stream ended")

    def test_beyond_loopback_nothing_inside_is_posted_to_and_readers_see_no_addresses(self):
        self.add_reports()
        keys = str(self.folder / "keys")
        writer, reader = (self.sayso("serve", self.store, "--keys", keys, "--new-key", role).out.strip()
                          for role in ("write", "read"))
        server = Server(self.store, "--listen", "0.0.0.0:0", "--keys", keys)
        self.addCleanup(server.clean_up)
        as_writer = {"Authorization": "Bearer " + writer}
        wanted = {"condition": {"kind": "claim", "q": "radar"}}
        for address in ("http://127.0.0.1/", "http://localhost/", "http://10.1.2.3/", "http://127.1/",
                        "http://169.254.169.254/latest"):
            status, problem = server.post("/alerts", {**wanted, "webhook": [address]}, as_writer)
            self.assertEqual((status, problem["code"]), (409, "bad-webhook"), address)
        status, alert = server.post(
            "/alerts", {**wanted, "webhook": ["https://hooks.example/secret"],
                        "email": ["ana@tarn.example"]}, as_writer)
        self.assertEqual((status, alert["webhook"]), (201, ["https://hooks.example/secret"]))
        as_reader = {"Authorization": "Bearer " + reader}
        (seen,) = server.get("/alerts", as_reader)["items"]
        self.assertEqual((seen["webhook"], seen["email"]),
                         (["https://hooks.example/…"], ["…@tarn.example"]))
        status, problem = server.post("/alerts", wanted, as_reader)
        self.assertEqual((status, problem["code"]), (403, "read-only"))

    def test_a_feed_opens_by_its_secret_address_and_nothing_else_does(self):
        self.add_reports()
        keys = str(self.folder / "keys")
        as_writer, as_reader = (
            {"Authorization": "Bearer " + self.sayso(
                "serve", self.store, "--keys", keys, "--new-key", role).out.strip()}
            for role in ("write", "read"))
        server = self.serve("--keys", keys)
        ask = lambda path, method="GET", **headers: server.ask(method, path, headers=headers)
        one, other = (server.post("/alerts", {"condition": condition}, as_writer)[1]
                      for condition in ({"kind": "origin", "claim": self.claim()},
                                        {"kind": "claim", "q": "ferries"}))
        self.assertIsNone(one["feed_made"])
        path = "/api/v1/alerts/%s/feed" % one["id"].replace(":", "%3A")
        self.assertEqual(ask(path).status, 401)
        self.assertEqual(ask(path + "?secret=").status, 401)
        self.assertEqual(ask(path, "POST", **as_reader).status, 403)
        self.assertEqual(ask(path + "?secret=x", "POST").status, 401)

        made = ask(path, "POST", **as_writer)
        self.assertEqual(made.status, 201, made.bytes)
        address = json.loads(made.bytes)["path"]
        secret = address.rpartition("=")[2]
        self.assertTrue(address.startswith(path + "?secret=") and len(secret) == 64, address)
        self.add_more(LATER)
        feed = ask(address)
        self.assertEqual((feed.status, feed.getheader("Cache-Control")), (200, "no-store"))
        self.assertEqual(len(xml.fromstring(feed.bytes).findall(ATOM + "entry")), 1)
        self.assertNotIn(secret.encode(), feed.bytes)
        self.assertIsNotNone(server.get("/alerts/" + one["id"], as_reader)["feed_made"])

        query = "?secret=" + secret
        for elsewhere in ("/alerts/%s/feed" % other["id"], "/alerts/%s/feed" % one["id"][:-1],
                          "/alerts/alert:none/feed", "/alerts/feed", "/alerts/" + one["id"],
                          "/alerts/%s/firings" % one["id"], "/documents", "/export"):
            self.assertEqual(ask("/api/v1" + elsewhere + query).status, 401, elsewhere)
        self.assertEqual(ask(path + query, "DELETE").status, 401)
        self.assertEqual(ask(path + query[:-1] + "z").status, 401)
        wrong = {"Authorization": "Bearer sayso-00"}
        self.assertEqual(ask(path + query, **wrong).status, 401)
        kept = b"".join(file.read_bytes() for file in self.folder.iterdir() if file.is_file())
        self.assertNotIn(secret.encode(), kept)

        again = json.loads(ask(path, "POST", **as_writer).bytes)["path"]
        self.assertNotEqual(again, address)
        self.assertEqual((ask(address).status, ask(again).status), (401, 200))
        self.assertEqual(ask("/api/v1/alerts/" + one["id"], "DELETE", **as_writer).status, 204)
        self.assertEqual(ask(again).status, 401)

    def test_an_alert_is_called_by_the_words_of_its_claim(self):
        self.add_reports()
        claim = self.claim()
        text = next(line["text"] for line in self.exported_all() if line.get("id") == claim)
        for kind in ("origin", "denied", "revised"):
            alert, = self.alert("show", self.store, self.make("--when", kind, "--claim", claim),
                                "--format", "jsonl").lines
            self.assertIn("\u201c%s\u201d" % text, alert["name"])
            self.assertEqual(alert["when"], alert["name"])
            self.assertNotIn(claim, alert["name"])


if __name__ == "__main__":
    unittest.main()
