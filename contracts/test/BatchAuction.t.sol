// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BatchAuction, BatchTerms} from "../src/auction/BatchAuction.sol";
import {TokenAuction} from "../src/auction/TokenAuction.sol";
import {Auctions} from "./fixtures/Auctions.sol";

contract BatchAuctionTest is Auctions {
    function setUp() external {
        setUpAssets();
    }

    /// @dev 1,000 tokens for at least 1 coin; prices a half apart, up to 5.5.
    function opened(uint16 poolBps) private {
        createBatch(termsOf(1_000e18, 1e18, poolBps), 0.5e18, 10);
    }

    /// Ann bids 900 coins at 3, Ben 600 at 2, Cay 1,200 at 2. At 2.5 Ann alone would buy 360; at 2 all 1,000 cost 2,000,
    /// Ann spends 900 and the other 1,100 are shared as 600 : 1,200. Ben spends 366⅔ and Cay 733⅓.
    function test_clears_at_a_price_of_bids_and_shares_what_is_left_there() external {
        opened(0);
        bid(ann, 900e18, 4);
        bid(ben, 600e18, 2);
        bid(cay, 1_200e18, 2);
        over();
        expectEvent(address(batch));
        emit TokenAuction.AuctionSettled(2e18, 1_000e18, 2_000e18);
        batch.settle(10);
        for (uint256 i = 0; i < 3; ++i) batch.claim(i);
        assertEq(token.balanceOf(ann), 450e18, "Ann's tokens");
        assertEq(coin.balanceOf(ann), 0, "Ann's coins");
        assertEq(coin.balanceOf(ben), 233_333_333_333_333_333_333, "Ben's coins");
        assertEq(token.balanceOf(ben), 183_333_333_333_333_333_333, "Ben's tokens");
        assertEq(coin.balanceOf(cay), 466_666_666_666_666_666_666, "Cay's coins");
        assertEq(token.balanceOf(cay), 366_666_666_666_666_666_666, "Cay's tokens");
        // A wei of tokens, and one of coins, that rounding left, came with the last claim.
        assertEq(token.balanceOf(treasury), 1, "tokens of the treasury");
        assertEq(coin.balanceOf(treasury), 2_000e18 + 1, "coins of the treasury");
        assertEmpty(batch);
    }

    /// 2,250 coins at 3 buy all at 2.25, which is between two prices: the bid at 2 gets nothing.
    function test_clears_between_two_prices_where_those_above_buy_all() external {
        opened(0);
        bid(ann, 2_250e18, 4);
        bid(ben, 600e18, 2);
        over();
        batch.settle(10);
        assertEq(batch.clearingPrice(), 2.25e18, "price");
        batch.claim(1);
        assertEq(coin.balanceOf(ben), 600e18, "all back");
        assertEq(token.balanceOf(ben), 0, "nothing bought");
        batch.claim(0);
        assertEq(token.balanceOf(ann), 1_000e18, "all");
        assertEmpty(batch);
    }

    function test_sells_at_the_reserve_price_what_is_wanted_and_returns_the_rest() external {
        opened(0);
        bid(ann, 300e18, 9);
        bid(ben, 100e18, 0);
        over();
        batch.settle(10);
        assertEq(batch.clearingPrice(), 1e18, "price");
        assertEq(batch.sold(), 400e18, "sold");
        assertEq(token.balanceOf(treasury), 600e18, "unsold");
        batch.claim(0);
        batch.claim(1);
        assertEq(token.balanceOf(ben), 100e18, "filled at its own price");
        assertEmpty(batch);
    }

    function test_without_bids_all_returns() external {
        opened(5_000);
        over();
        batch.settle(10);
        assertEq(token.balanceOf(treasury), 1_500e18, "all, and what was for the pool");
        assertEmpty(batch);
    }

    function test_settles_in_parts_to_the_same_price() external {
        opened(0);
        bid(ann, 900e18, 4);
        bid(ben, 1_800e18, 2);
        over();
        vm.expectRevert(TokenAuction.AuctionNothing.selector);
        batch.settle(0);
        expectEvent(address(batch));
        emit BatchAuction.ClearingAdvanced(6, 0);
        batch.settle(4);
        expectEvent(address(batch));
        emit BatchAuction.ClearingAdvanced(3, 900e18);
        batch.settle(3);
        vm.expectRevert(abi.encodeWithSelector(TokenAuction.AuctionPhase.selector, false));
        batch.claim(0);
        batch.settle(1);
        assertEq(batch.clearingPrice(), 2e18, "price");
        vm.expectRevert(abi.encodeWithSelector(TokenAuction.AuctionPhase.selector, true));
        batch.settle(1);
    }

    /// The gas of finding the price is that of its prices: 300 bids cost no more than three.
    function test_a_flood_of_bids_does_not_make_the_price_dearer_to_find() external {
        opened(0);
        for (uint32 i = 0; i < 3; ++i) bid(ann, 1e18, i);
        over();
        uint256 before = gasleft();
        batch.settle(10);
        uint256 few = before - gasleft();
        opened(0);
        for (uint32 i = 0; i < 300; ++i) bid(ann, 1e18, i % 3);
        over();
        before = gasleft();
        batch.settle(10);
        assertLe(before - gasleft(), few + few / 10, "gas");
    }

    function test_refuses_bids_of_nothing_and_prices_that_there_are_not_and_claims_twice() external {
        opened(0);
        vm.expectRevert(TokenAuction.AuctionNothing.selector);
        batch.bid(0, 1);
        vm.expectRevert(abi.encodeWithSelector(BatchAuction.BatchNoSuchTick.selector, 10));
        batch.bid(1, 10);
        bid(ann, 300e18, 9);
        vm.expectRevert(abi.encodeWithSelector(TokenAuction.AuctionNotOver.selector, block.timestamp + DURATION));
        batch.settle(10);
        over();
        vm.expectRevert(
            abi.encodeWithSelector(TokenAuction.AuctionNotOpen.selector, block.timestamp - DURATION, block.timestamp)
        );
        batch.bid(1, 1);
        batch.settle(10);
        batch.claim(0);
        vm.expectRevert(TokenAuction.AuctionNothing.selector);
        batch.claim(0);
        vm.expectRevert(TokenAuction.AuctionNothing.selector);
        batch.claim(1);
    }

    function test_refuses_terms_without_prices() external {
        vm.expectRevert(TokenAuction.AuctionTermsInvalid.selector);
        new BatchAuction(parties(), termsOf(1e18, 1e18, 0), BatchTerms(0, 1));
        vm.expectRevert(TokenAuction.AuctionTermsInvalid.selector);
        new BatchAuction(parties(), termsOf(1e18, 1e18, 0), BatchTerms(1, 0));
    }

    /// 50 % of 4,000 coins go into a pool of 1,000 : 1,000: 3,000 coins stand for 750 tokens at 4, and it has 1,000
    /// already, so that nothing goes in. At 2 it is 1,000 coins with nothing, and at 1.5 750 coins with 166⅔ tokens.
    function test_brings_the_pool_to_its_price() external {
        opened(5_000);
        bid(ann, 1_500e18, 9);
        over();
        batch.settle(10);
        assertEq(batch.clearingPrice(), 1.5e18, "price");
        assertEq(coin.balanceOf(address(pair)), 1_750e18, "coins of the pool");
        assertEq(token.balanceOf(address(pair)), 1_166_666_666_666_666_666_666, "tokens of the pool");
        assertEq(coin.balanceOf(treasury), 750e18, "the other half");
    }

    /// Where the pool is dearer than the auction it takes more tokens to bring it down: 1,002.5 coins at 0.25 are 4,010.
    function test_puts_nothing_in_where_the_tokens_laid_by_are_far_too_few() external {
        createBatch(termsOf(100e18, 0.25e18, 1_000), 0.05e18, 10);
        bid(ann, 25e18, 0);
        over();
        batch.settle(10);
        assertEq(coin.balanceOf(treasury), 25e18, "3,010 more tokens would be needed and 10 are there: none");
        assertEq(token.balanceOf(treasury), 10e18, "which return");
    }

    /// No bid pays over its limit; those over the price are whole and those under it are not filled; unless all is sold
    /// the price is the reserve price; and every wei is somebody's in the end.
    function testFuzz_one_price_clears_all(
        uint256 offered,
        uint256[6] memory coins,
        uint32[6] memory ticks,
        uint256 step,
        uint16 poolBps
    ) external {
        offered = bound(offered, 1e6, 1_000_000e18);
        createBatch(termsOf(offered, 0.9e18, uint16(bound(poolBps, 0, 10_000))), 0.07e18, 40);
        uint256 tokensThere = token.totalSupply();
        uint256 all;
        for (uint256 i = 0; i < 6; ++i) {
            ticks[i] = uint32(bound(ticks[i], 0, 39));
            coins[i] = bound(coins[i], 1, offered);
            all += coins[i];
            bid(named("bidder", i), coins[i], ticks[i]);
        }
        over();
        while (!batch.settled()) batch.settle(bound(step, 1, 50));
        uint256 price = batch.clearingPrice();
        uint256 refunds;
        uint256 bought;
        for (uint256 i = 0; i < 6; ++i) {
            batch.claim(i);
            address bidder = named("bidder", i);
            uint256 refund = coin.balanceOf(bidder);
            uint256 limit = batch.priceOf(ticks[i]);
            if (limit > price) assertEq(refund, 0, "whole");
            if (limit < price) assertEq(refund, coins[i], "not at all");
            // What a wei of tokens costs, and a wei each of rounding.
            uint256 most = ((token.balanceOf(bidder) + 1) * limit) / 1e18 + 2;
            assertLe(coins[i] - refund, most, "no more than its limit");
            refunds += refund;
            bought += token.balanceOf(bidder);
        }
        // The price is rounded up to a wei for 10^18 of tokens, and each of six bids to one.
        if (price > 0.9e18) assertLe(offered, bought + offered / price + 13, "all sold");
        assertLe(bought, offered, "no more than there is");
        assertEmpty(batch);
        assertEq(coin.balanceOf(treasury) + coin.balanceOf(address(pair)) - POOL + refunds, all, "coins");
        assertEq(token.balanceOf(treasury) + token.balanceOf(address(pair)) + bought, tokensThere, "tokens");
    }
}
