// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IStakePool} from "../src/staking/IStakePool.sol";
import {Staking} from "./fixtures/Staking.sol";

/// @title What a slash takes, from whom, and where it goes.
contract StakePoolSlashTest is Staking {
    function testFuzz_slashes_the_share_of_active_and_cooling_stake(
        uint256 staked,
        uint256 cooled,
        uint256 shareBps
    ) external {
        staked = bound(staked, 1, 1_000e18);
        cooled = bound(cooled, 0, staked);
        shareBps = bound(shareBps, 0, 10_000);
        stake(alice, staked);
        stake(bob, 5e18);
        if (cooled > 0) {
            vm.prank(alice);
            pool.startCooldown(cooled);
        }
        uint256 fromStake = ((staked - cooled) * shareBps) / 10_000;
        uint256 fromCooling = (cooled * shareBps) / 10_000;
        if (fromStake + fromCooling > 0) {
            expectEvent(address(pool));
            emit IStakePool.Slashed(alice, fromStake, fromCooling, treasury);
        }
        assertEq(pool.slash(alice, shareBps), fromStake + fromCooling, "slashed");
        assertEq(pool.balanceOf(alice), staked - cooled - fromStake, "active");
        (uint256 left, ) = pool.cooling(alice);
        assertEq(left, cooled - fromCooling, "cooling");
        assertEq(pool.balanceOf(bob), 5e18, "somebody else's");
        assertEq(token.balanceOf(treasury), fromStake + fromCooling, "treasury");
    }

    function test_burns_what_it_slashes_when_told_so() external {
        pool = newPool(3 days, address(0));
        stake(alice, 10e18);
        uint256 supply = token.totalSupply();
        expectEvent(address(token));
        emit IERC20.Transfer(address(pool), address(0), 1e18);
        pool.slash(alice, 1_000);
        assertEq(token.totalSupply(), supply - 1e18, "supply");
    }

    function test_leaves_a_slashed_staker_what_it_has_earned() external {
        stake(alice, 10e18);
        notify(604_800);
        vm.warp(block.timestamp + 100);
        pool.slash(alice, 10_000);
        assertEq(pool.earned(alice), 100, "earned before");
        vm.warp(block.timestamp + 100);
        assertEq(pool.earned(alice), 100, "nothing since");
    }

    function testFuzz_slashes_no_more_than_all(uint256 shareBps) external {
        shareBps = bound(shareBps, 10_001, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeShareTooHigh.selector, shareBps));
        pool.slash(alice, shareBps);
    }

    function test_a_part_of_what_is_slashed_is_for_those_who_proved_the_harm() external {
        address challengers = named("challengers");
        expectEvent(address(pool));
        emit IStakePool.ChallengersSet(challengers, 3_000);
        pool.setChallengers(challengers, 3_000);
        stake(alice, 1_000);
        assertEq(pool.slash(alice, 5_001), 500, "slashed");
        assertEq(token.balanceOf(challengers), 150, "theirs");
        assertEq(token.balanceOf(treasury), 350, "the rest");
        pool.setChallengers(challengers, 10_000);
        pool.slash(alice, 10_000);
        assertEq(token.balanceOf(challengers), 650, "all");
        vm.expectRevert(abi.encodeWithSelector(IStakePool.StakeShareTooHigh.selector, 10_001));
        pool.setChallengers(challengers, 10_001);
        vm.prank(alice);
        vm.expectPartialRevert(bytes4(keccak256("AccessControlUnauthorizedAccount(address,bytes32)")));
        pool.setChallengers(alice, 1);
    }

    function testFuzz_challengers_and_destination_get_what_was_slashed_to_the_wei(uint256 amount, uint256 part) external {
        pool.setChallengers(bob, bound(part, 0, 10_000));
        uint256 before = token.balanceOf(bob);
        stake(alice, bound(amount, 1, 1_000e18));
        uint256 slashed = pool.slash(alice, 7_777);
        assertEq(token.balanceOf(bob) - before + token.balanceOf(treasury), slashed, "slashed");
    }
}
