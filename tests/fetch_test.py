"""`add` and `annotate` of addresses of the web, against a server that misbehaves."""
import base64
import email.utils
import gzip
import io
import json
import socket
import subprocess
import time
import unittest
import zlib

import web_server
from program import HARBOUR, ProgramTest
from web_server import WebServer, answer, chunked, endless, redirect, write_and_close

PAGE = """<!doctype html><html lang="en"><head><title>Harbour of Velmouth stays shut</title></head>
<body><article><h1>Harbour of Velmouth stays shut</h1>
%s
<p>The harbour of Velmouth will stay shut until Friday, the port authority said on Monday, after a
storm had thrown two cranes into the basin and left the northern pier without light.</p>
<p>"No ship has left since the storm," said Ilse Marrant, the harbour master. "We do not know when
the next one will, and we would rather tell people so than have them wait on the quay."</p>
<p>Two officials, who asked not to be named, said that a third crane was damaged, and that the
insurer had been told of it on Sunday evening.</p>
</article></body></html>"""


def page(words=""):
    return PAGE % ("<p>%s</p>" % words if words else "")


class WebTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.web = WebServer()
        self.addCleanup(self.web.close)

    def fetch(self, path, *more, private=True):
        """The line that annotate writes for one address."""
        return self.lines_of([path], *more, private=private)[0]

    def code(self, path, *more, **keys):
        line = self.fetch(path, *more, **keys)
        return line.get("code", "read")

    def lines_of(self, places, *more, private=True):
        """The lines that one run of annotate writes for several addresses."""
        urls = [place if "://" in place else self.web.url(place) for place in places]
        options = ("--pause", 1) + (("--allow-private",) if private else ())
        done = self.sayso("annotate", *urls, *options, *more)
        lines = done.lines
        self.assertEqual([line["file"] for line in lines], urls, done.err)
        failed = [line for line in lines if line["kind"] == "error"]
        self.assertEqual((done.status, len(done.complaints)), (int(bool(failed)), len(failed)))
        for line in failed:
            self.assertTrue(line["message"].startswith(line["file"]), line["message"])
            self.assertNotIn("\n", line["message"])
        return lines

    def codes(self, places, *more, **keys):
        return [line.get("code", "read") for line in self.lines_of(places, *more, **keys)]

    def put(self, path, handler):
        self.web.pages[path] = handler


class Pages(WebTest):
    def test_a_page(self):
        self.put("/news/1", answer(page()))
        line = self.fetch("/news/1")
        self.assertEqual(line["url"], self.web.url("/news/1"))
        self.assertIn("Ilse Marrant", line["text"])
        self.assertTrue(line["attributions"])
        asked = self.web.requests[-1].headers
        self.assertRegex(asked["user-agent"], r"^sayso/\d")
        self.assertNotIn("cookie", asked)
        self.assertEqual([request.path for request in self.web.requests],
                         ["/robots.txt", "/news/1"])

    def test_other_kinds_of_input_are_read_as_from_a_file(self):
        self.put("/a.txt", answer(HARBOUR, content_type="text/plain"))
        self.assertEqual(self.fetch("/a.txt")["text"].strip(), HARBOUR.strip())
        lines = "".join(json.dumps({"id": i, "text": HARBOUR}) + "\n" for i in "ab")
        self.put("/a.jsonl", answer(lines, content_type="application/json"))
        done = self.sayso("annotate", "--allow-private", "--pause", 1, self.web.url("/a.jsonl"))
        self.assertEqual([line["file"] for line in done.lines],
                         [self.web.url("/a.jsonl#0"), self.web.url("/a.jsonl#1")])
        self.put("/a.png", answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
                                  content_type="text/html"))
        self.assertEqual(self.code("/a.png"), "not-text")

    def test_add_keeps_it_and_again_changes_nothing(self):
        self.put("/1", [answer(page()), answer(page()), answer(page("A second storm came."))])
        urls = [self.web.url("/1"), self.web.url("/missing")]
        options = ("--allow-private", "--pause", 1)
        done = self.add(*urls, *options)
        self.assertEqual(done.status, 1)
        self.assertIn("1 added, 0 unchanged, 0 new versions, 1 failed", done.out)
        self.assertIn("1 unchanged", self.add(urls[0], *options).out)
        self.assertIn("1 new version", self.add(urls[0], *options).out)
        self.assertEqual(self.web.count("/robots.txt"), 1, "the store keeps it for a day")
        with open(self.store + ".rejected.jsonl", encoding="utf-8") as rejected:
            self.assertEqual(json.loads(rejected.readline())["code"], "fetch-status")

    def test_files_and_addresses_together(self):
        self.put("/1", answer(page()))
        path = self.write("harbour.txt", HARBOUR)
        done = self.sayso("annotate", path, self.web.url("/1"), path, "--allow-private",
                          "--pause", 1)
        self.assertEqual([line["file"] for line in done.lines], [path, self.web.url("/1"), path])

    def test_the_charset_of_the_server(self):
        text = page("In Ørevik, København and Łódź nobody knew.")
        self.put("/1", answer(text.encode("utf-16-le"), content_type="text/html; charset=utf-16le"))
        self.assertIn("København", self.fetch("/1")["text"])
        self.put("/2", answer(text.replace("Łódź", "Lodz").encode("latin-1"),
                              content_type="text/html; charset=\"ISO-8859-1\""))
        self.assertIn("København", self.fetch("/2")["text"])

    def test_a_charset_that_does_not_exist(self):
        self.put("/1", answer(page("In København."), content_type="text/html; charset=klingon-8"))
        self.assertIn("København", self.fetch("/1")["text"])

    def test_name_of_ones_own(self):
        self.put("/robots.txt", answer("User-agent: deskbot\nDisallow: /no\n"))
        self.put("/no", answer(page()))
        self.assertEqual(self.code("/no"), "read")
        self.assertEqual(self.code("/no", "--user-agent", "DeskBot/2 (+https://desk.example)"),
                         "fetch-forbidden")
        self.assertEqual(self.web.requests[-1].headers["user-agent"],
                         "DeskBot/2 (+https://desk.example)")


class Encodings(WebTest):
    def test_gzip_deflate_brotli_zstd(self):
        self.put("/gzip", answer(gzip.compress(page().encode()), content_encoding="gzip"))
        self.put("/deflate", answer(zlib.compress(page().encode()), content_encoding="deflate"))
        for path in ("/gzip", "/deflate"):
            self.assertIn("Ilse Marrant", self.fetch(path)["text"])
        self.assertIn("br", self.web.requests[-1].headers["accept-encoding"])
        self.put("/br", answer(BROTLI_PAGE, content_encoding="br"))
        self.put("/zstd", answer(ZSTD_PAGE, content_encoding="zstd"))
        for path in ("/br", "/zstd"):
            self.assertIn("Ilse Marrant", self.fetch(path)["text"])

    def test_a_bomb(self):
        bomb = io.BytesIO()
        with gzip.GzipFile(fileobj=bomb, mode="wb", compresslevel=9) as file:
            for _ in range(300):
                file.write(b"<p>" + b"a" * 999_997)
        self.put("/bomb", answer(bomb.getvalue(), content_encoding="gzip"))
        self.assertEqual(self.code("/bomb"), "fetch-too-large")

    def test_what_is_cut_off_or_broken(self):
        data = gzip.compress(page("a b c " * 5000).encode())
        self.put("/cut-gzip", answer(data[:len(data) // 2], content_encoding="gzip"))
        self.put("/cut-br", answer(BROTLI_PAGE[:len(BROTLI_PAGE) // 2], content_encoding="br"))
        self.put("/cut-zstd", answer(ZSTD_PAGE[:-100], content_encoding="zstd"))
        self.put("/no-gzip", answer(page(), content_encoding="gzip"))
        self.put("/no-br", answer(b"\xff" * 300, content_encoding="br"))
        self.put("/no-zstd", answer(page(), content_encoding="zstd"))
        self.put("/unknown", answer(page(), content_encoding="x-klingon"))
        paths = ["/cut-gzip", "/cut-br", "/cut-zstd", "/no-gzip", "/no-br", "/no-zstd", "/unknown"]
        self.assertEqual(self.codes(paths), ["fetch-failed"] * len(paths))


class Redirects(WebTest):
    def test_are_followed(self):
        self.put("/a", redirect("b?x=1#y"))
        self.put("/b?x=1", redirect("//127.0.0.1:%d/c" % self.web.tcp.server_address[1], 301))
        self.put("/c", redirect(self.web.url("/d", "localhost"), 308))
        self.put("/d", answer(page()))
        line = self.fetch("/a")
        self.assertEqual(line["url"], self.web.url("/d", "localhost"))

    def test_in_a_circle_and_without_end(self):
        self.put("/self", redirect("/self"))
        self.put("/a", redirect("/b"))
        self.put("/b", redirect("/a"))
        for number in range(30):
            self.put("/%d" % number, redirect("/%d" % (number + 1)))
        self.assertEqual(self.codes(["/self", "/a", "/0"]), ["fetch-redirects"] * 3)
        self.assertLess(len(self.web.requests), 25)

    def test_to_what_is_not_the_web(self):
        places = ["file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1:70/_a",
                  "dict://127.0.0.1:11/a", "javascript:alert(1)", "data:text/html,hello",
                  "http://someone:secret@127.0.0.1/", "http://", "http://[::1"]
        for number, place in enumerate(places):
            self.put("/%d" % number, redirect(place))
        codes = self.codes(["/%d" % number for number in range(len(places))])
        self.assertEqual(codes, ["fetch-refused"] * len(places))
        self.put("/a", redirect("\xff\xfe\x01").replace("\xff".encode(), b"\xff"))
        self.assertEqual(self.code("/a"), "fetch-refused")

    def test_without_a_place(self):
        self.put("/a", answer(status=302))
        self.put("/b", answer(status=302, location=""))
        self.put("/c", answer(page(), status=300))
        self.put("/d", answer(status=304))
        self.assertEqual(self.codes(["/a", "/b", "/c", "/d"]), ["fetch-status"] * 4)

    def test_ask_the_robots_of_where_they_lead(self):
        other = WebServer()
        self.addCleanup(other.close)
        other.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /\n")
        self.put("/a", redirect(other.url("/b")))
        self.assertEqual(self.code("/a"), "fetch-forbidden")
        self.assertEqual(other.paths(), [])


class NotPublic(WebTest):
    def test_this_machine_is_refused_unless_allowed(self):
        self.put("/1", answer(page()))
        hosts = ("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0", "0.0.0.0")
        for line in self.lines_of([self.web.url("/1", host) for host in hosts], private=False):
            self.assertEqual(line["code"], "fetch-refused", line["message"])
            self.assertIn("--allow-private", line["message"])
        self.assertEqual(self.web.requests, [], "no connection was made")
        self.assertEqual(self.code("/1"), "read")

    def test_other_networks_that_are_not_public(self):
        hosts = ("10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
                 "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fd00::1]",
                 "[ff02::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]")
        for line in self.lines_of(["http://%s:1/" % host for host in hosts], private=False):
            self.assertEqual(line["code"], "fetch-refused", line["message"])

    def test_a_proxy_of_the_environment_is_not_used(self):
        self.put("/1", answer(page()))
        proxy = WebServer()
        self.addCleanup(proxy.close)
        env = self.environment(http_proxy=proxy.url(), HTTPS_PROXY=proxy.url(),
                               ALL_PROXY=proxy.url())
        done = self.sayso("annotate", "--allow-private", "--pause", 1, self.web.url("/1"), env=env)
        self.assertEqual(done.status, 0, done.err)
        self.assertEqual(proxy.requests, [])
        done = self.sayso("annotate", "--pause", 1, self.web.url("/1"), env=env)
        self.assertEqual(done.lines[0]["code"], "fetch-refused")

    def test_a_password_file_is_not_used(self):
        self.write(".netrc", "machine 127.0.0.1 login someone password secret\n")
        self.put("/1", answer(page()))
        done = self.sayso("annotate", "--allow-private", "--pause", 1, self.web.url("/1"),
                          env=self.environment(HOME=str(self.folder)))
        self.assertEqual(done.status, 0, done.err)
        self.assertNotIn("authorization", self.web.requests[-1].headers)


class BadAnswers(WebTest):
    def test_statuses(self):
        paths = ["/%d" % status for status in (206, 400, 401, 403, 404, 410, 451, 501, 999)]
        for path in paths:
            self.put(path, answer(page(), status=int(path[1:])))
        for path, line in zip(paths, self.lines_of(paths)):
            self.assertEqual(line["code"], "fetch-status")
            self.assertIn("answered " + path[1:], line["message"])
            self.assertEqual(self.web.count(path), 1)
        self.put("/a", answer(status=204))
        self.assertEqual(self.code("/a"), "empty")

    def test_failures_that_pass_are_tried_again(self):
        for name, bad in {"503": answer(status=503), "500": answer(status=500),
                          "reset": web_server.reset, "empty": write_and_close(b""),
                          "cut": write_and_close(answer(page())[:-200])}.items():
            self.put("/" + name, [bad, answer(page())])
        self.assertEqual(self.codes(["/503", "/500", "/reset", "/empty", "/cut"]), ["read"] * 5)
        for path in ("/503", "/500", "/reset", "/empty", "/cut"):
            self.assertEqual(self.web.count(path), 2)

    def test_failures_that_stay(self):
        bad_ones = {
                "empty reply": write_and_close(b""),
                "reset": web_server.reset,
                "not HTTP": write_and_close(b"SSH-2.0-OpenSSH_9.2\r\n" * 50),
                "not HTTP 2": write_and_close(b"\0\xff" * 500),
                "length too long": write_and_close(answer(page(), content_length=10_000_000)),
                "length negative": write_and_close(answer(page(), content_length=-5)),
                "chunk size": write_and_close(chunked() + b"zz\r\nhello\r\n0\r\n\r\n"),
                "chunk cut off": write_and_close(chunked(page().encode())),
                "chunk too long": write_and_close(chunked() + b"ffffff\r\nhello"),
        }
        paths = ["/" + name.replace(" ", "-") for name in bad_ones]
        for path, bad in zip(paths, bad_ones.values()):
            self.put(path, bad)
        for path, code in zip(paths, self.codes(paths)):
            self.assertEqual(code, "fetch-failed", path)
            self.assertLessEqual(self.web.count(path), 6)

    def test_length_too_short_gives_what_it_covers(self):
        whole = page().encode()
        self.put("/a", write_and_close(answer(whole + b"<p>More.</p>", content_length=len(whole))))
        self.assertIn("Ilse Marrant", self.fetch("/a")["text"])

    def test_without_a_length(self):
        self.put("/a", write_and_close(answer(page(), content_length=None)))
        self.assertIn("Ilse Marrant", self.fetch("/a")["text"])
        self.put("/b", chunked(page()[:500].encode(), page()[500:].encode(), b""))
        self.assertIn("Ilse Marrant", self.fetch("/b")["text"])

    def test_connections_that_do_not_stay(self):
        self.put("/a", write_and_close(answer(page(), connection="keep-alive")))
        urls = [self.web.url("/a")] * 3
        done = self.sayso("annotate", "--allow-private", "--pause", 1, *urls)
        self.assertEqual((done.status, len(done.lines)), (0, 3), done.err)

    def test_endless_body(self):
        self.put("/a", endless(b"<p>" + b"word " * 20_000, answer(content_length=None)))
        self.assertEqual(self.code("/a"), "fetch-too-large")
        self.put("/b", endless(b"x" * 65_536, answer(status=404, content_length=None)))
        self.assertEqual(self.code("/b"), "fetch-status")

    def test_endless_headers(self):
        self.put("/a", endless(b"X-Word: " + b"word " * 1000 + b"\r\n", b"HTTP/1.1 200 OK\r\n"))
        self.put("/b", endless(b"a" * 10_000, b"HTTP/1.1 200 OK\r\nX-Word: "))
        self.assertEqual(self.codes(["/a", "/b"]), ["fetch-failed"] * 2)

    def test_endless_informational_answers(self):
        self.put("/a", endless(b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", b"", 0.0005))
        self.assertEqual(self.code("/a", "--timeout", 5), "fetch-failed")

    def test_slow_bodies_end_in_time(self):
        self.put("/a", endless(b"a", answer(content_length=None), 0.05))
        self.put("/b", endless(b"X: y\r\n", b"HTTP/1.1 200 OK\r\n", 0.05))
        self.put("/c", lambda request, handler: time.sleep(30))
        started = time.monotonic()
        self.assertEqual(self.codes(["/a", "/b", "/c"], "--timeout", 1), ["fetch-failed"] * 3)
        self.assertLess(time.monotonic() - started, 50)

    def test_nobody_there(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.assertEqual(self.codes(["http://127.0.0.1:%d/" % port, "http://no-such-host.invalid/"]),
                         ["fetch-failed"] * 2)

    def test_addresses_that_are_none(self):
        urls = ["http://", "https:///", "http://a b/", "http://[::1/", "http://u:p@127.0.0.1/",
                "http://127.0.0.1:99999/", "http://127.0.0.1/" + "a" * 9000]
        done = self.sayso("annotate", *urls, "--allow-private")
        self.assertEqual(done.status, 1)
        self.assertEqual([line["code"] for line in done.lines], ["fetch-refused"] * len(urls))

    def test_a_certificate_that_nobody_vouches_for(self):
        pem = str(self.folder / "self.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                        "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                        "-keyout", pem, "-out", pem + ".crt"], check=True, capture_output=True)
        with open(pem, "ab") as key, open(pem + ".crt", "rb") as certificate:
            key.write(certificate.read())
        secure = WebServer(pem)
        self.addCleanup(secure.close)
        secure.pages["/1"] = answer(page())
        line = self.fetch(secure.url("/1"))
        self.assertEqual(line["code"], "fetch-failed")
        self.assertIn("certificate", line["message"])
        self.assertEqual(secure.requests, [])
        self.put("/a", redirect(secure.url("/1")))
        self.assertEqual(self.code("/a"), "fetch-failed")


class Robots(WebTest):
    def setUp(self):
        super().setUp()
        self.put("/open", answer(page()))
        self.put("/private/1", answer(page()))

    def both(self):
        return tuple(self.codes(["/open", "/private/1"]))

    def test_rules(self):
        for rules in ("User-agent: *\nDisallow: /private",
                      "\ufeffUser-agent: *\r\nDisallow: /*/1$\r\n",
                      "User-agent: *\nDisallow: /\nUser-agent: sayso\nDisallow: /p\nAllow: /open"):
            self.put("/robots.txt", answer(rules))
            self.assertEqual(self.both(), ("read", "fetch-forbidden"), rules)
        self.assertNotIn("/private/1", self.web.paths())

    def test_robots_that_are_none(self):
        for none in (answer(status=404), answer(status=403), answer(status=401), answer(page()),
                     answer(b"\0\xff\xfe" * 1000), redirect("/robots.txt"), redirect("/elsewhere"),
                     redirect("file:///etc/passwd"), answer(status=302)):
            self.put("/robots.txt", none)
            self.assertEqual(self.both(), ("read", "read"))

    def test_robots_that_fail_forbid_everything(self):
        self.put("/robots.txt", answer(status=500))
        self.assertEqual(self.code("/open"), "fetch-forbidden")
        self.put("/robots.txt", web_server.reset)
        self.assertEqual(self.code("/open"), "fetch-failed")
        self.put("/robots.txt", [answer(status=503), answer("")])
        self.assertEqual(self.code("/open"), "read")

    def test_robots_somewhere_else(self):
        self.put("/robots.txt", redirect("/rules", 301))
        self.put("/rules", answer("User-agent: *\nDisallow: /private"))
        self.assertEqual(self.both(), ("read", "fetch-forbidden"))

    def test_endless_robots_hold_as_far_as_they_are_read(self):
        head = b"User-agent: *\nDisallow: /private\n"
        self.put("/robots.txt", endless(b"# " + b"word " * 2000 + b"\n",
                                        answer(content_length=None) + head))
        self.assertEqual(self.both(), ("read", "fetch-forbidden"))


class Waiting(WebTest):
    def moments(self, path):
        return [moment for moment, request in zip(self.web.moments, self.web.requests)
                if request.path == path]

    def test_a_pause_between_requests(self):
        self.put("/1", answer(page()))
        urls = [self.web.url("/1")] * 3
        done = self.sayso("annotate", "--allow-private", "--pause", 300, *urls)
        self.assertEqual(done.status, 0, done.err)
        first, second, third = self.moments("/1")
        self.assertGreater(second - first, 0.25)
        self.assertGreater(third - second, 0.25)

    def test_retry_after(self):
        def until_soon(request, handler):
            date = email.utils.formatdate(time.time() + 3, usegmt=True)
            return answer(status=503, retry_after=date)
        for busy in (answer(status=429, retry_after="2"), until_soon):
            self.web.requests.clear()
            self.web.moments.clear()
            self.put("/1", [busy, answer(page())])
            self.assertEqual(self.code("/1"), "read")
            first, second = self.moments("/1")
            self.assertGreater(second - first, 0.9)

    def test_retry_after_that_is_too_long_is_kept_in_the_store(self):
        self.put("/1", [answer(status=503, retry_after="3600"), answer(page())])
        options = ("--allow-private", "--pause", 1)
        done = self.add(self.web.url("/1"), *options)
        self.assertEqual((done.status, self.web.count("/1")), (1, 1))
        done = self.add(self.web.url("/1"), *options)
        self.assertEqual((done.status, self.web.count("/1")), (1, 1))
        self.assertIn("to be left alone", done.err)


# Made by `brotli -q 5` of page().
BROTLI_PAGE = base64.b85decode(
    "AGQJj#P^*VH$ndyck<M*Hy2hfO12cQ4FCVP87d)0&btq_gwG@)Z6+bE#2*QLrc;+ik598XXhAOo&RsBQgwgV1S?n"
    "=oD&3+t_Y`iL1GK^~57e8`To4hPoDzzu7<2ZB#1)%cE|%q{hYUAoXG}4<@AeHZ%qMWL2&V;h2XPH;N!zYn$IYZ60"
    "fbSTHZa+Q3SLyE9hH5$LnbB-BhtwH4Y~-"
    "@qWBLa9Kj+2GM=SzM8t>Swu*fZQ_BH{0VG$4;y5|^NA^|0`~(ff)tcK|*gM`?*@O>6WW4l&XeSL+wV55^0rrnkAS"
    "xM$31hO1EKOb$R2Y<_%3fa<Mp3NCzj>eVFu+6{Br-"
    "_^*^T6}8nICO5bWIZnYM#fLHb@)A85uMmPX+NkVGCSZtNCuxl`mcvvQk|nl_XuZn03rCy&L$ym@Nal)@Tu0H0nrC"
    "R~<CW`V-5%#?-bmAsW2RPSg*_R*%Sqpbn")
# Made by `zstd` of page().
ZSTD_PAGE = base64.b85decode(
    "D77#B1X#@s0CrwcAV6!|2BR_Q^2@$f3x;&ajvI5K>uPdRKhn*%baa~F1xx@#07n4Id@a@Tm<eb($AJPeAP>T|P|b"
    "HxlU8vKlnygF$!R9pS#!;v&8)Ie;fy^qtKcI*xLWl==`asM6cK@j-"
    "uhBH4_Zp+acO$73E%|TQ0vWXwrXco%at*kSDS(BN$;xIDYjLep&l>3t*>o4`|0uuZ?ogh*o@OPxbBlW_NEnYHgj*"
    "@<(Pd$b4l^Qm+B6e*USF0<60J%uZ4Za?Bl1!Y&$jt>b@UPkJ*P}wzpM=_v$wt7mz0yo1M~n%x7?9s{ldZLKS0|Us"
    "SU10fLrupd~qp4rnQzNs=^FDLUYrOUfXeu}^FJil|^@hN(I*J7MFLOJ~=fSY`j-"
    "myJlMoE{b5PRPLSo9zg;PAwFJvEP<}B${Iybl>XQl^p<6#E>CUE~?E6#OCv@^P??z45y+U32Bo^*d0P6h_RDjSR*"
    "GB5sJNKH)4Y}(#8h&xG;pKp(})Jn!<yn)aWT4ZPh`@o+e)+jKL&KMFI4NABq")


if __name__ == "__main__":
    unittest.main()
