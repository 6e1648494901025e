// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DualGovernance, DualGovernanceSettings, GovernanceState} from "../src/governance/dual/DualGovernance.sol";
import {VetoEscrow} from "../src/governance/dual/VetoEscrow.sol";
import {VetoableDao} from "./fixtures/VetoableDao.sol";

contract DualGovernanceTest is VetoableDao {
    address private alice = named("alice");
    address private bob = named("bob");

    function setUp() external {
        deployDual(lidoSettings());
        endow(alice, 300_000 ether);
        endow(bob, 300_000 ether);
    }

    function test_starts_normal_and_lets_everything_through() external view {
        assertState(GovernanceState.Normal, "state");
        assertTrue(dual.canSubmit() && dual.canExecute(block.timestamp), "through");
        assertEq(dual.settings().secondSeal, 0.1e18, "settings");
    }

    /// 5 days at 1 %, 45 days at 10 %, in between 40/9 days a percent: 22 days 18 h 40 min at 5 %, rounded down.
    function test_signalling_lasts_as_the_mechanism_says() external view {
        assertEq(dual.signallingDuration(0.01e18 - 1), 0, "below the first seal");
        assertEq(dual.signallingDuration(0.01e18), 5 days, "first seal");
        assertEq(dual.signallingDuration(0.055e18), 25 days, "midway");
        assertEq(dual.signallingDuration(0.05e18), 1_968_000, "5 %");
        assertEq(dual.signallingDuration(0.1e18 - 1), 45 days - 1, "just below the second seal");
        assertEq(dual.signallingDuration(0.1e18), 45 days, "second seal");
        assertEq(dual.signallingDuration(1e18), 45 days, "all");
    }

    function test_who_leaves_waits_longer_with_each_rage_quit_in_a_row() external view {
        assertEq(dual.withdrawalDelay(1), 75 days, "first");
        assertEq(dual.withdrawalDelay(2), 90 days, "second");
        assertEq(dual.withdrawalDelay(8), 180 days, "eighth");
        assertEq(dual.withdrawalDelay(100), 180 days, "never longer");
    }

    function test_less_than_the_first_seal_delays_nothing() external {
        lock(alice, 10_000 ether - 1);
        assertState(GovernanceState.Normal, "below");
        lock(bob, 1);
        assertState(GovernanceState.VetoSignalling, "at the first seal");
        assertTrue(dual.canSubmit() && !dual.canExecute(0), "takes and does not execute");
    }

    function test_goes_through_signalling_deactivation_and_cooldown_at_the_very_seconds() external {
        uint256 submitted = block.timestamp;
        lock(alice, 55_000 ether);
        assertTrue(after_(25 days) == GovernanceState.VetoSignalling, "25 days are not over");
        assertTrue(after_(1) == GovernanceState.VetoSignallingDeactivation, "now they are");
        assertTrue(!dual.canSubmit() && !dual.canExecute(submitted), "neither takes nor executes");
        assertTrue(after_(3 days) == GovernanceState.VetoSignallingDeactivation, "3 days are not over");
        assertTrue(after_(1) == GovernanceState.VetoCooldown, "now they are");
        assertTrue(!dual.canSubmit() && dual.canExecute(submitted), "executes what was there");
        assertTrue(!dual.canExecute(submitted + 1), "not what came later");
        assertTrue(after_(5 hours) == GovernanceState.VetoCooldown, "5 hours are not over");
        assertTrue(after_(1) == GovernanceState.VetoSignalling, "the support still stands");
        assertEq(dual.signallingActivatedAt(), block.timestamp, "it begins anew");
    }

    function test_comes_back_to_normal_when_the_signal_was_taken_back() external {
        lock(alice, 10_000 ether);
        after_(5 hours);
        unlock(alice);
        assertState(GovernanceState.VetoSignalling, "5 hours at least");
        assertTrue(after_(1) == GovernanceState.VetoSignallingDeactivation, "then deactivation");
        assertTrue(after_(3 days + 1) == GovernanceState.VetoCooldown, "cooldown");
        assertTrue(after_(5 hours + 1) == GovernanceState.Normal, "normal");
    }

    function test_signals_again_out_of_deactivation_and_then_for_five_hours_at_least() external {
        lock(alice, 10_000 ether);
        after_(5 days + 1);
        assertState(GovernanceState.VetoSignallingDeactivation, "deactivation");
        lock(bob, 10_000 ether);
        assertState(GovernanceState.VetoSignalling, "more support lasts longer");
        assertEq(dual.signallingReactivatedAt(), block.timestamp, "reactivated");
        assertEq(dual.signallingActivatedAt(), block.timestamp - 5 days - 1, "begun before");
        vm.warp(block.timestamp + 5 hours);
        unlock(bob);
        assertState(GovernanceState.VetoSignalling, "not within five hours");
        assertTrue(after_(1) == GovernanceState.VetoSignallingDeactivation, "then again");
    }

    function rageQuit() private returns (VetoEscrow escrow) {
        lock(alice, 100_000 ether);
        escrow = dual.signallingEscrow();
        assertTrue(after_(45 days) == GovernanceState.VetoSignalling, "45 days are not over");
        assertTrue(after_(1) == GovernanceState.RageQuit, "now they are");
    }

    function test_leaves_in_a_rage_quit_and_executes_nothing_until_all_are_out() external {
        uint256 submitted = block.timestamp;
        VetoEscrow escrow = rageQuit();
        assertEq(address(dual.rageQuitEscrow()), address(escrow), "the same escrow");
        assertTrue(dual.canSubmit() && !dual.canExecute(submitted), "takes and does not execute");
        assertEq(veto.totalSupply(), SUPPLY - 100_000 ether, "burnt");
        assertTrue(after_(100 days) == GovernanceState.RageQuit, "however long nobody redeems");
        escrow.redeem();
        assertTrue(after_(7 days) == GovernanceState.RageQuit, "extension");
        assertTrue(after_(1) == GovernanceState.VetoCooldown, "over");
        assertTrue(dual.canExecute(submitted), "executes at last");
        assertEq(dual.rageQuitRound(), 0, "the count begins anew");
        vm.warp(escrow.withdrawalsFrom());
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowWithdrawalsFrom.selector, escrow.withdrawalsFrom()));
        escrow.withdraw();
        vm.warp(block.timestamp + 1);
        vm.prank(alice);
        escrow.withdraw();
        assertEq(alice.balance, 100_000 ether, "paid");
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowEmpty.selector, alice));
        escrow.withdraw();
    }

    function test_goes_from_one_rage_quit_to_signalling_for_the_next() external {
        VetoEscrow escrow = rageQuit();
        lock(bob, 100_000 ether);
        assertState(GovernanceState.RageQuit, "signals while others leave");
        after_(REDEMPTION);
        escrow.redeem();
        assertTrue(after_(7 days + 1) == GovernanceState.VetoSignalling, "again");
        assertTrue(after_(45 days + 1) == GovernanceState.RageQuit, "and leaves");
        assertEq(dual.rageQuitRound(), 2, "in a row");
        VetoEscrow second = dual.rageQuitEscrow();
        vm.warp(block.timestamp + REDEMPTION);
        second.redeem();
        assertEq(second.withdrawalsFrom(), block.timestamp + 7 days + 90 days, "and waits longer");
    }

    function test_begins_a_rage_quit_out_of_deactivation() external {
        lock(alice, 90_000 ether);
        vm.warp(block.timestamp + 45 days + 2);
        dual.activateNextState();
        assertState(GovernanceState.VetoSignallingDeactivation, "deactivation");
        lock(bob, 10_000 ether);
        assertState(GovernanceState.RageQuit, "the second seal");
    }

    function test_refuses_settings_that_make_no_sense() external {
        DualGovernanceSettings memory c = lidoSettings();
        c.secondSeal = c.firstSeal;
        expectSeals(c);
        c = lidoSettings();
        c.firstSeal = 0;
        expectSeals(c);
        c = lidoSettings();
        c.secondSeal = 1e18 + 1;
        expectSeals(c);
        c = lidoSettings();
        c.minimumSignalling = c.maximumSignalling + 1;
        vm.expectRevert(abi.encodeWithSelector(DualGovernance.DualGovernanceDurations.selector, 45 days + 1, 45 days));
        new DualGovernance(veto, c);
        c = lidoSettings();
        c.withdrawalDelay = c.maximumWithdrawalDelay + 1;
        vm.expectRevert(abi.encodeWithSelector(DualGovernance.DualGovernanceDurations.selector, 180 days + 1, 180 days));
        new DualGovernance(veto, c);
    }

    function expectSeals(DualGovernanceSettings memory c) private {
        vm.expectRevert(
            abi.encodeWithSelector(DualGovernance.DualGovernanceSeals.selector, c.firstSeal, c.secondSeal)
        );
        new DualGovernance(veto, c);
    }

    function test_fits_into_the_size_that_a_chain_takes() external view {
        assertLe(address(dual).code.length, 24_576, "EIP-170");
    }

    function testFuzz_more_support_never_makes_signalling_shorter(uint256 less, uint256 more) external view {
        less = bound(less, 0, 1e18);
        more = bound(more, less, 1e18);
        assertLe(dual.signallingDuration(less), dual.signallingDuration(more), "monotone");
    }

    function testFuzz_is_delayed_just_as_long_as_its_support_says(uint256 share) external {
        share = bound(share, 0.01e18, 0.1e18 - 1);
        lock(alice, (SUPPLY * share) / 1e18);
        uint256 lasts = dual.signallingDuration(dual.signallingEscrow().support());
        assertTrue(after_(lasts) == GovernanceState.VetoSignalling, "signalling");
        assertTrue(after_(1) == GovernanceState.VetoSignallingDeactivation, "deactivation");
        assertTrue(after_(3 days + 1) == GovernanceState.VetoCooldown, "cooldown");
    }
}
