// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VoteRentalMarket} from "../../src/attacks/VoteRentalMarket.sol";
import {ConfigurableGovernor} from "../../src/governance/ConfigurableGovernor.sol";
import {VotesToken} from "../../src/rehearsal/VotesToken.sol";
import {RentalDao} from "../fixtures/RentalDao.sol";

/// @dev Holders who come, leave and trade, bidders who outbid each other, and whoever casts, claims or takes back.
contract RentalHandler is RentalDao {
    uint256 public constant HOLDERS = 4;
    uint256 public constant BIDDERS = 3;

    uint256[] public ids;
    mapping(uint256 proposalId => uint256) public paidFor;

    constructor(VotesToken token_, ConfigurableGovernor governor_, VoteRentalMarket market_) {
        (token, governor, market) = (token_, governor_, market_);
    }

    function holder(uint256 number) public pure returns (address) {
        return named("holder", number % HOLDERS);
    }

    function bidder(uint256 number) public pure returns (address) {
        return named("bidder", number % BIDDERS);
    }

    function proposals() external view returns (uint256) {
        return ids.length;
    }

    function proposeAgain() external {
        if (ids.length < 8) ids.push(openNext(string(abi.encode(ids.length))));
    }

    function join(uint256 who) external {
        rentOut(holder(who));
    }

    /// No state of the market can hold a holder: this must never revert.
    function leave(uint256 who) external {
        vm.prank(holder(who));
        token.delegate(holder(who));
        assertEq(token.delegates(holder(who)), holder(who), "left");
    }

    function move(uint256 from, uint256 to, uint256 amount) external {
        amount = bound(amount, 0, token.balanceOf(holder(from)));
        vm.prank(holder(from));
        token.transfer(holder(to), amount);
    }

    function count(uint256 which, uint8 atMost) external {
        if (ids.length > 0) try market.count(ids[which % ids.length], 1 + (atMost % 4)) {} catch {}
    }

    function bid(uint256 which, uint256 who, uint256 more, uint256 support) external {
        if (ids.length == 0) return;
        uint256 id = ids[which % ids.length];
        uint256 amount = market.minimumBid(id) + bound(more, 0, 1e18);
        vm.deal(bidder(who), bidder(who).balance + amount);
        vm.prank(bidder(who));
        try market.bid{value: amount}(id, uint8(support % 3)) {} catch {}
    }

    function cast(uint256 which, uint8 atMost) external {
        if (ids.length == 0) return;
        uint256 id = ids[which % ids.length];
        if (market.rentalOf(id).bid > 0 && block.timestamp <= market.rentalOf(id).closesAt) endBidding(id);
        try market.cast(id, 1 + (atMost % 4)) {} catch {}
    }

    function claim(uint256 which, uint256 who) external {
        if (ids.length > 0) _claim(ids[which % ids.length], holder(who));
    }

    /// Whoever came before: what all get together is the bid less the fee.
    function claimAll(uint256 which) external {
        if (ids.length == 0) return;
        uint256 id = ids[which % ids.length];
        for (uint256 i = 0; i < HOLDERS; ++i) _claim(id, holder(i));
        uint256 bid = market.rentalOf(id).bid;
        if (bid == 0 || market.rentalOf(id).cast < market.rentalOf(id).holders) {
            assertEq(paidFor[id], 0, "nothing before all are cast");
        } else {
            assertEq(paidFor[id], bid - (bid * FEE_BPS) / 10_000, "the rent");
        }
    }

    function _claim(uint256 id, address who) private {
        uint256 before = who.balance;
        try market.claim(id, who) {} catch {}
        paidFor[id] += who.balance - before;
    }

    function takeBack(uint256 which) external {
        if (ids.length > 0) try market.takeBack(ids[which % ids.length]) {} catch {}
    }

    function withdraw(uint256 who) external {
        vm.prank(bidder(who));
        market.withdraw();
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, 8 hours));
    }
}

/// forge-config: default.invariant.runs = 12
/// forge-config: default.invariant.depth = 192
contract VoteRentalMarketInvariantTest is RentalDao {
    RentalHandler private handler;

    function setUp() external {
        deployMarket();
        handler = new RentalHandler(token, governor, market);
        for (uint256 i = 0; i < handler.HOLDERS(); ++i) {
            token.mint(handler.holder(i), (i + 1) * 7e18 + i);
            handler.join(i);
        }
        _target(address(handler));
    }

    /// What each proposal's rental holds is exactly what is still due for it; bids outbid are credited.
    function invariant_the_market_holds_what_it_owes_to_the_wei() external view {
        uint256 owed = market.credits(operator);
        for (uint256 i = 0; i < handler.BIDDERS(); ++i) owed += market.credits(handler.bidder(i));
        uint256 paid;
        for (uint256 i = 0; i < handler.HOLDERS(); ++i) paid += handler.holder(i).balance;
        uint256 rents;
        for (uint256 i = 0; i < handler.proposals(); ++i) {
            uint256 bid = market.rentalOf(handler.ids(i)).bid;
            if (market.rentalOf(handler.ids(i)).takenBack) continue;
            bool done = bid > 0 && market.rentalOf(handler.ids(i)).cast == market.rentalOf(handler.ids(i)).holders;
            rents += done ? bid - (bid * FEE_BPS) / 10_000 : bid;
        }
        assertEq(address(market).balance, owed + rents - paid, "conserved");
    }

    function invariant_nobodys_votes_are_cast_twice_and_none_but_those_counted() external view {
        for (uint256 i = 0; i < handler.proposals(); ++i) {
            uint256 id = handler.ids(i);
            (uint256 against, uint256 inFavour, uint256 abstain) = governor.proposalVotes(id);
            assertLe(against + inFavour + abstain, market.rentalOf(id).votes, "cast");
            assertLe(market.rentalOf(id).votes, token.totalSupply(), "counted");
            if (market.rentalOf(id).bid > 0 && market.rentalOf(id).cast == market.rentalOf(id).holders) {
                assertEq(against + inFavour + abstain, market.rentalOf(id).votes, "all");
            }
        }
    }
}
