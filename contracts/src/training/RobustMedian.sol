// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title The median of a few numbers.
/// @notice Fewer than half of the reporters cannot move it out of the range of the others. Its cost depends on how many
/// numbers there are, not on their order: nobody makes it dearer by what they report.
library RobustMedian {
    /// @dev The middle value, the upper of the two for an even count, of `values`, each below 2 ** `bits`.
    function upper(uint256[] memory values, uint256 bits) internal pure returns (uint256) {
        return _ranked(values, values.length / 2, bits);
    }

    /// @dev The middle value, the lower of the two for an even count, of `values`, each below 2 ** `bits`.
    function lower(uint256[] memory values, uint256 bits) internal pure returns (uint256) {
        return _ranked(values, (values.length - 1) / 2, bits);
    }

    /// @dev The greatest number that no more than `rank` values lie below, found bit by bit.
    function _ranked(uint256[] memory values, uint256 rank, uint256 bits) private pure returns (uint256 found) {
        for (uint256 bit = 1 << (bits - 1); bit > 0; bit >>= 1) {
            uint256 bound = found | bit;
            uint256 below;
            // One loop, as often as a value has bits: in Solidity it costs twice as much.
            // solhint-disable-next-line no-inline-assembly
            assembly ("memory-safe") {
                let end := add(values, mul(add(mload(values), 1), 32))
                for {
                    let place := add(values, 32)
                } lt(place, end) {
                    place := add(place, 32)
                } {
                    below := add(below, lt(mload(place), bound))
                }
            }
            if (below <= rank) found = bound;
        }
    }
}
