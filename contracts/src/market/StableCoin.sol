// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title The money that the DAO's token is priced in: a plain ERC-20 token whose unit stands for a dollar.
/// @notice Amounts are wei of a token with 18 decimals. It has no peg to keep and no reserves: whoever holds the minter
/// role creates it, at deployment, for those who come with money.
contract StableCoin is ERC20, AccessControl {
    /// @notice Whoever holds this role may mint.
    bytes32 public constant MINTER_ROLE = keccak256("MINTER_ROLE");

    /// @notice Begins without any supply.
    /// @param name_ The coin's name.
    /// @param symbol_ The coin's ticker.
    /// @param admin The account that grants the minter role first.
    constructor(string memory name_, string memory symbol_, address admin) ERC20(name_, symbol_) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Creates coins. Emits {IERC20-Transfer} from the zero address.
    /// @param to Who gets them.
    /// @param amount How many, in wei.
    function mint(address to, uint256 amount) external onlyRole(MINTER_ROLE) {
        _mint(to, amount);
    }
}
