// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";

/// @title Locked tokens that vote by how long they stay locked.
/// @notice Voting power is amount × seconds left ÷ longest lock, and falls to nothing by the end (vote escrow, Curve's
/// VotingEscrow). Locks end at the beginning of a week of Unix time. Power of the past is exact: of amounts and ends by
/// time for an account, and of their sums for all, of which the sum of the accounts' powers, each rounded down, falls
/// short by less than a wei an account. Votes are the locker's own and cannot be delegated. Amounts are wei, times Unix
/// seconds.
contract VoteEscrow is IVotes, IERC6372 {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @notice What somebody has locked.
    /// @param amount Wei.
    /// @param end When it is free.
    struct Lock {
        uint208 amount;
        uint48 end;
    }

    uint256 private constant WEEK = 7 days;
    /// @dev Basis points that make a whole.
    uint256 private constant WHOLE_BPS = 10_000;

    IERC20 private immutable _TOKEN;
    uint256 private immutable _LONGEST;
    uint256 private immutable _PENALTY_BPS;
    address private immutable _PENALTY_DESTINATION;

    mapping(address account => Checkpoints.Trace208) private _amounts;
    mapping(address account => Checkpoints.Trace208) private _ends;
    /// @dev Of all locks that have not ended: the sum of amounts, and of amounts times ends.
    Checkpoints.Trace208 private _sum;
    Checkpoints.Trace208 private _sumOfEnds;
    /// @dev When the sums changed, under the same time.
    Checkpoints.Trace208 private _changes;
    /// @dev Wei whose lock ends at the beginning of a week.
    mapping(uint256 end => uint256) private _ending;

    /// @notice The escrow's terms, for good.
    /// @param longest Longest lock, in seconds.
    /// @param penaltyBps What leaving early costs with all of the longest lock left, in 1/10,000; 0: nobody may.
    /// @param penaltyDestination Where penalties go; the zero address burns them.
    event EscrowOpened(uint256 longest, uint256 penaltyBps, address penaltyDestination);
    /// @notice Tokens are locked, or the lock has another end.
    /// @param account Whose.
    /// @param added Wei that came in.
    /// @param amount Wei that are locked now.
    /// @param end When they are free.
    event TokensLocked(address indexed account, uint256 added, uint256 amount, uint256 end);
    /// @notice A lock is over, and its tokens went back.
    /// @param account Whose.
    /// @param amount Wei that went back.
    /// @param penalty Wei that were kept for leaving early.
    event TokensUnlocked(address indexed account, uint256 amount, uint256 penalty);

    /// @notice Nothing to lock.
    error EscrowAmountZero();
    /// @notice A lock must end later than this one does, within the longest time from now, and after it has begun.
    /// @param end Asked for, rounded down to a week.
    /// @param earliest The earliest that would do.
    /// @param latest The latest that would do.
    error EscrowEndOutOfBounds(uint256 end, uint256 earliest, uint256 latest);
    /// @notice What ended must be taken out first.
    error EscrowLockEnded();
    /// @notice Nothing is locked.
    error EscrowNothingLocked();
    /// @notice Locked tokens stay, as leaving early is not allowed.
    /// @param end When they are free.
    error EscrowStillLocked(uint256 end);
    /// @notice More than the whole.
    /// @param shareBps Asked for, in 1/10,000.
    error EscrowShareTooHigh(uint256 shareBps);
    /// @notice The longest lock must be a week or more.
    /// @param longest Asked for, in seconds.
    error EscrowLongestTooShort(uint256 longest);
    /// @notice Votes are asked for before their time has passed.
    /// @param timepoint Asked for.
    /// @param clock The present.
    error EscrowFutureLookup(uint256 timepoint, uint48 clock);
    /// @notice Votes of locked tokens cannot be delegated.
    error EscrowVotesNotDelegable();

    /// @notice Begins without locks.
    /// @param token_ What is locked; burnable when penalties are to be burnt.
    /// @param longest_ Longest lock, in seconds.
    /// @param penaltyBps_ What leaving early costs when nearly all of the longest lock is left, in 1/10,000 of the
    /// amount; less in proportion. 0: nobody may leave early.
    /// @param penaltyDestination_ Where penalties go; the zero address burns them.
    constructor(IERC20 token_, uint256 longest_, uint256 penaltyBps_, address penaltyDestination_) {
        if (longest_ < WEEK) revert EscrowLongestTooShort(longest_);
        if (penaltyBps_ > WHOLE_BPS) revert EscrowShareTooHigh(penaltyBps_);
        _TOKEN = token_;
        _LONGEST = longest_;
        _PENALTY_BPS = penaltyBps_;
        _PENALTY_DESTINATION = penaltyDestination_;
        emit EscrowOpened(longest_, penaltyBps_, penaltyDestination_);
    }

    /// @notice Locks tokens, or adds to a lock, or makes it longer.
    /// @param amount Wei to add; 0 to change only the end.
    /// @param end When all of it is free: rounded down to a week, never before the lock's present end.
    function lock(uint256 amount, uint256 end) external {
        end = (end / WEEK) * WEEK;
        Lock memory old = locked(msg.sender);
        if (old.amount > 0 && old.end <= block.timestamp) revert EscrowLockEnded();
        if (amount == 0 && (old.amount == 0 || end <= old.end)) revert EscrowAmountZero();
        uint256 earliest = old.amount > 0 ? old.end : (block.timestamp / WEEK + 1) * WEEK;
        uint256 latest = ((block.timestamp + _LONGEST) / WEEK) * WEEK;
        if (end < earliest || end > latest) revert EscrowEndOutOfBounds(end, earliest, latest);
        uint256 total = old.amount + amount;
        _replace(msg.sender, old, Lock(total.toUint208(), uint48(end)));
        emit TokensLocked(msg.sender, amount, total, end);
        if (amount > 0) _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice Takes everything out: after the end, or before it for a penalty where that is allowed.
    function unlock() external {
        Lock memory old = locked(msg.sender);
        if (old.amount == 0) revert EscrowNothingLocked();
        bool early = block.timestamp < old.end;
        if (early && _PENALTY_BPS == 0) revert EscrowStillLocked(old.end);
        uint256 penalty = penaltyOf(msg.sender);
        _replace(msg.sender, old, Lock(0, 0));
        emit TokensUnlocked(msg.sender, old.amount - penalty, penalty);
        if (penalty > 0) {
            if (_PENALTY_DESTINATION == address(0)) ERC20Burnable(address(_TOKEN)).burn(penalty);
            else _TOKEN.safeTransfer(_PENALTY_DESTINATION, penalty);
        }
        if (old.amount > penalty) _TOKEN.safeTransfer(msg.sender, old.amount - penalty);
    }

    /// @notice Refused: votes of locked tokens are the locker's.
    function delegate(address) external pure {
        revert EscrowVotesNotDelegable();
    }

    /// @notice Refused: votes of locked tokens are the locker's.
    function delegateBySig(address, uint256, uint256, uint8, bytes32, bytes32) external pure {
        revert EscrowVotesNotDelegable();
    }

    /// @notice Votes an account had.
    /// @param account The account.
    /// @param timepoint A moment before now.
    function getPastVotes(address account, uint256 timepoint) external view returns (uint256) {
        uint48 time = _past(timepoint);
        return _power(_amounts[account].upperLookupRecent(time), _ends[account].upperLookupRecent(time), timepoint);
    }

    /// @notice Votes that all accounts had together.
    /// @param timepoint A moment before now.
    function getPastTotalSupply(uint256 timepoint) external view returns (uint256) {
        return _totalAt(_past(timepoint));
    }

    /// @notice Votes an account has now.
    /// @param account The account.
    function getVotes(address account) external view returns (uint256) {
        return _power(_amounts[account].latest(), _ends[account].latest(), block.timestamp);
    }

    /// @notice Votes that all accounts have together now.
    function totalVotes() external view returns (uint256) {
        return _totalAt(uint48(block.timestamp));
    }

    /// @notice Who votes with an account's locked tokens: it does.
    /// @param account The account.
    function delegates(address account) external pure returns (address) {
        return account;
    }

    /// @notice Digits after the point of a vote, as of the token.
    function decimals() external pure returns (uint8) {
        return 18;
    }

    /// @notice What is locked.
    function token() external view returns (IERC20) {
        return _TOKEN;
    }

    /// @notice Longest lock, in seconds.
    function longestLock() external view returns (uint256) {
        return _LONGEST;
    }

    /// @notice The chain's time, which votes are checkpointed by.
    function clock() external view returns (uint48) {
        return uint48(block.timestamp);
    }

    // ERC-6372 gives the next function its name.
    // solhint-disable func-name-mixedcase

    /// @notice The machine-readable description of {clock} (ERC-6372).
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    // solhint-enable func-name-mixedcase

    /// @notice What an account has locked, and until when.
    /// @param account The account.
    function locked(address account) public view returns (Lock memory) {
        return Lock(_amounts[account].latest(), uint48(_ends[account].latest()));
    }

    /// @notice What an account would lose of its lock if it left now, rounded up.
    /// @param account The account.
    function penaltyOf(address account) public view returns (uint256) {
        Lock memory own = locked(account);
        if (own.end <= block.timestamp) return 0;
        uint256 whole = _LONGEST * WHOLE_BPS;
        return (own.amount * _PENALTY_BPS * (own.end - block.timestamp) + whole - 1) / whole;
    }

    function _power(uint256 amount, uint256 end, uint256 time) private view returns (uint256) {
        return end > time ? (amount * (end - time)) / _LONGEST : 0;
    }

    /// @dev Sums as of the last change up to then, less the locks that have ended since.
    function _sumsAt(uint48 time) private view returns (uint256 sum, uint256 sumOfEnds) {
        sum = _sum.upperLookupRecent(time);
        sumOfEnds = _sumOfEnds.upperLookupRecent(time);
        if (sum == 0) return (0, 0);
        uint256 since = _changes.upperLookupRecent(time);
        for (uint256 end = (since / WEEK + 1) * WEEK; end <= time && sum > 0; end += WEEK) {
            sum -= _ending[end];
            sumOfEnds -= _ending[end] * end;
        }
    }

    function _totalAt(uint48 time) private view returns (uint256) {
        (uint256 sum, uint256 sumOfEnds) = _sumsAt(time);
        return (sumOfEnds - sum * time) / _LONGEST;
    }

    function _replace(address account, Lock memory old, Lock memory new_) private {
        uint48 time = uint48(block.timestamp);
        (uint256 sum, uint256 sumOfEnds) = _sumsAt(time);
        if (old.end > time) {
            sum -= old.amount;
            sumOfEnds -= uint256(old.amount) * old.end;
            _ending[old.end] -= old.amount;
        }
        if (new_.amount > 0) {
            sum += new_.amount;
            sumOfEnds += uint256(new_.amount) * new_.end;
            _ending[new_.end] += new_.amount;
        }
        _changes.push(time, time);
        _sum.push(time, sum.toUint208());
        _sumOfEnds.push(time, sumOfEnds.toUint208());
        _amounts[account].push(time, new_.amount);
        _ends[account].push(time, new_.end);
    }

    function _past(uint256 timepoint) private view returns (uint48) {
        if (timepoint >= block.timestamp) revert EscrowFutureLookup(timepoint, uint48(block.timestamp));
        return uint48(timepoint);
    }
}
