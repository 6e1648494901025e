// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title How an emission changes from epoch to epoch.
/// @notice Amounts are token wei, rounded down.
library EmissionCurve {
    /// @dev Parts per million that make a whole.
    uint256 internal constant WHOLE_PPM = 1_000_000;
    /// @dev One, in the fixed point that powers are taken in: the largest whose square fits in 256 bits.
    uint256 private constant ONE = 1e36;

    /// @dev `amount × ((1e6 − decayPpm) / 1e6)^epoch`, rounded down. `decayPpm` is at most 1e6.
    function exponential(uint256 amount, uint256 decayPpm, uint256 epoch) internal pure returns (uint256) {
        uint256 base = ((WHOLE_PPM - decayPpm) * ONE) / WHOLE_PPM;
        uint256 factor = ONE;
        for (uint256 exponent = epoch; exponent > 0; exponent >>= 1) {
            if (exponent & 1 == 1) factor = (factor * base) / ONE;
            base = (base * base) / ONE;
        }
        return Math.mulDiv(amount, factor, ONE);
    }

    /// @dev `amount / 2^⌊epoch / interval⌋`, rounded down. `interval` is not 0.
    function halving(uint256 amount, uint256 interval, uint256 epoch) internal pure returns (uint256) {
        return amount >> (epoch / interval);
    }
}
