// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title How much of an allocation has vested, for schedules that OpenZeppelin's wallets do not know.
/// @notice Times and durations are seconds, amounts token wei. Every result is rounded down, never falls as time goes
/// on, and is the whole allocation at the end.
library VestingSchedule {
    /// @notice Linear: every second the same. Steps: after every period the same. Logarithmic: after k of n periods
    /// log(1 + k) / log(1 + n) of the whole, so most comes early.
    enum Shape {
        Linear,
        Steps,
        Logarithmic
    }

    /// @notice A schedule as it is fixed at deployment. `start`: when it begins, Unix seconds. `duration`: seconds
    /// until everything has vested. `cliff`: seconds from the start during which nothing may be taken; what grew in
    /// them can be taken at once when they end. `period`: seconds between two steps; 0 for a linear schedule.
    struct Terms {
        uint64 start;
        uint64 duration;
        uint64 cliff;
        Shape shape;
        uint64 period;
    }

    /// @dev Bits that a logarithm has behind the point.
    uint256 private constant FRACTION_BITS = 64;
    /// @dev Where a logarithm's mantissa has its point.
    uint256 private constant MANTISSA_BITS = 127;

    /// @notice The cliff is longer than the whole schedule.
    /// @param cliff Seconds.
    /// @param duration Seconds.
    error VestingCliffTooLong(uint64 cliff, uint64 duration);
    /// @notice Whole periods do not fill the duration, or a linear schedule has a period.
    /// @param period Seconds.
    /// @param duration Seconds.
    error VestingPeriodInvalid(uint64 period, uint64 duration);

    /// @notice Refuses terms that no schedule has.
    /// @param terms The schedule.
    function check(Terms memory terms) internal pure {
        if (terms.cliff > terms.duration) revert VestingCliffTooLong(terms.cliff, terms.duration);
        if (terms.shape == Shape.Linear) {
            if (terms.period != 0) revert VestingPeriodInvalid(terms.period, terms.duration);
        } else if (terms.period == 0 || terms.duration == 0 || terms.duration % terms.period != 0) {
            revert VestingPeriodInvalid(terms.period, terms.duration);
        }
    }

    /// @notice What has vested of an allocation.
    /// @param terms The schedule.
    /// @param total The allocation, in wei.
    /// @param timestamp When, in Unix seconds.
    function vested(Terms memory terms, uint256 total, uint256 timestamp) internal pure returns (uint256) {
        if (timestamp < uint256(terms.start) + terms.cliff) return 0;
        uint256 elapsed = timestamp - terms.start;
        return elapsed >= terms.duration ? total : portion(terms, total, elapsed);
    }

    /// @notice What has grown of an allocation, whether it may be taken yet or not.
    /// @param terms The schedule.
    /// @param total The allocation, in wei.
    /// @param elapsed Seconds since the start, fewer than the duration.
    function portion(Terms memory terms, uint256 total, uint256 elapsed) internal pure returns (uint256) {
        if (terms.shape == Shape.Linear) return (total * elapsed) / terms.duration;
        uint256 passed = elapsed / terms.period;
        uint256 periods = terms.duration / terms.period;
        if (terms.shape == Shape.Steps) return (total * passed) / periods;
        return (total * log2(passed + 1)) / log2(periods + 1);
    }

    /// @notice The binary logarithm, rounded down to a multiple of 2^-64, as an integer of such parts.
    /// @dev Squares the mantissa once for every bit behind the point.
    /// @param x At least 1, below 2^127.
    /// @return result In parts of 2^-64.
    function log2(uint256 x) internal pure returns (uint256 result) {
        uint256 whole = Math.log2(x);
        result = whole << FRACTION_BITS;
        uint256 mantissa = x << (MANTISSA_BITS - whole);
        for (uint256 bit = 1 << (FRACTION_BITS - 1); bit > 0; bit >>= 1) {
            mantissa = (mantissa * mantissa) >> MANTISSA_BITS;
            if (mantissa >> (MANTISSA_BITS + 1) == 0) continue;
            result |= bit;
            mantissa >>= 1;
        }
    }
}
