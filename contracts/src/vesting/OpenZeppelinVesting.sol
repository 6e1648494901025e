// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

// Linear schedules without a cliff are OpenZeppelin's vesting wallet as it stands; importing it here makes it part of
// what is compiled, tested and given bindings.
// solhint-disable-next-line no-unused-import
import {VestingWallet} from "@openzeppelin/contracts/finance/VestingWallet.sol";
