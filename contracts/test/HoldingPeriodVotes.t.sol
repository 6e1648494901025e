// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {HoldingPeriodVotes} from "../src/attacks/HoldingPeriodVotes.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

contract HoldingPeriodVotesTest is Test {
    VotesToken private token = new VotesToken("Votes", "VOTE", 18, address(this));
    HoldingPeriodVotes private votes = new HoldingPeriodVotes(token, 7 days);
    address private holder = named("holder");

    function setUp() external {
        vm.prank(holder);
        token.delegate(holder);
    }

    function testFuzz_counts_the_lesser_of_two_moments(uint256 first, uint256 more, uint256 time, bool sells) external {
        first = bound(first, 0, 1e30);
        more = bound(more, 0, sells ? first : 1e30);
        time = bound(time, 1, 14 days);
        token.mint(holder, first);
        vm.warp(block.timestamp + 8 days);
        if (sells) {
            vm.prank(holder);
            token.transfer(address(this), more);
        } else {
            token.mint(holder, more);
        }
        vm.warp(block.timestamp + time);
        uint256 after_ = sells ? first - more : first + more;
        uint256 expected = sells || time > 7 days ? after_ : first;
        // At the very second of the change the checkpoint is already the new one.
        if (!sells && time == 7 days) expected = after_;
        assertEq(votes.getVotes(holder), expected, "now");
        vm.warp(block.timestamp + 1);
        assertEq(votes.getPastVotes(holder, block.timestamp - 1), expected, "then");
        assertEq(votes.getPastTotalSupply(block.timestamp - 1), token.totalSupply(), "supply");
    }

    function test_counts_nothing_before_a_period_is_over() external {
        HoldingPeriodVotes forever = new HoldingPeriodVotes(token, type(uint48).max);
        token.mint(holder, 1e18);
        vm.warp(block.timestamp + 1);
        assertEq(forever.getPastVotes(holder, block.timestamp - 1), 0, "too young a chain");
        assertEq(forever.clock(), uint48(block.timestamp), "clock");
        assertEq(forever.CLOCK_MODE(), "mode=timestamp", "mode");
        assertEq(forever.delegates(holder), holder, "delegate");
        assertEq(uint256(forever.decimals()), 18, "decimals");
        vm.expectRevert(HoldingPeriodVotes.HoldingPeriodNotHere.selector);
        forever.delegate(holder);
        vm.expectRevert(HoldingPeriodVotes.HoldingPeriodNotHere.selector);
        forever.delegateBySig(holder, 0, 0, 0, 0, 0);
    }
}
