// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The median of a few numbers.
/// @notice One dishonest reporter among three cannot move it out of the range of the others.
library RobustMedian {
    /// @dev The middle value, the lower of the two for an even count. Sorts `values`, of which there is at least one,
    /// in place: by insertion, which is the cheapest for the handful of validators a round has.
    function lower(int256[] memory values) internal pure returns (int256) {
        uint256 count = values.length;
        for (uint256 i = 1; i < count; ++i) {
            int256 value = values[i];
            uint256 j = i;
            for (; j > 0 && values[j - 1] > value; --j) {
                values[j] = values[j - 1];
            }
            values[j] = value;
        }
        return values[(count - 1) / 2];
    }
}
