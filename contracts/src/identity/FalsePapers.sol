// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {PersonCredential} from "./PersonCredential.sol";

/// @title What it costs to pass for somebody else: a registrar that can be deceived at a price.
/// @notice It stands for forged documents, bought ones and bribed officials: whoever pays has an account taken for a
/// person, though nobody is behind it. What is paid is gone for good, as it would be for the DAO.
contract FalsePapers {
    using SafeERC20 for IERC20;

    IERC20 private immutable _TOKEN;
    PersonCredential private immutable _CREDENTIAL;
    uint256 private immutable _PRICE;

    /// @notice Accounts are taken for persons though nobody is behind them.
    /// @param buyer Who paid.
    /// @param accounts The accounts.
    /// @param paid Wei of tokens for all of them.
    event PapersForged(address indexed buyer, address[] accounts, uint256 paid);

    /// @notice Nothing was asked for.
    error PapersForNobody();

    /// @notice It must be made a registrar of the credential.
    /// @param token_ What is paid in.
    /// @param credential_ The credential that it deceives.
    /// @param price_ Wei of tokens for one account.
    constructor(IERC20 token_, PersonCredential credential_, uint256 price_) {
        _TOKEN = token_;
        _CREDENTIAL = credential_;
        _PRICE = price_;
    }

    /// @notice Has accounts taken for persons, for the price of each.
    /// @param accounts The accounts; none may have a credential.
    function forge(address[] calldata accounts) external {
        uint256 count = accounts.length;
        if (count == 0) revert PapersForNobody();
        uint256 paid = _PRICE * count;
        for (uint256 i = 0; i < count; ++i) _CREDENTIAL.issue(accounts[i]);
        emit PapersForged(msg.sender, accounts, paid);
        _TOKEN.safeTransferFrom(msg.sender, address(this), paid);
    }

    /// @notice Wei of tokens for one account.
    function price() external view returns (uint256) {
        return _PRICE;
    }
}
