// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPair} from "../fees/IPair.sol";

/// @title The mean price of the DAO's token in a pool since the last look, weighted by time.
/// @notice From Uniswap v2's cumulative prices: a price that somebody pushed just before hardly counts. A policy that
/// trades goes by it, and each look begins the next mean. Prices are coins a token, in 1/2^112.
abstract contract PairMeanPrice {
    uint256 internal constant _Q112 = 2 ** 112;
    /// @dev What Uniswap v2 leaves of an input, in 1/1,000.
    uint256 private constant _AFTER_FEE = 997;

    IPair internal immutable _PAIR;
    uint256 private immutable _PERIOD;
    bool internal immutable _TOKEN_IS_FIRST;

    uint256 private _observedCumulative;
    uint256 private _observedAt;

    /// @notice A mean price needs some time.
    error MeanPricePeriodZero();

    /// @notice Has not looked yet.
    /// @param pair_ The Uniswap v2 pair of token and coin.
    /// @param tokenIsFirst Whether the token's address sorts before the coin's.
    /// @param period_ Seconds between two looks, at least.
    constructor(IPair pair_, bool tokenIsFirst, uint256 period_) {
        if (period_ == 0) revert MeanPricePeriodZero();
        _PAIR = pair_;
        _TOKEN_IS_FIRST = tokenIsFirst;
        _PERIOD = period_;
    }

    /// @notice Seconds between two looks, at least.
    function period() external view returns (uint256) {
        return _PERIOD;
    }

    /// @dev When the next look may be taken, in Unix seconds; without a first one, the period alone.
    function _nextLookAt() internal view returns (uint256) {
        return _observedAt + _PERIOD;
    }

    /// @dev Begins to watch, once, as soon as the pool is open.
    function _watch() internal {
        if (_isWatching()) return;
        (uint256 tokens, uint256 coins) = _reserves();
        if (tokens > 0) _observe(_cumulative(tokens, coins));
    }

    /// @dev The mean since the last look; the next one begins here. `tokens` and `coins` are the pair's reserves.
    function _meanPrice(uint256 tokens, uint256 coins) internal returns (uint256 mean) {
        uint256 cumulative = _cumulative(tokens, coins);
        uint256 since = block.timestamp - _observedAt;
        unchecked {
            // The pair's sum overflows by design; the difference is right.
            mean = (cumulative - _observedCumulative) / since;
        }
        _observe(cumulative);
    }

    /// @dev Whether a first look was taken.
    function _isWatching() internal view returns (bool) {
        return _observedAt != 0;
    }

    /// @dev What the pair holds by its last count.
    function _reserves() internal view returns (uint256 tokens, uint256 coins) {
        (uint112 first, uint112 second, ) = _PAIR.getReserves();
        return _TOKEN_IS_FIRST ? (uint256(first), uint256(second)) : (uint256(second), uint256(first));
    }

    function _observe(uint256 cumulative) private {
        _observedCumulative = cumulative;
        _observedAt = block.timestamp;
    }

    /// @dev The pair's sum of prices over all seconds, up to this one.
    function _cumulative(uint256 tokens, uint256 coins) private view returns (uint256) {
        (, , uint32 countedAt) = _PAIR.getReserves();
        uint256 counted = _TOKEN_IS_FIRST ? _PAIR.price0CumulativeLast() : _PAIR.price1CumulativeLast();
        unchecked {
            // The pair's sum and its clock overflow by design.
            return counted + ((coins * _Q112) / tokens) * (uint32(block.timestamp) - countedAt);
        }
    }

    /// @dev What the pair gives for an exact input, as Uniswap v2 reckons it.
    function _amountOut(uint256 amountIn, uint256 reserveIn, uint256 reserveOut) internal pure returns (uint256) {
        uint256 afterFee = amountIn * _AFTER_FEE;
        return (afterFee * reserveOut) / (reserveIn * 1_000 + afterFee);
    }
}
