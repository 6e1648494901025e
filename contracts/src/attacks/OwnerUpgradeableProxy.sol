// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Proxy} from "@openzeppelin/contracts/proxy/Proxy.sol";

/// @title A proxy whose owner may point it elsewhere at any time.
/// @notice For rehearsing attacks: what replaces destroyed code since Cancun.
contract OwnerUpgradeableProxy is Proxy {
    address private immutable _OWNER;
    address private _code;

    /// @notice Only the owner turns it.
    /// @param caller Who tried.
    error ProxyNotOwner(address caller);

    /// @notice Begins with some code.
    /// @param owner Who may turn it.
    /// @param code Whose code it runs.
    constructor(address owner, address code) {
        _OWNER = owner;
        _code = code;
    }

    /// @notice Takes native currency as its code does.
    receive() external payable {
        _fallback();
    }

    /// @notice Runs other code from now on.
    /// @param code Whose.
    function upgradeTo(address code) external {
        if (msg.sender != _OWNER) revert ProxyNotOwner(msg.sender);
        _code = code;
    }

    function _implementation() internal view override returns (address) {
        return _code;
    }
}
