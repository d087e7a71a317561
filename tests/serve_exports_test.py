"""Exports of `sayso serve`: what they hold, what cannot be, and clients that do not read them."""
import http.client
import io
import json
import socket
import time
import unittest
import urllib.parse
import zipfile

from served import ServeTest, SharedServer


class Exports(SharedServer):
    def export(self, method="GET", status=200, **query):
        answer = self.server.ask(method, "/api/v1/export?" + urllib.parse.urlencode(query))
        self.assertEqual(answer.status, status, answer.bytes[:400])
        return answer

    def test_exports_are_what_the_command_writes(self):
        story, claim = self.first_story(), self.disputed_claim()["id"]
        for query, kind, name in (
                ({}, "application/x-ndjson", "sayso.jsonl"),
                ({"format": "csv", "table": "claims"}, "text/csv; charset=utf-8", "sayso-claims.csv"),
                ({"format": "prov", "story": story, "base_iri": "https://desk.example/"},
                 "application/ld+json", "sayso-%s.prov.jsonld" % story.replace(":", "-")),
                ({"format": "graphml", "claim": claim}, "application/graphml+xml",
                 "sayso-%s.graphml" % claim.replace(":", "-")),
                ({"format": "html", "story": story}, "text/html; charset=utf-8",
                 "sayso-%s.html" % story.replace(":", "-")),
                ({"format": "plover", "since": "2031-03-05", "until": "2031"},
                 "application/x-ndjson", "sayso-2031-03-05-2031.plover.jsonl")):
            answer = self.export(**query)
            words = [word for key, value in query.items()
                     for word in ("--" + key.replace("_", "-"), value)]
            done = self.shared.run_words(self.shared.command("export", self.shared.store, *words))
            self.assertEqual(answer.bytes.decode(), done.out, query)
            self.assertEqual(answer.getheader("Content-Type"), kind)
            self.assertEqual(answer.getheader("Content-Disposition"),
                             'attachment; filename="%s"' % name)

    def test_exports_of_several_files_are_archives(self):
        for form, wanted in (("csv", "statements.csv"), ("brat", "annotation.conf")):
            answer = self.export(format=form)
            self.assertEqual(answer.getheader("Content-Type"), "application/zip")
            packed = zipfile.ZipFile(io.BytesIO(answer.bytes))
            self.assertIsNone(packed.testzip())
            self.assertIn(wanted, packed.namelist())
        table = self.export(format="csv", table="statements").bytes
        packed = zipfile.ZipFile(io.BytesIO(self.export(format="csv").bytes))
        self.assertEqual(packed.read("statements.csv"), table)
        self.assertEqual(len(packed.namelist()), 9)

    def test_exports_that_cannot_be(self):
        for query, status, code in (({"format": "xml"}, 400, "bad-parameter"),
                                    ({"table": "everything"}, 400, "bad-parameter"),
                                    ({"base_iri": "no iri"}, 400, "bad-parameter"),
                                    ({"since": "yesterday"}, 400, "bad-parameter"),
                                    ({"format": "html"}, 409, "contradiction"),
                                    ({"table": "claims"}, 409, "contradiction"),
                                    ({"story": "s:none"}, 404, "not-found"),
                                    ({"claim": "c:none"}, 404, "not-found")):
            answer = self.export(status=status, **query)
            self.assertEqual(answer.getheader("Content-Type"), "application/problem+json")
            self.assertEqual(json.loads(answer.bytes)["code"], code, query)

    def test_an_export_that_is_known_is_not_made_again(self):
        tag = self.export("HEAD", format="csv").getheader("ETag")
        answer = self.server.ask("GET", "/api/v1/export?format=csv", headers={"If-None-Match": tag})
        self.assertEqual((answer.status, answer.bytes), (304, b""))


class ExportsOnTheWay(ServeTest):
    def many_reports(self):
        """More than what waits for a client that does not read."""
        return [{"id": "islet-%d" % number, "outlet": "Islet Gazette", "title": "Harbour log",
                 "published": "2031-03-04T08:00:00Z",
                 "text": "The log of berth %d follows, the harbour master said. " % number
                         + "0123456789" * 200000}
                for number in range(3)]

    def begin_exports(self, server, count):
        """Clients that read no more than the head of the answer."""
        clients = []
        for _ in range(count):
            client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            client.sock = socket.socket()
            client.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.sock.connect(("127.0.0.1", server.port))
            client.request("GET", "/api/v1/export")
            clients.append((client, client.getresponse()))
            self.addCleanup(client.close)
        return clients

    def test_exports_that_nobody_reads_hold_up_nothing(self):
        self.add_reports(self.many_reports())
        server = self.serve("--workers", "1")
        clients = self.begin_exports(server, 4)
        self.assertEqual([answer.status for _, answer in clients], [200] * 4)
        self.assertEqual(len(server.get("/documents")["items"]), 3)
        refused = server.ask("GET", "/api/v1/export")
        self.assertEqual((refused.status, refused.getheader("Retry-After")), (429, "10"))
        whole = clients[0][1].read()
        self.assertEqual(sum(json.loads(line)["kind"] == "document" for line in whole.splitlines()),
                         3)
        clients[1][0].sock.close()
        clients[1][1].close()
        for _ in range(300):
            if server.ask("GET", "/api/v1/export").status == 200:
                break
            time.sleep(0.1)
        else:
            self.fail("an export goes on without its client")

    def test_an_export_that_breaks_off_does_not_look_whole(self):
        self.add_reports(self.many_reports())
        server = self.serve()
        (_, answer), = self.begin_exports(server, 1)
        self.assertEqual(server.end(), 0)
        with self.assertRaises((http.client.IncompleteRead, ConnectionError)):
            answer.read()


if __name__ == "__main__":
    unittest.main()
