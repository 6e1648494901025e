// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {
    GovernorVotesQuorumFraction
} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

/// @notice What a governor starts with. All of it can be changed later, by a proposal only.
/// @param votingDelay Seconds from a proposal to the snapshot that voting power is read at.
/// @param votingPeriod Seconds that voting lasts.
/// @param proposalThreshold Votes, in token wei, that a proposer must have.
/// @param quorumBps Share of the supply that must vote For or Abstain, in 1/10,000.
/// @param lateQuorumExtension Seconds that voting goes on at least once the quorum is reached.
struct GovernorParameters {
    uint48 votingDelay;
    uint32 votingPeriod;
    uint256 proposalThreshold;
    uint256 quorumBps;
    uint48 lateQuorumExtension;
}

/// @title The DAO's governor: token votes at a past snapshot, then a timelock.
/// @notice For and Abstain count towards the quorum and For must exceed Against. What passes is queued in the
/// timelock, which owns the DAO's settings and treasury. Settings of the governor itself change only by a proposal.
contract DaoGovernor is
    Governor,
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotes,
    GovernorVotesQuorumFraction,
    GovernorTimelockControl,
    GovernorPreventLateQuorum
{
    /// @notice Begins with the given settings.
    /// @param name_ The governor's name, also that of its EIP-712 domain.
    /// @param token_ The token whose delegated amounts are votes; its clock is the governor's.
    /// @param timelock_ Where passed proposals wait and are executed from.
    /// @param p The settings to start with.
    constructor(
        string memory name_,
        IVotes token_,
        TimelockController timelock_,
        GovernorParameters memory p
    )
        Governor(name_)
        GovernorSettings(p.votingDelay, p.votingPeriod, p.proposalThreshold)
        GovernorVotes(token_)
        GovernorVotesQuorumFraction(p.quorumBps)
        GovernorTimelockControl(timelock_)
        GovernorPreventLateQuorum(p.lateQuorumExtension)
    {}

    /// @notice What the quorum's numerator is a fraction of: it is given in basis points.
    function quorumDenominator() public pure override returns (uint256) {
        return 10_000;
    }

    /// @notice Votes, in token wei, that a proposer must have had a second before it proposes.
    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    /// @notice When voting on a proposal ends, in Unix seconds, late-quorum extension included.
    /// @param proposalId The proposal.
    function proposalDeadline(
        uint256 proposalId
    ) public view override(Governor, GovernorPreventLateQuorum) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    /// @notice Where a proposal stands.
    /// @param proposalId The proposal.
    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @notice Whether a passed proposal must be queued before it is executed: here always.
    /// @param proposalId The proposal.
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    // What several parents define must be named again. Each of these goes through all of them, as they stand.

    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override(Governor, GovernorPreventLateQuorum) returns (uint256) {
        return super._castVote(proposalId, account, support, reason, params);
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}
