// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {DualGovernance, GovernanceState} from "./DualGovernance.sol";

/// @title A timelock that asks dual governance before it takes or executes anything.
/// @notice OpenZeppelin's timelock otherwise, so that a governor needs to know nothing of it. The governor stays the
/// one that executes: it recognises calls to itself only while it executes, which it would not if dual governance held
/// the executor's role instead.
contract VetoableTimelock is TimelockController {
    /// @notice Whom it asks.
    DualGovernance public immutable GOVERNANCE;

    mapping(bytes32 id => uint48) private _submittedAt;

    /// @notice Nothing can be submitted in this state of dual governance.
    error TimelockSubmissionBlocked(GovernanceState state);
    /// @notice This cannot be executed in this state of dual governance.
    error TimelockExecutionBlocked(bytes32 id, GovernanceState state);

    modifier whenSubmissible() {
        GOVERNANCE.activateNextState();
        if (!GOVERNANCE.canSubmit()) revert TimelockSubmissionBlocked(GOVERNANCE.state());
        _;
    }

    /// @notice Begins as OpenZeppelin's does.
    /// @param minDelay Seconds that everything waits at least.
    /// @param proposers Who may submit and cancel.
    /// @param executors Who may execute; the zero address for anybody.
    /// @param admin Who may grant roles besides the timelock itself; the zero address for nobody.
    /// @param governance Whom it asks.
    constructor(
        uint256 minDelay,
        address[] memory proposers,
        address[] memory executors,
        address admin,
        DualGovernance governance
    ) TimelockController(minDelay, proposers, executors, admin) {
        GOVERNANCE = governance;
    }

    /// @notice Unix seconds at which an operation was submitted last; 0 where it never was.
    /// @param id The operation.
    function submittedAt(bytes32 id) external view returns (uint256) {
        return _submittedAt[id];
    }

    /// @notice Submits one call. Emits {TimelockController-CallScheduled}.
    /// @param target Whom it calls.
    /// @param value Native wei it sends.
    /// @param data Its calldata.
    /// @param predecessor What must be done before; 0 for nothing.
    /// @param salt Tells it from others like it.
    /// @param delay Seconds that it waits.
    function schedule(
        address target,
        uint256 value,
        bytes calldata data,
        bytes32 predecessor,
        bytes32 salt,
        uint256 delay
    ) public override whenSubmissible {
        _submittedAt[hashOperation(target, value, data, predecessor, salt)] = uint48(block.timestamp);
        super.schedule(target, value, data, predecessor, salt, delay);
    }

    /// @notice Submits several calls as one. Emits {TimelockController-CallScheduled} for each.
    /// @param targets Whom they call.
    /// @param values Native wei they send.
    /// @param payloads Their calldata.
    /// @param predecessor What must be done before; 0 for nothing.
    /// @param salt Tells it from others like it.
    /// @param delay Seconds that it waits.
    function scheduleBatch(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt,
        uint256 delay
    ) public override whenSubmissible {
        _submittedAt[hashOperationBatch(targets, values, payloads, predecessor, salt)] = uint48(block.timestamp);
        super.scheduleBatch(targets, values, payloads, predecessor, salt, delay);
    }

    /// @notice Executes one call that has waited, where dual governance lets it.
    /// @param target Whom it calls.
    /// @param value Native wei it sends.
    /// @param payload Its calldata.
    /// @param predecessor What must be done before; 0 for nothing.
    /// @param salt Tells it from others like it.
    function execute(
        address target,
        uint256 value,
        bytes calldata payload,
        bytes32 predecessor,
        bytes32 salt
    ) public payable override {
        _requireExecutable(hashOperation(target, value, payload, predecessor, salt));
        super.execute(target, value, payload, predecessor, salt);
    }

    /// @notice Executes several calls that have waited, where dual governance lets them.
    /// @param targets Whom they call.
    /// @param values Native wei they send.
    /// @param payloads Their calldata.
    /// @param predecessor What must be done before; 0 for nothing.
    /// @param salt Tells it from others like it.
    function executeBatch(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt
    ) public payable override {
        _requireExecutable(hashOperationBatch(targets, values, payloads, predecessor, salt));
        super.executeBatch(targets, values, payloads, predecessor, salt);
    }

    function _requireExecutable(bytes32 id) private {
        GOVERNANCE.activateNextState();
        if (!GOVERNANCE.canExecute(_submittedAt[id])) revert TimelockExecutionBlocked(id, GOVERNANCE.state());
    }
}
