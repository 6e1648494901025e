// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IPair} from "../fees/IPair.sol";
import {PairMeanPrice} from "../market/PairMeanPrice.sol";
import {FeedSubscriptions} from "./FeedSubscriptions.sol";

/// @title Staked predictions of whether the token's mean price in the next slot is higher than in the one that runs.
/// @notice Whoever predicts stakes coins on it. When a slot ends, those who were right get their stake back, and share
/// what subscribers paid for the slot and what the others lose by their stakes. Where nobody was right, both are the
/// DAO's. The contract reads the price itself, as the pair's mean over the slot, so that nobody has to be believed. A
/// slot ends when somebody ends it, once its time is over. Amounts are wei of coins.
contract PredictionFeed is PairMeanPrice, FeedSubscriptions {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    uint256 private constant WHOLE_PPM = 1_000_000;

    /// @notice A slot: what was staked on a rise and on anything else, and what became of it.
    /// @param up Wei staked on a rise.
    /// @param down Wei staked on none.
    /// @param pot Wei that those who were right share, in proportion to their stakes.
    /// @param ended Whether its mean price is known.
    /// @param rose Whether that is higher than the one before.
    struct Slot {
        uint128 up;
        uint128 down;
        uint128 pot;
        bool ended;
        bool rose;
    }

    /// @notice One account's prediction of a slot.
    /// @param stake Wei staked; 0 without one.
    /// @param up Whether on a rise.
    /// @param paid Whether it has had what was due.
    struct Prediction {
        uint128 stake;
        bool up;
        bool paid;
    }

    uint256 private immutable _LOST_PPM;
    address private immutable _TREASURY;

    /// @dev Mean price of the slot before the running one, in 1/2^112; 0 while there is none.
    uint256 private _lastMean;
    mapping(uint256 slot => Slot) private _slots;
    mapping(uint256 slot => mapping(address predictor => Prediction)) private _predictions;

    /// @notice The first slot runs.
    event FeedStarted();
    /// @notice Somebody staked on a prediction.
    /// @param slot Of which slot.
    /// @param predictor Who.
    /// @param up Whether on a rise.
    /// @param stake Wei.
    event Predicted(uint256 indexed slot, address indexed predictor, bool up, uint256 stake);
    /// @notice A slot is over.
    /// @param slot Its number.
    /// @param price Its mean price, in 1/10^18 coins a token.
    /// @param rose Whether that is more than that of the slot before.
    /// @param revenue Wei that subscribers paid for it.
    /// @param lost Wei that those who were wrong lose.
    /// @param toTreasury Wei of both that the DAO gets, as nobody was right.
    event SlotEnded(
        uint256 indexed slot,
        uint256 price,
        bool rose,
        uint256 revenue,
        uint256 lost,
        uint256 toTreasury
    );
    /// @notice A prediction was paid out.
    /// @param slot Of which slot.
    /// @param predictor Whose.
    /// @param paid Wei: what is left of the stake, and the share of the pot.
    event PredictionPaid(uint256 indexed slot, address indexed predictor, uint256 paid);

    /// @notice No more than the whole of a wrong stake can be lost.
    /// @param lostPpm What was asked for, in 1/1,000,000.
    error FeedLossTooLarge(uint256 lostPpm);
    /// @notice Predictions are of the next slot alone.
    /// @param slot The one that was named.
    /// @param next The next one.
    error FeedSlotNotNext(uint256 slot, uint256 next);
    /// @notice A prediction is staked, and made once.
    error FeedPredictionInvalid();
    /// @notice The running slot is not over.
    /// @param endsAt When it is, in Unix seconds.
    error FeedSlotRuns(uint256 endsAt);
    /// @notice Nothing is due to the account for the slot.
    error FeedNothingDue();

    /// @notice Starts with the first call of `endSlot`.
    /// @param pair_ The Uniswap v2 pair of token and coin.
    /// @param token_ Whose price is predicted.
    /// @param coin_ What is staked and paid.
    /// @param slotSeconds How long a slot is, at least.
    /// @param subscription_ What subscribers pay, and for how many slots.
    /// @param lostPpm What of a wrong stake is lost, in 1/1,000,000.
    /// @param treasury_ Who gets what nobody won.
    constructor(
        IPair pair_,
        address token_,
        IERC20 coin_,
        uint256 slotSeconds,
        Subscription memory subscription_,
        uint256 lostPpm,
        address treasury_
    ) PairMeanPrice(pair_, token_ < address(coin_), slotSeconds) FeedSubscriptions(coin_, subscription_) {
        if (lostPpm > WHOLE_PPM) revert FeedLossTooLarge(lostPpm);
        _LOST_PPM = lostPpm;
        _TREASURY = treasury_;
    }

    /// @notice Stakes on whether the mean price of the next slot is higher than that of the running one.
    /// @param slot The next slot's number: a prediction that comes too late is not one of another slot.
    /// @param up Whether on a rise.
    /// @param stake Wei that the caller approved.
    function predict(uint256 slot, bool up, uint256 stake) external {
        uint256 next = runningSlot() + 1;
        if (slot != next) revert FeedSlotNotNext(slot, next);
        Prediction storage prediction = _predictions[slot][msg.sender];
        if (stake == 0 || prediction.stake != 0) revert FeedPredictionInvalid();
        (prediction.stake, prediction.up) = (stake.toUint128(), up);
        Slot storage staked = _slots[slot];
        if (up) staked.up += stake.toUint128();
        else staked.down += stake.toUint128();
        emit Predicted(slot, msg.sender, up, stake);
        _COIN.safeTransferFrom(msg.sender, address(this), stake);
    }

    /// @notice Ends the running slot once its time is over; anyone may. The first call starts the feed.
    function endSlot() external {
        if (!_isWatching()) {
            _watch();
            if (_isWatching()) emit FeedStarted();
            return;
        }
        uint256 endsAt = _nextLookAt();
        if (block.timestamp < endsAt) revert FeedSlotRuns(endsAt);
        (uint256 tokens, uint256 coins) = _reserves();
        uint256 mean = _meanPrice(tokens, coins);
        bool rose = mean > _lastMean;
        _lastMean = mean;
        (uint256 slot, uint256 revenue) = _nextSlot();
        _settle(slot, Math.mulDiv(mean, 1e18, _Q112), rose, revenue);
    }

    /// @notice Pays the caller what is due for a slot that is over.
    /// @param slot Its number.
    function claim(uint256 slot) external {
        uint256 due = dueTo(slot, msg.sender);
        Prediction storage prediction = _predictions[slot][msg.sender];
        if (!_slots[slot].ended || prediction.stake == 0 || prediction.paid) revert FeedNothingDue();
        prediction.paid = true;
        emit PredictionPaid(slot, msg.sender, due);
        if (due > 0) _COIN.safeTransfer(msg.sender, due);
    }

    /// @notice What was staked on the next slot, for those who have subscribed to it alone.
    /// @dev On a chain that all can read this keeps nobody from looking, but whoever keeps to it.
    /// @return up Wei staked on a rise.
    /// @return down Wei staked on none.
    function forecast() external view returns (uint256 up, uint256 down) {
        uint256 next = runningSlot() + 1;
        if (subscribedUntil(msg.sender) < next) revert FeedNotSubscribed(next);
        return (_slots[next].up, _slots[next].down);
    }

    /// @notice A slot that is over, or an empty one.
    /// @param slot Its number.
    function slotOf(uint256 slot) external view returns (Slot memory) {
        return _slots[slot].ended ? _slots[slot] : Slot(0, 0, 0, false, false);
    }

    /// @notice Wei due to an account for a slot that is over, paid out or not.
    /// @param slot Its number.
    /// @param predictor Whose prediction.
    function dueTo(uint256 slot, address predictor) public view returns (uint256) {
        Slot memory over = _slots[slot];
        Prediction memory made = _predictions[slot][predictor];
        if (!over.ended || made.stake == 0) return 0;
        // Rounded against whoever is paid, so that all can be.
        if (made.up != over.rose) return made.stake - Math.mulDiv(made.stake, _LOST_PPM, WHOLE_PPM, Math.Rounding.Ceil);
        return made.stake + Math.mulDiv(over.pot, made.stake, over.rose ? over.up : over.down);
    }

    /// @dev Shares out a slot's revenue and what was lost on it.
    function _settle(uint256 number, uint256 price, bool rose, uint256 revenue) private {
        Slot storage slot = _slots[number];
        (uint256 right, uint256 wrong) = rose ? (slot.up, slot.down) : (slot.down, slot.up);
        uint256 lost = Math.mulDiv(wrong, _LOST_PPM, WHOLE_PPM);
        uint256 pot = revenue + lost;
        (slot.ended, slot.rose) = (true, rose);
        uint256 toTreasury = right == 0 ? pot : 0;
        if (right > 0) slot.pot = pot.toUint128();
        emit SlotEnded(number, price, rose, revenue, lost, toTreasury);
        if (toTreasury > 0) _COIN.safeTransfer(_TREASURY, toTreasury);
    }
}
