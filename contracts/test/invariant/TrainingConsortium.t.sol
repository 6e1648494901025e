// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {StableCoin} from "../../src/market/StableCoin.sol";
import {TrainingConsortium} from "../../src/consortium/TrainingConsortium.sol";
import {Consortium} from "../fixtures/Consortium.sol";

/// @dev Four who want to be members, and do what they may in any order; the last never pays.
contract ConsortiumHandler is Consortium {
    uint256 public orders;
    uint256 public open;
    uint256 private _votes;

    constructor(bool nets) {
        deployConsortium(nets);
        for (uint256 i = 0; i < 3; ++i) fund(i, 55e18);
        coin.mint(member(3), 55e18);
    }

    function parts() external view returns (TrainingConsortium, StableCoin) {
        return (consortium, coin);
    }

    function orderSome(uint256 buyer, uint256 seller) external {
        vm.prank(member(buyer % 4));
        try consortium.order(member(seller % 4), "bafk-model") {
            ++orders;
            ++open;
        } catch {}
    }

    function deliverOne(uint256 id, uint256 who) external {
        if (orders == 0) return;
        vm.prank(member(who % 4));
        try consortium.deliver(id % orders, "bafk-update") {
            --open;
        } catch {}
    }

    function cancelOne(uint256 id, uint256 who) external {
        if (orders == 0) return;
        vm.prank(member(who % 4));
        try consortium.cancel(id % orders) {
            --open;
        } catch {}
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 20 days));
        try consortium.settlePeriod() {} catch {}
    }

    function askForVote(uint256 who, uint256 about, bool joins) external {
        vm.prank(member(who % 4));
        if (joins) {
            try consortium.applyForMembership() {
                ++_votes;
            } catch {}
        } else {
            try consortium.proposeExpulsion(member(about % 4)) {
                ++_votes;
            } catch {}
        }
    }

    function castOrClose(uint256 vote, uint256 who, bool inFavour) external {
        if (_votes == 0) return;
        vm.prank(member(who % 4));
        try consortium.voteOnMember(vote % _votes, inFavour) {} catch {}
        try consortium.closeVote(vote % _votes) {} catch {}
    }
}

abstract contract ConsortiumInvariants is Consortium {
    ConsortiumHandler internal handler;

    function _begin(bool nets) internal {
        handler = new ConsortiumHandler(nets);
        (consortium, coin) = handler.parts();
        _target(address(handler));
    }

    function invariant_what_is_owed_is_owed_to_somebody() external view {
        assertEq(net(0) + net(1) + net(2) + net(3), 0, "sum");
    }

    function invariant_nobody_owes_more_than_the_cap() external view {
        for (uint256 i = 0; i < 4; ++i) assertTrue(net(i) >= -int256(CAP), "debt");
    }

    function invariant_members_are_counted() external view {
        uint256 count = 0;
        for (uint256 i = 0; i < 4; ++i) count += consortium.isMember(member(i)) ? 1 : 0;
        assertEq(consortium.memberCount(), count, "members");
    }
}

contract NettingInvariantTest is ConsortiumInvariants {
    function setUp() external {
        _begin(true);
    }

    function invariant_holds_nothing_between_two_settlements() external view {
        assertEq(coin.balanceOf(address(consortium)), 0, "held");
    }
}

contract PrepaidInvariantTest is ConsortiumInvariants {
    function setUp() external {
        _begin(false);
    }

    function invariant_holds_exactly_what_open_orders_were_paid() external view {
        assertEq(coin.balanceOf(address(consortium)), handler.open() * PRICE, "held");
    }
}
