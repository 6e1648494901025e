// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {TournamentStakes} from "./TournamentStakes.sol";

/// @notice When a tournament's rounds are, and what they pay.
/// @param startsAt When round 0 opens, in Unix seconds.
/// @param roundSeconds From one round's opening to the next.
/// @param commitSeconds How long predictions are committed to, from the opening.
/// @param revealSeconds How long they are revealed, after that.
/// @param resolutionSeconds From a round's opening until its targets are known.
/// @param releaseSeconds How long stake waits until it is free.
/// @param rows Rows that a round asks to be predicted.
/// @param limitBps The most that a round pays or burns of what is at risk, in 1/10,000.
/// @param corrWeight What the correlation counts, in millionths.
/// @param mmcWeight What the contribution beyond the meta model counts, in millionths.
/// @param threshold Wei at risk in a round up to which it pays in full; nothing is paid or burnt where it is 0.
/// @param burns Whether bad scores burn stake.
struct TournamentTerms {
    uint64 startsAt;
    uint64 roundSeconds;
    uint64 commitSeconds;
    uint64 revealSeconds;
    uint64 resolutionSeconds;
    uint64 releaseSeconds;
    uint16 rows;
    uint16 limitBps;
    uint32 corrWeight;
    uint32 mmcWeight;
    uint256 threshold;
    bool burns;
}

/// @notice What somebody's predictions scored, in 1/10^9.
/// @param account Whose.
/// @param corr Their correlation with the targets.
/// @param mmc What they add to the meta model.
struct Score {
    address account;
    int64 corr;
    int64 mmc;
}

/// @title Predictions that their makers stake the DAO's token on.
/// @notice In each round a participant commits to its predictions, one byte a row, and then reveals them; what it has
/// staked and does not wait for is at risk. Once the targets are known the scorer publishes them, and everybody's
/// scores, which anybody can recompute from what was revealed. A score pays stake × clip(f × (a × corr + b × mmc)) from
/// the tokens that this contract holds besides stakes, f being the threshold over all that is at risk, at most 1; below
/// zero it burns as much, stake that waits to be released included. Payouts are rounded towards 0. Amounts are wei.
contract PredictionTournament is TournamentStakes, AccessControl {
    using SafeCast for uint256;
    using SafeCast for int256;

    /// @notice Whoever holds this role publishes targets and scores.
    bytes32 public constant SCORER_ROLE = keccak256("SCORER_ROLE");

    /// @dev A score (1/10^9) times its weight (1/10^6).
    int256 private constant RATE = 1e15;
    /// @dev A basis point of that.
    uint256 private constant RATE_OF_BPS = 1e11;
    uint256 private constant WHOLE_BPS = 10_000;
    /// @dev Targets are bins from 0 to this.
    uint8 private constant HIGHEST_TARGET = 4;
    /// @dev No correlation or covariance of what is ranked and binned comes near it.
    int64 private constant HIGHEST_SCORE = 4e9;

    struct Entry {
        bytes32 commitment;
        uint256 atRisk;
        bool revealed;
        bool scored;
    }

    TournamentTerms private _terms;
    mapping(uint256 round => mapping(address account => Entry)) private _entries;
    mapping(uint256 round => uint256) private _atRisk;
    mapping(uint256 round => bool) private _resolved;

    /// @notice Somebody committed to its predictions.
    /// @param round The round.
    /// @param account Who.
    /// @param commitment What they hash to.
    event PredictionsCommitted(uint256 indexed round, address indexed account, bytes32 commitment);
    /// @notice Somebody revealed its predictions.
    /// @param round The round.
    /// @param account Who.
    /// @param predictions A byte a row, more for a higher target.
    /// @param atRisk Wei of its stake that the round can burn.
    event PredictionsRevealed(uint256 indexed round, address indexed account, bytes predictions, uint256 atRisk);
    /// @notice A round's targets are known.
    /// @param round The round.
    /// @param targets A byte a row, 0 to 4.
    event TargetsResolved(uint256 indexed round, bytes targets);
    /// @notice Somebody's predictions were scored, and paid or burnt for.
    /// @param round The round.
    /// @param account Who.
    /// @param corr The correlation, in 1/10^9.
    /// @param mmc The contribution beyond the meta model, in 1/10^9.
    /// @param payout Wei that its stake gained, or lost where it is below 0.
    /// @param fromWaiting Wei of a loss that waited to be released.
    event PredictionsScored(
        uint256 indexed round,
        address indexed account,
        int256 corr,
        int256 mmc,
        int256 payout,
        uint256 fromWaiting
    );

    /// @notice Terms that make no tournament.
    error TournamentTermsInvalid();
    /// @notice The round does not take this now.
    /// @param round The round.
    error TournamentRoundClosed(uint256 round);
    /// @notice A participant commits and reveals once a round.
    /// @param round The round.
    /// @param account Who.
    error TournamentAlreadyDone(uint256 round, address account);
    /// @notice What is revealed is not what was committed to.
    /// @param round The round.
    /// @param account Who.
    error TournamentNotCommitted(uint256 round, address account);
    /// @notice Not one byte for each row, or not a target.
    error TournamentRowsInvalid();
    /// @notice Its targets are not known yet, or are known already.
    /// @param round The round.
    error TournamentNotResolvable(uint256 round);
    /// @notice Nothing of it is to be scored, or not so.
    /// @param round The round.
    /// @param account Whose.
    error TournamentNotScorable(uint256 round, address account);

    /// @notice Sets the terms, for good.
    /// @param token The DAO's token, which can be burnt.
    /// @param terms_ When rounds are, and what they pay.
    /// @param admin The account that grants the scorer's role first.
    constructor(
        IERC20 token,
        TournamentTerms memory terms_,
        address admin
    ) TournamentStakes(token, terms_.releaseSeconds) {
        if (
            terms_.commitSeconds == 0 ||
            terms_.revealSeconds == 0 ||
            terms_.commitSeconds + terms_.revealSeconds > terms_.roundSeconds ||
            terms_.commitSeconds + terms_.revealSeconds > terms_.resolutionSeconds ||
            terms_.releaseSeconds < terms_.resolutionSeconds ||
            terms_.rows == 0 ||
            terms_.limitBps > WHOLE_BPS
        ) revert TournamentTermsInvalid();
        _terms = terms_;
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
    }

    /// @notice Commits to predictions.
    /// @param round The round.
    /// @param commitment `keccak256(abi.encode(round, sender, predictions, salt))`.
    function commit(uint256 round, bytes32 commitment) external {
        uint256 opens = opensAt(round);
        if (block.timestamp < opens || block.timestamp >= opens + _terms.commitSeconds)
            revert TournamentRoundClosed(round);
        Entry storage entry = _entries[round][msg.sender];
        if (entry.commitment != bytes32(0)) revert TournamentAlreadyDone(round, msg.sender);
        entry.commitment = commitment;
        emit PredictionsCommitted(round, msg.sender, commitment);
    }

    /// @notice Reveals predictions, and puts the sender's stake at risk.
    /// @param round The round.
    /// @param predictions A byte a row, more for a higher target.
    /// @param salt What was hashed with them.
    function reveal(uint256 round, bytes calldata predictions, bytes32 salt) external {
        uint256 from = opensAt(round) + _terms.commitSeconds;
        if (block.timestamp < from || block.timestamp >= from + _terms.revealSeconds)
            revert TournamentRoundClosed(round);
        Entry storage entry = _entries[round][msg.sender];
        if (entry.revealed) revert TournamentAlreadyDone(round, msg.sender);
        if (predictions.length != _terms.rows) revert TournamentRowsInvalid();
        if (entry.commitment != keccak256(abi.encode(round, msg.sender, predictions, salt)))
            revert TournamentNotCommitted(round, msg.sender);
        uint256 risked = _active(msg.sender);
        entry.revealed = true;
        entry.atRisk = risked;
        _atRisk[round] += risked;
        emit PredictionsRevealed(round, msg.sender, predictions, risked);
    }

    /// @notice Publishes a round's targets, once they are known.
    /// @param round The round.
    /// @param targets A byte a row, 0 to 4.
    function resolve(uint256 round, bytes calldata targets) external onlyRole(SCORER_ROLE) {
        if (_resolved[round] || block.timestamp < opensAt(round) + _terms.resolutionSeconds)
            revert TournamentNotResolvable(round);
        if (targets.length != _terms.rows) revert TournamentRowsInvalid();
        for (uint256 i = 0; i < targets.length; ++i) {
            if (uint8(targets[i]) > HIGHEST_TARGET) revert TournamentRowsInvalid();
        }
        _resolved[round] = true;
        emit TargetsResolved(round, targets);
    }

    /// @notice Scores predictions, pays for good ones and burns for bad ones. Each is scored once.
    /// @param round The round, whose targets must be published.
    /// @param scores Any part of those who revealed.
    function score(uint256 round, Score[] calldata scores) external onlyRole(SCORER_ROLE) {
        if (!_resolved[round]) revert TournamentNotResolvable(round);
        uint256 burnt;
        uint256 left = fund();
        for (uint256 i = 0; i < scores.length; ++i) {
            Score calldata one = scores[i];
            int256 payout = _settle(round, one, left);
            if (payout > 0) left -= payout.toUint256();
            else burnt += (-payout).toUint256();
        }
        if (burnt > 0) ERC20Burnable(address(_TOKEN)).burn(burnt);
    }

    /// @notice When rounds are, and what they pay.
    function terms() external view returns (TournamentTerms memory) {
        return _terms;
    }

    /// @notice Wei that a round can burn, of all who revealed.
    /// @param round The round.
    function atRisk(uint256 round) external view returns (uint256) {
        return _atRisk[round];
    }

    /// @notice When a round opens, in Unix seconds.
    /// @param round The round, from 0.
    function opensAt(uint256 round) public view returns (uint256) {
        return _terms.startsAt + round * _terms.roundSeconds;
    }

    /// @notice What a score pays, or burns, by the terms alone: whatever fund and stake can bear.
    /// @param risked Wei of stake at risk.
    /// @param total Wei at risk in the round.
    /// @param corr The correlation, in 1/10^9.
    /// @param mmc The contribution beyond the meta model, in 1/10^9.
    /// @return Wei, below 0 for a loss.
    function payoutOf(uint256 risked, uint256 total, int256 corr, int256 mmc) public view returns (int256) {
        int256 rate = corr * int256(uint256(_terms.corrWeight)) + mmc * int256(uint256(_terms.mmcWeight));
        if (total > _terms.threshold) rate = (rate * _terms.threshold.toInt256()) / total.toInt256();
        int256 limit = (_terms.limitBps * RATE_OF_BPS).toInt256();
        if (rate > limit) rate = limit;
        if (rate < -limit) rate = -limit;
        int256 payout = (risked.toInt256() * rate) / RATE;
        return payout < 0 && !_terms.burns ? int256(0) : payout;
    }

    /// @dev Scores one participant. What it gains is at most what the fund has left, what it loses at most its stake.
    function _settle(uint256 round, Score calldata one, uint256 left) private returns (int256 payout) {
        Entry storage entry = _entries[round][one.account];
        if (!entry.revealed || entry.scored || !_isScore(one.corr) || !_isScore(one.mmc))
            revert TournamentNotScorable(round, one.account);
        entry.scored = true;
        payout = payoutOf(entry.atRisk, _atRisk[round], one.corr, one.mmc);
        uint256 fromWaiting;
        if (payout < 0) {
            uint256 loss;
            (loss, fromWaiting) = _lose(one.account, (-payout).toUint256());
            payout = -loss.toInt256();
        } else {
            uint256 gain = Math.min(payout.toUint256(), left);
            _gain(one.account, gain);
            payout = gain.toInt256();
        }
        emit PredictionsScored(round, one.account, one.corr, one.mmc, payout, fromWaiting);
    }

    function _isScore(int64 value) private pure returns (bool) {
        return value <= HIGHEST_SCORE && value >= -HIGHEST_SCORE;
    }
}
