// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {DualGovernance, GovernanceState} from "../../src/governance/dual/DualGovernance.sol";
import {RedeemableToken} from "../../src/governance/dual/RedeemableToken.sol";
import {VetoEscrow} from "../../src/governance/dual/VetoEscrow.sol";
import {VetoableTimelock} from "../../src/governance/dual/VetoableTimelock.sol";
import {VetoableDao} from "../fixtures/VetoableDao.sol";

/// @dev Holders who lock, unlock and leave as they like, and a timelock that is always tried.
contract DualGovernanceHandler is VetoableDao {
    uint256 public constant HOLDERS = 4;

    VetoableTimelock public timelock;
    VetoEscrow[] private _left;
    uint256 public executions;
    bool public executedWhileBlocked;
    bool public executedTooNew;
    bool public jumped;
    uint256 private _salt;
    bytes32 private _open;
    GovernanceState private _before;

    constructor(DualGovernance dual_, RedeemableToken veto_) {
        (dual, veto) = (dual_, veto_);
        address[] memory me = new address[](1);
        me[0] = address(this);
        timelock = new VetoableTimelock(1 days, me, me, address(0), dual_);
    }

    modifier watched() {
        _before = dual.state();
        _;
        GovernanceState after__ = dual.state();
        if (!_follows(_before, after__)) jumped = true;
        if (after__ == GovernanceState.RageQuit && _before != after__) _left.push(dual.rageQuitEscrow());
    }

    function holder(uint256 number) public pure returns (address) {
        return named("holder", number % HOLDERS);
    }

    function lockSome(uint256 who, uint256 amount) external {
        _activate();
        uint256 balance = veto.balanceOf(holder(who));
        if (balance > 0) _lock(who, bound(amount, 1, balance));
    }

    function unlockAll(uint256 who) external {
        _activate();
        if (dual.signallingEscrow().lockedBy(holder(who)) == 0) return;
        vm.warp(block.timestamp + 5 hours);
        _activate();
        if (dual.signallingEscrow().lockedBy(holder(who)) > 0) _unlock(who);
    }

    function wait(uint256 seconds_) external {
        vm.warp(block.timestamp + bound(seconds_, 1, 50 days));
        _activate();
    }

    function redeem() external {
        if (_left.length == 0) return;
        VetoEscrow escrow = _left[_left.length - 1];
        if (escrow.redeemedAt() != 0) return;
        vm.warp(block.timestamp + REDEMPTION);
        escrow.redeem();
        _activate();
    }

    function withdraw(uint256 who, uint256 which) external {
        if (_left.length == 0) return;
        VetoEscrow escrow = _left[which % _left.length];
        if (block.timestamp <= escrow.withdrawalsFrom() || escrow.lockedBy(holder(who)) == 0) return;
        vm.prank(holder(who));
        escrow.withdraw();
    }

    function submitOrExecute() external {
        _activate();
        if (_open == 0) {
            if (!dual.canSubmit()) return;
            timelock.schedule(address(0xbeef), 0, "", 0, bytes32(++_salt), 1 days);
            _open = timelock.hashOperation(address(0xbeef), 0, "", 0, bytes32(_salt));
            return;
        }
        if (!timelock.isOperationReady(_open)) return;
        GovernanceState now_ = dual.state();
        try timelock.execute(address(0xbeef), 0, "", 0, bytes32(_salt)) {
            ++executions;
            if (now_ != GovernanceState.Normal && now_ != GovernanceState.VetoCooldown) executedWhileBlocked = true;
            if (now_ == GovernanceState.VetoCooldown && timelock.submittedAt(_open) > dual.signallingActivatedAt()) {
                executedTooNew = true;
            }
            _open = 0;
        } catch (bytes memory) {
            if (now_ == GovernanceState.Normal) jumped = true;
        }
    }

    function escrows() external view returns (VetoEscrow[] memory) {
        return _left;
    }

    function _activate() private watched {
        dual.activateNextState();
    }

    function _lock(uint256 who, uint256 amount) private watched {
        lock(holder(who), amount);
    }

    function _unlock(uint256 who) private watched {
        unlock(holder(who));
    }

    /// @dev The arrows of the mechanism's picture; locking moves on twice at most, of which the first was done before.
    function _follows(GovernanceState a, GovernanceState b) private pure returns (bool) {
        if (a == b) return true;
        if (a == GovernanceState.Normal) return b == GovernanceState.VetoSignalling;
        if (a == GovernanceState.VetoCooldown) return b == GovernanceState.Normal || b == GovernanceState.VetoSignalling;
        if (a == GovernanceState.RageQuit) return b == GovernanceState.VetoCooldown || b == GovernanceState.VetoSignalling;
        if (a == GovernanceState.VetoSignalling) {
            return b == GovernanceState.VetoSignallingDeactivation || b == GovernanceState.RageQuit;
        }
        return b != GovernanceState.Normal;
    }
}

/// forge-config: default.invariant.runs = 24
contract DualGovernanceInvariantTest is VetoableDao {
    DualGovernanceHandler private handler;

    function setUp() external {
        deployDual(lidoSettings());
        handler = new DualGovernanceHandler(dual, veto);
        uint256[4] memory amounts = [uint256(9_000 ether), 30_000 ether, 80_000 ether, 200_000 ether];
        for (uint256 i = 0; i < amounts.length; ++i) endow(handler.holder(i), amounts[i]);
        _target(address(handler));
    }

    function invariant_nothing_is_executed_while_holders_object_or_leave() external view {
        assertTrue(!handler.executedWhileBlocked(), "blocked");
        assertTrue(!handler.executedTooNew(), "submitted while they objected");
    }

    function invariant_states_follow_each_other_as_in_the_mechanism() external view {
        assertTrue(!handler.jumped(), "jumped");
    }

    function invariant_every_escrow_holds_what_it_owes() external view {
        VetoEscrow now_ = dual.signallingEscrow();
        assertEq(veto.balanceOf(address(now_)), now_.totalLocked(), "signalling");
        uint256 waiting;
        VetoEscrow[] memory left = handler.escrows();
        for (uint256 i = 0; i < left.length; ++i) {
            if (left[i].redeemedAt() == 0) waiting += left[i].totalLocked();
            else assertEq(address(left[i]).balance, left[i].totalLocked(), "left");
            uint256 owed;
            for (uint256 j = 0; j < handler.HOLDERS(); ++j) owed += left[i].lockedBy(handler.holder(j));
            assertEq(owed, left[i].totalLocked(), "of each");
        }
        assertEq(address(veto).balance, veto.totalSupply() + waiting, "backing");
    }
}
