// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title A contract that a DAO lets pay a grant out of an allowance, or out of native currency it sends along.
/// @notice For rehearsing attacks: what a proposal calls after it gave the allowance.
interface IGrantPayer {
    /// @notice Pays the grant. The caller is the treasury.
    /// @param token Out of which allowance; the zero address when native currency was sent.
    function pay(IERC20 token) external payable;
}
