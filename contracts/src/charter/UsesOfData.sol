// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ICharter} from "./ICharter.sol";

/// @title What a contract asks before it has data or a model used for something.
/// @notice The answer is the charter's, if the DAO has one.
library UsesOfData {
    /// @notice The charter's name of training a model.
    bytes32 internal constant TRAINING = "training";
    /// @notice The charter's name of answering users by a model.
    bytes32 internal constant INFERENCE = "inference";

    /// @notice The DAO's charter does not name this use.
    /// @param purpose What for.
    error CharterUseForbidden(bytes32 purpose);

    /// @notice Reverts when the DAO has a charter, and it does not allow a use. The charter is that of the timelock
    /// which owns the DAO's settings; an owner that has none allows everything.
    /// @param settings The DAO's settings.
    /// @param purpose What for.
    function requireAllowed(Ownable settings, bytes32 purpose) internal view {
        (bool known, bytes memory answer) = settings.owner().staticcall(abi.encodeWithSignature("charter()"));
        if (!known || answer.length != 32) return;
        address charter = abi.decode(answer, (address));
        if (charter != address(0) && !ICharter(charter).purposeAllowed(purpose)) revert CharterUseForbidden(purpose);
    }
}
