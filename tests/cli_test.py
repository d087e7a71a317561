"""The commands, as a person or a program at the other end of a pipe meets them."""
import json
import os
import pty
import signal
import sqlite3
import subprocess
import time
import unittest

from program import HARBOUR, ROOT, STRIKE, ProgramTest

ESCAPE = "\x1b"
COMMANDS = ("annotate", "add", "watch", "report", "sources", "events", "stories", "timeline",
            "brief", "claims", "claim", "transfers", "why", "why-not", "show", "search", "export",
            "reanalyse", "relink", "remove", "correct", "completion", "help")


class Annotate(ProgramTest):
    def test_one_line_a_document_in_the_order_of_the_inputs(self):
        self.write("folder/b.txt", STRIKE)
        self.write("folder/a/z.txt", HARBOUR)
        self.write("folder/.hidden.txt", HARBOUR)
        single = self.write("single.txt", HARBOUR)
        done = self.sayso("annotate", single, self.folder / "folder")
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertEqual([line["file"][len(str(self.folder)) + 1:] for line in done.lines],
                         ["single.txt", "folder/a/z.txt", "folder/b.txt"])
        for line in done.lines:
            self.assertEqual((line["kind"], line["schema"]), ("document", "sayso/1"))

    def test_standard_input(self):
        done = self.sayso("annotate", "-", stdin=STRIKE.encode())
        self.assertEqual([line["file"] for line in done.lines], ["-"])
        lines = "".join(json.dumps({"id": i, "text": STRIKE}) + "\n" for i in ("a", "b"))
        done = self.sayso("annotate", "-", stdin=lines.encode())
        self.assertEqual([(line["file"], line["id"]) for line in done.lines],
                         [("-#0", "a"), ("-#1", "b")])

    def test_text_of_json_lines_is_final(self):
        text = "  Two  spaces,\r\na tab\t, a soft\u00adhyphen and e\u0301.\n\n\n\n “Yes,” he said. \n"
        done = self.sayso("annotate", self.write_lines("a.jsonl", [{"id": "x", "text": text}]))
        self.assertEqual(done.lines[0]["text"], text)

    def test_kind_can_be_forced(self):
        path = self.write("a.txt", "<p>Not a page, she said.</p>\n")
        self.assertIn("<p>", self.sayso("annotate", "--as", "text", path).lines[0]["text"])

    def test_a_reader_that_leaves_ends_it_quietly(self):
        path = self.write_lines("a.jsonl", [{"id": str(i), "text": HARBOUR * 20}
                                            for i in range(60)])
        program = subprocess.Popen(self.command("annotate", path), stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        program.stdout.readline()
        program.stdout.close()
        self.assertEqual(program.stderr.read(), b"")
        program.stderr.close()
        self.assertEqual(program.wait(), -signal.SIGPIPE)


class Add(ProgramTest):
    def test_adding_again_changes_nothing(self):
        inputs = [self.write("harbour.txt", HARBOUR),
                  self.write_lines("a.jsonl", [{"id": "x", "text": STRIKE}])]
        done = self.add(*inputs)
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn("2 added, 0 unchanged, 0 new versions, 0 failed", done.out)
        first = self.exported()
        done = self.add(*inputs)
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn("0 added, 2 unchanged, 0 new versions, 0 failed", done.out)
        self.assertEqual(self.exported(), first)

    def test_export_says_what_annotate_says(self):
        path = self.write("harbour.txt", HARBOUR)
        self.add(path)
        self.assertEqual(self.exported(), self.sayso("annotate", path).lines)

    def test_changed_article_becomes_a_new_version(self):
        url = "https://gazette.example/harbour"
        self.add(self.write_lines("a.jsonl", [{"id": "g1", "url": url, "text": HARBOUR}]))
        changed = HARBOUR.replace("Friday", "Sunday")
        done = self.add(self.write_lines("b.jsonl", [{"id": "g1", "url": url, "text": changed}]))
        self.assertIn("0 added, 0 unchanged, 1 new version, 0 failed", done.out)
        first, second = self.exported()
        self.assertEqual((first["text"], second["text"]), (HARBOUR, changed))
        self.assertEqual((first["version_of"], second["version_of"]), (None, first["id"]))
        self.assertNotEqual(first["id"], second["id"])

    def test_killed_while_adding(self):
        records = [{"id": "r%03d" % i, "text": HARBOUR * 3 + "Number %d." % i} for i in range(80)]
        path = self.write_lines("records.jsonl", records)
        program = subprocess.Popen(self.command("add", "--jobs", 2, self.store, path),
                                   stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 120
        while self.count_stored() < 5 and program.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        program.kill()
        program.wait()
        with sqlite3.connect(self.store) as store:
            self.assertEqual(store.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        kept = self.exported()
        self.assertGreaterEqual(len(kept), 5)
        alone = {line["id"]: line for line in self.sayso("annotate", path).lines}
        for line in kept:
            self.assertEqual(line, alone[line["id"]])
        self.assertEqual(self.add(path).status, 0)
        self.assertEqual([line["id"] for line in self.exported()], [r["id"] for r in records])

    def count_stored(self):
        try:
            with sqlite3.connect("file:%s?mode=ro" % self.store, uri=True) as store:
                return store.execute("SELECT count(*) FROM documents").fetchone()[0]
        except sqlite3.OperationalError:
            return 0


class Stored(ProgramTest):
    """Commands that read or change what is stored."""

    def setUp(self):
        super().setUp()
        self.add(self.write_lines("records.jsonl", [
            {"id": "harbour", "url": "https://gazette.example/harbour", "title": "Harbour shut",
             "outlet": "Velmouth Gazette", "published": "2024-03-04", "text": HARBOUR},
            {"id": "strike", "title": "Ferry strike", "outlet": "Osterby Post",
             "published": "2024-03-06T08:00:00Z", "text": STRIKE}]))

    def test_report_names_sources_and_where_they_spoke(self):
        done = self.sayso("report", self.store)
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn("2 reports from 2 outlets, 4 March 2024 to 6 March 2024", done.out)
        self.assertIn("Ilse Marrant", done.out)
        self.assertIn("Velmouth Gazette, 4 March 2024, Harbour shut", done.out)
        self.assertIn('{"No ship has left since the storm,"}', " ".join(done.out.split()))
        self.assertIn("docs/figures.md", done.out)

    def test_report_filters(self):
        def outlets(*options):
            line = self.sayso("report", self.store, "--json", *options).lines[0]
            return [document["outlet"] for document in line["documents"]]
        self.assertEqual(outlets(), ["Velmouth Gazette", "Osterby Post"])
        self.assertEqual(outlets("--since", "2024-03-05"), ["Osterby Post"])
        self.assertEqual(outlets("--until", "2024-03-04"), ["Velmouth Gazette"])
        self.assertEqual(outlets("--outlet", "gazette"), ["Velmouth Gazette"])
        line = self.sayso("report", self.store, "--json", "--source", "valling").lines[0]
        self.assertTrue(line["sources"])
        for source in line["sources"]:
            self.assertIn("Tor Valling", source["name"])

    def test_report_json_points_at_the_words(self):
        line = self.sayso("report", self.store, "--json").lines[0]
        texts = {document["id"]: document["text"] for document in self.exported()}
        seen = 0
        for source in line["sources"]:
            for statement in source["statements"]:
                text = texts[statement["document"]]
                begin, end = statement["context"]["span"]
                self.assertEqual(text[begin:end], statement["context"]["text"])
                words = " ".join(text[b:e] for b, e in statement["source"])
                self.assertEqual(words == "", source["standing"] == "nobody")
                self.assertTrue(statement["content"])
                seen += 1
        self.assertGreaterEqual(seen, 2)

    def test_report_counts_what_was_not_analysed(self):
        self.add(self.write_lines("german.jsonl", [
            {"id": "de", "text": "Der Hafen bleibt bis Freitag geschlossen, sagte die "
                                 "Hafenbehörde am Montag. Kein Schiff ist ausgelaufen."}]))
        self.assertIn("1 report not analysed: not English.",
                      " ".join(self.sayso("report", self.store).out.split()))
        line = self.sayso("report", self.store, "--json").lines[0]
        self.assertEqual([(document["analysed"], document["reason"])
                          for document in line["documents"]],
                         [(True, None), (True, None), (False, "not English")])

    def test_sources_are_a_table_that_fits(self):
        done = self.sayso("sources", self.store)
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertRegex(done.out, r"^SAID  SOURCE +KIND +STANCES +ARTICLES  OUTLETS\n")
        self.assertRegex(done.out, r"\n   1  Ilse Marrant.* 1 asserts +1 +1\n")
        self.assertLessEqual(max(map(len, done.out.splitlines())), 80)

    def test_sources_can_be_narrowed(self):
        def names(*options):
            return [line["name"] for line in
                    self.sayso("sources", self.store, "--json", *options).lines]
        self.assertIn("Two officials", " ".join(names("--kind", "unnamed-official")))
        self.assertNotIn("Ilse Marrant", " ".join(names("--kind", "unnamed-official")))
        self.assertEqual(len(names("ilse", "marrant")), 1)
        self.assertNotIn("Marrant", " ".join(names("--outlet", "post")))
        self.assertEqual(names("nobody of that name"), [])
        self.assertIn("No source found.", self.sayso("sources", self.store, "zeppelin").out)

    def test_sources_json_points_at_every_statement(self):
        texts = {document["id"]: document["text"] for document in self.exported()}
        lines = self.sayso("sources", self.store, "--json").lines
        self.assertTrue(lines)
        counts = [len(line["statements"]) for line in lines]
        self.assertEqual(counts, sorted(counts, reverse=True))
        for line in lines:
            self.assertEqual((line["kind"], line["schema"]), ("source", "sayso/1"))
            self.assertEqual(sum(line["stances"].values()), len(line["statements"]))
            for statement in line["statements"]:
                text = texts[statement["document"]]
                self.assertTrue(" ".join(text[b:e] for b, e in statement["source"]))

    def test_show_tells_what_is_known_of_sources(self):
        flat = " ".join(self.sayso("show", self.store, "harbour").out.split())
        self.assertRegex(flat, r"Two officials.*\(unnamed official, 2 people.*: indirect")
        self.assertRegex(flat, r"People: .*- Ilse Marrant[^:]*: \d mention")

    def test_show_marks_source_cue_and_content(self):
        for done in (self.sayso("show", self.store, "harbour"),
                     self.sayso("show", self.write("harbour.txt", HARBOUR))):
            self.assertEqual((done.status, done.err), (0, ""))
            flat = " ".join(done.out.split())
            self.assertRegex(flat, r'\{"No ship has left since the storm,"\}[⁰-⁹¹²³]+ /said/')
            self.assertRegex(flat, r"\[Ilse Marrant")
            self.assertLessEqual(max(map(len, done.out.splitlines())), 80)

    def test_show_names_what_it_cannot_find(self):
        done = self.sayso("show", self.store, "nowhere")
        self.assertEqual(done.status, 1)
        self.assertEqual(len(done.complaints), 1)
        self.assertIn("nowhere", done.err)

    def test_show_json_is_the_document_line(self):
        self.assertEqual(self.sayso("show", self.store, "strike", "--json").lines,
                         [line for line in self.exported() if line["id"] == "strike"])

    def test_search(self):
        done = self.sayso("search", self.store, "crane")
        self.assertEqual((done.status, done.err), (0, ""))
        self.assertIn("Harbour shut", done.out)
        self.assertIn("Velmouth Gazette, 4 March 2024", done.out)
        self.assertIn("**crane**", done.out)
        self.assertNotIn("Ferry", done.out)
        hit, = self.sayso("search", self.store, "--json", '"harbour master"').lines
        text = next(line["text"] for line in self.exported() if line["id"] == hit["document"])
        self.assertEqual(" ".join(text[b:e] for b, e in hit["matches"]).lower(), "harbour master")
        self.assertIn("Nothing found", self.sayso("search", self.store, "zeppelin").out)
        self.assertEqual(self.sayso("search", self.store, "--json", '") AND (').lines, [])

    def test_remove(self):
        done = self.sayso("remove", self.store, "strike", "nowhere")
        self.assertEqual(done.status, 1)
        self.assertEqual(len(done.complaints), 1)
        self.assertIn("nowhere", done.err)
        self.assertEqual([line["id"] for line in self.exported()], ["harbour"])
        self.assertIn("Nothing found", self.sayso("search", self.store, "ferry").out)
        self.assertNotIn("Valling", self.sayso("report", self.store).out)

    def test_corrections_hold_when_documents_are_analysed_anew(self):
        actors = [line for line in self.exported_all() if line["kind"] == "actor"]
        self.assertGreater(len(actors), 1)
        kept, other = actors[0]["id"], actors[1]["id"]
        done = self.sayso("correct", self.store, "merge", kept, other, "--author", "desk")
        self.assertEqual((done.status, done.err), (0, ""))
        self.make_stale()
        self.sayso("reanalyse", self.store)
        ids = [line["id"] for line in self.exported_all() if line["kind"] == "actor"]
        self.assertIn(kept, ids)
        self.assertNotIn(other, ids)
        listed = self.sayso("correct", self.store, "list").out
        self.assertRegex(listed, r"^k1  \S+Z  desk  merge-actors %s %s\n$" % (kept, other))
        self.assertEqual(self.sayso("correct", self.store, "undo", "k1").status, 0)
        self.assertIn(other, [line["id"] for line in self.exported_all()])

    def test_correct_says_what_it_cannot_do(self):
        for words, status in ((["merge", "x"], 2), (["list", "x"], 2), (["join", "x", "y"], 2),
                              (["merge", "nobody", "no one"], 1), (["undo", "k9"], 1)):
            done = self.sayso("correct", self.store, *words)
            self.assertEqual(done.status, status, words)
            self.assertTrue(done.complaints)

    def test_reanalyse_only_what_is_old(self):
        before = self.exported()
        self.assertIn("0 analysed anew", self.sayso("reanalyse", self.store).out)
        self.make_stale()
        self.assertIn("2 analysed anew", self.sayso("reanalyse", self.store).out)
        self.assertEqual(self.exported(), before)

    def test_a_document_cannot_command_the_terminal(self):
        text = "The %s[31mmayor\x07 said: \"We%s]0;x stay.\"\n\nThe mayor said no." % (ESCAPE, ESCAPE)
        self.add(self.write_lines("evil.jsonl", [
            {"id": "evil", "title": "T%s[2J" % ESCAPE, "outlet": "O\u202e\x9b1m", "text": text}]))
        for words in (["show", self.store, "evil"], ["report", self.store],
                      ["sources", self.store], ["search", self.store, "mayor"]):
            done = self.sayso(*words)
            self.assertEqual(done.status, 0)
            self.assertNotRegex(done.out, "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]")


class Terminal(ProgramTest):
    def on_terminal(self, *arguments, **environment):
        """Output of the program when standard output is a terminal."""
        leader, follower = pty.openpty()
        program = subprocess.Popen(self.command(*arguments), stdout=follower,
                                   stderr=subprocess.DEVNULL, env=self.environment(**environment))
        os.close(follower)
        out = b""
        while True:
            try:
                part = os.read(leader, 4096)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            out += part
        os.close(leader)
        program.wait()
        return out.decode()

    def test_colour_only_where_it_is_wanted(self):
        path = self.write("harbour.txt", HARBOUR)
        self.assertIn(ESCAPE, self.on_terminal("show", path))
        self.assertNotIn(ESCAPE, self.on_terminal("show", path, NO_COLOR="1"))
        self.assertNotIn(ESCAPE, self.on_terminal("show", path, TERM="dumb"))
        self.assertNotIn(ESCAPE, self.on_terminal("show", path, "--color", "never"))
        self.assertNotIn(ESCAPE, self.sayso("show", path).out)
        self.assertIn(ESCAPE, self.sayso("show", path, "--color", "always").out)
        self.assertIn(ESCAPE, self.on_terminal("show", path, "--color", "always", NO_COLOR="1"))

    def test_progress_only_where_it_is_wanted(self):
        path = self.write("harbour.txt", HARBOUR)
        self.assertEqual(self.sayso("annotate", path).err, "")
        self.assertIn("1 document", self.sayso("annotate", "--progress", path).err)


class Words(ProgramTest):
    """Help, manual page, completions and what the command line refuses."""

    def test_usage_errors(self):
        for words in ([], ["annotat"], ["annotate"], ["add", self.store], ["report"], ["sources"], ["sources", "x", "--kind", "spy"],
                      ["events"], ["events", "x", "--type", "AID,GIFT"],
                      ["events", "x", "--timeline", "--unique"],
                      ["events", "x", "--timeline", "--format", "tsv"],
                      ["events", "x", "--unique", "--format", "plover"],
                      ["events", "x", "--sample", "0"],
                      ["annotate", "--nonsense", "x"], ["annotate", "--jobs", "0", "x"],
                      ["annotate", "--as", "telex", "x"], ["export", "x", "--format", "xml"],
                      ["help", "nonsense"]):
            done = self.sayso(*words)
            self.assertEqual(done.status, 2, words)
            self.assertEqual(done.bytes, b"")
            self.assertIn("sayso: ", done.err)

    def test_help_explains_every_command(self):
        done = self.sayso("--help")
        self.assertEqual((done.status, done.err), (0, ""))
        for command in COMMANDS:
            self.assertIn(command, done.out)
            short = self.sayso(command, "--help")
            self.assertEqual((short.status, short.err), (0, ""))
            self.assertEqual(self.sayso("help", command).out, short.out)
        self.assertRegex(" ".join(done.out.split()), "0 done.*1 some.*2 the.*3 the.*4 standard")
        self.assertRegex(self.sayso("--version").out, r"^sayso \d+\.\d+\.\d+\n$")

    def test_manual_page_is_current(self):
        page = (ROOT / "docs" / "sayso.1").read_text()
        self.assertEqual(self.sayso("help", "--man").out, page, "run: make manual")
        for command in COMMANDS:
            self.assertIn('.SS "sayso ' + command, page)

    def test_completions_know_every_command_and_option(self):
        for shell in ("bash", "zsh", "fish"):
            script = self.sayso("completion", shell).out
            for word in (*COMMANDS, "jobs", "limit", "auto always never", "text html jsonl"):
                self.assertIn(word, script)

    def test_bash_completes(self):
        script = self.write("completion", self.sayso("completion", "bash").out)

        def complete(*words):
            line = "source %s; COMP_WORDS=(sayso %s); COMP_CWORD=%d; _sayso; echo ${COMPREPLY[@]}"
            arguments = " ".join("'%s'" % word for word in words)
            done = self.run_words(["bash", "-c", line % (script, arguments, len(words))])
            self.assertEqual(done.err, "")
            return done.out.split()
        self.assertEqual(complete("ann"), ["annotate"])
        self.assertEqual(complete("annotate", "--jo"), ["--jobs"])
        self.assertEqual(complete("annotate", "--as", "")[:4], ["text", "html", "jsonl", "feed"])
        self.assertEqual(complete("annotate", "--as", "p"), ["pdf"])
        self.assertEqual(complete("--color", "never", "sea"), ["search"])
        self.assertEqual(complete("completion", "z"), ["zsh"])


if __name__ == "__main__":
    unittest.main()
