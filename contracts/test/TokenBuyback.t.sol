// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPair} from "../src/fees/IPair.sol";
import {BuybackPurposes, BuybackReceivers, TokenBuyback} from "../src/fees/TokenBuyback.sol";
import {PairMeanPrice} from "../src/market/PairMeanPrice.sol";
import {Fees} from "./fixtures/Fees.sol";

/// @dev The same for both orders of the pair's assets.
abstract contract TokenBuybackTest is Fees {
    address private whale = named("whale");

    function give(uint256 burn, uint256 stakers, uint256 contributors) private {
        uint256 total = burn + stakers + contributors;
        coin.mint(address(this), total);
        coin.approve(address(buyback), total);
        buyback.receiveCoins(BuybackPurposes(burn, stakers, contributors));
    }

    function wait_() private {
        vm.warp(block.timestamp + PERIOD);
    }

    function test_takes_coins_by_what_they_are_for() external {
        coin.mint(address(this), 6);
        coin.approve(address(buyback), 6);
        expectEvent(address(buyback));
        emit TokenBuyback.CoinsReceived(1, 2, 3);
        buyback.receiveCoins(BuybackPurposes(1, 2, 3));
        give(10, 0, 0);
        BuybackPurposes memory waiting = buyback.waiting();
        assertEq(waiting.burn, 11, "burn");
        assertEq(waiting.stakers, 2, "stakers");
        assertEq(waiting.contributors, 3, "contributors");
    }

    /// 900 coins into 1,000,000 : 1,000,000 with 0.3 % fee buy 896.495574520… tokens, worked by exact fractions in Python.
    function test_buys_burns_and_hands_out() external {
        give(250e18, 250e18, 400e18);
        wait_();
        uint256 supply = token.totalSupply();
        buyback.buyBack();
        uint256 bought = 896_495_574_520_982_322_561;
        assertEq(RESERVE - token.balanceOf(address(pair)), bought, "bought");
        uint256 quarter = (bought * 250) / 900;
        assertEq(supply - token.totalSupply(), quarter, "burnt");
        assertEq(token.balanceOf(address(stakePool)), quarter, "stakers");
        uint256 rest = bought - 2 * quarter;
        assertEq(token.balanceOf(address(validatorPool)), (rest * 1_500) / 7_500, "validators");
        assertEq(token.balanceOf(address(trainerPool)), rest - (rest * 1_500) / 7_500, "trainers");
        assertEq(coin.balanceOf(address(buyback)), 0, "left");
        assertEq(stakePool.rewardRate(), quarter / REWARDS_DURATION, "told of the reward");
    }

    function test_tells_what_it_bought() external {
        give(100e18, 0, 0);
        wait_();
        uint256 bought = router.getAmountOut(100e18, RESERVE, RESERVE);
        expectEvent(address(buyback));
        emit TokenBuyback.TokensBought(100e18, bought, 0, 0, 0);
        buyback.buyBack();
    }

    function test_waits_for_its_period_and_for_coins() external {
        vm.expectRevert(TokenBuyback.BuybackNothingToSpend.selector);
        buyback.buyBack();
        give(1e18, 0, 0);
        uint256 nextAt = block.timestamp + PERIOD;
        assertEq(buyback.nextBuybackAt(), nextAt, "next");
        vm.warp(nextAt - 1);
        vm.expectRevert(abi.encodeWithSelector(TokenBuyback.BuybackTooEarly.selector, nextAt));
        buyback.buyBack();
        vm.warp(nextAt);
        buyback.buyBack();
        assertEq(buyback.nextBuybackAt(), nextAt + PERIOD, "next again");
    }

    function test_does_not_pay_a_price_that_was_pushed_up_just_before() external {
        give(10_000e18, 0, 0);
        wait_();
        buyTokens(whale, 100_000e18);
        (uint256 tokens, uint256 coins) = reserves();
        // The price was 1 for the whole period; with a premium of 2 % the limit is 1.02, rounded down twice.
        expectEvent(address(buyback));
        emit TokenBuyback.BuybackWaits((coins * 1e18) / tokens, 1.02e18 - 1);
        buyback.buyBack();
        assertEq(coin.balanceOf(address(buyback)), 10_000e18, "coins stay");
    }

    function test_pays_a_price_that_has_lasted() external {
        give(10_000e18, 0, 0);
        buyTokens(whale, 100_000e18);
        wait_();
        buyback.buyBack();
        assertEq(coin.balanceOf(address(buyback)), 0, "spent");
    }

    function test_goes_by_the_mean_of_the_whole_period() external {
        settings.set("buybackPremiumBps", 0);
        give(1e18, 0, 0);
        vm.warp(block.timestamp + PERIOD / 2);
        buyTokens(whale, 100_000e18);
        (uint256 tokens, uint256 coins) = reserves();
        vm.warp(block.timestamp + PERIOD / 2);
        // Half a period at 1 and half at what the whale made of it.
        uint256 mean = (((2 ** 112 + (coins * 2 ** 112) / tokens) * (PERIOD / 2)) / PERIOD);
        expectEvent(address(buyback));
        emit TokenBuyback.BuybackWaits((coins * 1e18) / tokens, (mean * 1e18) / 2 ** 112);
        buyback.buyBack();
    }

    function test_spends_no_more_than_brings_the_price_to_the_limit() external {
        give(500_000e18, 0, 300_000e18);
        wait_();
        buyback.buyBack();
        (uint256 tokens, uint256 coins) = reserves();
        assertLe(coins * 1e18, tokens * 1.02e18, "price");
        // √1.02 of a million coins are in the pool: worked in Python with 50 digits.
        assertEq((coins - RESERVE) / 1e12, 9_950_493_836, "spent, in millionths");
        BuybackPurposes memory waiting = buyback.waiting();
        uint256 spent = coins - RESERVE;
        assertEq(waiting.burn, 500_000e18 - (spent * 5) / 8, "burn waits");
        assertEq(waiting.contributors, 300_000e18 - (spent - (spent * 5) / 8), "contributors wait");
    }

    function test_gives_validators_nothing_where_the_split_gives_neither_anything() external {
        settings.setSplit(0, 0, 5_000, 5_000);
        give(0, 0, 10e18);
        wait_();
        buyback.buyBack();
        assertEq(token.balanceOf(address(validatorPool)), 0, "validators");
        assertEq(token.balanceOf(address(trainerPool)), router.getAmountOut(10e18, RESERVE, RESERVE), "trainers");
    }

    function test_begins_to_watch_with_the_first_coins_that_find_a_pool() external {
        TokenBuyback young = new TokenBuyback(
            token,
            coin,
            IPair(address(new EmptyPair())),
            settings,
            BuybackReceivers(stakePool, address(trainerPool), address(validatorPool)),
            PERIOD
        );
        coin.mint(address(this), 1);
        coin.approve(address(young), 1);
        young.receiveCoins(BuybackPurposes(1, 0, 0));
        assertEq(young.nextBuybackAt(), PERIOD, "does not watch yet");
        assertEq(young.period(), PERIOD, "period");
    }

    function test_needs_a_period() external {
        vm.expectRevert(PairMeanPrice.MeanPricePeriodZero.selector);
        new TokenBuyback(
            token,
            coin,
            IPair(address(pair)),
            settings,
            BuybackReceivers(stakePool, address(trainerPool), address(validatorPool)),
            0
        );
    }

    function testFuzz_what_is_bought_is_burnt_or_handed_out(uint256[3] memory amounts, uint256 push) external {
        for (uint256 i = 0; i < 3; ++i) {
            amounts[i] = bound(amounts[i], 0, 100_000e18);
        }
        if (amounts[0] + amounts[1] + amounts[2] == 0) amounts[2] = 1;
        give(amounts[0], amounts[1], amounts[2]);
        wait_();
        push = bound(push, 0, 20_000e18);
        // Less buys nothing, and the router says so.
        if (push > 1e6) buyTokens(whale, push);
        (uint256 tokensBefore, uint256 coinsBefore) = reserves();
        uint256 supply = token.totalSupply();
        buyback.buyBack();
        (uint256 tokens, uint256 coins) = reserves();
        uint256 handedOut = token.balanceOf(address(stakePool)) +
            token.balanceOf(address(trainerPool)) +
            token.balanceOf(address(validatorPool));
        assertEq(tokensBefore - tokens, supply - token.totalSupply() + handedOut, "tokens");
        BuybackPurposes memory waiting = buyback.waiting();
        uint256 waits = waiting.burn + waiting.stakers + waiting.contributors;
        assertEq(coin.balanceOf(address(buyback)), waits, "held");
        assertEq(coins - coinsBefore + waits, amounts[0] + amounts[1] + amounts[2], "coins");
        assertEq(token.balanceOf(address(buyback)), 0, "no tokens stay");
        if (coins > coinsBefore) assertLe(coins * 1e18, tokens * 1.02e18, "limit");
        if (amounts[0] == 0) assertLe(supply - token.totalSupply(), 2, "nothing burnt but what rounding leaves");
        if (amounts[2] == 0) assertEq(token.balanceOf(address(trainerPool)), 0, "nothing for contributors");
    }
}

/// @dev A pair before anybody put anything into it.
contract EmptyPair {
    function getReserves() external pure returns (uint112, uint112, uint32) {
        return (0, 0, 0);
    }
}

contract TokenFirstBuybackTest is TokenBuybackTest {
    function setUp() external {
        deployFees(true);
    }
}

contract CoinFirstBuybackTest is TokenBuybackTest {
    function setUp() external {
        deployFees(false);
    }
}
