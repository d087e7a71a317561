"""Mail of alerts, to a real mail server on this machine: with STARTTLS, over TLS from the start, with a
login, and with everything that can be wrong in between."""
import json
import logging
import os
import socket
import ssl
import subprocess
import time
import unittest
from email import message_from_bytes, policy

from alerts_test import LATER, AlertsTest

try:
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult
except ImportError:
    Controller = AuthResult = None

logging.getLogger("mail").setLevel(logging.CRITICAL)  # of sessions that break off, which is what is tested
USER, PASSWORD = "desk", "p\u00e4ss word"


class Box:
    """Takes mail, and notes how it came."""

    def __init__(self):
        self.mails = []
        self.logins = []
        self.answer = "250 taken"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope, session))
        return "250 taken"

    def login(self, server, session, envelope, mechanism, given):
        self.logins.append((mechanism, session.ssl is not None))
        fine = (given.login.decode(), given.password.decode()) == (USER, PASSWORD)
        return AuthResult(success=fine, handled=False)


def openssl(*words):
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


@unittest.skipUnless(Controller, "python3-aiosmtpd is not installed")
class Mail(AlertsTest):
    def setUp(self):
        super().setUp()
        self.add_reports()
        self.ca = self.folder / "ca.pem"
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                "/CN=Tarn test authority", "-keyout", self.folder / "ca.key", "-out", self.ca)
        self.box = Box()

    def certificate(self, host):
        """A server's certificate for this name, signed by the authority."""
        key, request, signed, more = (self.folder / (host + end)
                                      for end in (".key", ".csr", ".pem", ".ext"))
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + host, "-keyout", key,
                "-out", request)
        more.write_text("subjectAltName=DNS:" + host)
        openssl("x509", "-req", "-in", request, "-CA", self.ca, "-CAkey", self.folder / "ca.key",
                "-CAcreateserial", "-days", "2", "-extfile", more, "-out", signed)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(signed, key)
        return context

    def mail_server(self, **options):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = Controller(self.box, hostname="127.0.0.1", port=port, **options)
        server.start()
        self.addCleanup(server.stop)
        return port

    def locked_server(self, host="localhost"):
        return self.mail_server(tls_context=self.certificate(host), require_starttls=True,
                                authenticator=self.box.login, auth_required=True)

    def settings(self, port, scheme="smtp", **more):
        wanted = {"smtp": "%s://localhost:%d" % (scheme, port), "from": "sayso@tarn.example",
                  "first_wait": 1, "smtp_ca": str(self.ca), "user": USER, "password": PASSWORD}
        wanted.update(more)
        return self.write("alerts.json", json.dumps({name: value for name, value in wanted.items()
                                                     if value is not None}))

    def fire(self):
        alert = self.make("--when", "origin", "--claim", self.claim(), "--email", "ana@tarn.example")
        self.add_more(LATER)
        return alert

    def deliver(self, settings, **more):
        return self.sayso("alert", "deliver", self.store, "--alerts", settings, **more)

    def delivery(self, alert):
        (firing,) = self.firings(alert)
        (delivery,) = firing["deliveries"]
        return delivery

    def check_waits(self, alert, settings, *words):
        """It is not delivered, says why, and will be tried again."""
        self.assertEqual(self.deliver(settings).status, 1)
        delivery = self.delivery(alert)
        self.assertEqual((delivery["state"], delivery["attempts"]), ("waiting", 1))
        for word in words:
            self.assertIn(word, delivery["error"])
        self.assertNotIn(PASSWORD, delivery["error"])
        self.assertEqual(self.box.mails, [])

    def check_delivered_in_the_end(self, alert, settings):
        for _ in range(60):
            self.deliver(settings)
            if self.delivery(alert)["state"] == "delivered":
                break
            time.sleep(0.5)
        ((envelope, self.session),) = self.box.mails
        self.assertEqual((envelope.mail_from, envelope.rcpt_tos),
                         ("sayso@tarn.example", ["ana@tarn.example"]))
        mail = message_from_bytes(envelope.content, policy=policy.default)
        self.assertEqual(mail["To"], "ana@tarn.example")
        self.assertIn(self.firings(alert)[0]["why"], mail.get_content())

    def test_starttls_with_a_login(self):
        alert = self.fire()
        settings = self.settings(self.locked_server())
        self.assertEqual(self.deliver(settings).status, 0)
        self.check_delivered_in_the_end(alert, settings)
        self.assertIsNotNone(self.session.ssl)
        self.assertEqual([secret for _, secret in self.box.logins], [True])

    def test_the_password_of_the_environment_stands_above_the_file(self):
        alert = self.fire()
        settings = self.settings(self.locked_server(), password="an old one")
        os.environ["SAYSO_SMTP_PASSWORD"] = PASSWORD
        self.addCleanup(os.environ.pop, "SAYSO_SMTP_PASSWORD")
        self.check_delivered_in_the_end(alert, settings)
        self.assertEqual(len(self.box.logins), 1)

    def test_tls_from_the_start(self):
        alert = self.fire()
        port = self.tls_server(self.certificate("localhost"))
        self.check_delivered_in_the_end(alert, self.settings(port, "smtps", user=None))

    def tls_server(self, context):
        """Controller asks itself whether it listens, without TLS: this one is asked with it."""
        class Listening(Controller):
            def _trigger_server(self):
                trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
                trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
                with socket.create_connection((self.hostname, self.port), 10) as plain:
                    with trust.wrap_socket(plain) as secure:
                        secure.recv(1024)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = Listening(self.box, hostname="127.0.0.1", port=port, ssl_context=context)
        server.start()
        self.addCleanup(server.stop)
        return port

    def test_a_certificate_that_nobody_trusts(self):
        alert = self.fire()
        for scheme, port in (("smtp", self.locked_server()),
                             ("smtps", self.tls_server(self.certificate("localhost")))):
            with self.subTest(scheme):
                again = self.settings(port, scheme, smtp_ca=None)
                done = self.deliver(again)
                self.assertEqual(done.status, 1)
                self.assertIn("certificate", self.delivery(alert)["error"])
                time.sleep(2.5)  # longer than the first wait, so that the next is due
        self.assertEqual((self.box.mails, self.box.logins), ([], []))

    def test_a_certificate_of_another_host(self):
        alert = self.fire()
        self.check_waits(alert, self.settings(self.locked_server("elsewhere.example")),
                         "certificate", "localhost")
        self.assertEqual(self.box.logins, [])

    def test_a_wrong_password_is_told_and_tried_again_once_it_is_mended(self):
        alert = self.fire()
        port = self.locked_server()
        self.check_waits(alert, self.settings(port, password="a wrong one"), "user", "password")
        self.assertNotIn("a wrong one", self.delivery(alert)["error"])
        self.check_delivered_in_the_end(alert, self.settings(port))

    def test_a_server_without_starttls_gets_neither_mail_nor_password(self):
        alert = self.fire()
        port = self.mail_server(authenticator=self.box.login, auth_require_tls=False)
        self.check_waits(alert, self.settings(port), "STARTTLS")
        self.assertEqual(self.box.logins, [])

    def test_a_recipient_that_is_not_there_is_given_up_and_one_that_is_busy_is_not(self):
        alert = self.fire()
        settings = self.settings(self.locked_server())
        self.box.answer = "450 the box is locked"
        self.check_waits(alert, settings, "450")
        self.box.answer = "550 no such box"
        for _ in range(60):
            self.deliver(settings)
            if self.delivery(alert)["state"] == "given-up":
                break
            time.sleep(0.5)
        self.assertIn("550", self.delivery(alert)["error"])
        self.assertEqual(self.box.mails, [])

    def test_settings_that_make_no_sense(self):
        done = self.deliver(self.settings(1, smtp_ca=str(self.folder / "none.pem")))
        self.assertNotEqual(done.status, 0)
        self.assertIn("smtp_ca", done.err)


if __name__ == "__main__":
    unittest.main()
