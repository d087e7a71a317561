#include "linking/claims/answer_model.h"

namespace sayso {

const AnswerModel& answer_model() {
  // training/sayso_training/claims.py fits it and prints it.
  static const AnswerModel model{
      -4.14,
      {-0.61, 3.55,  6.80,  2.83, -0.79, 1.05, 1.51,  -0.40, -1.29, 1.93, 1.03, -1.38, 0.85, 0.01,
       0.13,  -0.86, -1.36, 2.54, 1.63,  0.26, -0.10, 0.24,  0.54,  0.74, 0.21, -0.56, 0.27},
      0.3};
  return model;
}

}  // namespace sayso
