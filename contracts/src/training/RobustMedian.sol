// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The median of a few numbers.
/// @notice Fewer than half of the reporters cannot move it out of the range of the others. Of an even count the upper of
/// the two middle values is taken: half of the reporters alone can take nothing from anybody.
library RobustMedian {
    /// @dev The middle value, the upper of the two for an even count. Sorts `values`, of which there is at least one,
    /// in place: by insertion, which is the cheapest for the handful of validators a round has.
    function upper(int256[] memory values) internal pure returns (int256) {
        uint256 count = values.length;
        for (uint256 i = 1; i < count; ++i) {
            int256 value = values[i];
            uint256 j = i;
            for (; j > 0 && values[j - 1] > value; --j) {
                values[j] = values[j - 1];
            }
            values[j] = value;
        }
        return values[count / 2];
    }
}
