"""`sayso serve` for tests: the real program on loopback with a small store."""
import http.client
import json
import signal
import subprocess
import time
import urllib.parse

from program import SAYSO, ProgramTest

REPORTS = [
    {"id": "courier-1", "outlet": "Tarn Courier", "title": "Osterby asks Velmouth for radar sets",
     "published": "2031-03-04T08:00:00Z", "url": "https://tarn-courier.example/radar",
     "text": "Osterby has asked Velmouth for radar sets \U0001f4e1, two officials told the Tarn Courier "
             "on Tuesday.\n\n\"We need them by autumn,\" said Ilse Marrant, the defence minister of "
             "Osterby."},
    {"id": "herald-1", "outlet": "Quay Herald", "title": "Osterby wants radar sets, paper says",
     "published": "2031-03-04T12:00:00Z",
     "text": "Osterby has asked Velmouth for radar sets, the Tarn Courier reported on Tuesday, citing "
             "two officials.\n\nVelmouth's embassy denied that Osterby had asked for radar sets."},
    {"id": "post-1", "outlet": "Velmouth Post", "title": "Embassy denies radar request",
     "published": "2031-03-05T07:00:00Z",
     "text": "Velmouth's embassy denied on Wednesday that Osterby had asked Velmouth for radar sets.\n\n"
             "\"There is no such request,\" said Tor Valling, a spokesman for the embassy. Ilse "
             "Marrant, the defence minister of Osterby, said that the radar sets were needed."},
]


class Server:
    """The program, serving."""

    def __init__(self, store, *options):
        if "--listen" not in options:
            options = ("--listen", "127.0.0.1:0", *options)
        self.process = subprocess.Popen([SAYSO, "serve", store, *options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if " at http://" not in line:
            raise RuntimeError(self.process.communicate(timeout=60)[1])
        self.port = int(line.strip().rsplit(":", 1)[1])

    def ask(self, method, path, body=None, headers=None, timeout=120):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            answer.bytes = answer.read()
            return answer
        finally:
            connection.close()

    def get(self, path, headers=None, status=200, **query):
        if query:
            path += "?" + urllib.parse.urlencode(query, doseq=True)
        answer = self.ask("GET", "/api/v1" + path, headers=headers)
        if answer.status != status:
            raise AssertionError("%s: %d %s" % (path, answer.status, answer.bytes[:400]))
        return json.loads(answer.bytes) if answer.bytes else None

    def post(self, path, value, headers=None):
        answer = self.ask("POST", "/api/v1" + path, json.dumps(value),
                          {"Content-Type": "application/json", **(headers or {})})
        return answer.status, json.loads(answer.bytes)

    def settle(self):
        """Waits until it has looked for work of an earlier run, and all its workers know of that."""
        known, same = None, 0
        for _ in range(600):
            version = self.get("/status")["store"]["version"]
            known, same = version, same + 1 if version == known else 0
            if same == 20:
                return
            time.sleep(0.1)
        raise AssertionError("the store is never at rest")

    def end(self):
        """Its exit status, having been asked to end."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def clean_up(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate(timeout=60)


class ServeTest(ProgramTest):
    def serve(self, *options):
        server = Server(self.store, *options)
        self.addCleanup(server.clean_up)
        return server

    def add_reports(self, reports=REPORTS):
        path = self.write_lines("reports.jsonl", reports)
        done = self.run_words(self.command("add", self.store, path))
        self.assertEqual(done.status, 0, done.err)

    def wait_for_upload(self, server, upload):
        for _ in range(600):
            upload = server.get("/uploads/" + upload["id"])
            if upload["state"] in ("done", "failed"):
                return upload
            time.sleep(0.1)
        self.fail("the upload is never done: %s" % upload)


class SharedServer(ServeTest):
    """One store and one server for all tests that only read."""

    @classmethod
    def setUpClass(cls):
        cls.shared = ServeTest()
        cls.shared.setUp()
        cls.shared.add_reports()
        cls.server = Server(cls.shared.store)
        cls.server.settle()

    @classmethod
    def tearDownClass(cls):
        cls.status = cls.server.end()
        cls.server.clean_up()
        cls.shared.doCleanups()
        assert cls.status == 0, "a clean end on SIGTERM"

    def first_story(self):
        return self.server.get("/stories")["items"][0]["id"]

    def disputed_claim(self):
        return self.server.get("/claims", disputed="true")["items"][0]
