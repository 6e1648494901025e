// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {BudgetTerms, TreasuryBudget} from "../src/budgets/TreasuryBudget.sol";
import {Treasury} from "./fixtures/Treasury.sol";

contract TreasuryBudgetTest is Treasury {
    address private stranger = named("stranger");

    function setUp() external {
        deployTreasury(true);
    }

    function notDue(uint256 dueAt) private {
        vm.expectRevert(abi.encodeWithSelector(TreasuryBudget.BudgetNotDue.selector, TEAM, dueAt));
        budget.pay(TEAM);
    }

    function test_pays_each_period_once_when_it_is_due() external {
        BudgetTerms memory terms = teamTerms();
        budget.setLine(TEAM, team(), terms);
        coin.mint(address(budget), 1_000);
        notDue(terms.firstDueAt);
        vm.warp(terms.firstDueAt);
        expectEvent(address(budget));
        emit TreasuryBudget.BudgetPaid(TEAM, terms.firstDueAt, 101);
        vm.prank(stranger);
        budget.pay(TEAM);
        assertEq(coin.balanceOf(named("ann")), 51, "the first gets the wei that does not divide");
        assertEq(coin.balanceOf(named("bob")), 50, "second");
        notDue(terms.firstDueAt + 7 days);
    }

    function test_owes_what_it_could_not_pay() external {
        BudgetTerms memory terms = teamTerms();
        budget.setLine(TEAM, team(), terms);
        vm.warp(terms.firstDueAt + 8 days);
        assertEq(budget.owed(coin, block.timestamp), 202, "two periods");
        assertEq(budget.owed(token, block.timestamp), 0, "other asset");
        coin.mint(address(budget), 100);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBudget.BudgetInsufficient.selector, TEAM, 100, 101));
        budget.pay(TEAM);
        coin.mint(address(budget), 102);
        budget.pay(TEAM);
        budget.pay(TEAM);
        assertEq(coin.balanceOf(address(budget)), 0, "both paid");
        assertEq(budget.owed(coin, block.timestamp), 0, "nothing owed");
    }

    function test_pays_nothing_that_is_due_after_the_end() external {
        BudgetTerms memory terms = teamTerms();
        terms.until = terms.firstDueAt + 7 days;
        budget.setLine(TEAM, team(), terms);
        coin.mint(address(budget), 1_000);
        vm.warp(terms.firstDueAt + 100 days);
        assertEq(budget.owed(coin, block.timestamp), 202, "two in all");
        budget.pay(TEAM);
        budget.pay(TEAM);
        notDue(terms.firstDueAt + 14 days);
    }

    function test_changes_and_ends_a_line() external {
        BudgetTerms memory terms = teamTerms();
        budget.setLine(TEAM, team(), terms);
        budget.setLine(AUDITS, team(), terms);
        assertEq(budget.payeesOf(TEAM)[1], named("bob"), "payee");
        terms.amount = 7;
        expectEvent(address(budget));
        emit TreasuryBudget.BudgetLineSet(TEAM, team(), terms);
        budget.setLine(TEAM, team(), terms);
        assertEq(budget.termsOf(TEAM).amount, 7, "changed");
        assertEq(budget.dueAtOf(TEAM), terms.firstDueAt, "due");
        expectEvent(address(budget));
        emit TreasuryBudget.BudgetLineEnded(TEAM);
        budget.endLine(TEAM);
        assertEq(budget.lines().length, 1, "one is left");
        assertEq(budget.lines()[0], AUDITS, "the other");
        vm.expectRevert(abi.encodeWithSelector(TreasuryBudget.BudgetLineUnknown.selector, TEAM));
        budget.pay(TEAM);
    }

    function test_lets_only_the_owner_govern() external {
        bytes memory refusal = abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, stranger);
        BudgetTerms memory terms = teamTerms();
        vm.startPrank(stranger);
        vm.expectRevert(refusal);
        budget.setLine(TEAM, team(), terms);
        vm.expectRevert(refusal);
        budget.endLine(TEAM);
        vm.expectRevert(refusal);
        budget.withdraw(coin, stranger, 1);
        vm.expectRevert(refusal);
        budget.setSeller(stranger);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBudget.BudgetNotSeller.selector, stranger));
        budget.draw(1);
        vm.stopPrank();
    }

    function test_gives_the_owner_what_it_asks_for() external {
        coin.mint(address(budget), 10);
        expectEvent(address(budget));
        emit TreasuryBudget.BudgetWithdrawn(coin, stranger, 4);
        budget.withdraw(coin, stranger, 4);
        assertEq(coin.balanceOf(stranger), 4, "got");
        expectEvent(address(budget));
        emit TreasuryBudget.SellerSet(address(sale), stranger);
        budget.setSeller(stranger);
        assertEq(budget.seller(), stranger, "seller");
    }

    function test_hears_of_work_from_payees_alone() external {
        budget.setLine(TEAM, team(), teamTerms());
        expectEvent(address(budget));
        emit TreasuryBudget.WorkReported(TEAM, named("bob"));
        vm.prank(named("bob"));
        budget.reportWork(TEAM);
        vm.expectRevert(abi.encodeWithSelector(TreasuryBudget.BudgetNotPayee.selector, TEAM, stranger));
        vm.prank(stranger);
        budget.reportWork(TEAM);
    }

    function refuses(address[] memory payees, BudgetTerms memory terms) private {
        vm.expectRevert(abi.encodeWithSelector(TreasuryBudget.BudgetTermsInvalid.selector, TEAM));
        budget.setLine(TEAM, payees, terms);
    }

    function test_refuses_terms_that_pay_nobody_or_nothing() external {
        address[] memory payees = team();
        payees[1] = address(0);
        refuses(payees, teamTerms());
        refuses(new address[](0), teamTerms());
        payees = new address[](65);
        for (uint256 i = 0; i < 65; ++i) {
            payees[i] = named("payee", i);
        }
        refuses(payees, teamTerms());
        BudgetTerms memory terms = teamTerms();
        terms.amount = 0;
        refuses(team(), terms);
        terms = teamTerms();
        terms.period = 0;
        refuses(team(), terms);
        terms = teamTerms();
        terms.asset = IERC20(address(0));
        refuses(team(), terms);
    }

    function test_has_room_for_32_lines() external {
        for (uint256 i = 0; i < 32; ++i) {
            budget.setLine(bytes32(i + 1), team(), teamTerms());
        }
        vm.expectRevert(TreasuryBudget.BudgetLinesFull.selector);
        budget.setLine(TEAM, team(), teamTerms());
        budget.endLine(bytes32(uint256(5)));
        budget.setLine(TEAM, team(), teamTerms());
    }

    function test_begins_with_its_owner_and_its_policy() external {
        TreasuryBudget other = new TreasuryBudget(stranger, token, address(sale));
        assertEq(other.owner(), stranger, "owner");
        assertEq(other.seller(), address(sale), "seller");
        assertEq(other.lines().length, 0, "no line");
    }

    /// Whatever comes in and whenever somebody calls: never more than an amount a period, and the payees have it all.
    function testFuzz_never_pays_more_than_the_budget(
        uint128 amount,
        uint48 wait_,
        uint128 funds,
        uint8 calls
    ) external {
        BudgetTerms memory terms = teamTerms();
        terms.amount = uint128(bound(amount, 1, 1e30));
        budget.setLine(TEAM, team(), terms);
        uint256 funded = bound(funds, 0, 1e31);
        coin.mint(address(budget), funded);
        vm.warp(block.timestamp + bound(wait_, 0, 200 days));
        uint256 due = budget.owed(coin, block.timestamp);
        for (uint256 i = 0; i < calls % 16; ++i) {
            // A call that is not due or not covered changes nothing.
            try budget.pay(TEAM) {} catch {}
        }
        uint256 paid = coin.balanceOf(named("ann")) + coin.balanceOf(named("bob"));
        assertLe(paid, due, "more than due");
        assertEq(paid + coin.balanceOf(address(budget)), funded, "conserved");
        assertEq(paid % terms.amount, 0, "whole periods");
    }
}
