// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {FeedSubscriptions} from "../src/feeds/FeedSubscriptions.sol";
import {PredictionFeed} from "../src/feeds/PredictionFeed.sol";
import {IPair} from "../src/fees/IPair.sol";
import {Feeds} from "./fixtures/Feeds.sol";

contract PredictionFeedTest is Feeds {
    uint256 private constant WHOLE = 1_000_000;

    function setUp() external {
        deployFeed(SLOTS, WHOLE, true);
        feed.endSlot();
    }

    /// @dev Ends the running slot, and lets the price in the next one be other than in it.
    function passAndMove(bool up) private {
        pass();
        movePrice(up);
    }

    function test_what_was_lost_is_shared_by_those_who_were_right_in_proportion_to_their_stakes() external {
        predict(0, true, 40e18);
        predict(1, true, 20e18);
        predict(2, false, 30e18);
        passAndMove(true);
        uint256 price = priceNow();
        vm.warp(block.timestamp + SLOT);
        expectEvent(address(feed));
        emit PredictionFeed.SlotEnded(1, price, true, 0, 30e18, 0);
        feed.endSlot();
        expectEvent(address(feed));
        emit PredictionFeed.PredictionPaid(1, person(0), 60e18);
        assertEq(claim(0, 1), 60e18, "40 and two thirds of 30");
        assertEq(claim(1, 1), 30e18, "20 and a third of 30");
        assertEq(claim(2, 1), 0, "wrong");
        assertEq(coin.balanceOf(address(feed)), 0, "held");
    }

    function test_a_slot_earns_a_288th_of_what_each_of_its_subscribers_paid() external {
        for (uint256 i = 0; i < 100; ++i) subscribe(i);
        pass();
        assertEq(treasuryGot(), 0, "before the first slot of theirs");
        // One hundred of 3 for 288 slots are 1.0417 a slot, in whole wei of each; nobody predicts.
        for (uint256 slot = 1; slot < SLOTS; ++slot) {
            pass();
            assertEq(treasuryGot(), slot * 1_041_666_666_666_666_600, "so far");
        }
        pass();
        assertEq(treasuryGot(), 300e18, "with what did not divide");
        pass();
        assertEq(treasuryGot(), 300e18, "after the last");
    }

    function treasuryGot() private view returns (uint256) {
        return coin.balanceOf(address(timelock));
    }

    /// @dev Coins a token now, in 1/10^18 as the feed tells it.
    function priceNow() private view returns (uint256) {
        (uint256 tokens, uint256 coins) = reserves();
        return Math.mulDiv((coins * 2 ** 112) / tokens, 1e18, 2 ** 112);
    }

    function test_a_price_that_stays_has_not_risen() external {
        predict(0, true, 5e18);
        predict(1, false, 5e18);
        pass();
        pass();
        assertTrue(feed.slotOf(1).ended && !feed.slotOf(1).rose, "rose");
        assertEq(claim(1, 1), 10e18, "right");
    }

    function test_what_nobody_won_is_the_daos() external {
        subscribe(9);
        predict(0, true, 7e18);
        passAndMove(false);
        uint256 price = priceNow();
        vm.warp(block.timestamp + SLOT);
        expectEvent(address(feed));
        emit PredictionFeed.SlotEnded(1, price, false, PRICE / SLOTS, 7e18, 7e18 + PRICE / SLOTS);
        feed.endSlot();
        assertEq(coin.balanceOf(address(timelock)), 7e18 + PRICE / SLOTS, "treasury");
        assertEq(claim(0, 1), 0, "wrong");
    }

    /// Rows: what is lost of a wrong stake, in 1/1,000,000; what a wrong and a right stake of 9 bring.
    function test_a_part_of_a_wrong_stake_is_lost() external {
        uint256[3][3] memory rows = [
            [uint256(0), 9e18, 9e18],
            [uint256(250_000), 6.75e18, 11.25e18],
            [WHOLE, 0, 18e18]
        ];
        for (uint256 i = 0; i < rows.length; ++i) {
            deployFeed(SLOTS, rows[i][0], i % 2 == 0);
            feed.endSlot();
            predict(0, false, 9e18);
            predict(1, true, 9e18);
            passAndMove(true);
            pass();
            assertEq(claim(0, 1), rows[i][1], "wrong");
            assertEq(claim(1, 1), rows[i][2], "right");
        }
        vm.expectRevert(abi.encodeWithSelector(PredictionFeed.FeedLossTooLarge.selector, WHOLE + 1));
        deployFeedOf(SLOTS, WHOLE + 1);
    }

    function deployFeedOf(uint256 slots, uint256 lostPpm) private {
        new PredictionFeed(
            IPair(address(pair)),
            address(token),
            coin,
            SLOT,
            FeedSubscriptions.Subscription(PRICE, slots),
            lostPpm,
            address(this)
        );
    }

    function test_a_price_that_is_pushed_for_a_moment_hardly_counts() external {
        predict(0, false, 5e18);
        pass();
        // A fifth of the pool, for one second of 300, after the price fell a little.
        movePrice(false);
        vm.warp(block.timestamp + SLOT - 1);
        buyTokens(named("pusher"), 200_000e18);
        vm.warp(block.timestamp + 1);
        feed.endSlot();
        assertTrue(!feed.slotOf(1).rose, "rose");
    }

    function test_predictions_are_staked_once_and_of_the_next_slot_alone() external {
        coin.mint(address(this), 10e18);
        coin.approve(address(feed), 10e18);
        vm.expectRevert(abi.encodeWithSelector(PredictionFeed.FeedSlotNotNext.selector, 0, 1));
        feed.predict(0, true, 1e18);
        vm.expectRevert(abi.encodeWithSelector(PredictionFeed.FeedSlotNotNext.selector, 2, 1));
        feed.predict(2, true, 1e18);
        vm.expectRevert(PredictionFeed.FeedPredictionInvalid.selector);
        feed.predict(1, true, 0);
        expectEvent(address(feed));
        emit PredictionFeed.Predicted(1, address(this), true, 1e18);
        feed.predict(1, true, 1e18);
        vm.expectRevert(PredictionFeed.FeedPredictionInvalid.selector);
        feed.predict(1, false, 1e18);
    }

    function test_a_slot_ends_when_its_time_is_over_and_by_anybody() external {
        uint256 endsAt = block.timestamp + SLOT;
        vm.warp(endsAt - 1);
        vm.expectRevert(abi.encodeWithSelector(PredictionFeed.FeedSlotRuns.selector, endsAt));
        feed.endSlot();
        vm.warp(endsAt);
        vm.prank(person(7));
        feed.endSlot();
        assertEq(feed.runningSlot(), 1, "running");
    }

    function test_nothing_is_paid_twice_or_before_or_to_others() external {
        predict(0, true, 5e18);
        bytes4 nothing = PredictionFeed.FeedNothingDue.selector;
        vm.prank(person(0));
        vm.expectRevert(nothing);
        feed.claim(1);
        passAndMove(true);
        assertEq(feed.dueTo(1, person(0)), 0, "not over");
        pass();
        vm.prank(person(1));
        vm.expectRevert(nothing);
        feed.claim(1);
        assertEq(claim(0, 1), 5e18, "paid");
        vm.prank(person(0));
        vm.expectRevert(nothing);
        feed.claim(1);
    }

    function test_a_forecast_is_for_subscribers() external {
        predict(0, true, 5e18);
        predict(1, false, 2e18);
        vm.expectRevert(abi.encodeWithSelector(FeedSubscriptions.FeedNotSubscribed.selector, 1));
        feed.forecast();
        assertEq(feed.slotOf(1).up, 0, "not told before it is over");
        subscribe(3);
        vm.prank(person(3));
        (uint256 up, uint256 down) = feed.forecast();
        assertEq(up, 5e18, "up");
        assertEq(down, 2e18, "down");
    }

    function test_a_subscription_is_renewed_once_its_last_slot_runs() external {
        deployFeed(2, WHOLE, true);
        feed.endSlot();
        subscribe(0);
        assertEq(feed.subscribedUntil(person(0)), 2, "until");
        pass();
        vm.expectRevert(abi.encodeWithSelector(FeedSubscriptions.FeedAlreadySubscribed.selector, 2));
        vm.prank(person(0));
        feed.subscribe();
        pass();
        coin.mint(person(0), PRICE);
        vm.startPrank(person(0));
        coin.approve(address(feed), PRICE);
        expectEvent(address(feed));
        emit FeedSubscriptions.FeedSubscribed(person(0), 3, 4, PRICE);
        feed.subscribe();
        vm.stopPrank();
        assertEq(feed.subscription().slots, 2, "slots");
        vm.expectRevert(FeedSubscriptions.FeedSubscriptionEmpty.selector);
        deployFeedOf(0, 0);
    }

    function testFuzz_all_that_came_in_goes_out_but_for_a_wei_a_head(
        uint64[6] memory stakes,
        uint8 ups,
        uint256 lostPpm,
        bool rises
    ) external {
        deployFeed(3, bound(lostPpm, 0, WHOLE), rises);
        feed.endSlot();
        for (uint256 i = 0; i < 4; ++i) subscribe(20 + i);
        uint256 staked = 0;
        for (uint256 i = 0; i < 6; ++i) {
            uint256 stake = bound(stakes[i], 1, type(uint64).max);
            predict(i, (ups >> i) & 1 == 1, stake);
            staked += stake;
        }
        passAndMove(rises);
        for (uint256 i = 0; i < 3; ++i) pass();
        uint256 paid = coin.balanceOf(address(timelock));
        for (uint256 i = 0; i < 6; ++i) paid += claim(i, 1);
        uint256 all = staked + 4 * PRICE;
        assertLe(paid, all, "more than came in");
        assertLe(all - paid, 12, "kept");
        assertEq(coin.balanceOf(address(feed)), all - paid, "held");
    }
}
