// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VoteEscrow} from "../../src/escrow/VoteEscrow.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {Test} from "../Test.sol";

/// @dev Locks, adds, lengthens, leaves early and late, and lets time pass; remembers what all votes were.
contract Lockers is Test {
    VoteEscrow private immutable ESCROW;
    GovernanceToken private immutable TOKEN;
    uint256 public constant ACCOUNTS = 4;
    uint256 public lastTime;
    uint256 public lastTotal;

    constructor(VoteEscrow escrow, GovernanceToken token) {
        (ESCROW, TOKEN) = (escrow, token);
    }

    function accountOf(uint256 which) public pure returns (address) {
        return named("locker", which % ACCOUNTS);
    }

    function lock(uint256 which, uint256 amount, uint256 weeks_) external {
        address account = accountOf(which);
        VoteEscrow.Lock memory old = ESCROW.locked(account);
        if (old.amount > 0 && old.end <= block.timestamp) return;
        uint256 earliest = old.amount > 0 ? old.end / 7 days : block.timestamp / 7 days + 1;
        uint256 latest = (block.timestamp + ESCROW.longestLock()) / 7 days;
        amount = bound(amount, 1, 1_000e18);
        TOKEN.mint(account, amount);
        vm.startPrank(account);
        TOKEN.approve(address(ESCROW), amount);
        ESCROW.lock(amount, bound(weeks_, earliest, latest) * 7 days);
        vm.stopPrank();
    }

    function unlock(uint256 which) external {
        if (ESCROW.locked(accountOf(which)).amount == 0) return;
        vm.prank(accountOf(which));
        ESCROW.unlock();
    }

    function wait_(uint256 seconds_) external {
        (lastTime, lastTotal) = (block.timestamp, ESCROW.totalVotes());
        vm.warp(block.timestamp + bound(seconds_, 1, 30 days));
    }
}

contract VoteEscrowInvariantTest is Test {
    VoteEscrow private escrow;
    GovernanceToken private token;
    Lockers private lockers;

    function setUp() external {
        token = new GovernanceToken("Folkmoot Token", "MOOT", 1_000_000_000e18, address(this));
        escrow = new VoteEscrow(token, 52 weeks, 5_000, address(0));
        lockers = new Lockers(escrow, token);
        token.grantRole(token.MINTER_ROLE(), address(lockers));
        _target(address(lockers));
    }

    function invariant_what_is_locked_is_there() external view {
        uint256 locked;
        for (uint256 i = 0; i < lockers.ACCOUNTS(); ++i) locked += escrow.locked(lockers.accountOf(i)).amount;
        assertEq(token.balanceOf(address(escrow)), locked, "locked");
    }

    function invariant_votes_are_no_more_than_all_of_them_and_than_what_is_locked() external view {
        uint256 votes;
        for (uint256 i = 0; i < lockers.ACCOUNTS(); ++i) votes += escrow.getVotes(lockers.accountOf(i));
        assertLe(votes, escrow.totalVotes(), "all votes");
        assertLe(escrow.totalVotes() - votes, lockers.ACCOUNTS(), "but for rounding");
        assertLe(escrow.totalVotes(), token.balanceOf(address(escrow)), "locked");
    }

    function invariant_the_past_stays_what_it_was() external view {
        if (lockers.lastTime() == 0) return;
        assertEq(escrow.getPastTotalSupply(lockers.lastTime()), lockers.lastTotal(), "all votes of then");
    }
}
