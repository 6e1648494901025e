// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {FlashLender} from "../src/attacks/FlashLender.sol";
import {ISiloProgram} from "../src/attacks/ISiloProgram.sol";
import {LiveVoteSilo} from "../src/attacks/LiveVoteSilo.sol";
import {SiloAttack} from "../src/attacks/SiloAttack.sol";
import {SnapshotSilo} from "../src/attacks/SnapshotSilo.sol";
import {VoteSilo} from "../src/attacks/VoteSilo.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

contract QuietProgram is ISiloProgram {
    event Ran(address self);

    function run() external {
        emit Ran(address(this));
    }
}

contract VoteSiloTest is Test {
    VotesToken private dai = new VotesToken("DAI", "DAI", 18, address(this));
    VotesToken private usdc = new VotesToken("USDC", "USDC", 6, address(this));
    VotesToken private usdt = new VotesToken("USDT", "USDT", 6, address(this));
    FlashLender private lender = new FlashLender(9);
    address private alice = named("alice");
    address private bob = named("bob");

    function coins() private view returns (address[3] memory) {
        return [address(dai), address(usdc), address(usdt)];
    }

    function deposit(VoteSilo silo, address account, VotesToken coin, uint256 amount) private {
        coin.mint(account, amount);
        vm.startPrank(account);
        coin.approve(address(silo), amount);
        silo.deposit(coin, amount);
        vm.stopPrank();
    }

    /// Depositors have 182 dollars in the three coins, the lender ten times as much.
    function prepare(VoteSilo silo) private returns (SiloAttack attack) {
        deposit(silo, alice, dai, 63_700e15);
        deposit(silo, alice, usdc, 91_000e3);
        deposit(silo, bob, usdt, 27_300e3);
        dai.mint(address(lender), 350e18);
        usdc.mint(address(lender), 500e6);
        usdt.mint(address(lender), 150e6);
        attack = new SiloAttack(lender, silo, coins());
        dai.mint(address(attack), 1e17);
        vm.warp(block.timestamp + 1);
        attack.seed();
    }

    function test_empties_a_silo_whose_votes_are_live() external {
        VoteSilo silo = new LiveVoteSilo();
        SiloAttack attack = prepare(silo);
        vm.warp(block.timestamp + 1 days);
        attack.attack([uint256(350e18), 500e6, 150e6]);
        assertEq(dai.balanceOf(address(silo)) + usdc.balanceOf(address(silo)) + usdt.balanceOf(address(silo)), 0, "left");
        // What was there, with the attacker's own 0.1, less 0.09 % for the loans.
        assertEq(dai.balanceOf(address(attack)), 63_800e15 - 315e15, "DAI");
        assertEq(usdc.balanceOf(address(attack)), 91_000e3 - 450e3, "USDC");
        assertEq(usdt.balanceOf(address(attack)), 27_300e3 - 135e3, "USDT");
    }

    function testFuzz_takes_nothing_from_a_silo_of_snapshots(uint256 dollars) external {
        VoteSilo silo = new SnapshotSilo();
        SiloAttack attack = prepare(silo);
        dollars = bound(dollars, 0, 350);
        vm.warp(block.timestamp + 1 days);
        vm.expectPartialRevert(VoteSilo.SiloTooFewVotes.selector);
        attack.attack([dollars * 1e18, dollars * 1e6, 150e6]);
    }

    function test_waits_a_day_before_an_emergency() external {
        SiloAttack attack = prepare(new LiveVoteSilo());
        uint256 ready = block.timestamp + 1 days;
        vm.warp(ready - 1);
        vm.expectRevert(abi.encodeWithSelector(VoteSilo.SiloTooEarly.selector, ready));
        attack.attack([uint256(350e18), 500e6, 150e6]);
    }

    function test_runs_what_old_depositors_decided_but_not_in_the_same_block() external {
        VoteSilo silo = new SnapshotSilo();
        deposit(silo, alice, dai, 200e18);
        deposit(silo, bob, dai, 100e18);
        vm.warp(block.timestamp + 1);
        QuietProgram program = new QuietProgram();
        vm.prank(bob);
        uint256 id = silo.propose(program);
        vm.warp(block.timestamp + 1 days);
        vm.prank(alice);
        silo.vote(id);
        vm.expectRevert(abi.encodeWithSelector(VoteSilo.SiloSameBlock.selector, id));
        silo.emergencyCommit(id);
        vm.warp(block.timestamp + 1);
        expectEvent(address(silo));
        emit QuietProgram.Ran(address(silo));
        silo.emergencyCommit(id);
    }

    function test_lets_depositors_propose_vote_once_and_run_once() external {
        VoteSilo silo = new LiveVoteSilo();
        QuietProgram program = new QuietProgram();
        vm.expectRevert(abi.encodeWithSelector(VoteSilo.SiloNoVotes.selector, alice));
        vm.prank(alice);
        silo.propose(program);
        deposit(silo, alice, dai, 5e18);
        deposit(silo, bob, usdc, 1e6);
        assertEq(silo.depositOf(alice, address(dai)), 5e18, "deposit");
        bytes memory closed = abi.encodeWithSelector(VoteSilo.SiloVoteClosed.selector, 0);
        vm.startPrank(alice);
        uint256 id = silo.propose(program);
        silo.vote(id);
        vm.expectRevert(closed);
        silo.vote(id);
        vm.stopPrank();
        (uint256 votes, uint256 total) = silo.votesFor(id);
        assertEq(votes, 5e18, "for it");
        assertEq(total, 6e18, "of all");
        vm.warp(block.timestamp + 1 days);
        silo.emergencyCommit(id);
        vm.expectRevert(closed);
        silo.emergencyCommit(id);
        vm.expectRevert(closed);
        vm.prank(bob);
        silo.vote(id);
    }

    function testFuzz_asks_for_two_thirds(uint256 inFavour, uint256 others) external {
        inFavour = bound(inFavour, 1, 1e24);
        others = bound(others, 1, 1e24);
        VoteSilo silo = new LiveVoteSilo();
        deposit(silo, alice, dai, inFavour);
        deposit(silo, bob, dai, others);
        QuietProgram program = new QuietProgram();
        vm.prank(alice);
        uint256 id = silo.propose(program);
        vm.prank(alice);
        silo.vote(id);
        vm.warp(block.timestamp + 1 days);
        if (inFavour * 3 < (inFavour + others) * 2) {
            vm.expectRevert(
                abi.encodeWithSelector(VoteSilo.SiloTooFewVotes.selector, inFavour, inFavour + others)
            );
        }
        silo.emergencyCommit(id);
    }

    function testFuzz_counts_deposits_as_votes_until_they_leave(uint256 amount, uint256 taken) external {
        amount = bound(amount, 0, 1e15);
        taken = bound(taken, 0, amount);
        VoteSilo silo = new LiveVoteSilo();
        deposit(silo, alice, usdc, amount);
        vm.prank(alice);
        silo.withdraw(usdc, taken);
        assertEq(silo.votesOf(alice), (amount - taken) * 1e12, "votes with 18 decimals");
        assertEq(usdc.balanceOf(alice), taken, "coins");
    }
}
