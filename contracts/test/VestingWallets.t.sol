// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {VestingWallet} from "@openzeppelin/contracts/finance/VestingWallet.sol";
import {VestingWalletCliff} from "@openzeppelin/contracts/finance/VestingWalletCliff.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {GovernanceToken} from "../src/token/GovernanceToken.sol";
import {CliffVestingWallet} from "../src/vesting/CliffVestingWallet.sol";
import {ScheduledVestingWallet} from "../src/vesting/ScheduledVestingWallet.sol";
import {VestingSchedule} from "../src/vesting/VestingSchedule.sol";
import {Test} from "./Test.sol";

/// @dev Gives the library's functions an address.
contract ScheduleProbe {
    function vested(VestingSchedule.Terms memory terms, uint256 total, uint256 at) external pure returns (uint256) {
        return VestingSchedule.vested(terms, total, at);
    }

    function log2(uint256 x) external pure returns (uint256) {
        return VestingSchedule.log2(x);
    }
}

contract VestingWalletsTest is Test {
    uint64 private constant MONTH = 2_629_800;
    uint64 private constant START = 1_700_000_000;
    uint256 private constant ALLOCATION = 1_000_000e18;

    GovernanceToken private token;
    ScheduleProbe private probe = new ScheduleProbe();
    address private alice = named("alice");
    address private bob = named("bob");

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 100_000_000e18, address(this));
        token.grantRole(token.MINTER_ROLE(), address(this));
    }

    /// simulations/mechanisms/vesting/schedule.test.ts has the same table.
    function test_vests_by_the_table() external {
        VestingSchedule.Shape steps = VestingSchedule.Shape.Steps;
        VestingSchedule.Shape log = VestingSchedule.Shape.Logarithmic;
        expectVested(VestingSchedule.Shape.Linear, 0, 12, 12 * MONTH - 1, 0);
        expectVested(VestingSchedule.Shape.Linear, 0, 12, 12 * MONTH, 250_000e18);
        expectVested(VestingSchedule.Shape.Linear, 0, 12, 12 * MONTH + 1, 250000007922021953507237);
        expectVested(steps, MONTH, 12, 12 * MONTH - 1, 0);
        expectVested(steps, MONTH, 12, 12 * MONTH, 250_000e18);
        expectVested(steps, MONTH, 12, 13 * MONTH - 1, 250_000e18);
        expectVested(steps, MONTH, 12, 13 * MONTH, 270833333333333333333333);
        expectVested(steps, MONTH, 12, 48 * MONTH - 1, 979166666666666666666666);
        expectVested(steps, MONTH, 12, 48 * MONTH, ALLOCATION);
        expectVested(log, MONTH, 0, MONTH - 1, 0);
        expectVested(log, MONTH, 0, MONTH, 178103593554011088257663);
        expectVested(log, MONTH, 0, 6 * MONTH, 500_000e18);
        expectVested(log, MONTH, 12, 12 * MONTH - 1, 0);
        expectVested(log, MONTH, 12, 12 * MONTH, 659061611530920429985549);
        expectVested(log, MONTH, 12, 24 * MONTH, 827087475346916150303653);
        expectVested(log, MONTH, 12, 48 * MONTH - 1, 994701891242834159927803);
        expectVested(log, MONTH, 12, 48 * MONTH, ALLOCATION);
    }

    function expectVested(
        VestingSchedule.Shape shape,
        uint64 period,
        uint64 cliffMonths,
        uint64 elapsed,
        uint256 expected
    ) private {
        VestingSchedule.Terms memory terms = VestingSchedule.Terms(START, 48 * MONTH, cliffMonths * MONTH, shape, period);
        ScheduledVestingWallet wallet = new ScheduledVestingWallet(alice, terms, IVotes(address(0)));
        token.mint(address(wallet), ALLOCATION);
        assertEq(wallet.vestedAmount(address(token), START + elapsed), expected, "the wallet");
        assertEq(probe.vested(terms, ALLOCATION, START + elapsed), expected, "the schedule");
    }

    /// Values of 2^64 log2 x, rounded down, worked out to 60 digits.
    function test_takes_logarithms() external view {
        assertEq(probe.log2(1), 0, "of 1");
        assertEq(probe.log2(2), 1 << 64, "of 2");
        assertEq(probe.log2(3), 29237397617229858719, "of 3");
        assertEq(probe.log2(49), 103573115542530897510, "of 49");
        assertEq(probe.log2(1e30), 1838362721929581373234, "of 1e30");
    }

    function testFuzz_logarithms_never_fall(uint256 x) external view {
        x = bound(x, 1, 1e9);
        assertLe(probe.log2(x), probe.log2(x + 1), "order");
    }

    /// Whatever the schedule: nothing before the cliff, never less later, all of it at the end.
    function testFuzz_never_falls_and_ends_whole(
        uint8 shape,
        uint64 duration,
        uint64 cliff,
        uint256 total,
        uint64 earlier,
        uint64 later
    ) external view {
        VestingSchedule.Terms memory terms = possible(shape, duration, cliff);
        total = bound(total, 0, 1e33);
        uint256 end = uint256(terms.start) + terms.duration;
        earlier = uint64(bound(earlier, terms.start, end));
        later = uint64(bound(later, earlier, end));
        assertLe(probe.vested(terms, total, earlier), probe.vested(terms, total, later), "never falls");
        assertLe(probe.vested(terms, total, later), total, "no more than there is");
        assertEq(probe.vested(terms, total, end), total, "all at the end");
        if (earlier < terms.start + terms.cliff) assertEq(probe.vested(terms, total, earlier), 0, "before the cliff");
    }

    function testFuzz_linear_with_a_cliff_is_OpenZeppelins_own(uint64 duration, uint64 cliff, uint64 at) external {
        duration = uint64(bound(duration, 1, 4000 days));
        cliff = uint64(bound(cliff, 0, duration));
        at = uint64(bound(at, 0, START + 2 * uint256(duration)));
        VestingSchedule.Terms memory terms =
            VestingSchedule.Terms(START, duration, cliff, VestingSchedule.Shape.Linear, 0);
        CliffVestingWallet plain = new CliffVestingWallet(alice, START, duration, cliff);
        ScheduledVestingWallet wallet = new ScheduledVestingWallet(alice, terms, IVotes(address(0)));
        token.mint(address(plain), ALLOCATION);
        token.mint(address(wallet), ALLOCATION);
        uint256 vested = plain.vestedAmount(address(token), at);
        assertEq(wallet.vestedAmount(address(token), at), vested, "the wallet");
        assertEq(probe.vested(terms, ALLOCATION, at), vested, "the schedule");
    }

    function testFuzz_anybody_releases_and_the_beneficiary_is_paid(uint64 at, address caller) external {
        ScheduledVestingWallet wallet = stepsWallet(IVotes(address(0)));
        at = uint64(bound(at, START, START + 60 * MONTH));
        vm.warp(at);
        uint256 due = wallet.releasable(address(token));
        expectEvent(address(wallet));
        emit VestingWallet.ERC20Released(address(token), due);
        vm.prank(caller);
        wallet.release(address(token));
        assertEq(token.balanceOf(alice), due, "paid");
        assertEq(token.balanceOf(alice) + token.balanceOf(address(wallet)), ALLOCATION, "conserved");
        wallet.release(address(token));
        assertEq(token.balanceOf(alice), due, "paid once");
    }

    function test_tells_its_terms() external {
        ScheduledVestingWallet wallet = stepsWallet(IVotes(address(token)));
        assertEq(wallet.owner(), alice, "beneficiary");
        assertEq(wallet.start(), START, "start");
        assertEq(wallet.duration(), 48 * MONTH, "duration");
        assertEq(wallet.cliff(), START + 12 * MONTH, "cliff");
        assertEq(wallet.period(), MONTH, "period");
        assertEq(uint256(wallet.shape()), uint256(VestingSchedule.Shape.Steps), "shape");
        assertEq(address(wallet.votesToken()), address(token), "votes");
    }

    function test_locked_tokens_vote_where_they_may() external {
        ScheduledVestingWallet wallet = stepsWallet(IVotes(address(token)));
        assertEq(token.getVotes(alice), 0, "before");
        expectEvent(address(wallet));
        emit ScheduledVestingWallet.VestingVotesDelegated(bob);
        vm.prank(alice);
        wallet.delegate(bob);
        assertEq(token.getVotes(bob), ALLOCATION, "all that is locked");
        vm.warp(START + 12 * MONTH);
        wallet.release(address(token));
        assertEq(token.getVotes(bob), ALLOCATION - 250_000e18, "what is released votes for whoever holds it");
    }

    function test_only_the_beneficiary_delegates() external {
        ScheduledVestingWallet wallet = stepsWallet(IVotes(address(token)));
        vm.expectRevert(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, bob));
        vm.prank(bob);
        wallet.delegate(bob);
    }

    function test_locked_tokens_do_not_vote_where_they_may_not() external {
        ScheduledVestingWallet wallet = stepsWallet(IVotes(address(0)));
        vm.expectRevert(ScheduledVestingWallet.VestingVotesNotAllowed.selector);
        vm.prank(alice);
        wallet.delegate(alice);
    }

    function test_refuses_terms_that_no_schedule_has() external {
        VestingSchedule.Terms memory terms = VestingSchedule.Terms(START, 10, 11, VestingSchedule.Shape.Steps, 5);
        vm.expectRevert(
            abi.encodeWithSelector(VestingWalletCliff.InvalidCliffDuration.selector, uint64(11), uint64(10))
        );
        new ScheduledVestingWallet(alice, terms, IVotes(address(0)));
        expectPeriodRefused(VestingSchedule.Shape.Steps, 10, 0);
        expectPeriodRefused(VestingSchedule.Shape.Steps, 10, 3);
        expectPeriodRefused(VestingSchedule.Shape.Logarithmic, 0, 1);
        expectPeriodRefused(VestingSchedule.Shape.Linear, 10, 5);
    }

    function expectPeriodRefused(VestingSchedule.Shape shape, uint64 duration, uint64 period) private {
        VestingSchedule.Terms memory terms = VestingSchedule.Terms(START, duration, 0, shape, period);
        vm.expectRevert(
            abi.encodeWithSelector(VestingSchedule.VestingPeriodInvalid.selector, period, duration)
        );
        new ScheduledVestingWallet(alice, terms, IVotes(address(0)));
    }

    function stepsWallet(IVotes votes) private returns (ScheduledVestingWallet wallet) {
        VestingSchedule.Terms memory terms =
            VestingSchedule.Terms(START, 48 * MONTH, 12 * MONTH, VestingSchedule.Shape.Steps, MONTH);
        wallet = new ScheduledVestingWallet(alice, terms, votes);
        token.mint(address(wallet), ALLOCATION);
    }

    /// @dev Terms that a schedule may have, whatever was drawn.
    function possible(
        uint8 shape,
        uint64 duration,
        uint64 cliff
    ) private pure returns (VestingSchedule.Terms memory terms) {
        terms.start = START;
        terms.shape = VestingSchedule.Shape(shape % 3);
        terms.duration = uint64(bound(duration, 0, 4000 days));
        if (terms.shape != VestingSchedule.Shape.Linear) {
            terms.period = terms.duration / 120 + 1;
            terms.duration = terms.period * (1 + duration % 120);
        }
        terms.cliff = uint64(bound(cliff, 0, terms.duration));
    }
}
