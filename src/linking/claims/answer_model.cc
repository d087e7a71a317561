#include "linking/claims/answer_model.h"

namespace sayso {

const AnswerModel& answer_model() {
  // training/sayso_training/claims.py fits it and prints it.
  static const AnswerModel model{-1.29,
                                 {1.02, 0.54, 0.57, -0.16, -0.22, 0.27, 0.60, 4.16},
                                 -0.70,
                                 {3.93, -0.45, 2.98, 1.04, 6.24, -1.12, 0.96, 0.79, -0.86, 1.98,
                                  -0.91, 0.24, -0.44, 0.35, 1.02, 0.25, -1.08, 1.44, 0.87},
                                 0.3};
  return model;
}

}  // namespace sayso
