// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {VestingWallet} from "@openzeppelin/contracts/finance/VestingWallet.sol";
import {VestingWalletCliff} from "@openzeppelin/contracts/finance/VestingWalletCliff.sol";

/// @title OpenZeppelin's linear vesting wallet with a cliff, as a contract that can be deployed.
/// @notice Nothing can be taken before the cliff; at the cliff, everything that a linear schedule has given since the
/// start. Without a cliff, OpenZeppelin's VestingWallet is deployed itself.
contract CliffVestingWallet is VestingWalletCliff {
    /// @notice Begins empty: whatever is sent to it follows the schedule.
    /// @param beneficiary Who gets the tokens.
    /// @param startTimestamp When the schedule begins, in Unix seconds.
    /// @param durationSeconds Seconds from the start until everything has vested.
    /// @param cliffSeconds Seconds from the start during which nothing can be taken.
    constructor(
        address beneficiary,
        uint64 startTimestamp,
        uint64 durationSeconds,
        uint64 cliffSeconds
    ) VestingWallet(beneficiary, startTimestamp, durationSeconds) VestingWalletCliff(cliffSeconds) {}
}
