// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BudgetTerms, TreasuryBudget} from "../src/budgets/TreasuryBudget.sol";
import {TreasurySale} from "../src/budgets/TreasurySale.sol";
import {Treasury} from "./fixtures/Treasury.sol";

/// @dev The same for both orders of the pair's assets.
abstract contract TreasurySaleTest is Treasury {
    address private whale = named("whale");

    function prepare(uint256 tokens, uint256 shareBps) private {
        token.mint(address(budget), tokens);
        saleSettings.set("treasurySaleShareBps", shareBps);
        sale.sell();
        vm.warp(block.timestamp + PERIOD);
    }

    function sellTokens(address who, uint256 tokens) private {
        token.mint(who, tokens);
        vm.startPrank(who);
        token.approve(address(router), tokens);
        address[] memory path = new address[](2);
        (path[0], path[1]) = (address(token), address(coin));
        router.swapExactTokensForTokens(tokens, 0, path, who, block.timestamp);
        vm.stopPrank();
    }

    /// 1,000 tokens into 1,000,000 : 1,000,000 with 0.3 % fee give 996.006981039903216493 coins, as Uniswap's router
    /// says.
    function test_sells_its_share_and_hands_the_coins_over() external {
        prepare(10_000e18, 1_000);
        uint256 got = router.getAmountOut(1_000e18, RESERVE, RESERVE);
        assertEq(got, 996_006_981_039_903_216_493, "the router's");
        expectEvent(address(sale));
        emit TreasurySale.TreasurySold(1_000e18, got);
        sale.sell();
        assertEq(coin.balanceOf(address(budget)), got, "coins");
        assertEq(token.balanceOf(address(budget)), 9_000e18, "tokens");
        assertEq(token.balanceOf(address(sale)) + coin.balanceOf(address(sale)), 0, "keeps nothing");
    }

    function test_sells_what_standing_budgets_lack_and_no_more() external {
        BudgetTerms memory terms = teamTerms();
        terms.amount = 500e18;
        terms.firstDueAt = uint48(block.timestamp + 3 days);
        budget.setLine(TEAM, team(), terms);
        prepare(10_000e18, 0);
        sale.sell();
        uint256 coins = coin.balanceOf(address(budget));
        assertLe(500e18, coins, "covered");
        assertLe(coins, 500e18 + 1e12, "hardly more");
        vm.warp(block.timestamp + PERIOD);
        expectEvent(address(sale));
        emit TreasurySale.TreasurySaleIdle();
        sale.sell();
    }

    function test_sells_all_it_has_when_the_pool_cannot_give_enough() external {
        BudgetTerms memory terms = teamTerms();
        terms.amount = uint128(2 * RESERVE);
        terms.firstDueAt = uint48(block.timestamp);
        budget.setLine(TEAM, team(), terms);
        prepare(1_000e18, 0);
        sale.sell();
        assertEq(token.balanceOf(address(budget)), 0, "all sold");
    }

    function test_waits_for_its_period() external {
        prepare(10_000e18, 1_000);
        sale.sell();
        vm.expectRevert(abi.encodeWithSelector(TreasurySale.TreasurySaleTooEarly.selector, block.timestamp + PERIOD));
        sale.sell();
        assertEq(sale.nextSaleAt(), block.timestamp + PERIOD, "next");
        assertEq(sale.period(), PERIOD, "period");
    }

    function test_does_not_sell_into_a_price_that_was_pushed_down_just_before() external {
        prepare(10_000e18, 1_000);
        sellTokens(whale, 100_000e18);
        (uint256 tokens, uint256 coins) = reserves();
        // The price was 1 for the whole period; 5 % under it is the limit, rounded down twice.
        expectEvent(address(sale));
        emit TreasurySale.TreasurySaleWaits((coins * 1e18) / tokens, 0.95e18 - 1);
        sale.sell();
        assertEq(token.balanceOf(address(budget)), 10_000e18, "tokens stay");
    }

    function test_sells_into_a_price_that_has_lasted() external {
        prepare(10_000e18, 1_000);
        sellTokens(whale, 100_000e18);
        sale.sell();
        vm.warp(block.timestamp + PERIOD);
        sale.sell();
        assertEq(token.balanceOf(address(budget)), 9_000e18, "sold");
    }

    function test_sells_no_more_than_brings_the_price_to_the_limit() external {
        prepare(500_000e18, 10_000);
        sale.sell();
        (uint256 tokens, uint256 coins) = reserves();
        assertLe(tokens * 0.95e18, coins * 1e18 + 1e36, "price");
        // √(1 / 0.95) of a million tokens are in the pool: 1,025,978.352085, worked in Python with 50 digits.
        assertEq((tokens - RESERVE) / 1e12, 25_978_352_085, "sold, in millionths");
    }

    function test_takes_any_price_when_the_discount_is_all() external {
        saleSettings.set("treasurySaleDiscountBps", 10_000);
        prepare(500_000e18, 10_000);
        sale.sell();
        assertEq(token.balanceOf(address(budget)), 0, "all sold");
    }

    function test_sells_nothing_once_another_policy_may() external {
        prepare(10_000e18, 1_000);
        budget.setSeller(address(0));
        vm.expectRevert(abi.encodeWithSelector(TreasuryBudget.BudgetNotSeller.selector, address(sale)));
        sale.sell();
    }

    /// Tokens and coins only change places, and the price stays over the limit.
    function testFuzz_conserves_tokens_and_coins(uint256 held, uint256 shareBps, uint256 discountBps) external {
        held = bound(held, 0, 2_000_000e18);
        discountBps = bound(discountBps, 0, 9_999);
        saleSettings.set("treasurySaleDiscountBps", discountBps);
        prepare(held, bound(shareBps, 0, 10_000));
        sale.sell();
        (uint256 tokens, uint256 coins) = reserves();
        assertEq(tokens + token.balanceOf(address(budget)), RESERVE + held, "tokens");
        assertEq(coins + coin.balanceOf(address(budget)), RESERVE, "coins");
        // One wei of rounding in either reserve.
        assertLe(tokens * (10_000 - discountBps), (coins + 1e6) * 10_000, "limit");
    }
}

contract TreasurySaleTokenFirstTest is TreasurySaleTest {
    function setUp() external {
        deployTreasury(true);
    }
}

contract TreasurySaleCoinFirstTest is TreasurySaleTest {
    function setUp() external {
        deployTreasury(false);
    }
}
