// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {GrantEscrow, GrantState, GrantTerms} from "../src/grants/GrantEscrow.sol";
import {Grants} from "./fixtures/Grants.sol";

contract GrantEscrowTest is Grants {
    address private hunter = named("hunter");
    address private rival = named("rival");
    address private stranger = named("stranger");

    function setUp() external {
        deployGrants();
    }

    function bounty() private returns (uint256) {
        return escrow.open(termsFor(address(0)), milestones(100, 50), reviewers());
    }

    function take(address who, uint256 grant) private {
        vm.prank(who);
        escrow.take(grant);
    }

    function deliver(address who, uint256 grant) private {
        vm.prank(who);
        escrow.deliver(grant, "work");
    }

    function review(uint256 which, uint256 grant, bool approves) private {
        vm.prank(named("reviewer", which));
        escrow.review(grant, approves);
    }

    function test_opens_with_the_owners_money() external {
        GrantTerms memory terms = termsFor(address(0));
        expectEvent(address(escrow));
        emit GrantEscrow.GrantOpened(0, terms, milestones(100, 50), reviewers());
        assertEq(escrow.open(terms, milestones(100, 50), reviewers()), 0, "number");
        assertEq(coin.balanceOf(address(escrow)), 150, "funded");
        assertEq(escrow.stateOf(0).left, 150, "left");
        assertEq(escrow.grants(), 1, "count");
        assertEq(escrow.termsOf(0).approvals, 2, "approvals");
    }

    function test_pays_each_milestone_when_enough_reviewers_approve() external {
        uint256 grant = bounty();
        expectEvent(address(escrow));
        emit GrantEscrow.BountyTaken(grant, hunter, block.timestamp + TO_DELIVER);
        take(hunter, grant);
        expectEvent(address(escrow));
        emit GrantEscrow.MilestoneDelivered(grant, 0, "work");
        deliver(hunter, grant);
        expectEvent(address(escrow));
        emit GrantEscrow.MilestoneReviewed(grant, 0, named("reviewer", 0), true);
        review(0, grant, true);
        assertEq(coin.balanceOf(hunter), 0, "one is not enough");
        review(2, grant, false);
        expectEvent(address(escrow));
        emit GrantEscrow.MilestoneReviewed(grant, 0, named("reviewer", 1), true);
        expectEvent(address(escrow));
        emit GrantEscrow.MilestoneReleased(grant, 0, hunter, 100);
        review(1, grant, true);
        assertEq(coin.balanceOf(hunter), 100, "first");
        deliver(hunter, grant);
        review(0, grant, true);
        review(1, grant, true);
        assertEq(coin.balanceOf(hunter), 150, "all");
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantClosed.selector, grant));
        deliver(hunter, grant);
    }

    function test_rejects_what_too_few_can_still_approve_of_and_lets_it_be_delivered_again() external {
        uint256 grant = bounty();
        take(hunter, grant);
        deliver(hunter, grant);
        review(0, grant, false);
        expectEvent(address(escrow));
        emit GrantEscrow.MilestoneReviewed(grant, 0, named("reviewer", 1), false);
        expectEvent(address(escrow));
        emit GrantEscrow.MilestoneRejected(grant, 0);
        review(1, grant, false);
        deliver(hunter, grant);
        review(0, grant, true);
        review(1, grant, true);
        assertEq(coin.balanceOf(hunter), 100, "paid in the end");
    }

    function test_frees_a_bounty_whose_hunter_lets_its_time_pass() external {
        uint256 grant = bounty();
        take(hunter, grant);
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantNotFree.selector, grant));
        take(rival, grant);
        vm.warp(block.timestamp + TO_DELIVER + 1);
        take(rival, grant);
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantNotRecipient.selector, grant, hunter));
        deliver(hunter, grant);
        deliver(rival, grant);
        vm.warp(block.timestamp + TO_DELIVER + 1);
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantNotFree.selector, grant));
        take(hunter, grant);
    }

    function test_gives_a_grant_to_its_recipient_alone() external {
        uint256 grant = escrow.open(termsFor(hunter), milestones(100, 50), reviewers());
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantNotFree.selector, grant));
        take(rival, grant);
        deliver(hunter, grant);
        review(0, grant, true);
        review(1, grant, true);
        assertEq(coin.balanceOf(hunter), 100, "paid");
    }

    function test_lets_the_owner_release_by_a_vote_and_claw_back() external {
        uint256 grant = bounty();
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantNotTaken.selector, grant));
        escrow.release(grant);
        take(hunter, grant);
        escrow.release(grant);
        assertEq(coin.balanceOf(hunter), 100, "released");
        uint256 before = coin.balanceOf(address(this));
        expectEvent(address(escrow));
        emit GrantEscrow.GrantClawedBack(grant, 50);
        escrow.clawBack(grant);
        assertEq(coin.balanceOf(address(this)) - before, 50, "back");
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantClosed.selector, grant));
        escrow.clawBack(grant);
    }

    function test_gives_back_what_expired_when_anybody_asks() external {
        uint256 grant = bounty();
        uint256 expiresAt = block.timestamp + TO_EXPIRE;
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantStands.selector, grant, expiresAt));
        vm.prank(stranger);
        escrow.clawBack(grant);
        vm.warp(expiresAt);
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantExpired.selector, grant));
        take(hunter, grant);
        vm.prank(stranger);
        escrow.clawBack(grant);
        assertEq(coin.balanceOf(address(escrow)), 0, "all back");
        assertEq(coin.balanceOf(stranger), 0, "not to who asked");
    }

    function test_hears_reviewers_alone_and_once_a_delivery() external {
        uint256 grant = bounty();
        take(hunter, grant);
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantNothingDelivered.selector, grant));
        review(0, grant, true);
        deliver(hunter, grant);
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantReviewInvalid.selector, grant, stranger));
        vm.prank(stranger);
        escrow.review(grant, true);
        review(0, grant, true);
        bytes memory twice = abi.encodeWithSelector(
            GrantEscrow.GrantReviewInvalid.selector,
            grant,
            named("reviewer", 0)
        );
        vm.expectRevert(twice);
        review(0, grant, true);
        vm.expectRevert(abi.encodeWithSelector(GrantEscrow.GrantDeliveryInvalid.selector, grant));
        deliver(hunter, grant);
    }

    function test_lets_only_the_owner_open_and_release() external {
        bytes memory refusal = abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, stranger);
        uint256 grant = bounty();
        GrantTerms memory terms = termsFor(stranger);
        vm.startPrank(stranger);
        vm.expectRevert(refusal);
        escrow.open(terms, milestones(1, 1), reviewers());
        vm.expectRevert(refusal);
        escrow.release(grant);
        vm.stopPrank();
    }

    function refuses(GrantTerms memory terms, uint256[] memory amounts) private {
        vm.expectRevert(GrantEscrow.GrantTermsInvalid.selector);
        escrow.open(terms, amounts, reviewers());
    }

    function test_refuses_terms_that_can_never_be_met() external {
        GrantTerms memory terms = termsFor(hunter);
        refuses(terms, new uint256[](0));
        refuses(terms, new uint256[](33));
        refuses(terms, milestones(1, 0));
        terms.approvals = 0;
        refuses(terms, milestones(1, 1));
        terms.approvals = 4;
        refuses(terms, milestones(1, 1));
        terms = termsFor(hunter);
        terms.expiresAt = uint48(block.timestamp);
        refuses(terms, milestones(1, 1));
    }

    /// Whatever reviewers say, a milestone is paid by the second approval or rejected by the second refusal, never both.
    function testFuzz_decides_by_two_of_three(uint8 opinions) external {
        uint256 grant = bounty();
        take(hunter, grant);
        deliver(hunter, grant);
        uint256[2] memory said;
        for (uint256 i = 0; i < 3 && said[0] < 2 && said[1] < 2; ++i) {
            bool approves = (opinions >> i) % 2 == 1;
            ++said[approves ? 1 : 0];
            review(i, grant, approves);
        }
        GrantState memory state = escrow.stateOf(grant);
        assertEq(state.work, bytes32(0), "decided");
        assertEq(coin.balanceOf(hunter), said[1] == 2 ? 100 : 0, "paid");
        assertEq(state.milestone, said[1] == 2 ? 1 : 0, "milestone");
    }
}
