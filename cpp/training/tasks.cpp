#include "attention/error.h"
#include "training/friends.h"
#include "training/grammar_tasks.h"
#include "training/induction.h"
#include "training/task.h"

namespace training {
namespace {

const std::vector<Task>& tasks() {
  static const std::vector<Task> list{friends_task(), induction_task(), grammar_task(),
                                      emergent_grammar_task(), language_task()};
  return list;
}

}  // namespace

Part part_of(const std::vector<Index>& content) {
  std::uint64_t hash = 0;
  for (const Index item : content) hash = mixed_key(hash, static_cast<std::uint64_t>(item));
  return hash % 10 == 0 ? Part::held_out : Part::training;
}

const std::vector<std::string>& task_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const Task& task : tasks()) list.push_back(task.name);
    return list;
  }();
  return names;
}

const Task& task_named(const std::string& name) {
  std::string known;
  for (const Task& task : tasks()) {
    if (task.name == name) return task;
    known += (known.empty() ? "" : ", ") + task.name;
  }
  attention::fail("task is " + name + "; it must be one of " + known);
}

}  // namespace training
