// A parsed HTML page, and walks through it that need no stack however deep it is.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// A page's tree, which lives as long as this.
class Dom {
 public:
  /// `html` is UTF-8 of under 2 GB, read as thinning.h says.
  explicit Dom(std::string_view html);

  const GumboNode* root() const { return root_; }

  /// The first element with `tag` in reading order; null if there is none.
  const GumboNode* find(GumboTag tag) const;

 private:
  /// Memory of the tree, given back in one go: gumbo's own way recurses.
  class Arena {
   public:
    void* allocate(std::size_t size);

   private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t left_ = 0;
  };

  std::string html_;
  Arena arena_;
  const GumboNode* root_ = nullptr;
};

bool is_element(const GumboNode* node);
GumboTag tag_of(const GumboNode* node);  // GUMBO_TAG_UNKNOWN for what is no element

/// The value of an element's attribute, or empty. `name` is in lower case.
std::string_view attribute(const GumboNode* element, std::string_view name);
bool has_attribute(const GumboNode* element, std::string_view name);

enum class Enter { no, yes };

/// The node after `node` in reading order within `top`, its children first if `enter` says so; null
/// at the end.
const GumboNode* next_node(const GumboNode* node, const GumboNode* top, Enter enter);

/// All text inside `node`, runs of white space as one space, none around it.
std::string inner_text(const GumboNode* node);

/// Appends `text` with each run of white space as one space, which it also puts between this and
/// what is there already if white space stood there.
void append_collapsed(std::string_view text, std::string& to);

std::string trimmed(std::string_view text);

}  // namespace sayso
