// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {RentedBallot} from "../src/attacks/RentedBallot.sol";
import {RentalTerms, VoteRentalMarket} from "../src/attacks/VoteRentalMarket.sol";
import {RentalDao} from "./fixtures/RentalDao.sol";

contract VoteRentalMarketTest is RentalDao {
    address private ann = named("ann");
    address private ben = named("ben");
    address private buyer = named("buyer");
    address private rival = named("rival");

    function setUp() external {
        deployMarket();
        token.mint(ann, 300e18);
        token.mint(ben, 100e18);
        rentOut(ann);
        rentOut(ben);
    }

    /// 400 votes at 0.002 ETH are 0.8 ETH; a tenth is the operator's, three quarters of the rest are Ann's.
    function test_casts_all_votes_as_the_highest_bidder_chooses_and_pays_those_who_lent_them() external {
        uint256 id = openNext("one");
        market.count(id, 10);
        assertEq(market.minimumBid(id), 0.8 ether, "reserve");
        bidAs(rival, id, AGAINST, 0.8 ether);
        bidAs(buyer, id, FOR, 1 ether);
        endBidding(id);
        market.cast(id, 10);
        (uint256 against, uint256 inFavour, ) = governor.proposalVotes(id);
        assertEq(inFavour, 400e18, "For");
        assertEq(against, 0, "Against");
        market.claim(id, ann);
        market.claim(id, ben);
        assertEq(ann.balance, 0.675 ether, "ann");
        assertEq(ben.balance, 0.225 ether, "ben");
        vm.prank(operator);
        market.withdraw();
        vm.prank(rival);
        market.withdraw();
        assertEq(operator.balance, 0.1 ether, "operator");
        assertEq(rival.balance, 0.8 ether, "rival has its bid back");
        assertEq(address(market).balance, 0, "nothing stays");
        assertEq(token.balanceOf(ann), 300e18, "tokens were never given away");
    }

    function test_lets_holders_leave_before_the_snapshot_without_asking() external {
        vm.prank(ann);
        token.delegate(ann);
        vm.prank(ben);
        token.delegate(address(0));
        uint256 id = openNext("left");
        market.count(id, 10);
        vm.expectRevert(abi.encodeWithSelector(VoteRentalMarket.RentalNothingToRent.selector, id));
        bidAs(buyer, id, FOR, 1 ether);
        vote(ann, id, AGAINST);
        (uint256 against, , ) = governor.proposalVotes(id);
        assertEq(against, 300e18, "her own again");
    }

    function test_counts_the_snapshot_whoever_comes_or_leaves_after_it() external {
        uint256 id = openNext("snapshot");
        vm.prank(ann);
        token.delegate(ann);
        token.mint(rival, 5_000e18);
        rentOut(rival);
        market.count(id, 1);
        vm.expectRevert(abi.encodeWithSelector(VoteRentalMarket.RentalNotCounted.selector, id, 1, 3));
        bidAs(buyer, id, FOR, 1 ether);
        market.count(id, 10);
        assertEq(market.rentalOf(id).votes, 400e18, "of then");
    }

    function test_refuses_what_comes_too_early_too_late_or_is_too_little() external {
        vm.warp(block.timestamp + 1);
        Draft memory d = draftOf(address(token), abi.encodeCall(token.transfer, (operator, 0)), "times");
        uint256 id = governor.propose(d.targets, d.values, d.calls, d.description);
        vm.expectPartialRevert(VoteRentalMarket.RentalTooEarly.selector);
        market.count(id, 10);
        vm.warp(governor.proposalSnapshot(id) + 1);
        vm.expectPartialRevert(VoteRentalMarket.RentalNotCounted.selector);
        bidAs(buyer, id, FOR, 1 ether);
        market.count(id, 10);
        vm.expectRevert(abi.encodeWithSelector(VoteRentalMarket.RentalBidTooLow.selector, id, 1, 0.8 ether));
        bidAs(buyer, id, FOR, 1);
        vm.expectRevert(abi.encodeWithSelector(VoteRentalMarket.RentalWithoutBid.selector, id));
        market.cast(id, 10);
        bidAs(buyer, id, FOR, 0.8 ether);
        vm.expectRevert(abi.encodeWithSelector(VoteRentalMarket.RentalBidTooLow.selector, id, 0.8 ether, 0.8 ether + 1));
        bidAs(rival, id, AGAINST, 0.8 ether);
        vm.expectPartialRevert(VoteRentalMarket.RentalTooEarly.selector);
        market.cast(id, 10);
        vm.expectPartialRevert(VoteRentalMarket.RentalNotCast.selector);
        market.claim(id, ann);
        endBidding(id);
        vm.expectPartialRevert(VoteRentalMarket.RentalTooLate.selector);
        bidAs(rival, id, AGAINST, 2 ether);
        market.cast(id, 10);
        vm.expectPartialRevert(VoteRentalMarket.RentalTooLate.selector);
        market.cast(id, 10);
        market.claim(id, ann);
        vm.expectRevert(abi.encodeWithSelector(VoteRentalMarket.RentalNothingDue.selector, id, ann));
        market.claim(id, ann);
    }

    function test_gives_the_bid_back_when_the_votes_were_not_all_cast() external {
        uint256 id = openNext("idle");
        market.count(id, 10);
        bidAs(buyer, id, FOR, 1 ether);
        endBidding(id);
        market.cast(id, 1);
        vm.expectPartialRevert(VoteRentalMarket.RentalTooEarly.selector);
        market.takeBack(id);
        close(id);
        market.takeBack(id);
        vm.expectPartialRevert(VoteRentalMarket.RentalNothingDue.selector);
        market.takeBack(id);
        vm.prank(buyer);
        market.withdraw();
        assertEq(buyer.balance, 1 ether, "all of it");
        vm.expectPartialRevert(VoteRentalMarket.RentalNotCast.selector);
        market.claim(id, ann);
    }

    function test_lets_nobody_else_use_a_ballot_or_enrol_twice() external {
        uint256 id = openNext("ballot");
        RentedBallot ballot = RentedBallot(market.ballotOf(ann));
        vm.expectRevert(abi.encodeWithSelector(RentedBallot.BallotNotMarket.selector, address(this)));
        ballot.cast(IGovernor(address(governor)), id, FOR);
        vm.expectRevert(abi.encodeWithSelector(VoteRentalMarket.RentalAlreadyEnrolled.selector, ann));
        vm.prank(ann);
        market.enrol();
        RentalTerms memory terms = market.terms();
        terms.feeBps = 10_001;
        vm.expectRevert(abi.encodeWithSelector(VoteRentalMarket.RentalFeeTooHigh.selector, 10_001));
        new VoteRentalMarket(terms);
    }

    function testFuzz_divides_a_bid_to_the_wei(uint256 first, uint256 second, uint256 amount) external {
        token.mint(ann, bound(first, 0, 1e30));
        token.mint(ben, bound(second, 0, 1e30));
        uint256 id = openNext("fuzz");
        market.count(id, 10);
        uint256 minimum = market.minimumBid(id);
        amount = bound(amount, minimum, minimum + 1e24);
        bidAs(buyer, id, FOR, amount);
        endBidding(id);
        market.cast(id, 1);
        market.cast(id, 1);
        market.claim(id, ben);
        market.claim(id, ann);
        uint256 fee = (amount * FEE_BPS) / 10_000;
        assertEq(market.credits(operator), fee, "operator");
        assertEq(ann.balance + ben.balance, amount - fee, "holders");
        uint256 fair = ((amount - fee) * token.balanceOf(ann)) / (token.balanceOf(ann) + token.balanceOf(ben));
        assertLe(fair, ann.balance, "no less than her part");
        assertLe(ann.balance, fair + 1, "nor more than a wei more");
    }
}
