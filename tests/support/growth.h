// SPDX-FileCopyrightText: 2026 Slipway contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <algorithm>
#include <ctime>
#include <limits>

namespace slipway::test {

/// growth() of what is linear stays below this with room for a cold cache or a busy machine (8 would be exact); of what
/// is quadratic it is about 64, and above that of what is worse.
constexpr double linearGrowth = 8 * 4;

namespace detail {

/// Seconds of this process' own work for so many rounds: unlike a clock, others' work is not in it.
template<class Input, class Work>
double workingTime(const Input &input, const Work &work, int rounds)
{
    const std::clock_t start = std::clock();
    for (int round = 0; round < rounds; ++round)
        work(input);
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace detail

/// How many times longer work(make(8 * size)) takes than work(make(size)). A slow machine is as slow at both, so that
/// this tells how the work grows where a limit in seconds would tell what it runs on. Making the input is not counted;
/// of several tries the shortest counts, and each is repeated until the smaller one can be measured.
template<class Make, class Work>
double growth(qsizetype size, const Make &make, const Work &work)
{
    constexpr double measurable = 0.002; // seconds
    constexpr int tries = 4;
    const auto small = make(size);
    const auto large = make(8 * size);
    int rounds = 1;
    while (detail::workingTime(small, work, rounds) < measurable && rounds < std::numeric_limits<int>::max() / 2)
        rounds *= 2;
    double shorter = std::numeric_limits<double>::max();
    double longer = std::numeric_limits<double>::max();
    for (int i = 0; i < tries; ++i) {
        shorter = std::min(shorter, detail::workingTime(small, work, rounds));
        longer = std::min(longer, detail::workingTime(large, work, rounds));
    }
    return longer / shorter;
}

} // namespace slipway::test
