#include "record/transfer_lines.h"

#include "base/line_writer.h"
#include "base/utf8.h"

namespace sayso {
namespace {

void write_step(LineWriter& out, const TransferStep& step, std::string_view text) {
  const CodePointIndex offsets(text);
  out.raw(R"({"status":)").string(step.status);
  out.raw(R"(,"document":)").string(step.document);
  out.raw(R"(,"span":[)").raw(std::to_string(offsets.code_point(step.span.begin)));
  out.raw(",").raw(std::to_string(offsets.code_point(step.span.end)));
  out.raw(R"(],"holders":)").list(step.holders, [&out](const Holder& holder) {
    out.raw(R"({"by":)").string(holder.by);
    out.raw(R"(,"certainty":)").string(name_of(holder.certainty)).raw("}");
  });
  out.raw(R"(,"time":)").string_or_null(step.time).raw("}");
}

}  // namespace

std::string transfer_line(const Transfer& transfer,
                          const std::function<std::string_view(const std::string&)>& text_of) {
  LineWriter out({});
  out.raw(R"({"kind":"transfer","schema":"sayso/1","id":)").string(transfer.id);
  out.raw(R"(,"supplier":)").string(transfer.supplier);
  out.raw(R"(,"recipient":)").string(transfer.recipient);
  out.raw(R"(,"goods":)").string(transfer.goods);
  out.raw(R"(,"steps":)").list(transfer.steps, [&](const TransferStep& step) {
    write_step(out, step, text_of(step.document));
  });
  return out.raw("}").take();
}

}  // namespace sayso
