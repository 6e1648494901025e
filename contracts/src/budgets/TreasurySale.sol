// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPair} from "../fees/IPair.sol";
import {ParameterRegistry} from "../governance/ParameterRegistry.sol";
import {PairMeanPrice} from "../market/PairMeanPrice.sol";
import {TreasuryBudget} from "./TreasuryBudget.sol";

/// @notice The contracts that a sale works with.
/// @param token The DAO's token.
/// @param coin What it is sold for.
/// @param pair The Uniswap v2 pair of the two.
/// @param registry Where share and discount are read.
/// @param budget Whose tokens they are.
struct SaleContracts {
    IERC20 token;
    IERC20 coin;
    IPair pair;
    ParameterRegistry registry;
    TreasuryBudget budget;
}

/// @title Sells the treasury's own token for coins, at no less than a limit under the price of late.
/// @notice Each period it sells a share of the tokens that the budget holds, which the DAO sets (diversification), or
/// as many as the standing budgets lack coins for within the time to cover, whichever is more. The limit is the pair's
/// mean price since the last look, weighted by time, less a discount that the DAO sets: into a price that somebody
/// pushed down just before nothing is sold. Anyone may have it sell, once a period. It keeps nothing. Amounts are wei.
contract TreasurySale is PairMeanPrice {
    using SafeERC20 for IERC20;

    /// @notice The registry's name of the share sold each period, in 1/10,000.
    bytes32 public constant SALE_SHARE_BPS = "treasurySaleShareBps";
    /// @notice The registry's name of the most that is taken off the mean price, in 1/10,000.
    bytes32 public constant SALE_DISCOUNT_BPS = "treasurySaleDiscountBps";

    uint256 private constant WHOLE_BPS = 10_000;
    uint256 private constant WHOLE_FEE = 1_000;
    uint256 private constant AFTER_FEE = 997;

    IERC20 private immutable _TOKEN;
    IERC20 private immutable _COIN;
    ParameterRegistry private immutable _REGISTRY;
    TreasuryBudget private immutable _BUDGET;
    uint256 private immutable _COVER;

    /// @notice Tokens of the treasury were sold; the budget has the coins.
    /// @param tokens Wei of tokens.
    /// @param coins Wei of coins.
    event TreasurySold(uint256 tokens, uint256 coins);
    /// @notice Some would have been sold, but the price was under the limit.
    /// @param price Coins a token at the margin, in 1/10^18.
    /// @param limit The lowest that would have been taken, in 1/10^18.
    event TreasurySaleWaits(uint256 price, uint256 limit);
    /// @notice Nothing was to be sold; the next mean price begins here.
    event TreasurySaleIdle();

    /// @notice The period since the last look is not over.
    /// @param nextAt When it is, in Unix seconds.
    error TreasurySaleTooEarly(uint256 nextAt);

    /// @notice Begins to watch the price with the first call of {sell}.
    /// @param c The contracts.
    /// @param period_ Seconds between two sales, at least.
    /// @param cover_ Seconds for which coins should be there.
    constructor(
        SaleContracts memory c,
        uint256 period_,
        uint256 cover_
    ) PairMeanPrice(c.pair, address(c.token) < address(c.coin), period_) {
        _TOKEN = c.token;
        _COIN = c.coin;
        _REGISTRY = c.registry;
        _BUDGET = c.budget;
        _COVER = cover_;
    }

    /// @notice Sells what is to be sold now, as far as the price stays at or over the limit. The first call only looks.
    function sell() external {
        uint256 nextAt = nextSaleAt();
        if (block.timestamp < nextAt) revert TreasurySaleTooEarly(nextAt);
        if (!_isWatching()) {
            _watch();
            emit TreasurySaleIdle();
            return;
        }
        (uint256 tokens, uint256 coins) = _reserves();
        uint256 mean = _meanPrice(tokens, coins);
        uint256 wanted = _wanted(tokens, coins);
        if (wanted == 0) {
            emit TreasurySaleIdle();
            return;
        }
        uint256 limit = Math.mulDiv(mean, WHOLE_BPS - _REGISTRY.get(SALE_DISCOUNT_BPS), WHOLE_BPS);
        uint256 sold = Math.min(wanted, _mostToSell(tokens, coins, limit));
        uint256 got = _amountOut(sold, tokens, coins);
        if (got == 0) {
            emit TreasurySaleWaits(Math.mulDiv(coins, 1e18, tokens), Math.mulDiv(limit, 1e18, _Q112));
            return;
        }
        emit TreasurySold(sold, got);
        _BUDGET.draw(sold);
        _TOKEN.safeTransfer(address(_PAIR), sold);
        (uint256 out0, uint256 out1) = _TOKEN_IS_FIRST ? (uint256(0), got) : (got, uint256(0));
        _PAIR.swap(out0, out1, address(this), "");
        _COIN.safeTransfer(address(_BUDGET), got);
    }

    /// @notice When tokens may be sold next, in Unix seconds.
    function nextSaleAt() public view returns (uint256) {
        return _nextLookAt();
    }

    /// @dev What is to be sold, whatever the price: the share, or what brings the coins that will be missing.
    function _wanted(uint256 tokens, uint256 coins) private view returns (uint256) {
        uint256 held = _TOKEN.balanceOf(address(_BUDGET));
        uint256 share = (held * _REGISTRY.get(SALE_SHARE_BPS)) / WHOLE_BPS;
        uint256 needed = _BUDGET.owed(_COIN, block.timestamp + _COVER);
        uint256 there = _COIN.balanceOf(address(_BUDGET));
        if (needed <= there) return share;
        uint256 missing = needed - there;
        if (missing >= coins) return held;
        uint256 amount = Math.mulDiv(tokens, missing * WHOLE_FEE, (coins - missing) * AFTER_FEE) + 1;
        return Math.min(held, Math.max(share, amount));
    }

    /// @dev Tokens after which the price at the margin is at the limit: √(tokens × coins ÷ limit) − tokens. The fee
    /// stays in the pool and leaves the price higher.
    function _mostToSell(uint256 tokens, uint256 coins, uint256 limit) private pure returns (uint256) {
        if (limit == 0) return type(uint112).max - tokens;
        uint256 after_ = Math.sqrt(Math.mulDiv(tokens * coins, _Q112, limit));
        return after_ > tokens ? after_ - tokens : 0;
    }
}
