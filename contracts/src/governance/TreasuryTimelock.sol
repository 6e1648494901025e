// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ICharter} from "../charter/ICharter.sol";

/// @title The DAO's treasury and the owner of its settings: OpenZeppelin's timelock, bound to a charter if it has one.
/// @notice Calls must keep to the charter when they are scheduled and again when they are executed. A charter is
/// adopted once and for all: from then on it changes only as it says itself.
contract TreasuryTimelock is TimelockController {
    ICharter private _charter;

    /// @notice From now on calls must keep to a charter.
    /// @param charter The charter.
    event CharterAdopted(ICharter indexed charter);

    /// @notice There is a charter already.
    /// @param charter The charter.
    error TimelockCharterAdopted(ICharter charter);
    /// @notice Nothing is no charter.
    error TimelockCharterZero();

    /// @notice Begins without a charter.
    /// @param minDelay Seconds that calls must wait.
    /// @param proposers Who may schedule and cancel.
    /// @param executors Who may execute; the zero address for everybody.
    /// @param admin Who may grant roles and adopt a charter besides the timelock itself; the zero address for nobody.
    constructor(
        uint256 minDelay,
        address[] memory proposers,
        address[] memory executors,
        address admin
    ) TimelockController(minDelay, proposers, executors, admin) {}

    /// @notice Binds the timelock to a charter for good.
    /// @param charter_ The charter.
    function adoptCharter(ICharter charter_) external onlyRole(DEFAULT_ADMIN_ROLE) {
        if (address(_charter) != address(0)) revert TimelockCharterAdopted(_charter);
        if (address(charter_) == address(0)) revert TimelockCharterZero();
        _charter = charter_;
        emit CharterAdopted(charter_);
    }

    /// @notice What calls must keep to; the zero address for nothing.
    function charter() external view returns (ICharter) {
        return _charter;
    }

    /// @inheritdoc TimelockController
    function schedule(
        address target,
        uint256 value,
        bytes calldata data,
        bytes32 predecessor,
        bytes32 salt,
        uint256 delay
    ) public override {
        _checkOne(target, value, data);
        super.schedule(target, value, data, predecessor, salt, delay);
    }

    /// @inheritdoc TimelockController
    function scheduleBatch(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt,
        uint256 delay
    ) public override {
        _check(targets, values, payloads);
        super.scheduleBatch(targets, values, payloads, predecessor, salt, delay);
    }

    /// @inheritdoc TimelockController
    function execute(
        address target,
        uint256 value,
        bytes calldata payload,
        bytes32 predecessor,
        bytes32 salt
    ) public payable override {
        _checkOne(target, value, payload);
        super.execute(target, value, payload, predecessor, salt);
    }

    /// @inheritdoc TimelockController
    function executeBatch(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt
    ) public payable override {
        _check(targets, values, payloads);
        super.executeBatch(targets, values, payloads, predecessor, salt);
    }

    function _checkOne(address target, uint256 value, bytes calldata payload) private view {
        address[] memory targets = new address[](1);
        uint256[] memory values = new uint256[](1);
        bytes[] memory payloads = new bytes[](1);
        (targets[0], values[0], payloads[0]) = (target, value, payload);
        _check(targets, values, payloads);
    }

    function _check(address[] memory targets, uint256[] memory values, bytes[] memory payloads) private view {
        if (address(_charter) != address(0)) _charter.check(targets, values, payloads);
    }
}
