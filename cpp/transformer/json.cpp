#include "transformer/json.h"

#include <algorithm>
#include <limits>

#include "attention/error.h"

namespace transformer {
namespace {

// A Unicode code point in UTF-8.
void append(std::string& text, std::uint32_t point) {
  const auto rest = [&](int shift) { text += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    rest(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0 | (point >> 12));
    rest(6);
    rest(0);
  } else {
    text += static_cast<char>(0xF0 | (point >> 18));
    rest(12);
    rest(6);
    rest(0);
  }
}

constexpr std::string_view kEscapes = "\"\\/bfnrt";
constexpr std::string_view kEscaped = "\"\\/\b\f\n\r\t";

}  // namespace

void JsonReader::fail(const std::string& expected) const {
  attention::fail("weight file: the header is not as expected at byte " + std::to_string(place_) +
                  "; expected " + expected);
}

void JsonReader::skip_space() {
  place_ = std::min(text_.find_first_not_of(" \t\n\r", place_), text_.size());
}

char JsonReader::next() {
  if (place_ == text_.size()) fail("more text");
  return text_[place_++];
}

bool JsonReader::take(char mark) {
  skip_space();
  if (place_ == text_.size() || text_[place_] != mark) return false;
  ++place_;
  return true;
}

void JsonReader::expect(char mark) {
  if (!take(mark)) fail(std::string("“") + mark + "”");
}

void JsonReader::end() {
  skip_space();
  if (place_ != text_.size()) fail("nothing more");
}

std::uint64_t JsonReader::whole_number() {
  skip_space();
  const std::size_t start = place_;
  std::uint64_t number = 0;
  while (place_ < text_.size() && text_[place_] >= '0' && text_[place_] <= '9') {
    const auto digit = static_cast<std::uint64_t>(text_[place_] - '0');
    if (number > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) {
      fail("a number below 2^64");
    }
    number = number * 10 + digit;
    ++place_;
  }
  if (place_ == start || (text_[start] == '0' && place_ > start + 1)) fail("a whole number");
  return number;
}

std::string JsonReader::string() {
  expect('"');
  std::string text;
  while (true) {
    const char byte = next();
    if (byte == '"') return text;
    if (static_cast<unsigned char>(byte) < 0x20) fail("a text without control characters");
    if (byte == '\\') {
      escape(text);
    } else {
      text += byte;
    }
  }
}

std::uint32_t JsonReader::code_unit() {
  std::uint32_t unit = 0;
  for (int digit = 0; digit < 4; ++digit) {
    constexpr std::string_view kDigits = "0123456789abcdef0123456789ABCDEF";
    const std::size_t value = kDigits.find(next());
    if (value == std::string_view::npos) fail("four hexadecimal digits");
    unit = unit * 16 + static_cast<std::uint32_t>(value % 16);
  }
  return unit;
}

void JsonReader::escape(std::string& text) {
  const char kind = next();
  if (kind != 'u') {
    const std::size_t index = kEscapes.find(kind);
    if (index == std::string_view::npos) fail("an escape of JSON");
    text += kEscaped[index];
    return;
  }
  std::uint32_t point = code_unit();
  if (point >= 0xD800 && point < 0xDC00) {
    if (next() != '\\' || next() != 'u') fail("the second half of a surrogate pair");
    const std::uint32_t low = code_unit();
    if (low < 0xDC00 || low > 0xDFFF) fail("the second half of a surrogate pair");
    point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
  } else if (point >= 0xDC00 && point < 0xE000) {
    fail("the first half of a surrogate pair");
  }
  append(text, point);
}

std::string json_string(std::string_view text) {
  std::string json = "\"";
  for (const char byte : text) {
    const std::size_t index = kEscaped.find(byte);
    if (index != std::string_view::npos && byte != '/') {
      json += {'\\', kEscapes[index]};
    } else if (static_cast<unsigned char>(byte) < 0x20) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      json += {'\\', 'u', '0', '0', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      json += byte;
    }
  }
  return json + "\"";
}

}  // namespace transformer
