// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

// The timelock of loaded DAOs is OpenZeppelin's as it stands; importing it here makes it part of what is compiled,
// tested and given bindings.
// solhint-disable-next-line no-unused-import
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
