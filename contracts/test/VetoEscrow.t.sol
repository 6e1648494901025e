// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GovernanceState} from "../src/governance/dual/DualGovernance.sol";
import {RedeemableToken} from "../src/governance/dual/RedeemableToken.sol";
import {VetoEscrow} from "../src/governance/dual/VetoEscrow.sol";
import {VetoableDao} from "./fixtures/VetoableDao.sol";

contract VetoEscrowTest is VetoableDao {
    address private alice = named("alice");
    address private bob = named("bob");
    VetoEscrow private escrow;

    event Locked(address indexed account, uint256 amount);
    event Unlocked(address indexed account, uint256 amount);
    event RedemptionClaimed(uint256 indexed id, address indexed owner, uint256 amount);

    function setUp() external {
        deployDual(lidoSettings());
        endow(alice, 200_000 ether);
        endow(bob, 100_000 ether);
        escrow = dual.signallingEscrow();
    }

    function test_gives_back_what_was_locked_when_it_was_locked_long_enough() external {
        vm.prank(alice);
        veto.approve(address(escrow), 5 ether);
        vm.prank(alice);
        expectEvent(address(escrow));
        emit Locked(alice, 5 ether);
        escrow.lock(5 ether);
        assertEq(escrow.lockedBy(alice), 5 ether, "locked");
        uint256 until = block.timestamp + 5 hours;
        vm.warp(until - 1);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowLockedUntil.selector, until));
        escrow.unlock(1);
        vm.warp(until);
        vm.prank(alice);
        expectEvent(address(escrow));
        emit Unlocked(alice, 2 ether);
        escrow.unlock(2 ether);
        assertEq(escrow.totalLocked(), 3 ether, "the rest");
        unlock(alice);
        assertEq(veto.balanceOf(alice), 200_000 ether, "back");
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowTooLittle.selector, alice, 0, 1));
        escrow.unlock(1);
    }

    function test_locking_more_begins_the_wait_anew() external {
        lock(alice, 1 ether);
        vm.warp(block.timestamp + 4 hours);
        lock(alice, 1 ether);
        vm.warp(block.timestamp + 4 hours);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowLockedUntil.selector, block.timestamp + 1 hours));
        escrow.unlock(1);
    }

    function test_nobody_but_dual_governance_begins_a_rage_quit() external {
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowUnauthorized.selector, address(this)));
        escrow.startRageQuit(0, 0);
    }

    function test_nothing_is_redeemed_or_withdrawn_while_it_is_a_signal() external {
        lock(alice, 1 ether);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowRageQuitNotStarted.selector));
        escrow.redeem();
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowWithdrawalsFrom.selector, type(uint256).max));
        escrow.withdraw();
    }

    function test_takes_no_money_but_the_tokens() external {
        vm.deal(alice, 1 ether);
        vm.prank(alice);
        (bool sent, bytes memory why) = address(escrow).call{value: 1 ether}("");
        assertTrue(!sent, "refused");
        assertEq(
            keccak256(why),
            keccak256(abi.encodeWithSelector(VetoEscrow.EscrowUnauthorized.selector, alice)),
            "reason"
        );
    }

    function test_closes_for_good_with_the_rage_quit() external {
        lock(alice, 150_000 ether);
        vm.warp(block.timestamp + 45 days + 1);
        // Who comes in this second moves the state on, and is too late.
        vm.prank(bob);
        veto.approve(address(escrow), 1 ether);
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowRageQuitStarted.selector));
        escrow.lock(1 ether);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowRageQuitStarted.selector));
        escrow.unlock(1);
        dual.activateNextState();
        vm.prank(address(dual));
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowRageQuitStarted.selector));
        escrow.startRageQuit(0, 0);
        uint256 ready = block.timestamp + REDEMPTION;
        vm.expectRevert(abi.encodeWithSelector(RedeemableToken.RedemptionNotReady.selector, 1, ready));
        escrow.redeem();
        vm.warp(ready);
        expectEvent(address(veto));
        emit RedemptionClaimed(1, address(escrow), 150_000 ether);
        escrow.redeem();
        vm.expectRevert(abi.encodeWithSelector(VetoEscrow.EscrowRedeemed.selector));
        escrow.redeem();
        assertEq(address(escrow).balance, 150_000 ether, "money");
    }

    function test_pays_a_redemption_to_whom_it_belongs_and_once() external {
        vm.prank(alice);
        uint256 id = veto.requestRedemption(3 ether);
        vm.warp(block.timestamp + REDEMPTION);
        vm.expectRevert(abi.encodeWithSelector(RedeemableToken.RedemptionNotOwned.selector, id, address(this)));
        veto.claim(id);
        vm.prank(alice);
        assertEq(veto.claim(id), 3 ether, "paid");
        assertEq(alice.balance, 3 ether, "received");
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(RedeemableToken.RedemptionNotOwned.selector, id, alice));
        veto.claim(id);
    }

    function testFuzz_supports_with_the_share_of_the_supply_rounded_down(uint256 amount) external {
        amount = bound(amount, 1, 9_999 ether);
        lock(alice, amount);
        assertEq(escrow.support(), (amount * 1e18) / SUPPLY, "share");
        assertTrue(dual.state() == GovernanceState.Normal, "below the first seal");
    }

    function test_of_a_token_without_supply_nothing_supports() external {
        veto = new RedeemableToken("None", "NO", 0);
        vm.prank(address(dual));
        assertEq(new VetoEscrow(veto, 0).support(), 0, "support");
    }
}
