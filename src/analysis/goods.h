// What can go from one party to another: weapons, money, food, fuel, and how much of it.
#pragma once

#include <vector>

#include "analysis/analysis.h"
#include "analysis/word_list.h"

namespace sayso {

/// The phrases of goods in `sentence`, in order, none overlapping, without articles: "at least 300
/// Shahed-type drones", "120,000 tonnes of wheat", "chips used in guidance systems". People and
/// troops are none; nor are words that only describe another noun ("oil company"), but for acts in
/// which goods go: of "fuel exports" and "missile strike" the first word is a phrase of goods.
std::vector<Goods> find_goods(const WordList& words, Span sentence);

}  // namespace sayso
