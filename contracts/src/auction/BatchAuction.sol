// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AuctionParties, AuctionTerms, TokenAuction} from "./TokenAuction.sol";

/// @notice The prices that bids may name: the reserve price, and so many steps from it upwards.
/// @param tickSize Coins for 10^18 wei of tokens between two of them.
/// @param ticks How many there are.
struct BatchTerms {
    uint256 tickSize;
    uint32 ticks;
}

/// @notice A bid: so many coins, for as many tokens as they buy at no more than a price.
/// @param bidder Whose.
/// @param tick The price, as a number of steps over the reserve price.
/// @param coins Wei; 0 once it is claimed.
struct Bid {
    address bidder;
    uint32 tick;
    uint256 coins;
}

/// @title A batch auction: bids are collected, and one price clears them all.
/// @notice It is the highest at which what is bid at it or above buys all that is offered, or else the reserve price.
/// Bids over it are filled whole, those at it pro rata where they are too many, those under it not at all. Bids of one
/// price are counted together, so that the price is found by going through the prices and not through the bids, in
/// parts as large as the caller likes: no number of bids keeps it from being found. Bids are open, and stand. Tokens
/// are rounded down and what is spent is rounded up. Amounts are wei.
contract BatchAuction is TokenAuction {
    using SafeERC20 for IERC20;

    uint256 private immutable _TICK_SIZE;
    uint256 private immutable _TICKS;

    Bid[] private _bids;
    mapping(uint256 tick => uint256) private _demand;
    uint256 private _paid;
    /// @dev How far down the prices have been gone through, and what is bid there.
    uint256 private _tick;
    uint256 private _above;
    /// @dev Where bids are filled in part, and wei of coins that are spent there.
    uint256 private _marginalTick;
    uint256 private _marginalSpent;

    /// @notice Somebody bid.
    /// @param id The bid's number, from 0.
    /// @param bidder Who.
    /// @param coins Wei.
    /// @param tick The highest price, as a number of steps over the reserve price.
    event BidPlaced(uint256 indexed id, address indexed bidder, uint256 coins, uint256 tick);
    /// @notice Some prices were gone through, and all of them are too high.
    /// @param tick The lowest of them.
    /// @param coins Wei bid at it or above.
    event ClearingAdvanced(uint256 tick, uint256 coins);
    /// @notice A bid was paid out.
    /// @param id Its number.
    /// @param spent Wei of its coins that bought tokens.
    event BidFilled(uint256 indexed id, uint256 spent);

    /// @notice No such price.
    /// @param tick Its number.
    error BatchNoSuchTick(uint256 tick);

    /// @notice Begins without bids.
    /// @param parties What it works with.
    /// @param terms What it sells, and when.
    /// @param prices The prices that bids may name.
    constructor(
        AuctionParties memory parties,
        AuctionTerms memory terms,
        BatchTerms memory prices
    ) TokenAuction(parties, terms) {
        if (prices.ticks == 0 || prices.tickSize == 0) revert AuctionTermsInvalid();
        _TICK_SIZE = prices.tickSize;
        _TICKS = prices.ticks;
        _tick = prices.ticks;
    }

    /// @notice Bids coins, which the auction must be approved for.
    /// @param coins Wei.
    /// @param tick The highest price, as a number of steps over the reserve price.
    /// @return id The bid's number.
    function bid(uint256 coins, uint32 tick) external onlyOpen returns (uint256 id) {
        if (coins == 0) revert AuctionNothing();
        if (tick >= _TICKS) revert BatchNoSuchTick(tick);
        id = _bids.length;
        _bids.push(Bid(msg.sender, tick, coins));
        _demand[tick] += coins;
        _paid += coins;
        _owe();
        emit BidPlaced(id, msg.sender, coins, tick);
        _COIN.safeTransferFrom(msg.sender, address(this), coins);
    }

    /// @notice Looks for the price from the highest downwards, and ends the auction once it is found. Anyone may.
    /// @param most How many prices to go through in this call.
    function settle(uint256 most) external onlySettled(false) {
        if (block.timestamp < _ENDS_AT) revert AuctionNotOver(_ENDS_AT);
        if (most == 0) revert AuctionNothing();
        uint256 tick = _tick;
        uint256 above = _above;
        for (; tick > 0 && most > 0; --most) {
            --tick;
            uint256 atTick = priceOf(tick);
            uint256 needed = Math.mulDiv(_OFFERED, atTick, _UNIT);
            if (above > needed) {
                // Those who bid more buy all, at a price between this one and the one above.
                return _clear(tick, 0, above, Math.mulDiv(above, _UNIT, _OFFERED, Math.Rounding.Ceil));
            }
            if (above + _demand[tick] >= needed) return _clear(tick, needed - above, above, atTick);
            above += _demand[tick];
        }
        if (tick == 0) return _clear(0, _demand[0], above - _demand[0], _RESERVE_PRICE);
        _tick = tick;
        _above = above;
        emit ClearingAdvanced(tick, above);
    }

    /// @notice Pays a bid out to its bidder: its tokens, and the coins that it did not spend. Anyone may.
    /// @param id The bid's number.
    function claim(uint256 id) external onlySettled(true) {
        Bid memory own = bidOf(id);
        if (own.coins == 0) revert AuctionNothing();
        _bids[id].coins = 0;
        uint256 spent;
        uint256 counted;
        if (own.tick > _marginalTick) (spent, counted) = (own.coins, own.coins);
        else if (own.tick == _marginalTick) {
            spent = Math.mulDiv(own.coins, _marginalSpent, _demand[own.tick], Math.Rounding.Ceil);
            counted = Math.mulDiv(own.coins, _marginalSpent, _demand[own.tick]);
        }
        emit BidFilled(id, spent);
        _payClaim(own.bidder, Math.mulDiv(counted, _UNIT, _clearingPrice), own.coins - spent);
    }

    /// @notice How many bids there are.
    function bidCount() external view returns (uint256) {
        return _bids.length;
    }

    /// @notice Wei of coins bid at a price.
    /// @param tick Its number.
    function demandAt(uint256 tick) external view returns (uint256) {
        return _demand[tick];
    }

    /// @notice Wei of coins ever bid.
    function paid() external view returns (uint256) {
        return _paid;
    }

    /// @notice A bid as it stands.
    /// @param id Its number.
    function bidOf(uint256 id) public view returns (Bid memory) {
        if (id >= _bids.length) revert AuctionNothing();
        return _bids[id];
    }

    /// @notice Coins for 10^18 wei of tokens.
    /// @param tick How many steps over the reserve price.
    function priceOf(uint256 tick) public view returns (uint256) {
        return _RESERVE_PRICE + tick * _TICK_SIZE;
    }

    function _clear(uint256 tick, uint256 spent, uint256 above, uint256 clearing) private {
        _marginalTick = tick;
        _marginalSpent = spent;
        _close(clearing, Math.mulDiv(above + spent, _UNIT, clearing), above + spent);
    }
}
