// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

/// @title The token of a DAO that rehearses: any name, any decimals, any distribution.
/// @notice Votes are checkpointed by timestamp (ERC-6372) and count once delegated. The owner creates tokens: first
/// whoever sets the rehearsal up, then, when ownership was handed over, the DAO's timelock.
contract VotesToken is ERC20, ERC20Permit, ERC20Votes, Ownable {
    uint8 private immutable _DECIMALS;

    /// @notice Two lists that belong together have different lengths.
    /// @param accounts Length of the list of accounts.
    /// @param amounts Length of the list of amounts.
    error VotesTokenLengthMismatch(uint256 accounts, uint256 amounts);

    /// @notice Begins without any supply.
    /// @param name_ The token's name, also that of its EIP-712 domain.
    /// @param symbol_ The token's ticker.
    /// @param decimals_ Digits after the point: a token is 10^decimals of the smallest unit.
    /// @param owner_ Who may create tokens.
    constructor(
        string memory name_,
        string memory symbol_,
        uint8 decimals_,
        address owner_
    ) ERC20(name_, symbol_) ERC20Permit(name_) Ownable(owner_) {
        _DECIMALS = decimals_;
    }

    /// @notice Creates tokens. Emits {IERC20-Transfer} from the zero address.
    /// @param to Who gets them.
    /// @param amount How many, in the smallest unit.
    function mint(address to, uint256 amount) external onlyOwner {
        _mint(to, amount);
    }

    /// @notice Creates tokens for many accounts at once.
    /// @param to Who gets them.
    /// @param amounts How many each, in the smallest unit and the same order.
    function distribute(address[] calldata to, uint256[] calldata amounts) external onlyOwner {
        if (to.length != amounts.length) revert VotesTokenLengthMismatch(to.length, amounts.length);
        for (uint256 i = 0; i < to.length; ++i) _mint(to[i], amounts[i]);
    }

    /// @notice Digits after the point.
    function decimals() public view override returns (uint8) {
        return _DECIMALS;
    }

    /// @notice The chain's time, which votes are checkpointed by, in Unix seconds.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    // ERC-6372 gives the next function its name.
    // solhint-disable func-name-mixedcase

    /// @notice The machine-readable description of {clock} (ERC-6372).
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    // solhint-enable func-name-mixedcase

    /// @notice The next number a signed permit or delegation of this account must carry.
    /// @param account The account that signs.
    function nonces(address account) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(account);
    }

    // Two parents keep books of every change of balance; both are told.
    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
