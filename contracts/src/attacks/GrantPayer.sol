// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {IGrantPayer} from "./IGrantPayer.sol";
import {Removable} from "./Removable.sol";

/// @title What is put to the vote: it sends all native currency back and leaves the allowance alone.
/// @notice For rehearsing attacks. Its reviewers overlooked that it can be removed.
contract GrantPayer is IGrantPayer, Removable {
    /// @notice It ran.
    event Paid();

    /// @inheritdoc IGrantPayer
    function pay(IERC20) external payable {
        emit Paid();
        Address.sendValue(payable(msg.sender), msg.value);
    }
}
