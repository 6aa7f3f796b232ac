// libFuzzer on what comes from outside: bytes as a weight file and as a snapshot of a training.
// They are read, or refused with std::invalid_argument; nothing else may happen. README.md says
// how.
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>

#include "training/run.h"
#include "transformer/model.h"

namespace {

template <typename Read>
void read_or_refuse(Read read) {
  try {
    read();
  } catch (const std::invalid_argument&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span bytes(data, size);
  read_or_refuse([&] {
    // What was read can be written, and is the same when read again.
    const transformer::Model model = transformer::read_model(bytes);
    const transformer::Bytes once = transformer::write_model(model, transformer::Dtype::f32);
    if (transformer::write_model(transformer::read_model(once), transformer::Dtype::f32) != once) {
      __builtin_trap();
    }
  });
  read_or_refuse([&] { training::Run::restored(bytes); });
  return 0;
}
