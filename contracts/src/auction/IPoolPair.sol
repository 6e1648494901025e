// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title What an auction uses of a Uniswap v2 pair, to put a part of its proceeds into it.
/// @notice Uniswap's own names, so that its deployed code answers to them.
interface IPoolPair {
    /// @notice Gives shares for what came in since the last count.
    /// @param to Who gets them.
    /// @return liquidity Wei of shares.
    function mint(address to) external returns (uint256 liquidity);

    /// @notice What the pair holds, by its last count, and when that was.
    /// @return reserve0 Wei of the first asset.
    /// @return reserve1 Wei of the second asset.
    /// @return timestamp Unix seconds of the count, modulo 2^32.
    function getReserves() external view returns (uint112 reserve0, uint112 reserve1, uint32 timestamp);

    /// @notice Wei of shares that there are.
    function totalSupply() external view returns (uint256);
}
