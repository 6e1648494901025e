// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FeeDistributor} from "../src/fees/FeeDistributor.sol";
import {BuybackPurposes} from "../src/fees/TokenBuyback.sol";
import {Fees} from "./fixtures/Fees.sol";

contract FeeDistributorTest is Fees {
    function setUp() external {
        deployFees(true);
    }

    function test_shares_out_by_the_weights() external {
        coin.mint(address(distributor), 1_000e18);
        expectEvent(address(distributor));
        emit FeeDistributor.FeesDistributed(250e18, 250e18, 400e18, 100e18);
        distributor.distribute();
        assertEq(coin.balanceOf(address(timelock)), 100e18, "treasury");
        assertEq(coin.balanceOf(address(buyback)), 900e18, "buy-back");
        BuybackPurposes memory waiting = buyback.waiting();
        assertEq(waiting.burn, 250e18, "burn");
        assertEq(waiting.stakers, 250e18, "stakers");
        assertEq(waiting.contributors, 400e18, "contributors");
    }

    function test_gives_the_treasury_everything_when_nobody_has_a_weight() external {
        setWeights(0, 0, 0, 0);
        coin.mint(address(distributor), 7);
        distributor.distribute();
        assertEq(coin.balanceOf(address(timelock)), 7, "treasury");
    }

    function test_gives_the_treasury_nothing_without_a_weight_of_its_own() external {
        setWeights(1, 0, 0, 0);
        coin.mint(address(distributor), 7);
        distributor.distribute();
        assertEq(coin.balanceOf(address(timelock)), 0, "treasury");
        assertEq(buyback.waiting().burn, 7, "burn");
    }

    function test_has_nothing_to_share_out_twice() external {
        coin.mint(address(distributor), 5);
        distributor.distribute();
        vm.expectRevert(FeeDistributor.FeesNone.selector);
        distributor.distribute();
    }

    function testFuzz_shares_are_all_of_the_fees(uint256[4] memory weights, uint256 fees) external {
        for (uint256 i = 0; i < 4; ++i) {
            weights[i] = bound(weights[i], 0, 10_000);
        }
        setWeights(weights[0], weights[1], weights[2], weights[3]);
        fees = bound(fees, 1, 1e40);
        coin.mint(address(distributor), fees);
        distributor.distribute();
        BuybackPurposes memory waiting = buyback.waiting();
        uint256 bought = waiting.burn + waiting.stakers + waiting.contributors;
        assertEq(coin.balanceOf(address(timelock)) + bought, fees, "conserved");
        assertEq(coin.balanceOf(address(buyback)), bought, "held");
        assertEq(coin.balanceOf(address(distributor)), 0, "left");
    }
}
