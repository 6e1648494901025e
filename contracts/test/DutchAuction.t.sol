// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DutchAuction, DutchTerms} from "../src/auction/DutchAuction.sol";
import {AuctionTerms, TokenAuction} from "../src/auction/TokenAuction.sol";
import {Auctions} from "./fixtures/Auctions.sol";

contract DutchAuctionTest is Auctions {
    function setUp() external {
        setUpAssets();
    }

    /// @dev 1,000 tokens, from 4 coins down to 1 in a straight line over a week.
    function falling(bool onePrice, uint16 poolBps) private {
        createDutch(termsOf(1_000e18, 1e18, poolBps), DutchTerms(4e18, 0, onePrice));
    }

    function test_falls_in_a_straight_line_to_the_reserve_price() external {
        falling(false, 0);
        assertEq(dutch.price(), 4e18, "at the start");
        vm.warp(block.timestamp + DURATION / 3);
        assertEq(dutch.price(), 3e18, "after a third");
        vm.warp(block.timestamp + DURATION / 3);
        assertEq(dutch.price(), 2e18, "after two");
        vm.warp(block.timestamp + DURATION / 3);
        assertEq(dutch.price(), 1e18, "at the end");
    }

    function test_falls_by_the_same_part_each_second_and_not_below_the_reserve_price() external {
        createDutch(termsOf(1_000e18, 0.3e18, 0), DutchTerms(4e18, 0.5e27, false));
        vm.warp(block.timestamp + 1);
        assertEq(dutch.price(), 2e18, "half");
        vm.warp(block.timestamp + 2);
        assertEq(dutch.price(), 0.5e18, "an eighth");
        vm.warp(block.timestamp + 1);
        assertEq(dutch.price(), 0.3e18, "the reserve price");
    }

    /// 0.999^1000 is 0.36769542477096373…, reckoned in Python with 50 digits.
    function test_a_thousand_seconds_of_a_thousandth_each() external {
        createDutch(termsOf(1_000e18, 1, 0), DutchTerms(1e18, 0.999e27, false));
        vm.warp(block.timestamp + 1_000);
        assertEq(dutch.price() / 1e6, 367_695_424_770, "in millionths of a millionth");
    }

    function test_each_pays_its_own_price_and_has_its_tokens_at_once() external {
        falling(false, 0);
        (, uint256 early) = buy(ann, 400e18);
        assertEq(early, 1_600e18, "at 4");
        assertEq(token.balanceOf(ann), 400e18, "at once");
        vm.warp(block.timestamp + (DURATION * 2) / 3);
        (, uint256 late) = buy(ben, 600e18);
        assertEq(late, 1_200e18, "at 2");
        expectEvent(address(dutch));
        emit TokenAuction.AuctionSettled(2e18, 1_000e18, 2_800e18);
        dutch.settle();
        assertEq(coin.balanceOf(treasury), 2_800e18, "proceeds");
        assertEmpty(dutch);
        vm.prank(ann);
        vm.expectRevert(TokenAuction.AuctionNothing.selector);
        dutch.claim();
    }

    function test_at_one_price_the_early_are_paid_back_what_they_paid_more() external {
        falling(true, 0);
        buy(ann, 400e18);
        assertEq(token.balanceOf(ann), 0, "not yet");
        vm.warp(block.timestamp + (DURATION * 2) / 3);
        buy(ben, 600e18);
        dutch.settle();
        assertEq(coin.balanceOf(treasury), 2_000e18, "all at 2");
        uint256 before = coin.balanceOf(ann);
        vm.prank(ann);
        dutch.claim();
        assertEq(coin.balanceOf(ann) - before, 800e18, "paid back");
        assertEq(token.balanceOf(ann), 400e18, "tokens");
        vm.prank(ben);
        dutch.claim();
        assertEmpty(dutch);
    }

    function test_what_is_not_sold_returns_and_the_price_is_the_reserve_price() external {
        falling(true, 0);
        buy(ann, 400e18);
        vm.expectRevert(abi.encodeWithSelector(TokenAuction.AuctionNotOver.selector, block.timestamp + DURATION));
        dutch.settle();
        over();
        dutch.settle();
        assertEq(dutch.clearingPrice(), 1e18, "price");
        assertEq(token.balanceOf(treasury), 600e18, "unsold");
        assertEq(dutch.openClaims(), 1, "one claim");
        vm.expectRevert(abi.encodeWithSelector(TokenAuction.AuctionPhase.selector, true));
        dutch.settle();
    }

    function test_sells_no_more_than_is_left_and_at_no_more_than_was_allowed() external {
        falling(false, 0);
        coin.mint(ann, 4_000e18);
        vm.startPrank(ann);
        coin.approve(address(dutch), 4_000e18);
        vm.expectRevert(abi.encodeWithSelector(DutchAuction.DutchTooDear.selector, 4_000e18, 3_999e18));
        dutch.buy(2_000e18, 3_999e18);
        (uint256 bought, uint256 coins) = dutch.buy(2_000e18, 4_000e18);
        assertEq(bought, 1_000e18, "what was left");
        assertEq(coins, 4_000e18, "paid");
        vm.expectRevert(TokenAuction.AuctionNothing.selector);
        dutch.buy(1, 4);
        vm.stopPrank();
    }

    function test_takes_money_only_while_it_lasts() external {
        AuctionTerms memory terms = termsOf(1_000e18, 1e18, 0);
        terms.startsAt += 1 days;
        createDutch(terms, DutchTerms(4e18, 0, false));
        bytes memory shut = abi.encodeWithSelector(TokenAuction.AuctionNotOpen.selector, terms.startsAt, terms.endsAt);
        vm.expectRevert(shut);
        dutch.buy(1, 4);
        over();
        vm.expectRevert(shut);
        dutch.buy(1, 4);
    }

    /// 30 % of 2,000 coins go into the pool. It had 1,000 : 1,000, so 1,600 coins at 2 stand for 800 tokens, and it would
    /// need 200 fewer: nothing goes in. At a price of 1, 300 coins go in with 300 tokens.
    function test_seeds_the_pool_at_its_own_price_where_the_pool_lets_it() external {
        falling(true, 3_000);
        vm.warp(block.timestamp + (DURATION * 2) / 3);
        buy(ann, 1_000e18);
        dutch.settle();
        assertEq(coin.balanceOf(treasury), 2_000e18, "all to the treasury");
        assertEq(poolPrice(), 1e18, "as it was");

        falling(true, 3_000);
        over();
        vm.warp(block.timestamp - 1);
        buy(ann, 1_000e18);
        uint256 shares = pair.balanceOf(treasury);
        dutch.settle();
        assertLe(poolPrice(), dutch.clearingPrice(), "at most the price");
        assertLe(dutch.clearingPrice() - 2, poolPrice(), "and no less");
        assertLe(shares + 299e18, pair.balanceOf(treasury), "shares of the treasury");
        assertEq(coin.balanceOf(treasury) / 1e18, 2_700, "the rest");
    }

    function test_refuses_terms_that_make_no_auction() external {
        AuctionTerms[4] memory terms;
        for (uint256 i = 0; i < 4; ++i) terms[i] = termsOf(1_000e18, 1e18, 0);
        terms[0].endsAt = terms[0].startsAt;
        terms[1].poolBps = 10_001;
        terms[2].offered = 0;
        terms[3].reservePrice = 5e18;
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(TokenAuction.AuctionTermsInvalid.selector);
            new DutchAuction(parties(), terms[i], DutchTerms(4e18, 0, true));
        }
        AuctionTerms memory good = termsOf(1_000e18, 1e18, 0);
        vm.expectRevert(TokenAuction.AuctionTermsInvalid.selector);
        new DutchAuction(parties(), good, DutchTerms(4e18, 1e27 + 1, true));
    }

    /// Whatever is bought when, nobody pays less than the last price, and every wei is somebody's in the end.
    function testFuzz_conserves_tokens_and_coins(
        uint256 offered,
        uint256 startPrice,
        uint256[3] memory wanted,
        uint256[3] memory pauses,
        uint16 poolBps,
        bool onePrice
    ) external {
        offered = bound(offered, 1e9, 1_000_000e18);
        startPrice = bound(startPrice, 1e12, 1_000e18);
        AuctionTerms memory terms = termsOf(offered, startPrice / 7 + 1e9, uint16(bound(poolBps, 0, 10_000)));
        createDutch(terms, DutchTerms(startPrice, 0, onePrice));
        address[3] memory buyers = [ann, ben, cay];
        uint256 tokensThere = token.totalSupply();
        for (uint256 i = 0; i < 3; ++i) {
            vm.warp(block.timestamp + bound(pauses[i], 0, DURATION / 4));
            if (dutch.left() > 0) buy(buyers[i], bound(wanted[i], 1, offered));
        }
        uint256 coinsThere = coin.totalSupply();
        vm.warp(terms.endsAt);
        dutch.settle();
        uint256 owned;
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(buyers[i]);
            try dutch.claim() {} catch {}
            owned += token.balanceOf(buyers[i]);
        }
        assertEq(owned, dutch.sold(), "sold");
        assertEq(dutch.openClaims(), 0, "no claims left");
        assertEmpty(dutch);
        uint256 spent = coinsThere - coin.balanceOf(ann) - coin.balanceOf(ben) - coin.balanceOf(cay) - POOL;
        assertEq(coin.balanceOf(treasury) + coin.balanceOf(address(pair)) - POOL, spent, "proceeds");
        assertLe((dutch.sold() * dutch.clearingPrice()) / 1e18, spent, "no less than the last price");
        uint256 kept = token.balanceOf(treasury) + token.balanceOf(address(pair)) + owned;
        assertEq(kept, tokensThere, "tokens");
    }
}
