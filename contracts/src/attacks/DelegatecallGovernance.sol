// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IProposalCode} from "./IProposalCode.sol";
import {LockedVotes} from "./LockedVotes.sol";

/// @title Locked tokens vote on contracts, after Tornado Cash's governance of May 2023.
/// @notice For rehearsing attacks; vulnerable on purpose: what was voted on is an address, and its code may be another
/// by the time it runs.
contract DelegatecallGovernance is LockedVotes {
    using SafeERC20 for IERC20;

    /// @notice How long a vote lasts: five days.
    uint256 public constant VOTING_PERIOD = 5 days;
    /// @notice How long a passed proposal waits: two days.
    uint256 public constant EXECUTION_DELAY = 2 days;
    /// @notice Votes, For and Against together, that a decision needs, in the token's smallest unit.
    uint256 public constant QUORUM = 100_000e18;
    /// @notice Votes a proposer must have, in the token's smallest unit.
    uint256 public constant THRESHOLD = 1_000e18;

    IERC20 private immutable _TOKEN;

    /// @notice A proposal was made.
    /// @param id The proposal.
    /// @param target The contract with its code.
    event CodeProposed(uint256 indexed id, address indexed target);
    /// @notice A proposal ran.
    /// @param id The proposal.
    event CodeExecuted(uint256 indexed id);

    /// @notice There is no code at the address.
    /// @param target The address.
    error GovernanceNoCode(address target);
    /// @notice The proposer has too few votes.
    /// @param votes What it has.
    error GovernanceTooFewVotes(uint256 votes);
    /// @notice The account has voted, or voting is over.
    /// @param id The proposal.
    error GovernanceVoteClosed(uint256 id);
    /// @notice The proposal did not pass, ran before, or must wait.
    /// @param id The proposal.
    error GovernanceNotExecutable(uint256 id);
    /// @notice The tokens take part in a vote.
    /// @param until When they are free, in Unix seconds.
    error GovernanceStillLocked(uint256 until);

    /// @notice Begins without votes.
    /// @param token The token that votes when it is locked.
    constructor(IERC20 token) {
        _TOKEN = token;
    }

    /// @notice Locks tokens, which are votes then.
    /// @param amount How many, in the smallest unit.
    function lock(uint256 amount) external {
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
        lockedBalance[msg.sender] += amount;
    }

    /// @notice Takes locked tokens back, when no vote needs them.
    /// @param amount How many, in the smallest unit.
    function unlock(uint256 amount) external {
        if (block.timestamp < lockedUntil[msg.sender]) revert GovernanceStillLocked(lockedUntil[msg.sender]);
        lockedBalance[msg.sender] -= amount;
        _TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @notice Proposes to run a contract's code.
    /// @param target The contract.
    /// @return id The proposal.
    function propose(address target) external returns (uint256 id) {
        if (target.code.length == 0) revert GovernanceNoCode(target);
        if (lockedBalance[msg.sender] < THRESHOLD) revert GovernanceTooFewVotes(lockedBalance[msg.sender]);
        id = _proposals.length;
        Proposal storage proposal = _proposals.push();
        proposal.target = target;
        proposal.endsAt = uint48(block.timestamp + VOTING_PERIOD);
        proposal.codeHash = target.codehash;
        _keepLocked(msg.sender, proposal);
        emit CodeProposed(id, target);
    }

    /// @notice Votes with all that is locked.
    /// @param id The proposal.
    /// @param support Whether for it.
    function castVote(uint256 id, bool support) external {
        Proposal storage proposal = _proposals[id];
        if (block.timestamp > proposal.endsAt || _hasVoted[id][msg.sender]) revert GovernanceVoteClosed(id);
        _hasVoted[id][msg.sender] = true;
        if (support) proposal.inFavour += lockedBalance[msg.sender];
        else proposal.against += lockedBalance[msg.sender];
        _keepLocked(msg.sender, proposal);
    }

    /// @notice Runs a proposal that passed.
    /// @param id The proposal.
    function execute(uint256 id) external {
        Proposal storage proposal = _proposals[id];
        bool passed = proposal.inFavour > proposal.against && proposal.inFavour + proposal.against >= QUORUM;
        bool due = block.timestamp > proposal.endsAt + EXECUTION_DELAY;
        if (!passed || !due || proposal.executed) revert GovernanceNotExecutable(id);
        if (proposal.target.code.length == 0) revert GovernanceNoCode(proposal.target);
        _requireSameCode(proposal);
        proposal.executed = true;
        emit CodeExecuted(id);
        _runAsOwn(proposal.target);
    }

    /// @notice A proposal and its votes, in the token's smallest unit.
    /// @param id The proposal.
    function proposals(uint256 id) external view returns (Proposal memory) {
        return _proposals[id];
    }

    /// @dev Reverts when a proposal must not run with the code its target has now.
    // solhint-disable-next-line no-empty-blocks
    function _requireSameCode(Proposal storage proposal) internal view virtual {}

    function _keepLocked(address account, Proposal storage proposal) private {
        uint256 until = proposal.endsAt + EXECUTION_DELAY;
        if (lockedUntil[account] < until) lockedUntil[account] = until;
    }

    function _runAsOwn(address target) private {
        // That proposals run as the governance itself is the mechanism under rehearsal.
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory reason) = target.delegatecall(abi.encodeCall(IProposalCode.executeProposal, ()));
        if (done) return;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }
}
