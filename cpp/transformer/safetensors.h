// The safetensors format: named tensors and a map of texts in one file. Eight bytes of header
// length, little-endian; a JSON header {name: {dtype, shape, data_offsets}, __metadata__: {…}};
// then the tensors' bytes, row-major, without gaps. https://github.com/huggingface/safetensors
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace transformer {

using Bytes = std::vector<std::uint8_t>;
using Metadata = std::map<std::string, std::string>;

enum class Dtype { i8, f16, f32 };

struct StoredTensor {
  Dtype dtype;
  std::vector<std::uint64_t> shape;
  std::vector<float> values;  // whatever they were stored as
};

struct StoredFile {
  Metadata metadata;
  std::map<std::string, StoredTensor> tensors;
};

// Reads bytes of unknown origin. Throws std::invalid_argument, which says what is wrong, for a
// header that is too long or is not that of safetensors, a name that comes twice, a dtype other
// than I8, F16 and F32, a shape that does not fit its bytes, and bytes that overlap, leave a gap or
// end early. Values are not looked at: they may be NaN.
StoredFile read_safetensors(std::span<const std::uint8_t> bytes);

struct TensorToStore {
  std::string name;
  Dtype dtype;  // the values are rounded to it; for I8 they must be from −128 to 127
  std::vector<std::uint64_t> shape;
  std::span<const float> values;
};

// The same tensors and metadata always give the same bytes.
Bytes write_safetensors(const Metadata& metadata, const std::vector<TensorToStore>& tensors);

}  // namespace transformer
