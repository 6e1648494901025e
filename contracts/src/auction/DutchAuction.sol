// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AuctionParties, AuctionTerms, TokenAuction} from "./TokenAuction.sol";

/// @notice How a price falls.
/// @param startPrice Coins for 10^18 wei of tokens at the start.
/// @param keptEachSecond What is left of the price a second later, in 1/10^27; 0: it falls by a straight line, to the
/// reserve price at the end.
/// @param onePrice Whether everybody pays the last price in the end, and gets back what it paid more.
struct DutchTerms {
    uint256 startPrice;
    uint256 keptEachSecond;
    bool onePrice;
}

/// @title A Dutch auction: the price falls until everything is sold or the time is over.
/// @notice Whoever finds the price low enough buys at it. Either that is what it pays and it has its tokens at once, or
/// everybody pays the last price: that at which the last token went, or the reserve price where some are left. Prices
/// and what is paid are rounded up, what is paid back is rounded down. Amounts are wei.
contract DutchAuction is TokenAuction {
    using SafeERC20 for IERC20;

    uint256 private constant RAY = 1e27;

    uint256 private immutable _START_PRICE;
    uint256 private immutable _KEPT_EACH_SECOND;
    bool private immutable _ONE_PRICE;

    struct Purchase {
        uint256 tokens;
        uint256 paid;
    }

    uint256 private _left;
    uint256 private _paid;
    uint256 private _lastPrice;
    mapping(address account => Purchase) private _purchases;

    /// @notice Somebody bought.
    /// @param buyer Who.
    /// @param tokens Wei.
    /// @param coins Wei paid.
    event DutchBought(address indexed buyer, uint256 tokens, uint256 coins);

    /// @notice It costs more than was allowed.
    /// @param coins Wei that it costs.
    /// @param most Wei that were allowed.
    error DutchTooDear(uint256 coins, uint256 most);

    /// @notice Begins with all tokens left.
    /// @param parties What it works with.
    /// @param terms What it sells, and when.
    /// @param fall How the price falls.
    constructor(
        AuctionParties memory parties,
        AuctionTerms memory terms,
        DutchTerms memory fall
    ) TokenAuction(parties, terms) {
        if (fall.startPrice < terms.reservePrice || fall.keptEachSecond > RAY) revert AuctionTermsInvalid();
        _START_PRICE = fall.startPrice;
        _KEPT_EACH_SECOND = fall.keptEachSecond;
        _ONE_PRICE = fall.onePrice;
        _left = terms.offered;
    }

    /// @notice Buys at the price of now, with coins that the auction must be approved for.
    /// @param tokens Wei wanted; fewer are bought when fewer are left.
    /// @param most Wei of coins that may be paid.
    /// @return bought Wei of tokens.
    /// @return coins Wei paid.
    function buy(uint256 tokens, uint256 most) external onlyOpen returns (uint256 bought, uint256 coins) {
        bought = Math.min(tokens, _left);
        if (bought == 0) revert AuctionNothing();
        uint256 price_ = price();
        coins = Math.mulDiv(bought, price_, _UNIT, Math.Rounding.Ceil);
        if (coins > most) revert DutchTooDear(coins, most);
        _left -= bought;
        _paid += coins;
        _lastPrice = price_;
        if (_ONE_PRICE) {
            Purchase storage own = _purchases[msg.sender];
            if (own.tokens == 0) _owe();
            own.tokens += bought;
            own.paid += coins;
        }
        emit DutchBought(msg.sender, bought, coins);
        _COIN.safeTransferFrom(msg.sender, address(this), coins);
        if (!_ONE_PRICE) _TOKEN.safeTransfer(msg.sender, bought);
    }

    /// @notice Ends the auction, once all is sold or its time is over. Anyone may.
    function settle() external {
        if (_left > 0 && block.timestamp < _ENDS_AT) revert AuctionNotOver(_ENDS_AT);
        uint256 last = _left == 0 ? _lastPrice : _RESERVE_PRICE;
        uint256 sold_ = _OFFERED - _left;
        _close(last, sold_, _ONE_PRICE ? Math.mulDiv(sold_, last, _UNIT) : _paid);
    }

    /// @notice Takes what the caller bought, and what it paid over the last price.
    function claim() external onlySettled(true) {
        Purchase memory own = _purchases[msg.sender];
        if (own.tokens == 0) revert AuctionNothing();
        delete _purchases[msg.sender];
        _payClaim(
            msg.sender,
            own.tokens,
            own.paid - Math.mulDiv(own.tokens, _clearingPrice, _UNIT, Math.Rounding.Ceil)
        );
    }

    /// @notice Wei of tokens that are left.
    function left() external view returns (uint256) {
        return _left;
    }

    /// @notice Wei of coins ever paid.
    function paid() external view returns (uint256) {
        return _paid;
    }

    /// @notice Coins for 10^18 wei of tokens at this time, rounded up.
    function price() public view returns (uint256) {
        if (block.timestamp <= _STARTS_AT) return _START_PRICE;
        if (block.timestamp >= _ENDS_AT) return _RESERVE_PRICE;
        uint256 gone = block.timestamp - _STARTS_AT;
        if (_KEPT_EACH_SECOND > 0) {
            uint256 kept = Math.mulDiv(_START_PRICE, _power(_KEPT_EACH_SECOND, gone), RAY, Math.Rounding.Ceil);
            return Math.max(_RESERVE_PRICE, kept);
        }
        return _START_PRICE - ((_START_PRICE - _RESERVE_PRICE) * gone) / (_ENDS_AT - _STARTS_AT);
    }

    /// @dev By squaring, each product rounded up; all numbers in 1/10^27 and at most 1.
    function _power(uint256 base, uint256 exponent) private pure returns (uint256 result) {
        result = RAY;
        for (; exponent > 0; exponent >>= 1) {
            if (exponent & 1 == 1) result = Math.ceilDiv(result * base, RAY);
            base = Math.ceilDiv(base * base, RAY);
        }
    }
}
