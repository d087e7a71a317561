#include "linking/claims/answer_model.h"

namespace sayso {

const AnswerModel& answer_model() {
  // training/sayso_training/claims.py fits it and prints it.
  static const AnswerModel model{-0.96,
                                 {0.31, 0.42, 0.43, -0.48, -0.07, -0.05, 0.54, 4.01},
                                 -0.94,
                                 {2.50, 0.44, 3.24, 2.40, 5.18, 1.65, 1.03, 0.71, -1.00, 1.42,
                                  -0.09, -0.06, -0.65, 0.58, 0.57, -0.10, -1.50, 1.73, 0.38},
                                 0.34};
  return model;
}

}  // namespace sayso
