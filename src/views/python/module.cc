// The module sayso._sayso: what the package sayso (the .py files beside this) is written on. Lines
// of the interchange format go to Python as they are; sayso/_records.py makes typed objects of
// them.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <vector>

#include "views/python/calls.h"
#include "views/python/engine.h"
#include "views/python/stored.h"

namespace py = pybind11;

namespace sayso::python {

namespace {

using Words = std::vector<std::string>;

/// The values of an enum that the names are of. Error: "unknown-name".
template <typename Value>
std::vector<Value> values_of(const Words& names,
                             std::optional<Value> (*value_from)(std::string_view)) {
  std::vector<Value> values;
  for (const std::string& name : names) {
    const auto value = value_from(name);
    if (!value) raise({"unknown-name", "'" + name + "' is none"});
    values.push_back(*value);
  }
  return values;
}

void annotate(Engine& engine, const Inputs& inputs, const py::function& take) {
  LineTaker taker(take);
  value_of([&] {
    return engine.annotate(inputs, [&](const std::string& line) { return taker(line); });
  });
  taker.check();
}

void define_engine(py::module_& module) {
  py::class_<Engine, std::shared_ptr<Engine>>(module, "Engine")
      .def(py::init([](const std::string& folder) {
             return value_of([&] { return Engine::open(folder); });
           }),
           py::arg("models") = "")
      .def(
          "annotate_bytes",
          [](Engine& engine, const py::bytes& bytes, std::string name, std::string as) {
            Lines lines;
            const Inputs inputs{{}, bytes, std::move(name), std::move(as), 1};
            value_of([&] {
              return engine.annotate(inputs, [&](std::string line) {
                lines.push_back(std::move(line));
                return true;
              });
            });
            return lines;
          },
          py::arg("bytes"), py::arg("name"), py::arg("kind"))
      .def(
          "annotate_files",
          [](Engine& engine, Words paths, std::string as, std::size_t jobs,
             const py::function& take) {
            annotate(engine, {std::move(paths), {}, {}, std::move(as), jobs}, take);
          },
          py::arg("paths"), py::arg("kind"), py::arg("jobs"), py::arg("take"));
}

py::tuple add(Stored& store, Engine& engine, const Inputs& inputs) {
  Added added = value_of([&] { return store.add(engine, inputs); });
  return py::make_tuple(added.added, added.unchanged, added.new_versions, std::move(added.failed));
}

void define_adding(py::class_<Stored, std::shared_ptr<Stored>>& stored) {
  stored
      .def(
          "add_bytes",
          [](Stored& store, Engine& engine, const py::bytes& bytes, std::string name,
             std::string as) {
            return add(store, engine, {{}, bytes, std::move(name), std::move(as), 1});
          },
          py::arg("engine"), py::arg("bytes"), py::arg("name"), py::arg("kind"))
      .def(
          "add_files",
          [](Stored& store, Engine& engine, Words paths, std::string as, std::size_t jobs) {
            return add(store, engine, {std::move(paths), {}, {}, std::move(as), jobs});
          },
          py::arg("engine"), py::arg("paths"), py::arg("kind"), py::arg("jobs"));
}

void define_lists(py::class_<Stored, std::shared_ptr<Stored>>& stored) {
  stored
      .def("stories",
           [](Stored& store, const std::string& title, const std::string& outlet,
              const std::string& since, const std::string& until, std::size_t reports,
              bool disputed) {
             StorySearch search;
             search.words = title;
             search.outlet = outlet;
             search.since = since;
             search.until = until;
             search.documents = reports;
             search.disputed = disputed;
             return value_of([&] { return store.stories(search); });
           })
      .def("claims",
           [](Stored& store, const std::string& story, const std::string& source,
              const std::string& since, bool disputed) {
             ClaimSearch search;
             search.story = story;
             search.source = source;
             search.since = since;
             search.disputed = disputed;
             return value_of([&] { return store.claims(search); });
           })
      .def("sources",
           [](Stored& store, const std::string& words, const std::string& kind,
              const std::string& outlet, const std::string& since, const std::string& until) {
             const DigestFilter filter{words, outlet, since, until};
             return value_of([&] { return store.sources(filter, kind); });
           })
      .def("transfers",
           [](Stored& store, const std::string& supplier, const std::string& recipient,
              const std::string& goods, const std::string& since) {
             const TransferFilter filter{supplier, recipient, goods, since};
             return value_of([&] { return store.transfers(filter); });
           })
      .def("events",
           [](Stored& store, const Words& types, const Words& statuses, bool outside,
              const std::string& actor, const std::string& recipient, const std::string& country,
              const std::string& holder, const std::string& since, const std::string& until,
              const std::string& document) {
             EventFilter filter;
             filter.search.types = values_of<EventType>(types, event_type_from);
             filter.search.statuses = values_of<EventStatus>(statuses, event_status_from);
             filter.search.outside = outside;
             filter.search.actor = actor;
             filter.search.recipient = recipient;
             filter.search.holder = holder;
             filter.search.from = since;
             filter.search.to = until;
             filter.country = country;
             return value_of([&] { return store.events(filter, document); });
           });
}

void define_store(py::module_& module) {
  py::class_<Stored, std::shared_ptr<Stored>> stored(module, "Stored");
  stored
      .def(py::init([](const std::string& path, const std::string& mode) {
             const Store::Mode how = mode == "read"     ? Store::Mode::read
                                     : mode == "change" ? Store::Mode::change
                                                        : Store::Mode::create;
             return value_of([&] { return Stored::open(path, how); });
           }),
           py::arg("path"), py::arg("mode"))
      .def("close", &Stored::close, py::call_guard<py::gil_scoped_release>())
      .def("size", [](Stored& store) { return value_of([&] { return store.size(); }); })
      .def("document",
           [](Stored& store, const std::string& name) {
             return value_of([&] { return store.document(name); });
           })
      .def("documents",
           [](Stored& store) { return value_of([&] { return Documents::open(store); }); })
      .def("search",
           [](Stored& store, const std::string& query, std::size_t limit) {
             return value_of([&] { return store.search(query, limit); });
           })
      .def("claim",
           [](Stored& store, const std::string& name) {
             return value_of([&] { return store.claim(name); });
           })
      .def("why",
           [](Stored& store, const std::string& one, const std::string& other) {
             return value_of([&] { return store.why(one, other); });
           })
      .def("timeline",
           [](Stored& store, const std::string& story, bool all) {
             return value_of([&] { return store.timeline(story, all); });
           })
      .def("brief", [](Stored& store, const std::string& story,
                       bool all) { return value_of([&] { return store.brief(story, all); }); })
      .def("actors", [](Stored& store) { return value_of([&] { return store.actors(); }); })
      .def("export", [](Stored& store, const py::function& take) {
        LineTaker taker(take);
        value_of(
            [&] { return store.export_to([&](const std::string& line) { return taker(line); }); });
        taker.check();
      });
  define_adding(stored);
  define_lists(stored);
  py::class_<Documents, std::shared_ptr<Documents>>(module, "Documents")
      .def("next", [](Documents& documents) { return value_of([&] { return documents.next(); }); });
}

}  // namespace

}  // namespace sayso::python

PYBIND11_MODULE(_sayso, module) {
  module.attr("version") = SAYSO_VERSION;
  sayso::python::define_engine(module);
  sayso::python::define_store(module);
}
