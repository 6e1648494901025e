// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VoteEscrow} from "../src/escrow/VoteEscrow.sol";
import {ILockedVotes, IStakePool} from "../src/staking/IStakePool.sol";
import {Staking} from "./fixtures/Staking.sol";

contract StakePoolBoostTest is Staking {
    uint256 private constant LONGEST = 208 weeks;
    VoteEscrow private escrow;

    function boost(uint256 floorBps) private {
        escrow = new VoteEscrow(token, LONGEST, 0, treasury);
        pool.setBoost(ILockedVotes(address(escrow)), floorBps);
    }

    function lock(address account, uint256 amount) private {
        token.mint(account, amount);
        vm.startPrank(account);
        token.approve(address(escrow), amount);
        escrow.lock(amount, block.timestamp + LONGEST);
        vm.stopPrank();
    }

    /// Curve: min(1, 0.4 + 0.6 × share of votes ÷ share of stake).
    function test_a_stake_counts_by_its_stakers_locked_votes() external {
        boost(4_000);
        stake(alice, 100e18);
        assertEq(pool.workingBalanceOf(alice), 40e18, "without votes");
        lock(alice, 10e18);
        stake(bob, 100e18);
        assertEq(pool.workingBalanceOf(bob), 40e18, "alice has all votes");
        expectEvent(address(pool));
        emit IStakePool.BoostUpdated(alice, 100e18, 140e18);
        pool.updateBoost(alice);
        assertEq(pool.totalWorking(), 140e18, "all");
        lock(bob, 10e18);
        pool.updateBoost(alice);
        pool.updateBoost(bob);
        // Their shares of the votes are rounded down.
        assertLe(100e18 - pool.workingBalanceOf(alice), 100, "half of votes and of stakes");
        assertLe(100e18 - pool.workingBalanceOf(bob), 100, "the same");
        assertEq(pool.balanceOf(alice) + pool.balanceOf(bob), pool.totalSupply(), "stakes are what they were");
    }

    function test_rewards_go_by_what_stakes_count() external {
        boost(4_000);
        lock(alice, 10e18);
        stake(alice, 100e18);
        stake(bob, 100e18);
        pool.updateBoost(alice);
        notify(WEEK * 140);
        vm.warp(block.timestamp + WEEK);
        assertEq(pool.earned(alice), WEEK * 100, "boosted");
        assertEq(pool.earned(bob), WEEK * 40, "not");
    }

    function test_a_boost_that_has_faded_can_be_taken_back_by_anybody() external {
        boost(4_000);
        lock(alice, 10e18);
        stake(alice, 100e18);
        assertEq(pool.workingBalanceOf(alice), 100e18, "boosted");
        vm.warp(block.timestamp + LONGEST);
        vm.prank(bob);
        pool.updateBoost(alice);
        assertEq(pool.workingBalanceOf(alice), 40e18, "faded");
    }

    function test_cooling_and_slashed_stake_counts_no_more() external {
        boost(10_000);
        stake(alice, 100e18);
        vm.prank(alice);
        pool.startCooldown(40e18);
        assertEq(pool.workingBalanceOf(alice), 60e18, "cooling");
        pool.slash(alice, 5_000);
        assertEq(pool.workingBalanceOf(alice), 30e18, "slashed");
        assertEq(pool.totalWorking(), 30e18, "all");
    }

    function test_is_set_once_before_anybody_stakes() external {
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeShareTooHigh.selector, 10_001));
        pool.setBoost(ILockedVotes(alice), 10_001);
        vm.prank(alice);
        vm.expectPartialRevert(bytes4(keccak256("AccessControlUnauthorizedAccount(address,bytes32)")));
        pool.setBoost(ILockedVotes(alice), 4_000);
        boost(4_000);
        vm.expectRevert(IStakePool.StakeBoostTooLate.selector);
        pool.setBoost(ILockedVotes(alice), 4_000);
        pool = newPool(0, treasury);
        stake(bob, 1e18);
        vm.expectRevert(IStakePool.StakeBoostTooLate.selector);
        pool.setBoost(ILockedVotes(alice), 4_000);
    }

    function test_without_a_boost_a_stake_counts_whole() external {
        stake(alice, 100e18);
        pool.updateBoost(alice);
        assertEq(pool.workingBalanceOf(alice), 100e18, "whole");
        assertEq(pool.totalWorking(), 100e18, "all");
    }

    function testFuzz_never_pays_more_than_was_given_and_counts_between_floor_and_whole(
        uint256[2] memory locks,
        uint256[2] memory stakes,
        uint256 floorBps
    ) external {
        floorBps = bound(floorBps, 0, 10_000);
        boost(floorBps);
        address[2] memory accounts = [alice, bob];
        for (uint256 i = 0; i < 2; ++i) {
            lock(accounts[i], bound(locks[i], 1e18, 1_000e18));
            stake(accounts[i], bound(stakes[i], 1, 1_000e18));
        }
        uint256 sum;
        for (uint256 i = 0; i < 2; ++i) {
            pool.updateBoost(accounts[i]);
            uint256 working = pool.workingBalanceOf(accounts[i]);
            assertLe(working, pool.balanceOf(accounts[i]), "whole");
            assertLe((pool.balanceOf(accounts[i]) * floorBps) / 10_000, working, "floor");
            sum += working;
        }
        assertEq(pool.totalWorking(), sum, "all");
        notify(1_000e18);
        vm.warp(block.timestamp + WEEK);
        assertLe(pool.earned(alice) + pool.earned(bob), 1_000e18, "given");
    }
}
