// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {PackedVotingRules, QuorumCounts, QuorumKind, VoteWeights, VotingRules} from "./VotingRules.sol";

/// @title Counting by rules of choice: quorum, which votes it counts, and what a vote weighs.
/// @notice For passes when it weighs strictly more than Against and the quorum is reached; under a veto, unless the
/// tokens Against reach it, whatever is For. A quorum and a veto are always reckoned in the tokens behind the votes,
/// whatever a vote weighs: square roots and persons have no supply to be a share of. Rules are checkpointed: a proposal
/// is judged by those of its snapshot.
abstract contract GovernorConfigurableCounting is GovernorVotes {
    using Checkpoints for Checkpoints.Trace208;
    using PackedVotingRules for VotingRules;
    using PackedVotingRules for uint208;

    /// @notice What the share of a quorum or a veto is a fraction of.
    uint256 private constant _DENOMINATOR = 10_000;

    /// @dev Sums by kind of vote: Against, For, Abstain.
    struct Count {
        uint256[3] weights;
        uint256[3] tokens;
        mapping(address voter => bool) hasVoted;
    }

    /// @dev One token in its smallest unit, and so one vote.
    uint256 private immutable _UNIT;
    Checkpoints.Trace208 private _history;
    mapping(uint256 proposalId => Count) private _counts;

    /// @notice The rules changed, for proposals whose snapshot is still to come.
    /// @param rules The new ones.
    event VotingRulesSet(VotingRules rules);

    /// @notice A quorum or a veto can't be more than the supply.
    /// @param quorum Asked for, in 1/10,000.
    error GovernorQuorumFractionTooHigh(uint256 quorum);

    /// @notice Begins with the given rules. The token must tell its decimals.
    /// @param rules The rules.
    constructor(VotingRules memory rules) {
        _UNIT = 10 ** IERC20Metadata(address(token())).decimals();
        _setVotingRules(rules);
    }

    /// @notice Changes the rules, by a proposal only.
    /// @param rules The new ones.
    function setVotingRules(VotingRules calldata rules) external onlyGovernance {
        _setVotingRules(rules);
    }

    /// @notice The rules for a proposal that began now.
    function votingRules() external view returns (VotingRules memory) {
        return _history.latest().unpack();
    }

    /// @notice What decides: weights by kind of vote. One vote is 10^decimals.
    /// @param proposalId The proposal.
    /// @return againstVotes Against.
    /// @return forVotes For.
    /// @return abstainVotes Abstain.
    function proposalVotes(
        uint256 proposalId
    ) external view returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) {
        uint256[3] storage weights = _counts[proposalId].weights;
        return (weights[0], weights[1], weights[2]);
    }

    /// @notice What a quorum counts: tokens by kind of vote, in the smallest unit.
    /// @param proposalId The proposal.
    /// @return againstTokens Against.
    /// @return forTokens For.
    /// @return abstainTokens Abstain.
    function proposalTokens(
        uint256 proposalId
    ) external view returns (uint256 againstTokens, uint256 forTokens, uint256 abstainTokens) {
        uint256[3] storage tokens = _counts[proposalId].tokens;
        return (tokens[0], tokens[1], tokens[2]);
    }

    /// @notice Whether an account has voted.
    /// @param proposalId The proposal.
    /// @param account The account.
    function hasVoted(uint256 proposalId, address account) external view override returns (bool) {
        return _counts[proposalId].hasVoted[account];
    }

    // IGovernor gives the next function its name.
    // solhint-disable func-name-mixedcase

    /// @notice Which kinds of vote there are and which a quorum counts, for machines.
    function COUNTING_MODE() external view override returns (string memory) {
        VotingRules memory rules = _history.latest().unpack();
        if (rules.kind == QuorumKind.Veto) return "support=bravo&quorum=against";
        QuorumCounts counts = rules.counts;
        if (counts == QuorumCounts.For) return "support=bravo&quorum=for";
        if (counts == QuorumCounts.ForAgainst) return "support=bravo&quorum=for,against";
        if (counts == QuorumCounts.All) return "support=bravo&quorum=against,for,abstain";
        return "support=bravo&quorum=for,abstain";
    }

    // solhint-enable func-name-mixedcase

    /// @notice Tokens, in the smallest unit, that must vote; under a veto those that stop a proposal by voting Against.
    /// @param timepoint A moment before now, in Unix seconds.
    function quorum(uint256 timepoint) public view override returns (uint256) {
        VotingRules memory rules = _rulesAt(timepoint);
        if (rules.kind == QuorumKind.Absolute) return rules.quorum;
        return Math.mulDiv(token().getPastTotalSupply(timepoint), rules.quorum, _DENOMINATOR);
    }

    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        uint256 snapshot = proposalSnapshot(proposalId);
        VotingRules memory rules = _rulesAt(snapshot);
        if (rules.kind == QuorumKind.Veto) return true;
        uint256[3] storage tokens = _counts[proposalId].tokens;
        QuorumCounts counts = rules.counts;
        uint256 counted = tokens[1];
        if (counts == QuorumCounts.ForAgainst || counts == QuorumCounts.All) counted += tokens[0];
        if (counts == QuorumCounts.ForAbstain || counts == QuorumCounts.All) counted += tokens[2];
        return quorum(snapshot) <= counted;
    }

    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        uint256 snapshot = proposalSnapshot(proposalId);
        Count storage count = _counts[proposalId];
        if (_rulesAt(snapshot).kind == QuorumKind.Veto) return count.tokens[0] < quorum(snapshot);
        return count.weights[1] > count.weights[0];
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 tokens,
        bytes memory
    ) internal override returns (uint256 weight) {
        if (support > 2) revert GovernorInvalidVoteType();
        Count storage count = _counts[proposalId];
        if (count.hasVoted[account]) revert GovernorAlreadyCastVote(account);
        count.hasVoted[account] = true;
        weight = _weightOf(tokens, _rulesAt(proposalSnapshot(proposalId)).weights);
        count.weights[support] += weight;
        count.tokens[support] += tokens;
    }

    /// @dev √t tokens is √(t·10^d · 10^d) in a fixed point of d decimals. No supply below 10^40 tokens overflows.
    function _weightOf(uint256 tokens, VoteWeights weights) private view returns (uint256) {
        if (weights == VoteWeights.Quadratic) return Math.sqrt(tokens * _UNIT);
        if (weights == VoteWeights.Person) return tokens == 0 ? 0 : _UNIT;
        return tokens;
    }

    function _rulesAt(uint256 timepoint) private view returns (VotingRules memory) {
        return _history.upperLookupRecent(uint48(timepoint)).unpack();
    }

    function _setVotingRules(VotingRules memory rules) private {
        if (rules.kind != QuorumKind.Absolute && rules.quorum > _DENOMINATOR) {
            revert GovernorQuorumFractionTooHigh(rules.quorum);
        }
        _history.push(clock(), rules.pack());
        emit VotingRulesSet(rules);
    }
}
