// What all doors to JavaScript share. Plain objects and typed arrays come in and go out,
// each array copied once; nothing is computed here. With trained_values.h and the doors themselves
// (…bindings.cpp) the only files that know Emscripten.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <map>
#include <memory>
#include <new>
#include <string>
#include <utility>

#include "attention/attention.h"
#include "attention/error.h"

namespace bindings {

using emscripten::val;

// Runs `work`; a C++ exception becomes a JavaScript Error with its message, which is returned for
// web/src/engine to throw. Thrown from here it would unwind past C++ frames that have nothing to
// clean up, and these would never give their part of the stack back.
template <typename Work>
val result_or_error(Work work) {
  std::string message;
  try {
    return work();
  } catch (const std::bad_alloc&) {
    message = "attention: out of memory; use fewer tokens, fewer heads or a smaller width";
  } catch (const std::exception& error) {
    message = error.what();
  }
  return val::global("Error").new_(message);
}

// The objects that JavaScript holds by number until it releases them: the numbers of one kind count
// up and never come again. Embind's classes do more, at 2 kB more of script for each module.
template <typename Object>
class Handles {
 public:
  val add(std::unique_ptr<Object> object) {
    objects_.emplace(++last_, std::move(object));
    return val(last_);
  }

  Object& at(double number) {
    const auto found = objects_.find(number);
    if (found == objects_.end()) attention::fail("it has been disposed of; make another");
    return *found->second;
  }

  void release(double number) { objects_.erase(number); }

 private:
  double last_ = 0;
  std::map<double, std::unique_ptr<Object>> objects_;
};

inline double number(const val& value) {
  return value.isNumber() ? value.as<double>() : std::nan("");
}

inline std::uint32_t seed_from(double seed) {
  if (!(seed >= 0 && seed <= 0xFFFFFFFF) || seed != std::floor(seed)) {
    attention::fail("seed is " + attention::number_text(seed) +
                    "; it must be a whole number from 0 to 4294967295");
  }
  return static_cast<std::uint32_t>(seed);
}

// How numbers leave WebAssembly memory. A view shows other numbers after the next call, and none
// once the memory has grown: web/src/engine/copy-out.ts copies it at once.
enum class Out { copy, view };

template <typename Tensor>
val tensor_out(const Tensor& tensor, std::initializer_list<attention::Index> shape, Out out) {
  val sizes = val::array();
  for (const attention::Index size : shape) sizes.call<void>("push", static_cast<double>(size));
  const val view(
      emscripten::typed_memory_view(static_cast<std::size_t>(tensor.size()), tensor.data()));
  val result = val::object();
  result.set("shape", sizes);
  result.set("data", out == Out::view ? view : view.call<val>("slice"));
  return result;
}

template <typename Tensor>
val copy_out(const Tensor& tensor, std::initializer_list<attention::Index> shape) {
  return tensor_out(tensor, shape, Out::copy);
}

inline attention::Mask mask_from(const val& mask) {
  const std::string name =
      mask.isString() ? mask.as<std::string>() : mask.typeOf().as<std::string>();
  if (name != "none" && name != "causal") {
    attention::fail("mask is " + name + "; it must be none or causal");
  }
  return name == "causal" ? attention::Mask::causal : attention::Mask::none;
}

// What all layers share; without a mask it is `own`. Heads that are off are named differently by
// each module.
inline attention::Options options_from(const val& request, attention::Mask own) {
  const val mask = request["mask"];
  if (!request["scale"].isTrue() && !request["scale"].isFalse()) {
    attention::fail("scale is not true or false");
  }
  return {.mask = mask.isUndefined() ? own : mask_from(mask),
          .scale = request["scale"].isTrue(),
          .temperature = number(request["temperature"])};
}

// A layer's tensors, by their names in JavaScript.
struct LayerTensor {
  const char* name;
  attention::Matrix<float> attention::LayerTrace<float>::*tensor;
  bool of_each_head;  // [heads, tokens, tokens]
};

using FloatTrace = attention::LayerTrace<float>;
inline constexpr std::array<LayerTensor, 9> kLayerTensors = {{
    {"x", &FloatTrace::x, false},
    {"query", &FloatTrace::query, false},
    {"key", &FloatTrace::key, false},
    {"value", &FloatTrace::value, false},
    {"scores", &FloatTrace::scores, true},
    {"scaled", &FloatTrace::scaled, true},
    {"weights", &FloatTrace::weights, true},
    {"mixed", &FloatTrace::mixed, false},
    {"output", &FloatTrace::output, false},
}};

inline val layer_tensor(const FloatTrace& trace, const LayerTensor& part, Out out) {
  const auto& tensor = trace.*part.tensor;
  return part.of_each_head
             ? tensor_out(tensor, {trace.shape.heads, trace.shape.tokens, trace.shape.tokens}, out)
             : tensor_out(tensor, {tensor.rows(), tensor.cols()}, out);
}

inline val sizes_value(const attention::Shape& shape) {
  val result = val::object();
  result.set("tokens", static_cast<double>(shape.tokens));
  result.set("width", static_cast<double>(shape.width));
  result.set("heads", static_cast<double>(shape.heads));
  result.set("headWidth", static_cast<double>(shape.head_width()));
  return result;
}

inline val layer_value(const FloatTrace& trace, Out out) {
  val result = sizes_value(trace.shape);
  for (const LayerTensor& part : kLayerTensors) {
    result.set(part.name, layer_tensor(trace, part, out));
  }
  return result;
}

}  // namespace bindings
