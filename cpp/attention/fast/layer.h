// The layer of attention/attention.h, computed fast: the same equations and the same trace, within
// rounding. tests/cpp/fast_test.cpp holds it to that one, which is the one to read first.
#pragma once

#include "attention/attention.h"
#include "attention/fast/panels.h"

namespace attention::fast {

// What need not be kept: scores and scaled scores, each as large as all heads' weights, and what is
// made of the weights, mixed and output, which are not even computed then. Those are empty. The
// values are needed for these alone: without both, their rows may be those of an earlier call.
struct Keep {
  bool scores = true;
  bool scaled = true;
  bool value = true;
  bool output = true;
};

class Layer {
 public:
  // Packs the weights, all [width, width]. Throws as attention::attend.
  Layer(Index width, const LayerWeights<float>& weights);

  Index width() const { return width_; }

  // As attention::attend. Query, key and value of a row of x that is, bit for bit, what it was at
  // the last call are those of the last call. The trace is good until the next call; in the steady
  // state, with the sizes of the last call, nothing is allocated. Throws as attention::attend;
  // masked scores may overflow, since nothing comes of them.
  const LayerTrace<float>& attend(const Shape& shape,
                                  const Matrix<float>& x,  // [tokens, width]
                                  const Options& options,
                                  Keep keep = {});

 private:
  struct Linear {
    Linear(const Matrix<float>& weights, const RowVector<float>& bias);
    const float* bias_or_null() const { return bias.size() > 0 ? bias.data() : nullptr; }

    Panels weights;
    RowVector<float> bias;
  };

  void resize(const Shape& shape, Keep keep);
  void project_changed_rows(const Matrix<float>& x, bool with_values);
  void attend_head(Index head, const Options& options);
  void mix(Index head, Index first_query, Index queries, const Options& options);
  bool weigh(Index head, Index first_query, Index queries, const Options& options);
  OutRows own(Matrix<float>& tensor, Index head) const;

  Index width_;
  Linear query_, key_, value_, output_;
  LayerTrace<float> trace_;
  Index projected_ = 0;  // rows of trace_.x whose query and key are computed
  Index valued_ = 0;     // of these, the first rows whose value is computed too
  Panels head_keys_, head_values_;
};

}  // namespace attention::fast
