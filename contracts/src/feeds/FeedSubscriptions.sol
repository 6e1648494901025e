// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Who has paid for which slots of a feed, and what each slot earns by it.
/// @notice A subscription begins with the next slot and is earned in equal parts, slot by slot; what does not divide is
/// earned in the last. Slots are counted from 0. Amounts are wei of coins.
abstract contract FeedSubscriptions {
    using SafeERC20 for IERC20;

    /// @notice What subscribers pay.
    /// @param price Wei for one subscription.
    /// @param slots How many slots it is for.
    struct Subscription {
        uint256 price;
        uint256 slots;
    }

    IERC20 internal immutable _COIN;
    uint256 private immutable _PRICE;
    uint256 private immutable _SLOTS;

    uint256 private _running;
    /// @dev Wei that the running slot earns of subscriptions that go on.
    uint256 private _perSlot;
    /// @dev Subscriptions that begin with a slot; they end with the slot that is `_SLOTS - 1` later.
    mapping(uint256 slot => uint256) private _beginning;
    mapping(address account => uint256) private _until;

    /// @notice Somebody subscribed.
    /// @param subscriber Who.
    /// @param first From which slot on.
    /// @param last To which one.
    /// @param paid Wei.
    event FeedSubscribed(address indexed subscriber, uint256 first, uint256 last, uint256 paid);

    /// @notice A subscription is for some slots.
    error FeedSubscriptionEmpty();
    /// @notice The account has subscribed beyond the running slot.
    /// @param last Until which.
    error FeedAlreadySubscribed(uint256 last);
    /// @notice The account has not subscribed to the slot.
    /// @param slot Which.
    error FeedNotSubscribed(uint256 slot);

    /// @notice Nobody has subscribed.
    /// @param coin_ What is paid.
    /// @param subscription_ How much, for how many slots.
    constructor(IERC20 coin_, Subscription memory subscription_) {
        if (subscription_.slots == 0) revert FeedSubscriptionEmpty();
        _COIN = coin_;
        _PRICE = subscription_.price;
        _SLOTS = subscription_.slots;
    }

    /// @notice Subscribes from the next slot on, for coins that the caller approved.
    function subscribe() external {
        uint256 first = _running + 1;
        if (_until[msg.sender] >= first) revert FeedAlreadySubscribed(_until[msg.sender]);
        uint256 last = _running + _SLOTS;
        _until[msg.sender] = last;
        ++_beginning[first];
        emit FeedSubscribed(msg.sender, first, last, _PRICE);
        _COIN.safeTransferFrom(msg.sender, address(this), _PRICE);
    }

    /// @notice What a subscription costs, and how many slots it is for.
    function subscription() external view returns (Subscription memory) {
        return Subscription(_PRICE, _SLOTS);
    }

    /// @notice The number of the slot that runs.
    function runningSlot() public view returns (uint256) {
        return _running;
    }

    /// @notice The last slot that an account has subscribed to; 0 for none.
    /// @param account Whose.
    function subscribedUntil(address account) public view returns (uint256) {
        return _until[account];
    }

    /// @notice Goes on to the next slot.
    /// @return slot The one that is over.
    /// @return revenue Wei that it has earned.
    function _nextSlot() internal returns (uint256 slot, uint256 revenue) {
        slot = _running;
        _running = slot + 1;
        uint256 each = _PRICE / _SLOTS;
        _perSlot += _beginning[slot] * each;
        revenue = _perSlot;
        if (slot + 1 >= _SLOTS) {
            uint256 ending = _beginning[slot + 1 - _SLOTS];
            revenue += ending * (_PRICE - each * _SLOTS);
            _perSlot -= ending * each;
        }
    }
}
