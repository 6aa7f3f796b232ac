#include "transformer/safetensors.h"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "attention/error.h"
#include "transformer/json.h"

namespace transformer {
namespace {

static_assert(std::endian::native == std::endian::little, "tensors are stored little-endian");

constexpr std::uint64_t kLengthBytes = 8;
constexpr std::uint64_t kMaxHeaderBytes = 1 << 20;
constexpr std::uint64_t kMaxValues = std::uint64_t{1} << 28;  // 1 GB as float

[[noreturn]] void fail(const std::string& message) { attention::fail("weight file: " + message); }

struct Entry {
  std::string name;
  Dtype dtype{};
  std::vector<std::uint64_t> shape;
  std::uint64_t begin = 0, end = 0;  // in the bytes after the header
};

struct DtypeFacts {
  Dtype dtype;
  const char* name;
  std::uint64_t bytes;  // a value
};

constexpr std::array<DtypeFacts, 3> kDtypes{
    {{Dtype::i8, "I8", 1}, {Dtype::f16, "F16", 2}, {Dtype::f32, "F32", 4}}};

const DtypeFacts& facts_of(Dtype dtype) { return kDtypes[static_cast<std::size_t>(dtype)]; }

Dtype dtype_named(const std::string& tensor, const std::string& name) {
  for (const DtypeFacts& facts : kDtypes) {
    if (name == facts.name) return facts.dtype;
  }
  fail(tensor + " has dtype " + name + "; it must be I8, F16 or F32");
}

// {"dtype": "F16", "shape": [2, 3], "data_offsets": [0, 12]}, in any order.
Entry read_entry(JsonReader& json, std::string name) {
  Entry entry;
  entry.name = std::move(name);
  std::vector<std::uint64_t> offsets;
  std::vector<std::string> seen;
  json.list('{', '}', [&] {
    seen.push_back(json.string());
    json.expect(':');
    const auto numbers = [&json](std::vector<std::uint64_t>& list) {
      json.list('[', ']', [&] { list.push_back(json.whole_number()); });
    };
    if (std::count(seen.begin(), seen.end(), seen.back()) > 1) {
      fail(entry.name + " has “" + seen.back() + "” twice");
    } else if (seen.back() == "dtype") {
      entry.dtype = dtype_named(entry.name, json.string());
    } else if (seen.back() == "shape") {
      numbers(entry.shape);
    } else if (seen.back() == "data_offsets") {
      numbers(offsets);
    } else {
      fail(entry.name + " has “" + seen.back() + "”; expected dtype, shape and data_offsets");
    }
  });
  if (seen.size() != 3) fail(entry.name + " needs dtype, shape and data_offsets");
  if (offsets.size() != 2) fail(entry.name + " needs two data_offsets");
  entry.begin = offsets[0];
  entry.end = offsets[1];
  return entry;
}

void read_metadata(JsonReader& json, Metadata& metadata) {
  json.list('{', '}', [&] {
    const std::string key = json.string();
    json.expect(':');
    if (!metadata.emplace(key, json.string()).second) fail("__metadata__ has “" + key + "” twice");
  });
}

std::vector<Entry> read_header(std::string_view header, Metadata& metadata) {
  JsonReader json(header);
  std::vector<Entry> entries;
  std::map<std::string, bool> names;
  json.list('{', '}', [&] {
    const std::string name = json.string();
    if (!names.emplace(name, true).second) fail("the name “" + name + "” comes twice");
    json.expect(':');
    if (name == "__metadata__") {
      read_metadata(json, metadata);
    } else {
      entries.push_back(read_entry(json, name));
    }
  });
  json.end();
  return entries;
}

// The number of values, or a refusal: factors are checked one by one, so that nothing overflows.
std::uint64_t count_values(const Entry& entry) {
  std::uint64_t count = 1;
  for (const std::uint64_t size : entry.shape) {
    if (size > kMaxValues || (count *= size) > kMaxValues) {
      fail(entry.name + " has more than " + std::to_string(kMaxValues) + " values");
    }
  }
  return count;
}

// Sorted by place, every tensor begins where the one before ended and the last ends with the file.
void check_places(std::vector<Entry>& entries, std::uint64_t data_bytes) {
  const auto earlier = [](const Entry& left, const Entry& right) {
    return std::pair(left.begin, left.end) < std::pair(right.begin, right.end);
  };
  // std::sort would be 2 kB more of WebAssembly.
  std::make_heap(entries.begin(), entries.end(), earlier);
  std::sort_heap(entries.begin(), entries.end(), earlier);
  std::uint64_t place = 0;
  for (const Entry& entry : entries) {
    const std::uint64_t bytes = count_values(entry) * facts_of(entry.dtype).bytes;
    const std::string range = std::to_string(entry.begin) + " to " + std::to_string(entry.end);
    if (entry.begin > entry.end || entry.end - entry.begin != bytes) {
      fail(entry.name + " has data_offsets " + range + ", its shape needs " +
           std::to_string(bytes) + " bytes");
    }
    if (entry.begin != place) {
      fail(entry.name + " has data_offsets " + range + ", which overlap or leave a gap; it must " +
           "begin at " + std::to_string(place));
    }
    if (entry.end > data_bytes) {
      fail(entry.name + " ends at byte " + std::to_string(entry.end) + " of " +
           std::to_string(data_bytes) + "; the file is cut short");
    }
    place = entry.end;
  }
  if (place != data_bytes) {
    fail(std::to_string(data_bytes - place) + " bytes belong to no tensor");
  }
}

float value_of(std::span<const std::uint8_t> bytes, Dtype dtype) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, bytes.data(), bytes.size());
  if (dtype == Dtype::i8) return static_cast<std::int8_t>(bits);
  if (dtype == Dtype::f32) return std::bit_cast<float>(bits);
  return static_cast<float>(Eigen::numext::bit_cast<Eigen::half>(static_cast<std::uint16_t>(bits)));
}

std::uint32_t bits_of(float value, Dtype dtype) {
  if (dtype == Dtype::i8) return static_cast<std::uint8_t>(static_cast<std::int8_t>(value));
  if (dtype == Dtype::f32) return std::bit_cast<std::uint32_t>(value);
  return Eigen::numext::bit_cast<std::uint16_t>(Eigen::half(value));
}

StoredTensor read_tensor(const Entry& entry, std::span<const std::uint8_t> data) {
  StoredTensor tensor{entry.dtype, entry.shape, std::vector<float>(count_values(entry))};
  const std::size_t bytes = facts_of(entry.dtype).bytes;
  for (std::size_t index = 0; index < tensor.values.size(); ++index) {
    tensor.values[index] = value_of(data.subspan(entry.begin + index * bytes, bytes), entry.dtype);
  }
  return tensor;
}

void append_values(Bytes& bytes, std::span<const float> values, Dtype dtype) {
  for (const float value : values) {
    const std::uint32_t bits = bits_of(value, dtype);
    for (std::uint64_t byte = 0; byte < facts_of(dtype).bytes; ++byte) {
      bytes.push_back(static_cast<std::uint8_t>(bits >> (8 * byte)));
    }
  }
}

}  // namespace

StoredFile read_safetensors(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < kLengthBytes) {
    fail("it has " + std::to_string(bytes.size()) + " bytes; a safetensors file has 8 or more");
  }
  std::uint64_t length = 0;
  std::memcpy(&length, bytes.data(), kLengthBytes);
  if (length > kMaxHeaderBytes || length > bytes.size() - kLengthBytes) {
    fail("its header would be " + std::to_string(length) + " bytes, the file has " +
         std::to_string(bytes.size()) + ", the limit is " + std::to_string(kMaxHeaderBytes) +
         "; give a whole safetensors file");
  }
  const auto header = bytes.subspan(kLengthBytes, static_cast<std::size_t>(length));
  const auto data = bytes.subspan(kLengthBytes + static_cast<std::size_t>(length));
  StoredFile file;
  std::vector<Entry> entries =
      read_header({reinterpret_cast<const char*>(header.data()), header.size()}, file.metadata);
  check_places(entries, data.size());
  for (const Entry& entry : entries) file.tensors.emplace(entry.name, read_tensor(entry, data));
  return file;
}

Bytes write_safetensors(const Metadata& metadata, const std::vector<TensorToStore>& tensors) {
  std::string header = "{\"__metadata__\":{";
  for (const auto& [key, text] : metadata) {
    if (header.back() != '{') header += ',';
    header += json_string(key) + ":" + json_string(text);
  }
  header += "}";
  std::uint64_t place = 0;
  for (const TensorToStore& tensor : tensors) {
    std::string shape;
    for (const std::uint64_t size : tensor.shape) {
      if (!shape.empty()) shape += ',';
      shape += std::to_string(size);
    }
    const std::uint64_t end = place + tensor.values.size() * facts_of(tensor.dtype).bytes;
    header += ',';
    header += json_string(tensor.name) + R"(:{"dtype":")" + facts_of(tensor.dtype).name +
              R"(","shape":[)" + shape + R"(],"data_offsets":[)" + std::to_string(place) + "," +
              std::to_string(end) + "]}";
    place = end;
  }
  header += "}";
  header.resize((header.size() + 7) / 8 * 8, ' ');  // so that the values are aligned

  Bytes bytes;
  const std::uint64_t length = header.size();
  for (int byte = 0; byte < 8; ++byte) {
    bytes.push_back(static_cast<std::uint8_t>(length >> (8 * byte)));
  }
  bytes.insert(bytes.end(), header.begin(), header.end());
  for (const TensorToStore& tensor : tensors) append_values(bytes, tensor.values, tensor.dtype);
  return bytes;
}

}  // namespace transformer
