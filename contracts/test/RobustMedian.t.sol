// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {RobustMedian} from "../src/training/RobustMedian.sol";
import {Test} from "./Test.sol";

contract RobustMedianTest is Test {
    function sorted(uint256[] memory values) private pure returns (uint256[] memory) {
        for (uint256 i = 1; i < values.length; ++i) {
            for (uint256 j = i; j > 0 && values[j - 1] > values[j]; --j) {
                (values[j - 1], values[j]) = (values[j], values[j - 1]);
            }
        }
        return values;
    }

    function testFuzz_is_the_middle_of_the_sorted_values(uint256[] memory values, uint256 bits) external pure {
        vm.assume(values.length > 0);
        bits = bound(bits, 1, 64);
        for (uint256 i = 0; i < values.length; ++i) values[i] >>= 256 - bits;
        uint256 upper = RobustMedian.upper(values, bits);
        uint256 lower = RobustMedian.lower(values, bits);
        sorted(values);
        assertEq(upper, values[values.length / 2], "upper");
        assertEq(lower, values[(values.length - 1) / 2], "lower");
    }

    function testFuzz_fewer_than_half_cannot_move_it_out_of_the_range_of_the_others(
        uint256[9] memory honest,
        uint256[8] memory liars,
        uint256 lying
    ) external pure {
        lying = bound(lying, 0, 8);
        uint256[] memory values = new uint256[](9 + lying);
        (uint256 least, uint256 most) = (type(uint256).max, 0);
        for (uint256 i = 0; i < 9; ++i) {
            values[i] = honest[i] % 1_000_001;
            if (values[i] < least) least = values[i];
            if (values[i] > most) most = values[i];
        }
        for (uint256 i = 0; i < lying; ++i) values[9 + i] = liars[i] % 1_000_001;
        uint256 median = RobustMedian.upper(values, 20);
        assertLe(least, median, "at least the least honest value");
        assertLe(median, most, "at most the greatest honest value");
    }

    function test_holds_the_greatest_values_of_its_bits() external pure {
        uint256[] memory values = new uint256[](2);
        (values[0], values[1]) = (0, type(uint64).max);
        assertEq(RobustMedian.upper(values, 64), type(uint64).max, "upper");
        assertEq(RobustMedian.lower(values, 64), 0, "lower");
    }
}
