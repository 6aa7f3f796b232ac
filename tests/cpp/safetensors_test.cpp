// Weight files: what is written comes back, and what is broken is refused with its reason.
#include "transformer/safetensors.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "support.h"
#include "training/random.h"

namespace attention_test {
namespace {

using transformer::Bytes;
using transformer::Dtype;
using transformer::read_safetensors;
using transformer::StoredFile;

const std::vector<float> kValues{1, -0.5F, 65504, 6.1e-5F, 0, 3};

Bytes file_of(const std::string& header, std::size_t data_bytes) {
  Bytes bytes(8 + header.size() + data_bytes);
  for (int byte = 0; byte < 8; ++byte) {
    bytes[static_cast<std::size_t>(byte)] =
        static_cast<std::uint8_t>(std::uint64_t{header.size()} >> (8 * byte));
  }
  std::copy(header.begin(), header.end(), bytes.begin() + 8);
  return bytes;
}

std::string refusal_of(const std::string& header, std::size_t data_bytes) {
  const Bytes bytes = file_of(header, data_bytes);
  return refusal([&bytes] { read_safetensors(bytes); });
}

Bytes example_file(Dtype dtype) {
  return transformer::write_safetensors({{"note", "“é”\n\t\"\\\x01🙂"}, {"z", ""}},
                                        {{"a", dtype, {2, 3}, kValues},
                                         {"b", dtype, {0}, {}},
                                         {"c", dtype, {}, {kValues.data(), 1}}});
}

TEST(Safetensors, ComeBackAsTheyWereWritten) {
  const StoredFile file = read_safetensors(example_file(Dtype::f32));
  EXPECT_EQ(file.tensors.at("a").values, kValues);
  EXPECT_EQ(file.tensors.at("a").shape, (std::vector<std::uint64_t>{2, 3}));
  EXPECT_TRUE(file.tensors.at("b").values.empty());
  EXPECT_EQ(file.tensors.at("c").values, std::vector<float>{1});
  EXPECT_EQ(file.metadata.at("note"), "“é”\n\t\"\\\x01🙂");
  EXPECT_EQ(file.metadata.at("z"), "");
}

// Half precision has 11 significant bits: rounding changes a value by at most 2⁻¹¹ of itself.
TEST(Safetensors, OfHalfPrecisionAreRoundedToElevenBits) {
  const StoredFile file = read_safetensors(example_file(Dtype::f16));
  for (std::size_t index = 0; index < kValues.size(); ++index) {
    EXPECT_NEAR(file.tensors.at("a").values[index], kValues[index],
                std::fabs(kValues[index]) / 2048);
  }
  EXPECT_LT(example_file(Dtype::f16).size(), example_file(Dtype::f32).size());
}

TEST(Safetensors, OfBytesHoldWholeNumbers) {
  const std::vector<float> wholes{0, 1, -1, 127, -128};
  const Bytes bytes = transformer::write_safetensors({}, {{"a", Dtype::i8, {5}, wholes}});
  EXPECT_EQ(read_safetensors(bytes).tensors.at("a").values, wholes);
  EXPECT_EQ(Bytes(bytes.end() - 5, bytes.end()), (Bytes{0, 1, 0xFF, 0x7F, 0x80}));
}

TEST(Safetensors, EscapesOfJsonAreRead) {
  const std::string header = R"({"__metadata__":{"\u0041\/":"\ud83d\ude42\u00e9\n"}} )";
  EXPECT_EQ(read_safetensors(file_of(header, 0)).metadata.at("A/"), "🙂é\n");
}

TEST(Safetensors, OfTheWrongLengthAreRefused) {
  const Bytes whole = example_file(Dtype::f32);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::span<const std::uint8_t> part(whole.data(), length);
    EXPECT_NE(refusal([part] { read_safetensors(part); }), "no error") << length;
  }
  Bytes longer = whole;
  longer.push_back(0);
  EXPECT_EQ(refusal([&longer] { read_safetensors(longer); }),
            "attention: weight file: 1 bytes belong to no tensor");
}

TEST(Safetensors, WithAHugeHeaderAreRefusedBeforeItIsRead) {
  Bytes bytes(16, 0xFF);
  EXPECT_EQ(refusal([&bytes] { read_safetensors(bytes); }),
            "attention: weight file: its header would be 18446744073709551615 bytes, the file has "
            "16, the limit is 1048576; give a whole safetensors file");
}

TEST(Safetensors, ThatContradictThemselvesAreRefusedWithTheReason) {
  const std::string file = "attention: weight file: ";
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                       R"("a":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}})",
                       16),
            file + "the name “a” comes twice");
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                       R"("b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
                       12),
            file + "b has data_offsets 4 to 12, which overlap or leave a gap; it must begin at 8");
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})", 12),
            file + "a has data_offsets 4 to 12, which overlap or leave a gap; it must begin at 0");
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8),
            file + "a has data_offsets 0 to 8, its shape needs 12 bytes");
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})", 8),
            file + "a has data_offsets 8 to 0, its shape needs 8 bytes");
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4),
            file + "a ends at byte 8 of 4; the file is cut short");
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}})", 8),
            file + "a has dtype F64; it must be I8, F16 or F32");
  EXPECT_EQ(
      refusal_of(R"({"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 4),
      file + "a has “dtype” twice");
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F32","shape":[1]}})", 4),
            file + "a needs dtype, shape and data_offsets");
  EXPECT_EQ(refusal_of(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}})", 4),
            file + "a needs two data_offsets");
  EXPECT_EQ(refusal_of(R"({"a":{"kind":"F32"}})", 4),
            file + "a has “kind”; expected dtype, shape and data_offsets");
}

// 2³² · 2³² values wrap round to 0 in 64 bits.
TEST(Safetensors, WithAShapeThatOverflowsAreRefused) {
  EXPECT_EQ(refusal_of(
                R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0),
            "attention: weight file: a has more than 268435456 values");
  EXPECT_EQ(
      refusal_of(R"({"a":{"dtype":"F32","shape":[16384,16384,16384],"data_offsets":[0,0]}})", 0),
      "attention: weight file: a has more than 268435456 values");
}

TEST(Safetensors, WithAHeaderThatIsNotTheirsAreRefusedWithThePlace) {
  for (const char* header :
       {"", "[]", "{", R"({"a")", R"({"a":1})", R"({"a":[[[[[[]]]]]]})", R"({"a":{}}x)", R"({"a)",
        R"({"a\x":{}})", R"({"\ud800":{}})", R"({"\udc00":{}})", "{\"a\nb\":{}}",
        R"({"a":{"shape":[-1]}})", R"({"a":{"shape":[1.5]}})", R"({"a":{"shape":[01]}})",
        R"({"a":{"shape":[18446744073709551616]}})", R"({"__metadata__":{"a":{}}})"}) {
    EXPECT_NE(refusal_of(header, 0), "no error") << header;
  }
  EXPECT_EQ(refusal_of(R"({"a":{"shape":[-1]}})", 0),
            "attention: weight file: the header is not as expected at byte 15; expected a whole "
            "number");
}

// A file that was damaged anywhere is read or refused, never anything else: the sanitizers watch.
TEST(Safetensors, ThatWereDamagedAnywhereDoNoHarm) {
  const Bytes whole = example_file(Dtype::f16);
  training::Random random(11);
  int refused = 0;
  constexpr int kFiles = 20'000;
  for (int count = 0; count < kFiles; ++count) {
    Bytes damaged = whole;
    for (Index change = 0; change <= random.below(4); ++change) {
      const auto place = static_cast<std::size_t>(random.below(static_cast<Index>(damaged.size())));
      const Index kind = random.below(4);
      if (kind == 0) damaged[place] = static_cast<std::uint8_t>(random.bits());
      if (kind == 1) damaged.erase(damaged.begin() + static_cast<std::ptrdiff_t>(place));
      if (kind == 2)
        damaged.insert(damaged.begin() + static_cast<std::ptrdiff_t>(place), damaged[place]);
      if (kind == 3)
        damaged[place] =
            whole[static_cast<std::size_t>(random.below(static_cast<Index>(whole.size())))];
      if (damaged.empty()) damaged.push_back(0);
    }
    try {
      read_safetensors(damaged);
    } catch (const std::invalid_argument&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, kFiles / 2);
  EXPECT_LT(refused, kFiles);
}

}  // namespace
}  // namespace attention_test
