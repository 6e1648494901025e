// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GovernanceToken} from "../src/token/GovernanceToken.sol";
import {GroupVestingWallet} from "../src/vesting/GroupVestingWallet.sol";
import {VestingSchedule} from "../src/vesting/VestingSchedule.sol";
import {Test} from "./Test.sol";

contract GroupVestingWalletTest is Test {
    uint64 private constant START = 1_700_000_000;
    uint64 private constant DURATION = 1000 days;

    GovernanceToken private token;
    GroupVestingWallet private wallet;
    address private alice = named("alice");
    address private bob = named("bob");
    address private keeper = named("keeper");

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 100_000_000e18, address(this));
        token.grantRole(token.MINTER_ROLE(), address(this));
        wallet = walletOf(pair(alice, bob), grants(300e18, 100e18 + 7), keeper);
        token.mint(address(wallet), 400e18 + 7);
    }

    function walletOf(
        address[] memory members,
        uint256[] memory amounts,
        address delegator
    ) private returns (GroupVestingWallet) {
        VestingSchedule.Terms memory terms =
            VestingSchedule.Terms(START, DURATION, 100 days, VestingSchedule.Shape.Linear, 0);
        return new GroupVestingWallet(token, terms, members, amounts, delegator);
    }

    function test_pays_each_member_its_own_part() external {
        vm.warp(START + 100 days);
        expectEvent(address(wallet));
        emit GroupVestingWallet.VestingReleased(alice, 30e18);
        assertEq(wallet.release(alice), 30e18, "said");
        assertEq(token.balanceOf(alice), 30e18, "a tenth");
        assertEq(token.balanceOf(bob), 0, "nobody else is paid");
        assertEq(wallet.releasable(bob), 10e18, "nor loses");
        vm.expectRevert(abi.encodeWithSelector(GroupVestingWallet.VestingNothingToRelease.selector, alice));
        wallet.release(alice);
    }

    function testFuzz_everybody_has_everything_at_the_end_to_the_wei(uint256 first, uint256 second, uint64 at) external {
        first = bound(first, 1, 1e24);
        second = bound(second, 1, 1e24);
        at = uint64(bound(at, START + 100 days, START + DURATION - 1));
        GroupVestingWallet group = walletOf(pair(alice, bob), grants(first, second), address(0));
        token.mint(address(group), first + second);
        assertEq(group.total(), first + second, "sum");
        vm.warp(at);
        try group.release(alice) {} catch {}
        try group.release(bob) {} catch {}
        assertEq(group.released(alice), (first * (at - START)) / DURATION, "alice's part");
        vm.warp(START + DURATION);
        group.release(alice);
        group.release(bob);
        assertEq(token.balanceOf(alice), first, "alice");
        assertEq(token.balanceOf(bob), second, "bob");
        assertEq(group.totalReleased(), first + second, "all");
        assertEq(token.balanceOf(address(group)), 0, "nothing stays");
    }

    function test_a_stranger_gets_nothing() external {
        vm.warp(START + DURATION);
        address stranger = named("stranger");
        assertEq(wallet.releasable(stranger), 0, "due");
        vm.expectRevert(abi.encodeWithSelector(GroupVestingWallet.VestingNothingToRelease.selector, stranger));
        vm.prank(stranger);
        wallet.release(stranger);
    }

    function test_the_delegator_alone_gives_the_groups_votes() external {
        vm.expectRevert(abi.encodeWithSelector(GroupVestingWallet.VestingDelegatorOnly.selector, alice));
        vm.prank(alice);
        wallet.delegate(alice);
        expectEvent(address(wallet));
        emit GroupVestingWallet.VestingVotesDelegated(bob);
        vm.prank(keeper);
        wallet.delegate(bob);
        assertEq(token.getVotes(bob), 400e18 + 7, "votes");
        assertEq(wallet.delegator(), keeper, "delegator");
    }

    function test_without_a_delegator_nobody_does() external {
        GroupVestingWallet mute = walletOf(pair(alice, bob), grants(1, 1), address(0));
        vm.expectRevert(abi.encodeWithSelector(GroupVestingWallet.VestingDelegatorOnly.selector, address(this)));
        mute.delegate(alice);
    }

    function test_tells_grants_and_terms() external {
        assertEq(wallet.granted(alice), 300e18, "alice");
        assertEq(wallet.granted(keeper), 0, "keeper");
        assertEq(address(wallet.token()), address(token), "token");
        VestingSchedule.Terms memory terms = wallet.terms();
        assertEq(terms.start, START, "start");
        assertEq(terms.cliff, 100 days, "cliff");
        vm.recordLogs();
        walletOf(pair(alice, bob), grants(5, 6), address(0));
        assertEq(vm.getRecordedLogs().length, 2, "an event a grant");
    }

    function test_refuses_grants_that_cannot_be() external {
        vm.expectRevert(abi.encodeWithSelector(GroupVestingWallet.VestingGrantInvalid.selector, alice, 2));
        walletOf(pair(alice, alice), grants(1, 2), keeper);
        vm.expectRevert(abi.encodeWithSelector(GroupVestingWallet.VestingGrantInvalid.selector, address(0), 2));
        walletOf(pair(alice, address(0)), grants(1, 2), keeper);
        vm.expectRevert(abi.encodeWithSelector(GroupVestingWallet.VestingGrantInvalid.selector, bob, 0));
        walletOf(pair(alice, bob), grants(1, 0), keeper);
        vm.expectRevert(abi.encodeWithSelector(GroupVestingWallet.VestingGrantsUneven.selector, 2, 1));
        walletOf(pair(alice, bob), new uint256[](1), keeper);
    }

    function test_refuses_a_cliff_beyond_the_end() external {
        VestingSchedule.Terms memory terms = VestingSchedule.Terms(START, 10, 11, VestingSchedule.Shape.Linear, 0);
        vm.expectRevert(
            abi.encodeWithSelector(VestingSchedule.VestingCliffTooLong.selector, uint64(11), uint64(10))
        );
        new GroupVestingWallet(token, terms, pair(alice, bob), grants(1, 1), keeper);
    }

    function pair(address first, address second) private pure returns (address[] memory both) {
        both = new address[](2);
        (both[0], both[1]) = (first, second);
    }

    function grants(uint256 first, uint256 second) private pure returns (uint256[] memory both) {
        both = new uint256[](2);
        (both[0], both[1]) = (first, second);
    }
}
