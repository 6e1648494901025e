// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {ISiloProgram} from "./ISiloProgram.sol";

/// @title Deposits that vote, after Beanstalk's silo of April 2022.
/// @notice For rehearsing attacks; vulnerable on purpose in {LiveVoteSilo}. One dollar of any listed coin is one
/// vote. Two thirds of the votes may commit a proposal a day after it was made, without waiting for its end.
abstract contract VoteSilo {
    using Checkpoints for Checkpoints.Trace208;
    using SafeERC20 for IERC20Metadata;

    /// @notice How long a proposal must have been there before it is committed in an emergency: 24 hours.
    uint256 public constant EMERGENCY_DELAY = 1 days;

    struct Proposal {
        ISiloProgram program;
        uint48 proposedAt;
        uint48 twoThirdsAt;
        bool committed;
        address[] voters;
    }

    mapping(address account => mapping(address coin => uint256)) private _deposits;
    mapping(address account => Checkpoints.Trace208) private _votes;
    mapping(uint256 id => mapping(address account => bool)) private _hasVoted;
    Checkpoints.Trace208 private _totalVotes;
    Proposal[] private _proposals;

    /// @notice A deposit came or went.
    /// @param account Whose.
    /// @param votes Votes of the account from now on, with 18 decimals.
    event VotesChanged(address indexed account, uint256 votes);
    /// @notice A proposal was made.
    /// @param id The proposal.
    /// @param program What it would run.
    event SiloProposed(uint256 indexed id, address program);
    /// @notice A proposal was committed and run.
    /// @param id The proposal.
    /// @param votes Votes for it.
    /// @param total All votes.
    event SiloCommitted(uint256 indexed id, uint256 votes, uint256 total);

    /// @notice The proposal is younger than {EMERGENCY_DELAY}.
    /// @param readyAt When it may be committed, in Unix seconds.
    error SiloTooEarly(uint256 readyAt);
    /// @notice Two thirds of the votes are needed.
    /// @param votes Votes for it.
    /// @param total All votes.
    error SiloTooFewVotes(uint256 votes, uint256 total);
    /// @notice Nothing may be committed in the block in which it got its two thirds.
    /// @param id The proposal.
    error SiloSameBlock(uint256 id);
    /// @notice The account has voted, or the proposal was committed.
    /// @param id The proposal.
    error SiloVoteClosed(uint256 id);
    /// @notice Only depositors propose.
    /// @param account Who tried.
    error SiloNoVotes(address account);

    /// @notice Deposits coins, which vote at once.
    /// @param coin An ERC-20 with at most 18 decimals.
    /// @param amount How many, in its smallest unit.
    function deposit(IERC20Metadata coin, uint256 amount) external {
        coin.safeTransferFrom(msg.sender, address(this), amount);
        _deposits[msg.sender][address(coin)] += amount;
        _changeVotes(int256(_votesOfCoins(coin, amount)));
    }

    /// @notice Takes deposited coins back.
    /// @param coin The coin.
    /// @param amount How many, in its smallest unit.
    function withdraw(IERC20Metadata coin, uint256 amount) external {
        _deposits[msg.sender][address(coin)] -= amount;
        _changeVotes(-int256(_votesOfCoins(coin, amount)));
        coin.safeTransfer(msg.sender, amount);
    }

    /// @notice Proposes a program to run.
    /// @param program The program.
    /// @return id The proposal.
    function propose(ISiloProgram program) external returns (uint256 id) {
        if (votesOf(msg.sender) == 0) revert SiloNoVotes(msg.sender);
        id = _proposals.length;
        Proposal storage proposal = _proposals.push();
        proposal.program = program;
        proposal.proposedAt = uint48(block.timestamp);
        emit SiloProposed(id, address(program));
    }

    /// @notice Votes for a proposal.
    /// @param id The proposal.
    function vote(uint256 id) external {
        Proposal storage proposal = _proposals[id];
        if (proposal.committed || _hasVoted[id][msg.sender]) revert SiloVoteClosed(id);
        _hasVoted[id][msg.sender] = true;
        proposal.voters.push(msg.sender);
        (uint256 votes, uint256 total) = votesFor(id);
        bool enough = _isTwoThirds(votes, total);
        if (proposal.twoThirdsAt == 0 && enough) proposal.twoThirdsAt = uint48(block.timestamp);
    }

    /// @notice Runs a proposal that two thirds of the votes are for.
    /// @param id The proposal.
    function emergencyCommit(uint256 id) external {
        Proposal storage proposal = _proposals[id];
        if (proposal.committed) revert SiloVoteClosed(id);
        if (block.timestamp < proposal.proposedAt + EMERGENCY_DELAY) {
            revert SiloTooEarly(proposal.proposedAt + EMERGENCY_DELAY);
        }
        (uint256 votes, uint256 total) = votesFor(id);
        if (!_isTwoThirds(votes, total)) revert SiloTooFewVotes(votes, total);
        _requireCommittable(id, proposal.twoThirdsAt);
        proposal.committed = true;
        emit SiloCommitted(id, votes, total);
        _runAsOwn(address(proposal.program));
    }

    /// @notice Coins of one kind that an account has here.
    /// @param account The account.
    /// @param coin The coin.
    function depositOf(address account, address coin) external view returns (uint256) {
        return _deposits[account][coin];
    }

    /// @notice Votes of an account now, with 18 decimals.
    /// @param account The account.
    function votesOf(address account) public view returns (uint256) {
        return _votes[account].latest();
    }

    /// @notice Votes for a proposal, and all votes there are, with 18 decimals.
    /// @param id The proposal.
    /// @return votes For it.
    /// @return total All.
    function votesFor(uint256 id) public view returns (uint256 votes, uint256 total) {
        Proposal storage proposal = _proposals[id];
        for (uint256 i = 0; i < proposal.voters.length; ++i) {
            votes += _countedVotes(_votes[proposal.voters[i]], proposal.proposedAt);
        }
        total = _countedVotes(_totalVotes, proposal.proposedAt);
    }

    /// @dev Which of the votes in the books count for a proposal of that time.
    function _countedVotes(
        Checkpoints.Trace208 storage books,
        uint48 proposedAt
    ) internal view virtual returns (uint256);

    /// @dev Reverts when a proposal with its two thirds must still wait. `twoThirdsAt` is zero when unknown.
    function _requireCommittable(uint256 id, uint48 twoThirdsAt) internal view virtual;

    function _changeVotes(int256 change) private {
        uint48 time = uint48(block.timestamp);
        uint208 votes = uint208(uint256(int256(uint256(_votes[msg.sender].latest())) + change));
        _votes[msg.sender].push(time, votes);
        _totalVotes.push(time, uint208(uint256(int256(uint256(_totalVotes.latest())) + change)));
        emit VotesChanged(msg.sender, votes);
    }

    function _votesOfCoins(IERC20Metadata coin, uint256 amount) private view returns (uint256) {
        return amount * 10 ** (18 - coin.decimals());
    }

    function _isTwoThirds(uint256 votes, uint256 total) private pure returns (bool) {
        return votes > 0 && votes * 3 >= total * 2;
    }

    function _runAsOwn(address program) private {
        // That proposals run as the silo itself is the mechanism under rehearsal.
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory reason) = program.delegatecall(abi.encodeCall(ISiloProgram.run, ()));
        if (done) return;
        // solhint-disable-next-line no-inline-assembly
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }
}
