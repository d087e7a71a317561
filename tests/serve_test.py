"""`sayso serve` as programs and browsers see it: the real program on loopback with a small store."""
import http.client
import json
import os
import queue
import re
import threading
import unittest

from program import ROOT
from served import REPORTS, ServeTest, SharedServer

OPENAPI = ROOT / "src/views/http/openapi.json"


class Reading(SharedServer):
    def test_documents_are_listed_latest_first_and_in_pages(self):
        whole = self.server.get("/documents")
        self.assertEqual([one["id"] for one in whole["items"]], ["post-1", "herald-1", "courier-1"])
        self.assertIsNone(whole["next"])
        first = self.server.get("/documents", limit=2)
        second = self.server.get("/documents", limit=2, cursor=first["next"])
        self.assertEqual([one["id"] for one in first["items"] + second["items"]],
                         ["post-1", "herald-1", "courier-1"])
        self.assertIsNone(second["next"])

    def test_documents_are_filtered(self):
        ids = lambda **query: [one["id"] for one in self.server.get("/documents", **query)["items"]]
        self.assertEqual(ids(since="2031-03-05"), ["post-1"])
        self.assertEqual(ids(until="2031-03-04"), ["herald-1", "courier-1"])
        self.assertEqual(ids(outlet="quay"), ["herald-1"])
        self.assertEqual(set(ids(story=self.first_story())), {"post-1", "herald-1", "courier-1"})

    def test_search_gives_words_and_who_said_them(self):
        hits = self.server.get("/documents", q="autumn")["items"]
        self.assertEqual([one["id"] for one in hits], ["courier-1"])
        text = self.server.get("/documents/courier-1")["text"]
        (begin, end), = hits[0]["matches"]
        self.assertEqual(text[begin:end], "autumn")
        self.assertTrue(hits[0]["attributions"])
        pages = []
        cursor = {}
        while True:
            page = self.server.get("/documents", q="radar", limit=1, **cursor)
            pages += [one["id"] for one in page["items"]]
            if not page["next"]:
                break
            cursor = {"cursor": page["next"]}
        self.assertEqual(sorted(pages), ["courier-1", "herald-1", "post-1"])

    def test_a_document_has_all_that_a_reader_shows(self):
        document = self.server.get("/documents/courier-1")
        text = document["text"]
        said = {text[a:b] for one in document["attributions"] for a, b in one["content"]}
        self.assertIn("\"We need them by autumn,\"", said)
        self.assertTrue(all(one["claim"].startswith("c:") for one in document["claims"]))
        self.assertEqual(document["astral"], [text.index("\U0001f4e1")])
        self.assertIn("Ilse Marrant", [one["name"] for one in document["sources"]])
        self.assertEqual(document["story"], self.first_story())
        self.assertEqual(document["versions"], [{"id": "courier-1",
                                                 "published": "2031-03-04T08:00:00Z"}])
        for part in ("attributions", "sources", "events", "times", "citations", "entities"):
            self.assertEqual(self.server.get("/documents/courier-1/" + part), document[part])

    def test_a_document_with_a_slash_in_its_id(self):
        answer = self.server.ask("GET", "/api/v1/documents/a%2Fb")
        self.assertEqual(json.loads(answer.bytes)["detail"].split(": ")[1], "no document 'a/b'")

    def test_a_story_with_claims_disputes_timeline_and_brief(self):
        story = self.server.get("/stories")["items"][0]
        self.assertEqual((story["reports"], story["outlets"]), (3, 3))
        whole = self.server.get("/stories/" + story["id"])
        self.assertEqual([one["id"] for one in whole["documents"]],
                         ["courier-1", "herald-1", "post-1"])
        claims = self.server.get("/stories/%s/claims" % story["id"])["items"]
        self.assertTrue(any(one["articles"] > 1 for one in claims))
        disputes = self.server.get("/stories/%s/disputes" % story["id"])["items"]
        self.assertTrue(disputes)
        self.assertIn(disputes[0]["denies"]["stance"], ("denies", "doubts"))
        self.assertIn("radar sets", disputes[0]["asserts"]["text"])
        entries = self.server.get("/stories/%s/timeline" % story["id"])
        self.assertEqual(entries["total"], len(entries["items"]))
        self.assertEqual(entries["items"][0]["development"], "appears")
        self.assertTrue(self.server.get("/stories/%s/brief" % story["id"])["disputed"])

    def test_stories_are_found_by_title_and_outlet(self):
        titles = lambda **query: [one["title"] for one in
                                  self.server.get("/stories", **query)["items"]]
        self.assertEqual(titles(q="embassy"), ["Osterby asks Velmouth for radar sets"])
        self.assertEqual(titles(q="herring"), [])
        self.assertEqual(titles(outlet="quay"), ["Osterby asks Velmouth for radar sets"])
        self.assertEqual(titles(reports=4), [])
        self.assertEqual(titles(disputed="true"), ["Osterby asks Velmouth for radar sets"])

    def test_lists_agree_with_the_command_line(self):
        lines = self.shared.run_words(self.shared.command("claims", self.shared.store, "--format",
                                                          "jsonl")).lines
        listed = self.server.get("/claims", limit=500)["items"]
        self.assertEqual({one["id"] for one in listed}, {one["id"] for one in lines})
        for line in lines:
            one, = [it for it in listed if it["id"] == line["id"]]
            self.assertEqual(one["origins"], line["ledger"]["origins"])
            self.assertEqual(one["articles"], line["ledger"]["articles"])
        story, = self.shared.run_words(self.shared.command("stories", self.shared.store, "--format",
                                                           "jsonl")).lines
        listed, = self.server.get("/stories")["items"]
        for field in ("id", "title", "first", "last", "outlets", "claims", "disputed"):
            self.assertEqual(listed[field], story[field], field)

    def test_a_claim_has_its_ledger_in_words(self):
        claim = self.server.get("/claims/" + self.disputed_claim()["id"])
        texts = {one["id"]: self.server.get("/documents/" + one["id"])["text"] for one in REPORTS}
        for member in claim["members"]:
            words = [texts[member["document"]][a:b] for a, b in member["spans"]]
            self.assertEqual(" ".join(words), member["text"])
        nodes = {one["id"]: one for one in claim["ledger"]["nodes"]}
        self.assertTrue(all(claim["members"][one["member"]]["node"] == name
                            for name, one in nodes.items() if "member" in one))
        for edge in claim["ledger"]["collapsed"]:
            self.assertLessEqual(set(edge["members"]), set(nodes))
            for words in edge["evidence"]:
                a, b = words["span"]
                self.assertEqual(texts[words["document"]][a:b], words["text"])
        i, j = claim["disputes"][0]["members"]
        self.assertIn(claim["members"][i]["stance"], ("denies", "doubts"))
        self.assertEqual(claim["members"][j]["stance"], "asserts")
        members = self.server.get("/claims/%s/members" % claim["id"])
        self.assertEqual([one["text"] for one in members["items"]],
                         [one["text"] for one in claim["members"]])

    def test_claims_are_found_by_words_and_source(self):
        found = self.server.get("/claims", q="autumn")["items"]
        self.assertEqual(["autumn" in one["text"] for one in found], [True])
        self.assertTrue(self.server.get("/claims", source="Marrant")["items"])
        self.assertEqual(self.server.get("/claims", source="Nobody Such")["items"], [])

    def test_a_source_with_its_statements(self):
        found = self.server.get("/sources", q="marrant")["items"]
        self.assertEqual([one["name"] for one in found], ["Ilse Marrant"])
        source = self.server.get("/sources/" + found[0]["id"])
        self.assertEqual(source["documents"], 2)
        self.assertEqual(source["statements"], sum(source["stances"].values()))
        said = self.server.get("/sources/%s/statements" % source["id"])["items"]
        self.assertEqual(len(said), source["statements"])
        self.assertEqual([one["document"] for one in said], ["post-1", "courier-1"])
        one_each = []
        cursor = {}
        while True:
            page = self.server.get("/sources/%s/statements" % source["id"], limit=1, **cursor)
            one_each += page["items"]
            if not page["next"]:
                break
            cursor = {"cursor": page["next"]}
        self.assertEqual(one_each, said)
        claims = self.server.get("/sources/%s/claims" % source["id"])["items"]
        self.assertEqual({one["claim"] for one in said} - {one["id"] for one in claims}, set())

    def test_events_transfers_and_comparison(self):
        events = self.server.get("/events", actor="Osterby")["items"]
        self.assertTrue(events)
        self.assertTrue(all(one["kind"] == "event" for one in events))
        table = self.server.ask("GET", "/api/v1/events",
                                headers={"Accept": "text/tab-separated-values"})
        self.assertIn(b"\t", table.bytes.splitlines()[0])
        transfers = self.server.get("/transfers")["items"]
        self.assertTrue(all("text" in step for one in transfers for step in one["steps"]))
        csv = self.server.ask("GET", "/api/v1/transfers", headers={"Accept": "text/csv"})
        self.assertTrue(csv.bytes.startswith(b"supplier,recipient,designation,year,status,origins"))
        both = self.server.get("/compare", document=["courier-1", "herald-1"])
        self.assertEqual([one["id"] for one in both["documents"]], ["courier-1", "herald-1"])
        self.assertEqual({one["document"] for one in both["claims"][0]["members"]},
                         {"courier-1", "herald-1"})

    def test_why_two_documents_are_linked(self):
        why = self.server.get("/why", a="courier-1", b="herald-1")
        self.assertTrue(why["linked"])
        self.server.get("/why", status=400, a="courier-1")

    def test_json_lines_give_the_whole_list(self):
        for kind in ("application/x-ndjson", "application/jsonl"):
            answer = self.server.ask("GET", "/api/v1/documents?limit=1", headers={"Accept": kind})
            self.assertEqual(answer.getheader("Content-Type"), kind)
            lines = [json.loads(line) for line in answer.bytes.splitlines()]
            self.assertEqual([one["id"] for one in lines], ["post-1", "herald-1", "courier-1"])

    def test_etags(self):
        answer = self.server.ask("GET", "/api/v1/stories")
        tag = answer.getheader("ETag")
        again = self.server.ask("GET", "/api/v1/stories", headers={"If-None-Match": tag})
        self.assertEqual((again.status, again.bytes), (304, b""))
        other = self.server.ask("GET", "/api/v1/stories", headers={"If-None-Match": '"x"'})
        self.assertEqual(other.status, 200)

    def test_problems_are_told_as_problem_json(self):
        for path, status, code in (("/documents/none", 404, "not-found"),
                                   ("/stories/s:none", 404, "not-found"),
                                   ("/claims/c:none", 404, "not-found"),
                                   ("/nothing", 404, "no-path"),
                                   ("/documents?limit=0", 400, "bad-parameter"),
                                   ("/documents?cursor=x", 400, "bad-parameter"),
                                   ("/documents?since=yesterday", 400, "bad-parameter"),
                                   ("/claims?disputed=perhaps", 400, "bad-parameter"),
                                   ("/events?type=DANCE", 400, "bad-parameter"),
                                   ("/documents?q=%ff", 400, "bad-parameter")):
            answer = self.server.ask("GET", "/api/v1" + path)
            self.assertEqual(answer.status, status, path)
            self.assertEqual(answer.getheader("Content-Type"), "application/problem+json")
            problem = json.loads(answer.bytes)
            self.assertEqual((problem["status"], problem["code"]), (status, code), path)
        answer = self.server.ask("DELETE", "/api/v1/documents")
        self.assertEqual((answer.status, answer.getheader("Allow")), (405, "GET, POST"))
        answer = self.server.ask("GET", "/api/v1/stories", headers={"Accept": "image/png"})
        self.assertEqual(answer.status, 406)

    def test_safety_headers(self):
        for path in ("/", "/api/v1/health", "/api/v1/nothing"):
            answer = self.server.ask("GET", path)
            self.assertIn("frame-ancestors 'none'", answer.getheader("Content-Security-Policy"))
            self.assertNotIn("unsafe", answer.getheader("Content-Security-Policy"))
            self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
            self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"))

    def test_a_page_that_is_known_keeps_its_policy(self):
        page = self.server.ask("GET", "/")
        again = self.server.ask("GET", "/", headers={"If-None-Match": page.getheader("ETag")})
        self.assertEqual((again.status, again.bytes), (304, b""))
        # Browsers put the headers of a 304 in place of those that they keep.
        self.assertIn(again.getheader("Content-Security-Policy"),
                      (None, page.getheader("Content-Security-Policy")))

    def test_another_host_is_turned_away(self):
        answer = self.server.ask("GET", "/api/v1/stories", headers={"Host": "rebound.example"})
        self.assertEqual(answer.status, 421)
        answer = self.server.ask("GET", "/api/v1/stories", headers={"Host": "localhost:1"})
        self.assertEqual(answer.status, 200)

    def test_a_page_of_another_site_may_not_write(self):
        status, problem = self.server.post("/corrections", {"action": "note", "targets": ["x"]},
                                           {"Origin": "https://elsewhere.example"})
        self.assertEqual((status, problem["code"]), (403, "other-site"))

    def test_the_description_is_served_and_names_every_route(self):
        described = self.server.get("/openapi.json")
        self.assertEqual(described, json.loads(OPENAPI.read_text(encoding="utf-8")))
        source = (ROOT / "src/views/http/routes.cc").read_text(encoding="utf-8")
        there = set(re.findall(r'\{"(GET|POST|PATCH|DELETE)",\s*"(/[^"]*)"', source))
        told = {(method.upper(), path) for path, methods in described["paths"].items()
                for method in methods}
        self.assertEqual(there, told)

    def test_the_desk_has_an_address_for_every_view(self):
        for path in ("/", "/stories/s:1", "/articles/report.2031.txt"):
            answer = self.server.ask("GET", path)
            self.assertEqual(answer.status, 200)
            self.assertTrue(answer.getheader("Content-Type").startswith("text/html"))
        self.assertEqual(self.server.ask("GET", "/assets/none.js").status, 404)

    def test_status_counts(self):
        status = self.server.get("/status")
        self.assertEqual(status["store"]["documents"], 3)
        self.assertEqual((status["role"], status["writable"]), ("write", True))


class Writing(ServeTest):
    def test_uploads_are_read_and_what_fails_names_its_input(self):
        server = self.serve()
        body = b"".join(b'--x\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n\r\n%s\r\n'
                        % (name, content) for name, content in
                        ((b"one.txt", REPORTS[0]["text"].encode()), (b"../two.bin", b"\0\1\2\0" * 99)))
        answer = server.ask("POST", "/api/v1/documents", body + b"--x--\r\n",
                            {"Content-Type": "multipart/form-data; boundary=x"})
        self.assertEqual(answer.status, 202, answer.bytes)
        upload = json.loads(answer.bytes)
        self.assertEqual(answer.getheader("Location"), "/api/v1/uploads/" + upload["id"])
        upload = self.wait_for_upload(server, upload)
        one, two = upload["files"]
        self.assertEqual([kept["outcome"] for kept in one["documents"]], ["added"])
        self.assertEqual((two["name"], [bad["file"] for bad in two["errors"]]),
                         ("two.bin", ["two.bin"]))
        self.assertEqual(len(server.get("/documents")["items"]), 1)
        answer = server.ask("POST", "/api/v1/documents?name=again.txt", REPORTS[0]["text"].encode(),
                            {"Content-Type": "text/plain"})
        upload = self.wait_for_upload(server, json.loads(answer.bytes))
        self.assertEqual(upload["files"][0]["documents"][0]["outcome"], "unchanged")
        self.assertEqual(server.end(), 0)

    def test_bodies_that_make_no_sense(self):
        server = self.serve("--max-upload", "1")
        kinds = {"Content-Type": "multipart/form-data; boundary=x"}
        self.assertEqual(server.ask("POST", "/api/v1/documents", b"--y--", kinds).status, 400)
        self.assertEqual(server.ask("POST", "/api/v1/documents", b"").status, 400)
        self.assertEqual(server.ask("POST", "/api/v1/documents", b"x",
                                    {"Content-Type": "image/png"}).status, 415)
        large = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        large.putrequest("POST", "/api/v1/documents")
        large.putheader("Content-Length", "2000000")
        large.endheaders()
        self.assertEqual(large.getresponse().status, 413)
        large.close()
        for body in (b"", b"[]", b"{", b'{"action":"note"}', b'{"action":"dance","targets":["x"]}',
                     b'{"action":"note","targets":["x"],"more":1}'):
            answer = server.ask("POST", "/api/v1/corrections", body,
                                {"Content-Type": "application/json"})
            self.assertIn(answer.status, (400, 409), body)

    def test_a_correction_holds_at_once_and_is_undone(self):
        self.add_reports()
        server = self.serve()
        claim = server.get("/claims", disputed="true")["items"][0]["id"]
        before = server.get("/claims/" + claim)
        nodes = [one["id"] for one in before["ledger"]["nodes"] if "member" in one]
        tag = server.ask("GET", "/api/v1/claims/" + claim).getheader("ETag")
        pair = before["ledger"]["collapsed"][0]["members"]
        status, made = server.post("/corrections", {"action": "cut", "targets": [claim, *pair],
                                                    "note": "each had its own", "author": "Ada"})
        self.assertEqual((status, made["author"], made["in_force"]), (201, "Ada", True), made)
        after = server.get("/claims/" + claim, headers={"If-None-Match": tag})
        self.assertNotIn(pair, [one["members"] for one in after["ledger"]["collapsed"]])
        self.assertEqual([one["note"] for one in after["corrections"]], ["each had its own"])
        status, undone = server.post("/corrections/%s/undo" % made["id"], {})
        self.assertEqual(status, 201, undone)
        self.assertEqual(server.get("/claims/" + claim)["ledger"], before["ledger"])
        listed = server.get("/corrections")["items"]
        self.assertEqual([one["in_force"] for one in listed], [False, False])
        status, problem = server.post("/corrections", {"action": "cut", "targets": [claim, "m99",
                                                                                    nodes[0]]})
        self.assertEqual((status, problem["code"]), (409, "not-a-node"))
        status, problem = server.post("/corrections", {"action": "note", "targets": ["c:none"],
                                                       "note": "x"})
        self.assertEqual((status, problem["code"]), (404, "not-found"))

    def test_changes_of_other_programs_are_told(self):
        self.add_reports(REPORTS[:1])
        server = self.serve()
        told = queue.Queue()

        def listen():
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
            connection.request("GET", "/api/v1/changes", headers={"Accept": "text/event-stream"})
            answer = connection.getresponse()
            name = None
            for line in answer:
                line = line.decode().rstrip("\n")
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    told.put((name, json.loads(line[6:])))
            told.put(("end", None))

        threading.Thread(target=listen, daemon=True).start()
        self.assertEqual(told.get(timeout=60)[0], "store")
        tag = server.ask("GET", "/api/v1/documents").getheader("ETag")
        ferry = {"id": "gazette-1", "outlet": "Islet Gazette", "published": "2031-03-05T09:00:00Z",
                 "title": "Ferry crews to strike",
                 "text": "Ferry crews of the Islet line will strike on Friday, their union said."}
        self.add_reports(REPORTS[1:] + [ferry])
        seen = {"document": [], "claim": [], "store": []}
        while len(seen["document"]) < 3 or not seen["claim"]:
            name, data = told.get(timeout=60)
            seen[name].append(data)
        self.assertEqual({one["id"] for one in seen["document"]}, {"herald-1", "post-1", "gazette-1"})
        self.assertEqual(server.ask("GET", "/api/v1/documents",
                                    headers={"If-None-Match": tag}).status, 200)
        self.assertEqual(server.end(), 0)
        while told.get(timeout=60)[0] != "end":
            pass

    def test_a_server_that_only_reads(self):
        self.add_reports(REPORTS[:1])
        server = self.serve("--read-only")
        self.assertFalse(server.get("/status")["writable"])
        self.assertEqual(server.ask("POST", "/api/v1/documents", b"x").status, 403)


class Keys(ServeTest):
    def new_key(self, role):
        done = self.run_words(self.command("serve", self.store, "--keys", self.folder / "keys",
                                           "--new-key", role, "--key-name", role + "er"))
        self.assertEqual(done.status, 0, done.err)
        return {"Authorization": "Bearer " + done.out.strip()}

    def test_no_keys_no_service_beyond_this_machine(self):
        done = self.run_words(self.command("serve", self.store, "--listen", "0.0.0.0:0"))
        self.assertEqual(done.status, 3)
        self.assertIn("--new-key", done.err)

    def test_keys_and_roles(self):
        self.add_reports(REPORTS[:1])
        reader, writer = self.new_key("read"), self.new_key("write")
        self.assertNotIn(reader["Authorization"][7:], (self.folder / "keys").read_text())
        self.assertEqual(os.stat(self.folder / "keys").st_mode & 0o077, 0)
        server = self.serve("--keys", str(self.folder / "keys"))
        answer = server.ask("GET", "/api/v1/stories")
        self.assertEqual((answer.status, answer.getheader("WWW-Authenticate")), (401, "Bearer"))
        self.assertEqual(server.ask("GET", "/mcp").status, 401)
        server.get("/health")
        server.get("/openapi.json")
        self.assertEqual(server.get("/status", headers=reader)["role"], "read")
        story = server.get("/stories", headers=reader)["items"][0]["id"]
        note = {"action": "note", "targets": [story], "note": "seen"}
        self.assertEqual(server.post("/corrections", note, reader)[0], 403)
        status, made = server.post("/corrections", note, writer)
        self.assertEqual((status, made["author"]), (201, "writeer"))
        wrong = {"Authorization": "Bearer sayso-00"}
        self.assertEqual(server.ask("GET", "/api/v1/stories", headers=wrong).status, 401)

    def test_a_client_that_asks_too_often(self):
        server = self.serve("--rate", "1")
        statuses = [server.ask("GET", "/api/v1/health") for _ in range(15)]
        self.assertEqual(statuses[0].status, 200)
        late = [one for one in statuses if one.status == 429]
        self.assertTrue(late)
        self.assertEqual(late[0].getheader("Retry-After"), "1")

    def test_pages_of_sites_that_are_allowed(self):
        server = self.serve("--allow-origin", "https://desk.example")
        own = {"Origin": "https://desk.example", "Access-Control-Request-Method": "POST"}
        answer = server.ask("OPTIONS", "/api/v1/corrections", headers=own)
        self.assertEqual((answer.status, answer.getheader("Access-Control-Allow-Origin")),
                         (204, "https://desk.example"))
        answer = server.ask("OPTIONS", "/api/v1/corrections",
                            headers={**own, "Origin": "https://elsewhere.example"})
        self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"))


if __name__ == "__main__":
    unittest.main()
