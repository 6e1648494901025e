// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Trades two tokens at x·y = k with a fee of 0.3 %, in the integers of Uniswap v2.
/// @notice For rehearsing attacks: what a market pays for tokens that were minted, or asks for a majority. Reserves
/// are what it holds; liquidity is given by sending tokens and never taken back.
contract ConstantProductPool {
    using SafeERC20 for IERC20;

    IERC20 private immutable _A;
    IERC20 private immutable _B;

    /// @notice A trade.
    /// @param trader Who.
    /// @param tokenIn What was given.
    /// @param amountIn How many, in the smallest unit.
    /// @param amountOut How many of the other were taken, in the smallest unit.
    event Traded(address indexed trader, address indexed tokenIn, uint256 amountIn, uint256 amountOut);

    /// @notice The pool does not trade this token.
    /// @param token The token.
    error PoolUnknownToken(address token);

    /// @notice Begins empty.
    /// @param a One token.
    /// @param b The other.
    constructor(IERC20 a, IERC20 b) {
        (_A, _B) = (a, b);
    }

    /// @notice Sells tokens.
    /// @param tokenIn What is sold.
    /// @param amountIn How many, in the smallest unit.
    /// @return amountOut How many of the other the caller gets.
    function sell(IERC20 tokenIn, uint256 amountIn) external returns (uint256 amountOut) {
        bool first = address(tokenIn) == address(_A);
        if (!first && address(tokenIn) != address(_B)) revert PoolUnknownToken(address(tokenIn));
        IERC20 tokenOut = first ? _B : _A;
        uint256 reserveIn = tokenIn.balanceOf(address(this));
        amountOut = quote(amountIn, reserveIn, tokenOut.balanceOf(address(this)));
        tokenIn.safeTransferFrom(msg.sender, address(this), amountIn);
        tokenOut.safeTransfer(msg.sender, amountOut);
        emit Traded(msg.sender, address(tokenIn), amountIn, amountOut);
    }

    /// @notice What a sale gives: Uniswap v2's getAmountOut.
    /// @param amountIn What is sold.
    /// @param reserveIn What the pool has of it.
    /// @param reserveOut What it has of the other.
    function quote(uint256 amountIn, uint256 reserveIn, uint256 reserveOut) public pure returns (uint256) {
        uint256 less = amountIn * 997;
        return (less * reserveOut) / (reserveIn * 1000 + less);
    }
}
