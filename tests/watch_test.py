"""`sayso watch` over the feeds of a server that changes, fails and is killed in between."""
import random
import signal
import sqlite3
import subprocess
import threading
import time
import unittest
from xml.sax.saxutils import escape

import web_server
from program import ProgramTest
from web_server import WebServer, answer, redirect

ARTICLE = """<!doctype html><html lang="en"><head><title>Ship %(n)s</title></head><body><article>
<h1>Ship %(n)s leaves Velmouth</h1>
<p>The ship with the number %(n)s left the harbour of Velmouth on Monday, the port authority said in
a statement that it sent to all who had asked for one since the storm.</p>
<p>"It was loaded for %(n)s hours, and nobody slept," said Ilse Marrant, the harbour master, who had
watched it from the northern pier until it could not be seen any more.</p>
<p>Two officials declined to comment on what ship %(n)s carries, and on who has paid for it.</p>
</article></body></html>"""
WALL = """<!doctype html><html><head><title>Sign in</title></head><body>
<form><p>Sign in</p></form></body></html>"""


def article(number):
    return answer(ARTICLE % {"n": number})


def item(link, words="What the feed says of it, the harbour master said."):
    return ("<item><title>About %s</title><link>%s</link><guid>%s</guid><description>%s"
            "</description><pubDate>Mon, 04 Mar 2024 10:15:00 GMT</pubDate></item>"
            % (escape(link), escape(link), escape(link), escape(words)))


def feed(*items):
    return ("<?xml version='1.0'?><rss version='2.0'><channel><title>Velmouth Gazette</title>"
            "<link>http://gazette.example/</link><description>News</description>%s</channel></rss>"
            % "".join(items))


def rss(*items, **headers):
    return answer(feed(*items), content_type="application/rss+xml", **headers)


class WatchTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.web = WebServer()
        self.addCleanup(self.web.close)
        self.pages = self.web.pages

    pause = 1  # milliseconds

    def opml(self, *paths):
        outlines = "".join('<outline type="rss" xmlUrl="%s"/>' % escape(self.web.url(path))
                           for path in paths)
        return self.write("feeds.opml", '<?xml version="1.0"?><opml version="2.0"><head/><body>'
                          '<outline text="all">%s</outline></body></opml>' % outlines)

    def words(self, *options):
        return self.command("watch", self.folder / "feeds.opml", self.store, "--allow-private",
                            "--pause", self.pause, *options)

    def round(self, *options):
        return self.run_words(self.words("--once", *options))

    def whole_round(self, *options):
        done = self.round(*options)
        self.assertEqual((done.status, done.err), (0, ""))
        return done

    def texts(self):
        """What is stored, by address without the server's."""
        return {line["url"].removeprefix(self.web.url("")): line for line in self.exported()}

    def later(self):
        """As if the time for another try had come for all that failed."""
        with sqlite3.connect(self.store) as store:
            for table in ("feeds", "feed_items", "sites"):
                store.execute("UPDATE %s SET not_before = 0" % table)
        store.close()

    def state(self, query):
        with sqlite3.connect(self.store) as store:
            rows = store.execute(query).fetchall()
        store.close()
        return rows

    def put_articles(self, count, first=1):
        """Pages /1, /2 ... and the feed's items for them."""
        for number in range(first, first + count):
            self.pages["/%d" % number] = article(number)
        return [item(self.web.url("/%d" % number)) for number in range(first, first + count)]


class Rounds(WatchTest):
    def test_pages_of_new_items(self):
        items = self.put_articles(3)
        self.pages["/feed"] = rss(*items)
        self.opml("/feed")
        done = self.whole_round()
        self.assertEqual(done.out, self.store + ": 1 feed, 3 new documents, 0 failed\n")
        self.assertEqual(self.web.paths(), ["/feed", "/1", "/2", "/3"])
        stored = self.texts()
        self.assertEqual(sorted(stored), ["/1", "/2", "/3"])
        self.assertIn("number 2 left", stored["/2"]["text"])
        self.assertEqual(stored["/2"]["published"]["how"], "feed")
        self.assertEqual(stored["/2"]["published"]["value"][:10], "2024-03-04")
        self.assertEqual(self.state("SELECT count(*) FROM fetched_pages"), [(0,)])
        self.assertEqual(self.state("SELECT count(*) FROM feed_copies"), [(0,)])
        self.assertIn("0 new documents", self.whole_round().out)
        self.assertEqual(self.web.paths(), ["/feed", "/1", "/2", "/3", "/feed"])

    def test_conditional_requests(self):
        items = self.put_articles(3)
        seen = []

        def conditional(request, handler):
            seen.append((request.headers.get("if-none-match"),
                         request.headers.get("if-modified-since")))
            if request.headers.get("if-none-match") == '"%d"' % len(shown):
                return answer(status=304)
            return rss(*shown, etag='"%d"' % len(shown),
                       last_modified="Mon, 04 Mar 2024 10:15:00 GMT")
        shown = items[:2]
        self.pages["/feed"] = conditional
        self.opml("/feed")
        self.assertIn("2 new documents", self.whole_round().out)
        self.assertIn("0 new documents", self.whole_round().out)
        shown = items
        self.assertIn("1 new document,", self.whole_round().out)
        self.assertEqual(seen, [(None, None), ('"2"', "Mon, 04 Mar 2024 10:15:00 GMT"),
                                ('"2"', "Mon, 04 Mar 2024 10:15:00 GMT")])
        self.assertEqual([self.web.count("/%d" % n) for n in (1, 2, 3)], [1, 1, 1])

    def test_links_are_relative_to_the_feed(self):
        self.put_articles(2)
        self.pages["/news/feed"] = redirect("/other/feed")
        self.pages["/other/feed"] = rss(item("../1"), item("/2"))
        self.opml("/news/feed")
        self.assertIn("2 new documents", self.whole_round().out)
        self.assertEqual(sorted(self.texts()), ["/1", "/2"])

    def test_one_item_in_two_feeds_is_fetched_once(self):
        items = self.put_articles(2)
        self.pages["/a"] = rss(*items)
        self.pages["/b"] = rss(*items)
        self.opml("/a", "/b")
        self.assertIn("2 feeds, 2 new documents", self.whole_round().out)
        self.assertEqual([self.web.count("/1"), self.web.count("/2")], [1, 1])

    def test_plain_list_and_standard_names(self):
        self.pages["/feed"] = rss(*self.put_articles(1))
        self.write("feeds.opml", "# desk\n%s\n" % self.web.url("/feed"))
        self.assertIn("1 new document,", self.whole_round().out)

    def test_feeds_only(self):
        self.pages["/feed"] = rss(*self.put_articles(2))
        self.opml("/feed")
        self.assertIn("2 new documents", self.whole_round("--feeds-only").out)
        self.assertEqual(self.web.paths(), ["/feed"])
        self.assertIn("What the feed says", self.texts()["/1"]["text"])
        self.assertIn("0 new documents", self.whole_round("--feeds-only").out)

    def test_feeds_only_leaves_items_of_other_runs_alone(self):
        items = self.put_articles(1)
        self.pages["/1"] = answer(status=503)
        self.pages["/feed"] = rss(*items)
        self.opml("/feed")
        self.whole_round()
        self.later()
        run = subprocess.Popen(self.words("--feeds-only"), stdout=subprocess.PIPE,
                               env=self.environment())
        run.stdout.readline()
        time.sleep(1)
        run.send_signal(signal.SIGTERM)
        self.assertEqual(run.stdout.read(), b"", "one round, then it waits")
        run.stdout.close()
        self.assertEqual(run.wait(), 0)

    def test_a_news_sitemap_and_its_index(self):
        self.put_articles(2)
        sitemap = ('<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
                   'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">%s</urlset>')
        entry = ("<url><loc>%s</loc><news:news><news:publication><news:name>Gazette</news:name>"
                 "<news:language>en</news:language></news:publication><news:publication_date>"
                 "2024-03-04T10:15:00Z</news:publication_date><news:title>Ship</news:title>"
                 "</news:news></url>")
        self.pages["/news.xml"] = answer(sitemap % "".join(
            entry % self.web.url("/%d" % number) for number in (1, 2)))
        self.pages["/index.xml"] = answer(
            '<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            "<sitemap><loc>%s</loc></sitemap></sitemapindex>" % self.web.url("/news.xml"))
        self.opml("/index.xml")
        self.assertIn("2 feeds, 2 new documents", self.whole_round().out)
        self.assertIn("2 feeds, 0 new documents", self.whole_round().out)
        self.assertEqual(self.web.paths().count("/news.xml"), 2)
        # An index that is unchanged still has its sitemaps asked for.
        with sqlite3.connect(self.store) as store:
            store.execute("UPDATE feeds SET etag = '1' WHERE listed_by = ''")
        store.close()
        self.pages["/index.xml"] = answer(status=304)
        self.assertIn("2 feeds, 0 new documents", self.whole_round().out)

    def test_runs_until_told_to_stop(self):
        self.pages["/feed"] = rss(*self.put_articles(1))
        self.opml("/feed")
        for number in (signal.SIGINT, signal.SIGTERM):
            run = subprocess.Popen(self.words(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=self.environment())
            self.assertIn(b"1 feed" if number == signal.SIGINT else b"0 feeds",
                          run.stdout.readline())
            run.send_signal(number)
            self.assertEqual(run.wait(timeout=30), 0)
            self.assertEqual(run.stderr.read(), b"")
            run.stdout.close()
            run.stderr.close()


class Fallbacks(WatchTest):
    def test_the_feeds_own_words_where_the_page_has_no_article(self):
        self.put_articles(1)
        self.pages["/wall"] = answer(WALL)
        self.pages["/forbidden"] = article(7)
        self.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /forbidden\n")
        self.pages["/circle"] = redirect("/circle")
        paths = ["/1", "/wall", "/forbidden", "/circle", "/missing"]
        self.pages["/feed"] = rss(*[item(self.web.url(path)) for path in paths])
        self.opml("/feed")
        done = self.whole_round()
        self.assertIn("5 new documents, 0 failed", done.out)
        stored = self.texts()
        self.assertEqual(sorted(stored), sorted(paths))
        for path in paths[1:]:
            self.assertIn("What the feed says of it", stored[path]["text"])
        self.assertIn("number 1 left", stored["/1"]["text"])
        self.assertNotIn("/forbidden", self.web.paths())
        self.whole_round()
        self.assertEqual([self.web.count(path) for path in paths[1:]], [1, 0, 1, 1])

    def test_the_feed_has_all_of_what_the_page_has_the_beginning_of(self):
        whole = "The port authority said that the pier is closed. " * 60
        self.pages["/1"] = article(1)
        self.pages["/feed"] = rss(item(self.web.url("/1"), whole))
        self.opml("/feed")
        self.whole_round()
        self.assertIn("the pier is closed", self.texts()["/1"]["text"])

    def test_nothing_at_all_is_a_failure_that_is_told_once(self):
        self.pages["/feed"] = rss("<item><title/><link>%s</link></item>" % self.web.url("/missing"))
        self.opml("/feed")
        done = self.round()
        self.assertEqual(done.status, 1)
        self.assertIn("0 new documents, 1 failed", done.out)
        self.assertIn("404", done.err)
        self.assertIn("0 failed", self.whole_round().out)


class Failures(WatchTest):
    def test_a_page_that_fails_is_tried_again(self):
        items = self.put_articles(2)
        self.pages["/1"] = [answer(status=500), answer(status=500), article(1)]
        self.pages["/feed"] = rss(*items)
        self.opml("/feed")
        done = self.whole_round()
        self.assertIn("1 new document, 0 failed, 1 to be tried again", done.out)
        self.whole_round()
        self.assertEqual(self.web.count("/1"), 1, "not before its time")
        self.later()
        self.whole_round()
        self.later()
        self.assertIn("1 new document,", self.whole_round().out)
        self.assertEqual((self.web.count("/1"), self.web.count("/2")), (3, 1))

    def test_a_page_that_always_fails_is_given_up(self):
        self.put_articles(1)
        self.pages["/1"] = answer(status=502)
        self.pages["/feed"] = rss(item(self.web.url("/1")))
        self.opml("/feed")
        for _ in range(8):
            self.whole_round()
            self.later()
        self.assertEqual(self.web.count("/1"), 6)
        self.assertIn("What the feed says", self.texts()["/1"]["text"])

    def test_a_site_that_wants_to_be_left_alone(self):
        items = self.put_articles(3)
        self.pages["/1"] = [answer(status=429, retry_after="7200"), article(1)]
        self.pages["/feed"] = rss(*items)
        self.opml("/feed")
        self.whole_round()
        self.assertEqual(self.web.paths(), ["/feed", "/1"])
        self.whole_round()
        self.assertEqual(self.web.paths(), ["/feed", "/1"], "kept over the end of the run")
        wait = self.state("SELECT min(not_before) FROM feed_items")[0][0] - time.time()
        self.assertTrue(7000 < wait < 7300, wait)
        self.later()
        self.assertIn("3 new documents", self.whole_round().out)

    def test_a_feed_that_fails_costs_no_other_its_round(self):
        self.pages["/good"] = rss(*self.put_articles(2))
        self.pages["/html"] = article(9)
        self.pages["/broken"] = answer("<rss><channel><item>")
        self.pages["/reset"] = web_server.reset
        self.pages["/big"] = web_server.endless(b"<!-- " + b"word " * 9999 + b" -->",
                                                answer(b"<rss>", content_length=None))
        self.opml("/html", "/missing", "/broken", "/reset", "/big", "/good")
        with open(self.folder / "feeds.opml", encoding="utf-8") as file:
            text = file.read().replace("<outline type", '<outline xmlUrl="file:///etc/passwd"/>'
                                       '<outline xmlUrl="no address"/><outline type', 1)
        self.write("feeds.opml", text)
        done = self.round()
        self.assertEqual(done.status, 1)
        self.assertIn("2 new documents", done.out)
        for name in ("/html", "/missing", "/reset", "/big", "file:///etc/passwd", "no address"):
            self.assertEqual(done.err.count(name), 1, done.err)

    def test_a_feed_that_fails_is_left_alone_for_a_while(self):
        self.pages["/feed"] = [answer(status=503), rss(*self.put_articles(1))]
        self.opml("/feed")
        self.assertEqual(self.round().status, 1)
        self.whole_round()
        self.assertEqual(self.web.count("/feed"), 1)
        self.later()
        self.assertIn("1 new document,", self.whole_round().out)

    def test_a_feed_that_is_gone(self):
        self.pages["/feed"] = answer(status=410)
        self.opml("/feed")
        done = self.round()
        self.assertEqual(done.status, 1)
        self.assertIn("gone for good", done.err)
        self.later()
        self.assertIn("0 feeds", self.whole_round().out)
        self.assertEqual(self.web.count("/feed"), 1)

    def test_a_feed_that_has_moved(self):
        self.pages["/old"] = redirect("/newer", 301)
        self.pages["/newer"] = redirect("/newest", 308)
        self.pages["/newest"] = redirect("/today", 302)
        self.pages["/today"] = rss(*self.put_articles(1))
        self.opml("/old")
        self.whole_round()
        self.web.requests.clear()
        self.whole_round()
        self.assertEqual(self.web.paths(), ["/newest", "/today"])

    def test_a_list_that_cannot_be_read(self):
        self.write("feeds.opml", "<opml><body><outline xmlUrl='http://a.example/?a&b'/></body>")
        done = self.round()
        self.assertEqual((done.status, len(done.complaints)), (1, 1))
        self.assertIn("line 1", done.err)
        self.assertFalse((self.folder / "store.db").exists())

    def test_not_public_unless_allowed(self):
        self.pages["/feed"] = rss(*self.put_articles(1))
        self.opml("/feed")
        done = self.sayso("watch", self.folder / "feeds.opml", self.store, "--once")
        self.assertEqual(done.status, 1)
        self.assertIn("--allow-private", done.err)
        self.assertEqual(self.web.requests, [])
        self.assertIn("1 new document,", self.whole_round().out, "once it is allowed")


class Kills(WatchTest):
    def start(self):
        return subprocess.Popen(self.words("--once", "--jobs", 2), stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env=self.environment())

    def test_killed_while_fetching(self):
        items = self.put_articles(12)
        asked = threading.Event()

        def held(request, handler):
            asked.set()
            time.sleep(60)
        self.pages["/8"] = held
        self.pages["/feed"] = rss(*items)
        self.opml("/feed")
        run = self.start()
        self.assertTrue(asked.wait(60))
        run.send_signal(signal.SIGKILL)
        run.wait()
        self.assertEqual(self.state("SELECT count(*) FROM fetched_pages"), [(7,)])
        self.pages["/8"] = article(8)
        self.assertIn("12 new documents", self.whole_round().out)
        self.assertEqual([self.web.count("/%d" % number) for number in range(1, 13)],
                         [1] * 7 + [2] + [1] * 4)
        self.assertEqual(len(self.texts()), 12)

    def test_killed_at_any_moment(self):
        chance = random.Random(4)
        count = 40
        self.pause = 25  # so that there is a middle to be killed in
        self.pages["/feed"] = rss(*self.put_articles(count))
        self.opml("/feed")
        kills = 0
        for _ in range(12):
            run = self.start()
            time.sleep(chance.uniform(0.1, 1.2))
            kills += run.poll() is None
            run.send_signal(signal.SIGKILL)
            run.wait()
        self.pause = 1
        self.whole_round()
        self.assertEqual(len(self.texts()), count)
        self.assertEqual(len(self.exported()), count, "nothing is stored twice")
        again = sum(self.web.count("/%d" % number) - 1 for number in range(1, count + 1))
        self.assertGreaterEqual(kills, 2)
        self.assertLessEqual(again, kills, "at most what was on its way when it was killed")
        self.assertEqual(self.state("SELECT count(*) FROM fetched_pages"), [(0,)])

    def test_told_to_stop_in_the_middle(self):
        items = self.put_articles(10)
        asked = threading.Event()

        def held(request, handler):
            asked.set()
            time.sleep(60)
        self.pages["/5"] = held
        self.pages["/feed"] = rss(*items)
        self.opml("/feed")
        run = self.start()
        self.assertTrue(asked.wait(60))
        run.send_signal(signal.SIGTERM)
        self.assertEqual(run.wait(timeout=30), 0)
        self.pages["/5"] = article(5)
        self.whole_round()
        self.assertEqual(len(self.texts()), 10)
        self.assertEqual([self.web.count("/%d" % number) for number in (1, 2, 3, 4, 6)], [1] * 5)


if __name__ == "__main__":
    unittest.main()
