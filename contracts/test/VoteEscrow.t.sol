// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {VoteEscrow} from "../src/escrow/VoteEscrow.sol";
import {GovernanceToken} from "../src/token/GovernanceToken.sol";
import {Test} from "./Test.sol";

contract VoteEscrowTest is Test {
    uint256 private constant WEEK = 7 days;
    uint256 private constant LONGEST = 208 weeks;

    GovernanceToken private token;
    VoteEscrow private escrow;
    address private ann = named("ann");
    address private ben = named("ben");
    address private treasury = named("treasury");
    /// @dev The beginning of a week.
    uint256 private start;

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 10_000_000e18, address(this));
        token.grantRole(token.MINTER_ROLE(), address(this));
        escrow = open(0, treasury);
        start = (block.timestamp / WEEK + 1) * WEEK;
        vm.warp(start);
    }

    function open(uint256 penaltyBps, address destination) private returns (VoteEscrow) {
        return new VoteEscrow(token, LONGEST, penaltyBps, destination);
    }

    function lockFor(VoteEscrow where, address who, uint256 amount, uint256 end) private {
        token.mint(who, amount);
        vm.startPrank(who);
        token.approve(address(where), amount);
        where.lock(amount, end);
        vm.stopPrank();
    }

    /// Curve's figures: a lock of the longest time votes with its whole amount, one of a quarter with a quarter.
    function test_power_is_the_amount_by_the_time_that_is_left() external {
        lockFor(escrow, ann, 1_000e18, start + LONGEST);
        lockFor(escrow, ben, 1_000e18, start + LONGEST / 4);
        assertEq(escrow.getVotes(ann), 1_000e18, "the longest");
        assertEq(escrow.getVotes(ben), 250e18, "a quarter");
        assertEq(escrow.totalVotes(), 1_250e18, "both");
        vm.warp(start + LONGEST / 8);
        assertEq(escrow.getVotes(ann), 875e18, "seven eighths");
        assertEq(escrow.getVotes(ben), 125e18, "an eighth");
        assertEq(escrow.totalVotes(), 1_000e18, "both later");
        vm.warp(start + LONGEST / 4);
        assertEq(escrow.getVotes(ben), 0, "over");
        assertEq(escrow.totalVotes(), escrow.getVotes(ann), "only one");
    }

    function test_remembers_power_of_the_past() external {
        lockFor(escrow, ann, 1_000e18, start + LONGEST);
        vm.warp(start + LONGEST / 2);
        lockFor(escrow, ann, 1_000e18, start + LONGEST);
        vm.warp(start + LONGEST + WEEK);
        vm.prank(ann);
        escrow.unlock();
        assertEq(escrow.getPastVotes(ann, start - 1), 0, "before");
        assertEq(escrow.getPastVotes(ann, start), 1_000e18, "at first");
        assertEq(escrow.getPastVotes(ann, start + LONGEST / 4), 750e18, "a quarter later");
        assertEq(escrow.getPastVotes(ann, start + LONGEST / 2), 1_000e18, "with more");
        assertEq(escrow.getPastTotalSupply(start + (LONGEST * 3) / 4), 500e18, "all");
        assertEq(escrow.getPastTotalSupply(start + LONGEST), 0, "at the end");
        vm.expectRevert(
            abi.encodeWithSelector(VoteEscrow.EscrowFutureLookup.selector, block.timestamp, uint48(block.timestamp))
        );
        escrow.getPastVotes(ann, block.timestamp);
    }

    /// Amounts times ends have 208 bits: a sum that needs more is refused and not cut short.
    function test_refuses_more_than_it_can_reckon_with() external {
        uint256 amount = 1 << 200;
        token = new GovernanceToken("Folkmoot Token", "MOOT", amount, address(this));
        token.grantRole(token.MINTER_ROLE(), address(this));
        escrow = open(0, treasury);
        token.mint(ann, amount);
        vm.startPrank(ann);
        token.approve(address(escrow), amount);
        uint256 sumOfEnds = amount * (start + LONGEST);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 208, sumOfEnds));
        escrow.lock(amount, start + LONGEST);
        vm.stopPrank();
        assertEq(token.balanceOf(ann), amount, "kept");
    }

    function test_locks_end_at_a_week_and_within_bounds() external {
        lockFor(escrow, ann, 1e18, start + 3 * WEEK + 5);
        assertEq(escrow.locked(ann).end, start + 3 * WEEK, "rounded down");
        token.mint(ben, 1e18);
        vm.startPrank(ben);
        token.approve(address(escrow), 1e18);
        vm.expectRevert(
            abi.encodeWithSelector(
                VoteEscrow.EscrowEndOutOfBounds.selector,
                start,
                start + WEEK,
                start + LONGEST
            )
        );
        escrow.lock(1e18, start + WEEK - 1);
        vm.expectPartialRevert(VoteEscrow.EscrowEndOutOfBounds.selector);
        escrow.lock(1e18, start + LONGEST + WEEK);
        vm.expectRevert(VoteEscrow.EscrowAmountZero.selector);
        escrow.lock(0, start + WEEK);
        vm.stopPrank();
    }

    function test_a_lock_grows_and_lengthens_but_never_shortens() external {
        lockFor(escrow, ann, 1e18, start + 4 * WEEK);
        lockFor(escrow, ann, 1e18, start + 4 * WEEK);
        assertEq(escrow.locked(ann).amount, 2e18, "grown");
        vm.startPrank(ann);
        vm.expectRevert(VoteEscrow.EscrowAmountZero.selector);
        escrow.lock(0, start + 4 * WEEK);
        expectEvent(address(escrow));
        emit VoteEscrow.TokensLocked(ann, 0, 2e18, start + 8 * WEEK);
        escrow.lock(0, start + 8 * WEEK);
        vm.stopPrank();
        token.mint(ann, 1e18);
        vm.startPrank(ann);
        token.approve(address(escrow), 1e18);
        vm.expectPartialRevert(VoteEscrow.EscrowEndOutOfBounds.selector);
        escrow.lock(1e18, start + 4 * WEEK);
        vm.stopPrank();
    }

    function test_stays_until_the_end_where_nobody_may_leave_early() external {
        lockFor(escrow, ann, 1e18, start + WEEK);
        vm.warp(start + WEEK - 1);
        vm.startPrank(ann);
        vm.expectRevert(abi.encodeWithSelector(VoteEscrow.EscrowStillLocked.selector, start + WEEK));
        escrow.unlock();
        vm.warp(start + WEEK);
        vm.expectRevert(VoteEscrow.EscrowLockEnded.selector);
        escrow.lock(0, start + 2 * WEEK);
        escrow.unlock();
        assertEq(token.balanceOf(ann), 1e18, "back");
        vm.expectRevert(VoteEscrow.EscrowNothingLocked.selector);
        escrow.unlock();
        vm.stopPrank();
    }

    function test_leaving_early_costs_by_the_time_that_is_left() external {
        escrow = open(5_000, treasury);
        lockFor(escrow, ann, 1_000e18, start + LONGEST);
        vm.warp(start + LONGEST / 2);
        assertEq(escrow.penaltyOf(ann), 250e18, "half of half");
        vm.prank(ann);
        expectEvent(address(escrow));
        emit VoteEscrow.TokensUnlocked(ann, 750e18, 250e18);
        escrow.unlock();
        assertEq(token.balanceOf(treasury), 250e18, "penalty");
        assertEq(token.balanceOf(ann), 750e18, "the rest");
        assertEq(escrow.totalVotes(), 0, "no votes");
        vm.warp(start + LONGEST + WEEK);
        assertEq(escrow.getPastTotalSupply(start + LONGEST), 0, "nor at what was the end");
    }

    function test_penalties_may_be_burnt_and_take_all() external {
        escrow = open(10_000, address(0));
        lockFor(escrow, ann, 1_000e18, start + LONGEST);
        uint256 supply = token.totalSupply();
        vm.prank(ann);
        escrow.unlock();
        assertEq(supply - token.totalSupply(), 1_000e18, "burnt");
        assertEq(escrow.penaltyOf(ann), 0, "nothing locked");
    }

    function test_votes_are_the_lockers_own() external {
        vm.expectRevert(VoteEscrow.EscrowVotesNotDelegable.selector);
        escrow.delegate(ann);
        vm.expectRevert(VoteEscrow.EscrowVotesNotDelegable.selector);
        escrow.delegateBySig(ann, 0, 0, 0, 0, 0);
        assertEq(escrow.delegates(ann), ann, "itself");
        assertEq(uint256(escrow.clock()), block.timestamp, "clock");
        assertEq(escrow.CLOCK_MODE(), "mode=timestamp", "mode");
        assertEq(uint256(escrow.decimals()), 18, "decimals");
        assertEq(address(escrow.token()), address(token), "token");
        assertEq(escrow.longestLock(), LONGEST, "longest");
    }

    function test_refuses_terms_that_make_no_sense() external {
        vm.expectRevert(abi.encodeWithSelector(VoteEscrow.EscrowLongestTooShort.selector, WEEK - 1));
        new VoteEscrow(token, WEEK - 1, 0, treasury);
        vm.expectRevert(abi.encodeWithSelector(VoteEscrow.EscrowShareTooHigh.selector, 10_001));
        new VoteEscrow(token, WEEK, 10_001, treasury);
    }

    function testFuzz_all_votes_are_the_sum_of_each_to_a_wei_an_account(
        uint256[4] memory amounts,
        uint256[4] memory weeks_,
        uint256 later
    ) external {
        for (uint256 i = 0; i < 4; ++i) {
            uint256 end = start + bound(weeks_[i], 1, 208) * WEEK;
            lockFor(escrow, named("locker", i), bound(amounts[i], 1, 1_000_000e18), end);
        }
        vm.warp(start + bound(later, 0, LONGEST + WEEK));
        uint256 sum;
        for (uint256 i = 0; i < 4; ++i) sum += escrow.getVotes(named("locker", i));
        uint256 total = escrow.totalVotes();
        assertLe(sum, total, "never more than all");
        assertLe(total - sum, 3, "less by a wei each at most");
    }
}
