// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {LendingPool, LendingTerms} from "../src/attacks/LendingPool.sol";
import {VotesToken} from "../src/rehearsal/VotesToken.sol";
import {Test} from "./Test.sol";

contract LendingPoolTest is Test {
    VotesToken private token = new VotesToken("Votes", "VOTE", 18, address(this));
    VotesToken private dollars = new VotesToken("Dollars", "USD", 18, address(this));
    LendingPool private pool;
    address private supplier = named("supplier");
    address private borrower = named("borrower");

    function setUp() external {
        pool = new LendingPool(
            LendingTerms({
                lent: token,
                collateral: dollars,
                unit: 1e18,
                price: 2e18,
                collateralBps: 15_000,
                optimalUse: 0.45e18,
                rateAtOptimum: 0.07e18,
                rateAtFullUse: 3.07e18
            })
        );
        token.mint(supplier, 1_000e18);
        vm.startPrank(supplier);
        token.approve(address(pool), type(uint256).max);
        pool.supply(1_000e18);
        vm.stopPrank();
        dollars.mint(borrower, 1e24);
        vm.startPrank(borrower);
        dollars.approve(address(pool), type(uint256).max);
        token.approve(address(pool), type(uint256).max);
        vm.stopPrank();
    }

    function lend(uint256 pledged, uint256 amount) private {
        vm.startPrank(borrower);
        pool.pledge(pledged);
        pool.borrow(amount);
        vm.stopPrank();
    }

    function test_asks_the_rate_of_a_line_with_a_bend() external view {
        assertEq(pool.rateAt(0), 0, "unused");
        assertEq(pool.rateAt(0.225e18), 0.035e18, "half way to the optimum");
        assertEq(pool.rateAt(0.45e18), 0.07e18, "at the optimum");
        assertEq(pool.rateAt(0.725e18), 1.57e18, "half way from it");
        assertEq(pool.rateAt(1e18), 3.07e18, "all lent");
    }

    /// 450 of 1,000 lent at 7 % a year: 31.5 in a year.
    function test_charges_interest_by_the_second_and_gives_it_to_who_supplied() external {
        lend(1_350e18, 450e18);
        vm.warp(block.timestamp + 365 days);
        assertEq(pool.debtOf(borrower), 481.5e18, "after a year");
        token.mint(borrower, 31.5e18);
        vm.startPrank(borrower);
        assertEq(pool.repayAll(), 481.5e18, "repaid");
        pool.release(1_350e18);
        vm.stopPrank();
        assertEq(dollars.balanceOf(borrower), 1e24, "the pledge is back");
        vm.prank(supplier);
        uint256 got = pool.withdrawAll();
        assertLe(1_031.5e18 - 1e3, got, "with the interest");
        assertLe(got, 1_031.5e18, "and no more");
    }

    function test_lends_nothing_without_a_pledge_and_no_more_than_there_is() external {
        vm.startPrank(borrower);
        pool.pledge(299e18);
        vm.expectRevert(abi.encodeWithSelector(LendingPool.LendingTooLittlePledged.selector, borrower, 299e18, 300e18));
        pool.borrow(100e18);
        pool.pledge(10_000e18);
        vm.expectRevert(abi.encodeWithSelector(LendingPool.LendingTooLittleLeft.selector, 1_001e18, 1_000e18));
        pool.borrow(1_001e18);
        vm.stopPrank();
    }

    function test_keeps_the_pledge_while_there_is_a_debt_and_the_tokens_that_are_lent() external {
        lend(300e18, 100e18);
        vm.expectRevert(abi.encodeWithSelector(LendingPool.LendingTooLittlePledged.selector, borrower, 300e18, 300e18 + 1));
        vm.prank(borrower);
        pool.release(1);
        vm.expectPartialRevert(LendingPool.LendingTooLittleLeft.selector);
        vm.prank(supplier);
        pool.withdrawAll();
    }

    function test_refuses_rates_without_a_bend() external {
        LendingTerms memory terms = pool.terms();
        terms.optimalUse = 1e18;
        vm.expectRevert(LendingPool.LendingBadTerms.selector);
        new LendingPool(terms);
        terms.optimalUse = 0.5e18;
        terms.rateAtFullUse = terms.rateAtOptimum - 1;
        vm.expectRevert(LendingPool.LendingBadTerms.selector);
        new LendingPool(terms);
    }

    function testFuzz_is_owed_principal_and_simple_interest(uint256 amount, uint256 time) external {
        amount = bound(amount, 1, 1_000e18);
        time = bound(time, 0, 365 days);
        lend(pool.collateralFor(amount), amount);
        vm.warp(block.timestamp + time);
        uint256 use = (amount * 1e18) / 1_000e18;
        uint256 interest = (amount * pool.rateAt(use) * time) / (365 days * 1e18);
        uint256 owed = pool.debtOf(borrower);
        assertLe(amount + interest, owed, "no less");
        assertLe(owed, amount + interest + 1e6, "no more than rounding");
    }
}

/// @dev Suppliers and borrowers at random, as time passes.
contract LendingHandler is Test {
    LendingPool private immutable _POOL;
    VotesToken private immutable _TOKEN;
    VotesToken private immutable _DOLLARS;

    constructor(LendingPool pool, VotesToken token, VotesToken dollars) {
        (_POOL, _TOKEN, _DOLLARS) = (pool, token, dollars);
    }

    function account(uint256 number) public pure returns (address) {
        return named("account", number % 3);
    }

    function supply(uint256 who, uint256 amount) external {
        amount = bound(amount, 0, 1_000e18);
        _TOKEN.mint(account(who), amount);
        vm.startPrank(account(who));
        _TOKEN.approve(address(_POOL), amount);
        _POOL.supply(amount);
        vm.stopPrank();
    }

    function withdraw(uint256 who) external {
        vm.prank(account(who));
        try _POOL.withdrawAll() {} catch {}
    }

    function borrow(uint256 who, uint256 amount) external {
        amount = bound(amount, 0, _POOL.available());
        uint256 needed = _POOL.collateralFor(_POOL.debtOf(account(who)) + amount + 2);
        _DOLLARS.mint(account(who), needed);
        vm.startPrank(account(who));
        _DOLLARS.approve(address(_POOL), needed);
        _POOL.pledge(needed);
        _POOL.borrow(amount);
        vm.stopPrank();
    }

    function repay(uint256 who) external {
        uint256 owed = _POOL.debtOf(account(who));
        _TOKEN.mint(account(who), owed);
        vm.startPrank(account(who));
        _TOKEN.approve(address(_POOL), owed);
        _POOL.repayAll();
        _POOL.release(_POOL.pledgedBy(account(who)));
        vm.stopPrank();
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 30 days));
    }
}

contract LendingPoolInvariantTest is Test {
    VotesToken private token = new VotesToken("Votes", "VOTE", 18, address(this));
    VotesToken private dollars = new VotesToken("Dollars", "USD", 18, address(this));
    LendingPool private pool;
    LendingHandler private handler;

    function setUp() external {
        pool = new LendingPool(LendingTerms(token, dollars, 1e18, 2e18, 15_000, 0.45e18, 0.07e18, 3.07e18));
        handler = new LendingHandler(pool, token, dollars);
        token.transferOwnership(address(handler));
        dollars.transferOwnership(address(handler));
        _target(address(handler));
    }

    function invariant_suppliers_are_never_owed_more_than_there_is() external view {
        uint256 supplied;
        uint256 owed;
        uint256 pledged;
        for (uint256 i = 0; i < 3; ++i) {
            supplied += pool.suppliedBy(handler.account(i));
            owed += pool.debtOf(handler.account(i));
            pledged += pool.pledgedBy(handler.account(i));
        }
        assertLe(supplied, pool.available() + pool.debt(), "supplied");
        assertLe(pool.debt(), owed, "debts");
        assertLe(owed, pool.debt() + 3, "but for rounding");
        assertEq(dollars.balanceOf(address(pool)), pledged, "pledges");
    }
}
