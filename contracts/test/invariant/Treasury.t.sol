// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ParameterRegistry} from "../../src/governance/ParameterRegistry.sol";
import {StableCoin} from "../../src/market/StableCoin.sol";
import {GovernanceToken} from "../../src/token/GovernanceToken.sol";
import {BudgetTerms, TreasuryBudget} from "../../src/budgets/TreasuryBudget.sol";
import {TreasurySale} from "../../src/budgets/TreasurySale.sol";
import {Treasury} from "../fixtures/Treasury.sol";
import {Test} from "../Test.sol";

/// @dev A treasury that is funded, sells, pays and is governed, in any order, at any time.
contract TreasuryHandler is Test {
    TreasuryBudget private immutable BUDGET;
    TreasurySale private immutable SALE;
    ParameterRegistry private immutable SETTINGS;
    StableCoin private immutable COIN;
    GovernanceToken private immutable TOKEN;
    address private immutable PAYEE = named("payee");

    /// @dev Tokens and coins that ever came in or were taken out by the owner.
    uint256 public tokensIn;
    uint256 public coinsIn;
    /// @dev The most that standing budgets would ever have let go, by what was due whenever it was asked.
    uint256 public coinsAllowed;

    constructor(
        TreasuryBudget budget,
        TreasurySale sale,
        ParameterRegistry settings,
        StableCoin coin,
        GovernanceToken token
    ) {
        BUDGET = budget;
        SALE = sale;
        SETTINGS = settings;
        COIN = coin;
        TOKEN = token;
    }

    function fund(uint256 tokens, uint256 coins) external {
        tokens = bound(tokens, 0, 10_000e18);
        coins = bound(coins, 0, 10_000e18);
        TOKEN.mint(address(BUDGET), tokens);
        COIN.mint(address(BUDGET), coins);
        tokensIn += tokens;
        coinsIn += coins;
    }

    function set(uint256 which, uint256 amount, uint256 period) external {
        BudgetTerms memory terms;
        address[] memory payees = new address[](1);
        payees[0] = PAYEE;
        terms.asset = COIN;
        terms.amount = uint128(bound(amount, 1, 1_000e18));
        terms.period = uint48(bound(period, 1 days, 30 days));
        terms.firstDueAt = uint48(block.timestamp);
        terms.until = uint48(block.timestamp + 365 days);
        BUDGET.setLine(bytes32(which % 3 + 1), payees, terms);
    }

    function end(uint256 which) external {
        if (BUDGET.lines().length == 0) return;
        BUDGET.endLine(BUDGET.lines()[which % BUDGET.lines().length]);
    }

    function pay(uint256 which, uint256 wait_) external {
        vm.warp(block.timestamp + bound(wait_, 0, 20 days));
        if (BUDGET.lines().length == 0) return;
        bytes32 line = BUDGET.lines()[which % BUDGET.lines().length];
        bool due = BUDGET.dueAtOf(line) <= block.timestamp && BUDGET.dueAtOf(line) <= BUDGET.termsOf(line).until;
        uint256 amount = BUDGET.termsOf(line).amount;
        if (due && COIN.balanceOf(address(BUDGET)) >= amount) coinsAllowed += amount;
        // What is not due or not covered must not be paid: it is not counted as allowed.
        try BUDGET.pay(line) {} catch {}
    }

    function sell(uint256 shareBps, uint256 wait_) external {
        vm.warp(block.timestamp + bound(wait_, 0, 3 days));
        SETTINGS.set("treasurySaleShareBps", bound(shareBps, 0, 10_000));
        if (block.timestamp >= SALE.nextSaleAt()) SALE.sell();
    }
}

contract TreasuryInvariantTest is Treasury {
    TreasuryHandler private handler;

    function setUp() external {
        deployTreasury(true);
        handler = new TreasuryHandler(budget, sale, saleSettings, coin, token);
        coin.grantRole(coin.MINTER_ROLE(), address(handler));
        token.grantRole(token.MINTER_ROLE(), address(handler));
        saleSettings.transferOwnership(address(handler));
        budget.transferOwnership(address(handler));
        _target(address(handler));
    }

    function invariant_pays_what_standing_budgets_allow_and_nothing_else() external view {
        assertEq(coin.balanceOf(named("payee")), handler.coinsAllowed(), "paid");
    }

    function invariant_tokens_and_coins_are_conserved() external view {
        (uint256 tokens, uint256 coins) = reserves();
        uint256 paid = coin.balanceOf(named("payee"));
        assertEq(coins + coin.balanceOf(address(budget)) + paid, RESERVE + handler.coinsIn(), "coins");
        assertEq(tokens + token.balanceOf(address(budget)), RESERVE + handler.tokensIn(), "tokens");
        assertEq(token.balanceOf(address(sale)) + coin.balanceOf(address(sale)), 0, "the sale keeps nothing");
    }
}
