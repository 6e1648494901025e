// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ConsortiumMembers} from "../src/consortium/ConsortiumMembers.sol";
import {TrainingConsortium} from "../src/consortium/TrainingConsortium.sol";
import {Consortium} from "./fixtures/Consortium.sol";

contract TrainingConsortiumTest is Consortium {
    function setUp() external {
        deployConsortium(true);
    }

    /// @dev 0 owes 1 fifty, 1 owes 2 thirty, and 2 owes 0 twenty.
    function owing() private {
        trade(0, 1, 5);
        trade(1, 2, 3);
        trade(2, 0, 2);
    }

    function test_debts_that_go_round_are_netted() external {
        owing();
        assertEq(net(0), -30e18, "0 owes 50 and is owed 20");
        assertEq(net(1), 20e18, "1 is owed 50 and owes 30");
        assertEq(net(2), 10e18, "2 is owed 30 and owes 20");
        fund(0, 40e18);
        vm.warp(block.timestamp + PERIOD);
        expectEvent(address(consortium));
        emit TrainingConsortium.DebtPaid(0, member(0), 30e18, 0);
        consortium.settlePeriod();
        assertEq(coin.balanceOf(member(0)), 10e18, "30 of 100 moved");
        assertEq(coin.balanceOf(member(1)), 20e18, "first claim");
        assertEq(coin.balanceOf(member(2)), 10e18, "second claim");
        assertEq(net(0) + net(1) + net(2), 0, "even");
        assertEq(consortium.runningPeriod(), 1, "next period");
    }

    function test_what_a_debtor_fails_to_pay_is_missed_in_proportion_and_written_down() external {
        owing();
        fund(0, 15e18);
        vm.warp(block.timestamp + PERIOD);
        expectEvent(address(consortium));
        emit TrainingConsortium.DebtPaid(0, member(0), 15e18, 15e18);
        expectEvent(address(consortium));
        emit TrainingConsortium.ClaimPaid(0, member(1), 10e18, 10e18);
        expectEvent(address(consortium));
        emit TrainingConsortium.ClaimPaid(0, member(2), 5e18, 5e18);
        expectEvent(address(consortium));
        emit TrainingConsortium.PeriodSettled(0, 30e18, 15e18);
        consortium.settlePeriod();
        assertEq(arrears(0), 15e18, "arrears");
        vm.expectRevert(abi.encodeWithSelector(TrainingConsortium.ConsortiumInArrears.selector, 15e18));
        orderOf(0, 1);
    }

    function test_nobody_owes_more_than_the_cap_with_what_it_ordered() external {
        trade(0, 1, 4);
        for (uint256 i = 0; i < 6; ++i) orderOf(0, 1);
        bytes memory tooMuch = abi.encodeWithSelector(
            TrainingConsortium.ConsortiumDebitCap.selector,
            CAP + PRICE,
            CAP
        );
        vm.expectRevert(tooMuch);
        orderOf(0, 1);
        // A claim pays a debt; beyond that it is no room for more.
        trade(2, 0, 8);
        for (uint256 i = 0; i < 4; ++i) orderOf(0, 1);
        vm.expectRevert(tooMuch);
        orderOf(0, 1);
    }

    function test_where_debts_are_not_netted_orders_are_paid_beforehand() external {
        deployConsortium(false);
        fund(0, 20e18);
        uint256 first = orderOf(0, 1);
        uint256 second = orderOf(0, 2);
        assertEq(coin.balanceOf(member(0)), 0, "paid");
        vm.prank(member(1));
        expectEvent(address(consortium));
        emit TrainingConsortium.UpdateDelivered(first, "bafk-update", PRICE, true);
        consortium.deliver(first, "bafk-update");
        assertEq(coin.balanceOf(member(1)), PRICE, "at once");
        vm.prank(member(0));
        expectEvent(address(consortium));
        emit TrainingConsortium.OrderCancelled(second);
        consortium.cancel(second);
        assertEq(coin.balanceOf(member(0)), PRICE, "back");
        settle();
        assertEq(net(1), 0, "nothing is owed");
    }

    function test_an_order_is_delivered_or_cancelled_once_and_by_the_right_one() external {
        uint256 id = orderOf(0, 1);
        bytes memory invalid = abi.encodeWithSelector(TrainingConsortium.ConsortiumOrderInvalid.selector, id);
        vm.prank(member(2));
        vm.expectRevert(invalid);
        consortium.deliver(id, "bafk-update");
        vm.prank(member(1));
        vm.expectRevert(invalid);
        consortium.cancel(id);
        vm.startPrank(member(0));
        consortium.cancel(id);
        vm.expectRevert(invalid);
        consortium.cancel(id);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(TrainingConsortium.ConsortiumOrderInvalid.selector, 1));
        consortium.cancel(1);
        assertEq(net(0), 0, "nothing is owed for it");
    }

    function test_members_alone_order_of_other_members() external {
        vm.expectRevert(abi.encodeWithSelector(ConsortiumMembers.ConsortiumNotMember.selector, address(this)));
        consortium.order(member(0), "bafk-model");
        vm.expectRevert(abi.encodeWithSelector(TrainingConsortium.ConsortiumSellerInvalid.selector, member(0)));
        orderOf(0, 0);
        vm.expectRevert(abi.encodeWithSelector(TrainingConsortium.ConsortiumSellerInvalid.selector, member(3)));
        orderOf(0, 3);
        vm.prank(member(0));
        expectEvent(address(consortium));
        emit TrainingConsortium.ModelAnnounced(member(0), "bafk-model", 900_000);
        consortium.announceModel("bafk-model", 900_000);
    }

    function test_a_period_is_settled_when_it_is_over() external {
        uint256 endsAt = block.timestamp + PERIOD;
        vm.warp(endsAt - 1);
        vm.expectRevert(abi.encodeWithSelector(TrainingConsortium.ConsortiumPeriodRuns.selector, endsAt));
        consortium.settlePeriod();
        vm.warp(endsAt);
        consortium.settlePeriod();
    }

    function voteAll(uint256 vote, uint256 inFavour, uint256 against) private {
        for (uint256 i = 0; i < inFavour + against; ++i) {
            vm.prank(member(i));
            consortium.voteOnMember(vote, i < inFavour);
        }
        vm.warp(block.timestamp + VOTE);
        consortium.closeVote(vote);
    }

    function test_more_than_half_of_the_members_admit_and_expel() external {
        vm.prank(member(3));
        uint256 vote = consortium.applyForMembership();
        voteAll(vote, 1, 1);
        assertTrue(!consortium.isMember(member(3)), "one of three");
        vm.prank(member(3));
        vote = consortium.applyForMembership();
        vm.warp(block.timestamp + 1);
        voteAll(vote, 2, 1);
        assertTrue(consortium.isMember(member(3)), "two of three");
        assertEq(consortium.memberCount(), 4, "four");
        vm.prank(member(0));
        vote = consortium.proposeExpulsion(member(3));
        voteAll(vote, 2, 2);
        assertTrue(consortium.isMember(member(3)), "two of four");
        vm.prank(member(0));
        vote = consortium.proposeExpulsion(member(3));
        voteAll(vote, 3, 0);
        assertTrue(!consortium.isMember(member(3)), "three of four");
    }

    function test_the_votes_of_those_who_are_no_longer_members_do_not_count() external {
        vm.prank(member(0));
        uint256 first = consortium.proposeExpulsion(member(2));
        vm.prank(member(1));
        uint256 second = consortium.proposeExpulsion(member(0));
        for (uint256 i = 0; i < 3; ++i) {
            vm.prank(member(i));
            consortium.voteOnMember(first, true);
        }
        vm.prank(member(2));
        consortium.voteOnMember(second, true);
        vm.warp(block.timestamp + VOTE);
        consortium.closeVote(first);
        consortium.closeVote(second);
        assertTrue(consortium.isMember(member(0)), "the only vote against it was of one who was expelled");
    }

    function test_what_cannot_be_voted_on_is_refused() external {
        vm.startPrank(member(0));
        vm.expectRevert(abi.encodeWithSelector(ConsortiumMembers.ConsortiumAlreadyMember.selector, member(0)));
        consortium.applyForMembership();
        vm.expectRevert(abi.encodeWithSelector(ConsortiumMembers.ConsortiumNotMember.selector, member(7)));
        consortium.proposeExpulsion(member(7));
        uint256 vote = consortium.proposeExpulsion(member(1));
        vm.expectRevert(abi.encodeWithSelector(ConsortiumMembers.ConsortiumVoteOpen.selector, member(1)));
        consortium.proposeExpulsion(member(1));
        consortium.voteOnMember(vote, true);
        bytes memory invalid = abi.encodeWithSelector(ConsortiumMembers.ConsortiumVoteInvalid.selector, vote);
        vm.expectRevert(invalid);
        consortium.voteOnMember(vote, true);
        vm.expectRevert(invalid);
        consortium.closeVote(vote);
        vm.warp(block.timestamp + VOTE);
        vm.stopPrank();
        vm.prank(member(2));
        vm.expectRevert(invalid);
        consortium.voteOnMember(vote, true);
        consortium.closeVote(vote);
        assertTrue(consortium.memberVote(vote).closed, "closed");
        vm.expectRevert(invalid);
        consortium.closeVote(vote);
        vm.expectRevert(abi.encodeWithSelector(ConsortiumMembers.ConsortiumVoteInvalid.selector, 1));
        consortium.memberVote(1);
        vm.prank(member(0));
        vm.expectRevert(abi.encodeWithSelector(ConsortiumMembers.ConsortiumVoteInvalid.selector, 1));
        consortium.voteOnMember(1, true);
        vm.expectRevert(abi.encodeWithSelector(ConsortiumMembers.ConsortiumVoteInvalid.selector, 1));
        consortium.closeVote(1);
    }

    function test_a_consortium_has_no_more_than_64_members() external {
        address[] memory founders = new address[](65);
        for (uint256 i = 0; i < 65; ++i) founders[i] = member(i);
        TrainingConsortium.Terms memory terms = TrainingConsortium.Terms(PRICE, true, PERIOD, CAP);
        vm.expectRevert(ConsortiumMembers.ConsortiumFull.selector);
        new TrainingConsortium(coin, founders, VOTE, terms);
    }

    function testFuzz_all_is_settled_to_the_wei_whoever_can_pay(
        uint8[6] memory updates,
        uint64[3] memory has
    ) external {
        // Each of the six pairs of a buyer and a seller.
        for (uint256 i = 0; i < 6; ++i) trade(i / 2, (i / 2 + 1 + (i % 2)) % 3, updates[i] % 5);
        uint256 coins = 0;
        for (uint256 i = 0; i < 3; ++i) {
            fund(i, uint256(has[i]) * 3);
            coins += uint256(has[i]) * 3;
        }
        assertEq(net(0) + net(1) + net(2), 0, "what is owed is owed to somebody");
        uint256 debts = 0;
        uint256 claimed = 0;
        for (uint256 i = 0; i < 3; ++i) {
            if (net(i) < 0) debts += uint256(-net(i));
            else claimed += uint256(net(i));
        }
        settle();
        uint256 missing = arrears(0) + arrears(1) + arrears(2);
        uint256 after_ = coin.balanceOf(member(0)) + coin.balanceOf(member(1)) + coin.balanceOf(member(2));
        assertEq(after_, coins, "no coin is made or kept");
        assertEq(debts, claimed, "both sides");
        assertLe(missing, debts, "arrears");
    }
}
