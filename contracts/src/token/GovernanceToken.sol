// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

/// @title The DAO's token: one unit of value and, once delegated, one vote.
/// @notice Amounts are wei of a token with 18 decimals. Votes are checkpointed by timestamp (ERC-6372), so a
/// proposal counts the power an account had before voting began. Undelegated tokens have no votes, but do count
/// in the supply that a quorum is a fraction of.
contract GovernanceToken is ERC20, ERC20Burnable, ERC20Permit, ERC20Votes, AccessControl {
    /// @notice Whoever holds this role may mint, up to the cap.
    bytes32 public constant MINTER_ROLE = keccak256("MINTER_ROLE");

    uint256 private immutable _CAP;

    /// @notice A mint would lift the supply over the cap.
    /// @param requested Wei asked for.
    /// @param available Wei that may still be minted.
    error TokenCapExceeded(uint256 requested, uint256 available);
    /// @notice The cap is more than checkpoints of votes can count.
    /// @param cap Wei asked for.
    /// @param maximum The largest cap there can be, in wei.
    error TokenCapTooHigh(uint256 cap, uint256 maximum);

    /// @notice Begins without any supply.
    /// @param name_ The token's name, also that of its EIP-712 domain.
    /// @param symbol_ The token's ticker.
    /// @param cap_ Largest supply there may be at any time, in wei. Burnt tokens make room again.
    /// @param admin The account that grants the minter role first.
    constructor(
        string memory name_,
        string memory symbol_,
        uint256 cap_,
        address admin
    ) ERC20(name_, symbol_) ERC20Permit(name_) {
        if (cap_ > _maxSupply()) revert TokenCapTooHigh(cap_, _maxSupply());
        _CAP = cap_;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Creates tokens. Emits {IERC20-Transfer} from the zero address.
    /// @param to Who gets them.
    /// @param amount How many, in wei.
    function mint(address to, uint256 amount) external onlyRole(MINTER_ROLE) {
        uint256 available = _CAP - totalSupply();
        if (amount > available) revert TokenCapExceeded(amount, available);
        _mint(to, amount);
    }

    /// @notice The largest supply there may be at any time, in wei.
    function cap() external view returns (uint256) {
        return _CAP;
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
    /// @param owner The account that signs.
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    // Two parents keep books of every change of balance; both are told.
    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
