// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ChiefAttack} from "../src/attacks/ChiefAttack.sol";
import {FlashLender} from "../src/attacks/FlashLender.sol";
import {HoldingChief} from "../src/attacks/HoldingChief.sol";
import {OracleSpell} from "../src/attacks/OracleSpell.sol";
import {PriceReaders} from "../src/attacks/PriceReaders.sol";
import {VotingChief} from "../src/attacks/VotingChief.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

contract VotingChiefTest is Test {
    VotesToken private mkr = new VotesToken("Maker", "MKR", 18, address(this));
    FlashLender private lender = new FlashLender(0);
    address private reader = named("reader");
    address private former = named("former hat");

    function prepare(VotingChief chief, uint256 hat) private returns (ChiefAttack attack, OracleSpell spell, PriceReaders readers) {
        mkr.mint(address(this), hat);
        mkr.approve(address(chief), hat);
        chief.lock(hat);
        chief.vote(former);
        if (hat > 0) chief.lift(former);
        mkr.mint(address(lender), 13_000e18);
        readers = new PriceReaders(chief);
        spell = new OracleSpell(readers, reader);
        attack = new ChiefAttack(lender, chief, spell);
    }

    function testFuzz_is_lifted_by_borrowed_tokens_when_they_outweigh_the_hat(uint256 hat) external {
        hat = bound(hat, 0, 20_000e18);
        VotingChief chief = new VotingChief(mkr);
        (ChiefAttack attack, OracleSpell spell, PriceReaders readers) = prepare(chief, hat);
        if (hat >= 13_000e18) {
            vm.expectRevert(abi.encodeWithSelector(VotingChief.ChiefTooFewApprovals.selector, 13_000e18, hat));
            attack.attack(13_000e18);
            return;
        }
        attack.attack(13_000e18);
        assertEq(chief.hat(), address(spell), "hat");
        assertEq(chief.approvals(address(spell)), 0, "and nobody is behind it any more");
        uint256 ready = readers.readyAt(reader);
        vm.warp(ready - 1);
        vm.expectRevert(abi.encodeWithSelector(PriceReaders.ReadersTooEarly.selector, ready));
        spell.cast();
        vm.warp(ready);
        spell.cast();
        assertTrue(readers.admitted(reader), "admitted");
    }

    function testFuzz_holds_what_was_locked_in_this_block(uint256 amount) external {
        amount = bound(amount, 1, 13_000e18);
        HoldingChief chief = new HoldingChief(mkr);
        (ChiefAttack attack, , ) = prepare(chief, 0);
        vm.expectRevert(abi.encodeWithSelector(HoldingChief.ChiefLockedInThisBlock.selector, address(attack)));
        attack.attack(amount);
        assertEq(mkr.balanceOf(address(lender)), 13_000e18, "lender");
    }

    function test_lets_nobody_but_the_hat_plan() external {
        (, OracleSpell spell, PriceReaders readers) = prepare(new VotingChief(mkr), 0);
        vm.expectRevert(abi.encodeWithSelector(PriceReaders.ReadersNotTheHat.selector, address(spell)));
        spell.schedule();
        vm.expectRevert(abi.encodeWithSelector(PriceReaders.ReadersTooEarly.selector, 0));
        readers.admit(reader);
    }
}

/// @dev Members who lock, free, vote and lift.
contract ChiefHandler is Test {
    VotingChief private immutable _CHIEF;
    VotesToken private immutable _TOKEN;

    constructor(VotingChief chief, VotesToken token) {
        (_CHIEF, _TOKEN) = (chief, token);
    }

    function member(uint256 number) public pure returns (address) {
        return named("member", number % 3);
    }

    function candidate(uint256 number) public pure returns (address) {
        return number % 4 == 3 ? address(0) : named("candidate", number % 4);
    }

    function lock(uint256 who, uint256 amount) external {
        amount = bound(amount, 0, 1e24);
        _TOKEN.mint(member(who), amount);
        vm.startPrank(member(who));
        _TOKEN.approve(address(_CHIEF), amount);
        _CHIEF.lock(amount);
        vm.stopPrank();
    }

    function free(uint256 who, uint256 amount) external {
        amount = bound(amount, 0, _CHIEF.deposits(member(who)));
        vm.prank(member(who));
        _CHIEF.free(amount);
    }

    function vote(uint256 who, uint256 which) external {
        vm.prank(member(who));
        _CHIEF.vote(candidate(which));
    }

    function lift(uint256 which) external {
        address next = candidate(which);
        if (_CHIEF.approvals(next) > _CHIEF.approvals(_CHIEF.hat())) _CHIEF.lift(next);
    }
}

contract VotingChiefInvariantTest is Test {
    VotesToken private token = new VotesToken("Maker", "MKR", 18, address(this));
    VotingChief private chief = new VotingChief(token);
    ChiefHandler private handler = new ChiefHandler(chief, token);

    function setUp() external {
        token.transferOwnership(address(handler));
        _target(address(handler));
    }

    function invariant_every_locked_token_is_behind_one_candidate() external view {
        uint256 locked;
        uint256 behind;
        for (uint256 i = 0; i < 4; ++i) {
            if (i < 3) locked += chief.deposits(handler.member(i));
            behind += chief.approvals(handler.candidate(i));
        }
        assertEq(behind, locked, "approvals");
        assertEq(token.balanceOf(address(chief)), locked, "tokens");
    }
}
