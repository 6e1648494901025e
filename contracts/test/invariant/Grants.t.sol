// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GrantEscrow, GrantTerms} from "../../src/grants/GrantEscrow.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {Grants} from "../fixtures/Grants.sol";

/// @dev Owner, hunters and reviewers of many grants, who do what they may in any order; what they may not changes nothing.
contract GrantsHandler is Grants {
    constructor() {
        deployGrants();
    }

    function coinOf() external view returns (StableCoin) {
        return coin;
    }

    function escrowOf() external view returns (GrantEscrow) {
        return escrow;
    }

    function openOne(uint256 first, uint256 second, bool forAnybody) external {
        GrantTerms memory terms = termsFor(forAnybody ? address(0) : named("hunter", 0));
        escrow.open(terms, milestones(bound(first, 1, 1_000e18), bound(second, 1, 1_000e18)), reviewers());
    }

    function work(uint256 which, uint256 who, uint256 wait_) external {
        vm.warp(block.timestamp + bound(wait_, 0, 5 days));
        if (escrow.grants() == 0) return;
        which %= escrow.grants();
        vm.startPrank(named("hunter", who % 3));
        try escrow.take(which) {} catch {}
        try escrow.deliver(which, "work") {} catch {}
        vm.stopPrank();
    }

    function review(uint256 which, uint256 who, bool approves) external {
        if (escrow.grants() == 0) return;
        vm.prank(named("reviewer", who % 4));
        try escrow.review(which % escrow.grants(), approves) {} catch {}
    }

    function release(uint256 which) external {
        if (escrow.grants() == 0) return;
        try escrow.release(which % escrow.grants()) {} catch {}
    }

    function clawBack(uint256 which, bool byOwner) external {
        if (escrow.grants() == 0) return;
        if (!byOwner) vm.prank(named("stranger"));
        try escrow.clawBack(which % escrow.grants()) {} catch {}
    }
}

contract GrantsInvariantTest is Grants {
    GrantsHandler private handler;

    function setUp() external {
        handler = new GrantsHandler();
        (coin, escrow) = (handler.coinOf(), handler.escrowOf());
        _target(address(handler));
    }

    function invariant_holds_exactly_what_is_not_released() external view {
        uint256 left = 0;
        for (uint256 i = 0; i < escrow.grants(); ++i) {
            left += escrow.stateOf(i).left;
        }
        assertEq(coin.balanceOf(address(escrow)), left, "held");
    }

    function invariant_coins_are_the_owners_the_hunters_or_wait() external view {
        uint256 sum = coin.balanceOf(address(handler)) + coin.balanceOf(address(escrow));
        for (uint256 i = 0; i < 3; ++i) {
            sum += coin.balanceOf(named("hunter", i));
        }
        assertEq(sum, coin.totalSupply(), "coins");
    }
}
