#include "linking/claims/answer_model.h"

namespace sayso {

const AnswerModel& answer_model() {
  // training/sayso_training/answers.py fits it and prints it.
  static const AnswerModel model{-5, {1, 1, 1, 1, 1}, 0.4};
  return model;
}

}  // namespace sayso
