// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {StableCoin} from "../../src/market/StableCoin.sol";
import {PredictionFeed} from "../../src/feeds/PredictionFeed.sol";
import {Feeds} from "../fixtures/Feeds.sol";

/// @dev Four people who predict, subscribe and claim in any order, while the price moves.
contract FeedHandler is Feeds {
    uint256 private constant PEOPLE = 4;

    uint256 public subscribed;
    uint256 public staked;
    uint256 public paid;

    constructor() {
        deployFeed(5, 700_000, true);
        feed.endSlot();
    }

    function parts() external view returns (PredictionFeed, StableCoin, address) {
        return (feed, coin, address(timelock));
    }

    function makePrediction(uint256 who, bool up, uint64 stake) external {
        coin.mint(person(who % PEOPLE), stake);
        vm.startPrank(person(who % PEOPLE));
        coin.approve(address(feed), stake);
        try feed.predict(feed.runningSlot() + 1, up, stake) {
            staked += stake;
        } catch {}
        vm.stopPrank();
    }

    function becomeSubscriber(uint256 who) external {
        coin.mint(person(who % PEOPLE), PRICE);
        vm.startPrank(person(who % PEOPLE));
        coin.approve(address(feed), PRICE);
        try feed.subscribe() {
            subscribed += PRICE;
        } catch {}
        vm.stopPrank();
    }

    function goOn(uint256 time, bool moves, bool up) external {
        vm.warp(block.timestamp + bound(time, 1, 2 * SLOT));
        if (moves) movePrice(up);
        try feed.endSlot() {} catch {}
    }

    function takeDue(uint256 who, uint256 slot) external {
        address claimer = person(who % PEOPLE);
        uint256 before = coin.balanceOf(claimer);
        vm.prank(claimer);
        try feed.claim(slot % (feed.runningSlot() + 1)) {
            paid += coin.balanceOf(claimer) - before;
        } catch {}
    }

    /// @dev What is still due to all four for all slots that are over, whether paid or not.
    function dueInAll() external view returns (uint256 due) {
        for (uint256 slot = 0; slot < feed.runningSlot(); ++slot) {
            for (uint256 i = 0; i < PEOPLE; ++i) due += feed.dueTo(slot, person(i));
        }
    }
}

contract FeedInvariantTest is Feeds {
    FeedHandler private handler;
    address private treasury;

    function setUp() external {
        handler = new FeedHandler();
        (feed, coin, treasury) = handler.parts();
        _target(address(handler));
    }

    function invariant_what_came_in_was_paid_or_is_held() external view {
        uint256 out = handler.paid() + coin.balanceOf(treasury);
        assertEq(coin.balanceOf(address(feed)), handler.staked() + handler.subscribed() - out, "held");
    }

    function invariant_what_is_due_can_be_paid() external view {
        assertLe(handler.dueInAll() - handler.paid(), coin.balanceOf(address(feed)), "due");
    }
}
