// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IStakePool} from "../src/staking/IStakePool.sol";
import {StakePool} from "../src/staking/StakePool.sol";
import {GovernanceToken} from "../src/token/GovernanceToken.sol";
import {Staking} from "./fixtures/Staking.sol";

contract StakePoolTest is Staking {
    function test_says_what_it_was_built_with() external view {
        assertEq(address(pool.stakingToken()), address(token), "staked");
        assertEq(address(pool.rewardsToken()), address(token), "paid");
        assertEq(pool.rewardsDuration(), WEEK, "duration");
        assertEq(pool.cooldown(), 3 days, "cooldown");
        assertEq(pool.slashDestination(), treasury, "destination");
    }

    /// 5,000 tokens over a week; a day later the same again. Values of Synthetix' StakingRewards.
    function test_streams_rewards_as_Synthetix_does() external {
        stake(alice, 100e18);
        notify(5_000e18);
        assertEq(pool.rewardRate(), 8_267_195_767_195_767, "rate");
        assertEq(pool.getRewardForDuration(), 8_267_195_767_195_767 * WEEK, "period's reward");
        assertEq(pool.periodFinish(), block.timestamp + WEEK, "finish");

        vm.warp(block.timestamp + 86_400);
        assertEq(pool.earned(alice), 714_285_714_285_714_268_800, "earned in a day");
        assertEq(pool.rewardPerToken(), 7_142_857_142_857_142_688, "reward per token");
        notify(5_000e18);
        assertEq(pool.rewardRate(), 15_353_363_567_649_281, "rate after a second reward");

        vm.prank(alice);
        pool.getReward();
        assertEq(token.balanceOf(alice), 900e18 + 714_285_714_285_714_268_800, "paid");
        assertEq(pool.earned(alice), 0, "nothing left");
        vm.warp(block.timestamp + 10 * WEEK);
        assertEq(pool.earned(alice), 15_353_363_567_649_281 * WEEK, "ends with the period");
        assertEq(pool.lastTimeRewardApplicable(), pool.periodFinish(), "ended");
    }

    /// Rows: stake of Alice, stake of Bob, seconds, reward → what Alice and Bob earned.
    function test_shares_rewards_by_stake_and_time() external {
        uint256[6][4] memory rows = [
            [uint256(100e18), 300e18, WEEK, 604_800e18, 151_200e18, 453_600e18],
            [uint256(50e18), 50e18, WEEK / 2, 604_800e18, 151_200e18, 151_200e18],
            [uint256(1), 1, 1, 604_800, 0, 0],
            [uint256(1), 3, 4, 604_800, 1, 3]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            if (rows[i][3] == 604_800e18) {
                token = new GovernanceToken("T", "T", 10_000_000e18, address(this));
                token.grantRole(token.MINTER_ROLE(), address(this));
            }
            pool = newPool(0, treasury);
            stake(alice, rows[i][0]);
            stake(bob, rows[i][1]);
            notify(rows[i][3]);
            vm.warp(block.timestamp + rows[i][2]);
            assertEq(pool.earned(alice), rows[i][4], "Alice");
            assertEq(pool.earned(bob), rows[i][5], "Bob");
        }
    }

    /// Active stake, cooling stake and rewards that were earned or still stream are none of them a new reward.
    function test_promises_only_what_is_nobodys() external {
        stake(alice, 1_000e18);
        vm.prank(alice);
        pool.startCooldown(300e18);
        notify(604_800e18 / 1_000);
        vm.warp(block.timestamp + 100_000);
        token.mint(address(pool), 1e18);
        // What still streams, which a new period takes over, and the token that has just come.
        uint256 available = 504_800e15 + 1e18;
        uint256 rate = (504_800e15 + 2e18) / WEEK;
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeRewardTooHigh.selector, rate, available));
        pool.notifyRewardAmount(2e18);
        pool.notifyRewardAmount(1e18);
    }

    function test_keeps_what_streams_while_nobody_stakes_for_later() external {
        notify(700e18);
        vm.warp(block.timestamp + WEEK);
        notify(700e18);
        stake(alice, 1e18);
        vm.warp(block.timestamp + WEEK);
        assertEq(pool.earned(alice), (uint256(1_400e18) / WEEK) * WEEK, "earned");
    }

    /// Rows: seconds before somebody stakes, seconds until all leave, seconds until somebody comes back.
    function test_streams_all_of_a_reward_whenever_nobody_stakes() external {
        uint256[3][6] memory rows = [
            [uint256(0), 1, 1],
            [uint256(1), WEEK - 1, 10 * WEEK],
            [WEEK, WEEK / 2, WEEK],
            [10 * WEEK, 86_400, 1],
            [uint256(3_600), 3_600, 3_600],
            [WEEK / 3, WEEK - 2, WEEK / 7]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            address first = named("first", i);
            address second = named("second", i);
            notify(700e18);
            uint256 expected = pool.rewardRate() * WEEK;
            vm.warp(block.timestamp + rows[i][0]);
            fundAndStake(first);
            vm.warp(block.timestamp + rows[i][1]);
            leave(first);
            vm.warp(block.timestamp + rows[i][2]);
            fundAndStake(second);
            vm.warp(block.timestamp + 2 * WEEK);
            leave(second);
            uint256 earned = pool.earned(first) + pool.earned(second);
            assertLe(earned, expected, "no more than was promised");
            // What one staked token earns is rounded down twice.
            assertLe(expected - earned, 2, "all of it");
        }
    }

    function fundAndStake(address account) private {
        token.mint(account, 1e18);
        vm.startPrank(account);
        token.approve(address(pool), 1e18);
        pool.stake(1e18);
        vm.stopPrank();
    }

    function leave(address account) private {
        vm.prank(account);
        pool.startCooldown(1e18);
    }

    function test_holds_stake_that_answers_for_something() external {
        stake(alice, 10e18);
        uint256 until = block.timestamp + 5 days;
        expectEvent(address(pool));
        emit IStakePool.StakeHeld(alice, until);
        pool.hold(alice, until);
        pool.hold(alice, until - 1);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeStillHeld.selector, until));
        pool.startCooldown(1);
        vm.warp(until);
        pool.startCooldown(10e18);
        vm.stopPrank();
        assertEq(pool.totalCooling(), 10e18, "cooling");
    }

    function test_cools_stake_before_it_leaves() external {
        stake(alice, 10e18);
        uint256 readyAt = block.timestamp + 3 days;
        expectEvent(address(pool));
        emit IStakePool.CooldownStarted(alice, 4e18, readyAt);
        vm.prank(alice);
        pool.startCooldown(4e18);
        assertEq(pool.balanceOf(alice), 6e18, "active");
        assertEq(pool.totalSupply(), 6e18, "all active");
        assertEq(pool.totalCooling(), 4e18, "all cooling");

        vm.warp(readyAt - 1);
        assertEq(pool.withdrawable(alice), 0, "too early");
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeCoolingDown.selector, readyAt));
        vm.prank(alice);
        pool.withdraw(4e18);

        vm.warp(readyAt);
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeInsufficient.selector, 5e18, 4e18));
        vm.prank(alice);
        pool.withdraw(5e18);
        expectEvent(address(pool));
        emit IStakePool.Withdrawn(alice, 4e18);
        vm.prank(alice);
        pool.withdraw(4e18);
        assertEq(token.balanceOf(alice), 994e18, "back");
    }

    function test_restarts_the_clock_when_more_begins_to_cool() external {
        stake(alice, 10e18);
        vm.prank(alice);
        pool.startCooldown(4e18);
        vm.warp(block.timestamp + 2 days);
        vm.prank(alice);
        pool.startCooldown(1e18);
        (uint256 amount, uint256 readyAt) = pool.cooling(alice);
        assertEq(amount, 5e18, "cooling");
        assertEq(readyAt, block.timestamp + 3 days, "ready");
    }

    function test_pays_cooling_stake_nothing() external {
        stake(alice, 10e18);
        stake(bob, 10e18);
        vm.prank(alice);
        pool.startCooldown(10e18);
        notify(604_800e18 / 10_000);
        vm.warp(block.timestamp + WEEK);
        assertEq(pool.earned(alice), 0, "cooling");
        assertTrue(pool.earned(bob) > 60e18, "active");
    }

    function test_withdraws_at_once_without_a_cooldown() external {
        pool = newPool(0, treasury);
        stake(alice, 10e18);
        vm.expectRevert(IStakePool.StakeWithoutCooldown.selector);
        vm.prank(alice);
        pool.startCooldown(1e18);
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeInsufficient.selector, 11e18, 10e18));
        vm.prank(alice);
        pool.withdraw(11e18);
        vm.prank(alice);
        pool.withdraw(4e18);
        assertEq(pool.balanceOf(alice), 6e18, "left");
    }

    function test_exits_with_stake_and_reward() external {
        pool = newPool(0, treasury);
        stake(alice, 10e18);
        notify(604_800);
        vm.warp(block.timestamp + 100);
        uint256 before = token.balanceOf(alice);
        vm.prank(alice);
        pool.exit();
        assertEq(token.balanceOf(alice), before + 10e18 + 100, "stake and reward");
        assertEq(pool.balanceOf(alice), 0, "stake left");
    }

    function test_exits_with_the_reward_while_stake_is_cooling() external {
        stake(alice, 10e18);
        notify(604_800);
        vm.warp(block.timestamp + 100);
        vm.prank(alice);
        pool.startCooldown(10e18);
        vm.prank(alice);
        pool.exit();
        assertEq(token.balanceOf(alice), 990e18 + 100, "reward");
        vm.warp(block.timestamp + 3 days);
        vm.prank(alice);
        pool.exit();
        assertEq(token.balanceOf(alice), 1_000e18 + 100, "stake");
    }

    function test_takes_no_amount_of_nothing() external {
        vm.startPrank(alice);
        vm.expectRevert(IStakePool.StakeZero.selector);
        pool.stake(0);
        vm.expectRevert(IStakePool.StakeZero.selector);
        pool.startCooldown(0);
        vm.expectRevert(IStakePool.StakeZero.selector);
        pool.withdraw(0);
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeInsufficient.selector, 1, 0));
        pool.startCooldown(1);
        vm.stopPrank();
    }

    function test_streams_over_some_time() external {
        vm.expectRevert(IStakePool.StakeDurationZero.selector);
        new StakePool(token, 0, 0, treasury, address(this));
    }

    function test_is_slashed_and_given_rewards_by_their_roles_only() external {
        bytes32 slasher = pool.SLASHER_ROLE();
        bytes32 distributor = pool.REWARDS_DISTRIBUTOR_ROLE();
        bytes4 refused = IAccessControl.AccessControlUnauthorizedAccount.selector;
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(refused, alice, slasher));
        pool.slash(bob, 1);
        vm.expectRevert(abi.encodeWithSelector(refused, alice, distributor));
        pool.notifyRewardAmount(0);
        vm.stopPrank();
    }
}
