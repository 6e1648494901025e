// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @title Who is taken for a person: a credential that cannot change hands (ERC-5192), and one vote.
/// @notice A registrar gives an account one credential at most and may take it back. Its number is its account's
/// address. Votes are checkpointed by timestamp and counted with 18 decimals, so that one person has 10^18: a governor
/// reads them as it reads a token's. Whoever gets a credential votes for itself until it delegates.
contract PersonCredential is ERC721, Votes, AccessControl {
    /// @notice Whoever holds this role gives credentials and takes them back.
    bytes32 public constant REGISTRAR_ROLE = keccak256("REGISTRAR_ROLE");

    /// @dev A person's vote.
    uint256 private constant ONE_VOTE = 1e18;
    /// @dev ERC-5192's interface id: that of `locked(uint256)`.
    bytes4 private constant ERC5192 = 0xb45a3c0e;

    /// @notice A credential cannot change hands (ERC-5192).
    /// @param tokenId The credential.
    event Locked(uint256 tokenId);

    /// @notice A credential stays with the account that it was given to.
    error CredentialSoulbound();
    /// @notice The account has a credential already.
    /// @param account The account.
    error CredentialHeld(address account);

    /// @notice Begins without persons.
    /// @param name_ What the credential is called, also in its EIP-712 domain.
    /// @param symbol_ Its ticker.
    /// @param admin The account that grants the registrar's role first.
    constructor(string memory name_, string memory symbol_, address admin) ERC721(name_, symbol_) EIP712(name_, "1") {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Gives an account a credential and its vote.
    /// @param account The account.
    function issue(address account) external onlyRole(REGISTRAR_ROLE) {
        if (balanceOf(account) != 0) revert CredentialHeld(account);
        uint256 tokenId = uint256(uint160(account));
        _mint(account, tokenId);
        emit Locked(tokenId);
        if (delegates(account) == address(0)) _delegate(account, account);
    }

    /// @notice Takes an account's credential back, and its vote.
    /// @param account The account.
    function revoke(address account) external onlyRole(REGISTRAR_ROLE) {
        _burn(uint256(uint160(account)));
    }

    /// @notice Whether a credential is bound to its account: always (ERC-5192).
    /// @param tokenId The credential; it must exist.
    function locked(uint256 tokenId) external view returns (bool) {
        _requireOwned(tokenId);
        return true;
    }

    /// @notice Digits after the point of a vote: one person has 10^18.
    function decimals() external pure returns (uint8) {
        return 18;
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

    /// @notice Which interfaces it has (ERC-165): ERC-721, ERC-5192, AccessControl.
    /// @param interfaceId The interface.
    function supportsInterface(bytes4 interfaceId) public view override(ERC721, AccessControl) returns (bool) {
        return interfaceId == ERC5192 || super.supportsInterface(interfaceId);
    }

    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        from = super._update(to, tokenId, auth);
        if (from != address(0) && to != address(0)) revert CredentialSoulbound();
        _transferVotingUnits(from, to, ONE_VOTE);
    }

    function _getVotingUnits(address account) internal view override returns (uint256) {
        return balanceOf(account) * ONE_VOTE;
    }
}
