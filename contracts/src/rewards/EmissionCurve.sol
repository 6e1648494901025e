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

    /// @dev `amount` until all epochs together released `total`.
    function capped(uint256 amount, uint256 total, uint256 released) internal pure returns (uint256) {
        return Math.min(amount, total - released);
    }

    /// @dev Bittensor's curve, `amount / 2^⌊log2(1 / (1 − issued / limit))⌋`, rounded down; 0 once `issued` is
    /// `limit`.
    function byIssuance(uint256 amount, uint256 limit, uint256 issued) internal pure returns (uint256) {
        if (issued >= limit) return 0;
        // The whole part of a logarithm is that of the number's whole part.
        return amount >> Math.log2(limit / (limit - issued));
    }

    /// @dev `amount × (accuracy − floor) / (1 − floor)`, rounded down; 0 at and below the floor. Shares in ppm, the
    /// floor below 1,000,000.
    function byAccuracy(uint256 amount, uint256 floorPpm, uint256 accuracyPpm) internal pure returns (uint256) {
        if (accuracyPpm <= floorPpm) return 0;
        return Math.mulDiv(amount, Math.min(accuracyPpm, WHOLE_PPM) - floorPpm, WHOLE_PPM - floorPpm);
    }
}
