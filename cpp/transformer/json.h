// What a safetensors header needs of JSON (RFC 8259), read piece by piece from text that may be
// hostile: the caller says what must come next, so that nothing nests deeper than it asks for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace transformer {

// Every function throws std::invalid_argument with the place where the text went wrong.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  // Skips white space, then takes `mark` or throws.
  void expect(char mark);

  // Skips white space, then takes `mark` if it comes.
  bool take(char mark);

  // Takes the items between `open` and `close` and the commas between them.
  template <typename Item>
  void list(char open, char close, Item item) {
    expect(open);
    if (take(close)) return;
    do item();
    while (take(','));
    expect(close);
  }

  // A text in quotes, its escapes resolved, as UTF-8.
  std::string string();

  // A whole number from 0 to 2⁶⁴ − 1, without sign, fraction or exponent.
  std::uint64_t whole_number();

  // Throws unless nothing but white space is left.
  void end();

 private:
  [[noreturn]] void fail(const std::string& expected) const;
  void skip_space();
  char next();
  std::uint32_t code_unit();  // the four digits of \uXXXX
  void escape(std::string& text);

  std::string_view text_;
  std::size_t place_ = 0;
};

// The text in quotes, as JSON.
std::string json_string(std::string_view text);

}  // namespace transformer
