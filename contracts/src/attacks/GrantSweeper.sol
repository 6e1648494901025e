// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IGrantPayer} from "./IGrantPayer.sol";

/// @title What runs: it takes all that the treasury allows or sends.
/// @notice For rehearsing attacks.
contract GrantSweeper is IGrantPayer {
    using SafeERC20 for IERC20;

    /// @inheritdoc IGrantPayer
    function pay(IERC20 token) external payable {
        if (address(token) == address(0)) return;
        token.safeTransferFrom(msg.sender, address(this), token.allowance(msg.sender, address(this)));
    }
}
