// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title What the buy-back uses of a Uniswap v2 pair.
/// @notice Uniswap's own names, so that its deployed code answers to them.
interface IPair {
    /// @notice What the pair holds, by its last count, and when that was.
    /// @return reserve0 Wei of the first asset.
    /// @return reserve1 Wei of the second asset.
    /// @return timestamp Unix seconds of the count, modulo 2^32.
    function getReserves() external view returns (uint112 reserve0, uint112 reserve1, uint32 timestamp);

    /// @notice Sum over all seconds until the last count of the first asset's price in the second, in 1/2^112.
    function price0CumulativeLast() external view returns (uint256);

    /// @notice The same of the second asset's price in the first.
    function price1CumulativeLast() external view returns (uint256);

    /// @notice The asset whose address sorts first.
    function token0() external view returns (address);

    /// @notice Gives out what was paid for beforehand.
    /// @param amount0Out Wei of the first asset to give.
    /// @param amount1Out Wei of the second asset to give.
    /// @param to Who gets them.
    /// @param data Empty: the receiver is not called.
    function swap(uint256 amount0Out, uint256 amount1Out, address to, bytes calldata data) external;
}
