// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Article, ICharter} from "../charter/ICharter.sol";
import {GovernorConfigurableCounting} from "./GovernorConfigurableCounting.sol";
import {TreasuryTimelock} from "./TreasuryTimelock.sol";
import {VotingRules} from "./VotingRules.sol";

/// @notice What a governor starts with. All but its name and token can be changed later, by a proposal only.
/// @param name The governor's name, also that of its EIP-712 domain.
/// @param token The token whose delegated amounts vote; its clock is the governor's.
/// @param timelock Where passed proposals wait and are executed from.
/// @param guardian Who may cancel a proposal until it is executed; the zero address for nobody.
/// @param votingDelay Seconds from a proposal to the snapshot that voting power is read at.
/// @param votingPeriod Seconds that voting lasts.
/// @param lateQuorumExtension Seconds that voting goes on at least once the quorum is reached.
/// @param proposalThreshold Tokens, in the smallest unit, that a proposer must have.
/// @param rules Quorum and weights.
struct GovernorConfiguration {
    string name;
    IVotes token;
    TimelockController timelock;
    address guardian;
    uint48 votingDelay;
    uint32 votingPeriod;
    uint48 lateQuorumExtension;
    uint256 proposalThreshold;
    VotingRules rules;
}

/// @title The DAO's governor, in runs and rehearsals: OpenZeppelin's, with the rules that DAOs really differ by.
/// @notice Token votes at a past snapshot, then a timelock, which owns the DAO's settings and treasury. For must exceed
/// Against and enough must vote. Settings of the governor itself change only by a proposal. A guardian, if there
/// is one,
/// may cancel but nothing else.
contract ConfigurableGovernor is
    Governor,
    GovernorSettings,
    GovernorVotes,
    GovernorConfigurableCounting,
    GovernorTimelockControl,
    GovernorPreventLateQuorum
{
    address private _guardian;

    /// @notice Another guardian from now on.
    /// @param oldGuardian The one before.
    /// @param newGuardian The one from now on; the zero address for nobody.
    event GuardianSet(address indexed oldGuardian, address indexed newGuardian);
    /// @notice Whose amounts vote, for good.
    /// @param token The token.
    event VotesTokenSet(IVotes indexed token);
    /// @notice A proposal that passed, and that the charter does not let pass, is canceled.
    /// @param proposalId The proposal.
    /// @param article The article that it breaks.
    /// @param call Which of its calls breaks it, from 0.
    event ProposalForbidden(uint256 indexed proposalId, Article article, uint256 call);

    /// @notice The charter has nothing against the proposal, or there is no charter.
    /// @param proposalId The proposal.
    error GovernorProposalAllowed(uint256 proposalId);

    /// @notice Begins with the given settings.
    /// @param c The settings.
    constructor(
        GovernorConfiguration memory c
    )
        Governor(c.name)
        GovernorSettings(c.votingDelay, c.votingPeriod, c.proposalThreshold)
        GovernorVotes(c.token)
        GovernorConfigurableCounting(c.rules)
        GovernorTimelockControl(c.timelock)
        GovernorPreventLateQuorum(c.lateQuorumExtension)
    {
        _setGuardian(c.guardian);
        emit VotesTokenSet(c.token);
    }

    /// @notice Cancels a proposal that has passed and that the charter forbids. Anyone may; the timelock must be one
    /// that can have a charter.
    /// @param targets Its calls' targets.
    /// @param values Native wei its calls send.
    /// @param calldatas Its calls' data.
    /// @param descriptionHash Keccak-256 of its description.
    /// @return proposalId The proposal.
    function cancelForbidden(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata calldatas,
        bytes32 descriptionHash
    ) external returns (uint256 proposalId) {
        proposalId = hashProposal(targets, values, calldatas, descriptionHash);
        ProposalState current = state(proposalId);
        if (current != ProposalState.Succeeded && current != ProposalState.Queued) {
            bytes32 expected = _encodeStateBitmap(ProposalState.Succeeded) | _encodeStateBitmap(ProposalState.Queued);
            revert GovernorUnexpectedProposalState(proposalId, current, expected);
        }
        ICharter charter = TreasuryTimelock(payable(timelock())).charter();
        if (address(charter) == address(0)) revert GovernorProposalAllowed(proposalId);
        (Article article, uint256 call) = charter.breach(targets, values, calldatas);
        if (article == Article.None) revert GovernorProposalAllowed(proposalId);
        emit ProposalForbidden(proposalId, article, call);
        _cancel(targets, values, calldatas, descriptionHash);
    }

    /// @notice Changes who may cancel, by a proposal only.
    /// @param newGuardian The account; the zero address for nobody.
    function setGuardian(address newGuardian) external onlyGovernance {
        _setGuardian(newGuardian);
    }

    /// @notice Who may cancel a proposal until it is executed; the zero address for nobody.
    function guardian() external view returns (address) {
        return _guardian;
    }

    /// @notice Cancels a proposal: the proposer before voting begins, the guardian until it is executed.
    /// @param targets Its calls' targets.
    /// @param values Native wei its calls send.
    /// @param calldatas Its calls' data.
    /// @param descriptionHash Keccak-256 of its description.
    /// @return The proposal.
    function cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) public override returns (uint256) {
        if (_msgSender() == _guardian) return _cancel(targets, values, calldatas, descriptionHash);
        return super.cancel(targets, values, calldatas, descriptionHash);
    }

    /// @notice Tokens, in the smallest unit, that a proposer must have had a second before it proposes.
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

    function _setGuardian(address newGuardian) private {
        emit GuardianSet(_guardian, newGuardian);
        _guardian = newGuardian;
    }
}
